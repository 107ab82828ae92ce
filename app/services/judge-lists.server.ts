import type { ViewerContext } from "~/context.server";
import { normaliseAddress } from "~/domain/address";
import type { BadJudge, ListedJudge } from "~/forms/judge-list";
import { findJudge, insertJudge, updateJudge } from "~db/queries/judges";
import { findPersonByAddress } from "~db/queries/people";
import { keepFoundConflicts, readFoundConflicts } from "./conflicts.server";
import { record } from "./history.server";
import { drawLateNotices } from "./late-conflicts.server";
import { registerJudge } from "./judges.server";
import { inviteWithin, prepareInvitations } from "./people.server";

/**
 * Brings in a list of judges, all of it or nothing: who is new is invited with a profile, who judges already gets the
 * list's profile. Gives the lines that were refused, with the reason.
 */
export async function importJudges(
  context: ViewerContext,
  list: readonly ListedJudge[],
): Promise<{ bad: BadJudge[]; invited: number; changed: number }> {
  const { db, edition } = context;
  const known = new Map<number, string>();
  for (const one of list) {
    const person = await findPersonByAddress(db, normaliseAddress(one.address));
    const role = person && (await findJudge(db, { editionId: edition.id, personId: person.id }));
    if (person && role && (role.state === "active" || role.state === "invited"))
      known.set(one.line, person.id);
  }
  const people = list
    .filter((one) => !known.has(one.line))
    .map(({ line, name, address }) => ({ line, text: `${name}, ${address}`, name, address }));
  const prepared = await prepareInvitations(context, { people, role: "judge" });
  const notices = await drawLateNotices(context);
  return db.transaction().execute(async (trx) => {
    const { bad, invited } = await inviteWithin(trx, context, { prepared, role: "judge" });
    if (bad.length > 0) return { bad, invited: 0, changed: 0 };
    const personOf = new Map([...known, ...invited.map((one) => [one.line, one.personId] as const)]);
    for (const { line, name: _, address: __, ...listed } of list) {
      const personId = personOf.get(line)!; // each line is known or was invited
      const of = { editionId: edition.id, personId };
      const profile = (await findJudge(trx, of))?.profile;
      // What the list leaves out stays as it is.
      const given = {
        categories: listed.categories,
        capacity: listed.capacity,
        isReserve: listed.isReserve,
        least: listed.least,
        ...(listed.tags.length > 0 && { tags: listed.tags }),
        ...(listed.organisation !== "" && { organisation: listed.organisation }),
        ...(listed.country !== "" && { country: listed.country }),
        ...(listed.languages.length > 0 && { languages: listed.languages }),
        ...(listed.expertise.length > 0 && { expertise: listed.expertise }),
        ...(listed.past.length > 0 && { past: listed.past }),
      };
      if (profile) await updateJudge(trx, { ...given, ...of, version: profile.version });
      else await insertJudge(trx, { ...given, ...of });
      if (listed.organisation !== "")
        await registerJudge(trx, context, {
          personId,
          organisation: listed.organisation,
          country: listed.country || null,
        });
      await record(trx, context, {
        act: "judge.changed",
        kind: "judge",
        id: personId,
        facts: {
          line,
          categories: listed.categories,
          capacity: listed.capacity,
          isReserve: listed.isReserve,
        },
      });
    }
    await keepFoundConflicts(trx, context, await readFoundConflicts(trx, context), { notices });
    return { bad: [], invited: invited.length, changed: known.size };
  });
}
