import { newId, type ViewerContext } from "~/context.server";
import { normaliseAddress } from "~/domain/address";
import type { BadLine, Invitee } from "~/domain/people";
import { hasLeft } from "~/domain/sponsors";
import { paths } from "~/paths";
import { findPersonByAddress, listRolesByPerson } from "~db/queries/people";
import { listPeopleOfSponsor, updateSponsorOfPerson } from "~db/queries/sponsor-people";
import { findSponsor } from "~db/queries/sponsors";
import { record } from "./history.server";
import { drawForPerson, postAll } from "./notice.server";
import { inviteWithin, prepareInvitations } from "./people.server";

/**
 * Invites people to be a sponsor's, all or none. Who holds the role sponsor already and is nobody's yet becomes this
 * sponsor's at once and is told. Gives the lines that cannot be.
 */
export async function inviteForSponsor(
  context: ViewerContext,
  { sponsorId, people }: { sponsorId: string; people: readonly Invitee[] },
): Promise<BadLine[]> {
  const { db, edition, portal, now } = context;
  const of = { editionId: edition.id };
  const named = await findSponsor(db, { id: sponsorId, ...of });
  const held: { line: number; personId: string }[] = [];
  const strangers: Invitee[] = [];
  for (const one of people) {
    const known = await findPersonByAddress(db, normaliseAddress(one.address));
    const roles = known ? await listRolesByPerson(db, { ...of, personId: known.id }) : [];
    if (known && roles.some(({ role }) => role === "sponsor"))
      held.push({ line: one.line, personId: known.id });
    else strangers.push(one);
  }
  const prepared = await prepareInvitations(context, {
    ...{ people: strangers, role: "sponsor" },
    sponsor: named?.name ?? null,
  });
  const mails = new Map(
    await Promise.all(
      held.map(
        async ({ personId }) =>
          [
            personId,
            await drawForPerson(context, personId, (t) => ({
              subject: t("sponsoring.tiedSubject", { name: named?.name ?? "" }),
              heading: t("sponsoring.tiedSubject", { name: named?.name ?? "" }),
              paragraphs: [t("people.aboutSponsor")],
              action: { label: t("sponsoring.open"), url: portal.publicUrl + paths.ownSponsor },
            })),
          ] as const,
      ),
    ),
  );
  const once = newId(portal);
  return db
    .transaction()
    .execute(async (trx) => {
      const sponsor = await findSponsor(trx, { id: sponsorId, ...of });
      const refuse = (lines: readonly { line: number }[], reason: BadLine["reason"]) =>
        lines.map(({ line }) => ({
          line,
          text: people.find((one) => one.line === line)?.text ?? "",
          reason,
        }));
      if (!sponsor || hasLeft(sponsor, now)) return refuse(people, { id: "sponsors.ended" });
      const before = new Set((await listPeopleOfSponsor(trx, sponsorId)).map(({ id }) => id));
      const theirs = held.filter(({ personId }) => before.has(personId));
      if (theirs.length > 0) return refuse(theirs, { id: "sponsoring.alreadyTheirs" });
      const tied: { line: number; personId: string }[] = [];
      for (const one of held)
        if (await updateSponsorOfPerson(trx, { ...of, personId: one.personId, sponsorId })) tied.push(one);
      const others = held.filter((one) => !tied.includes(one));
      if (others.length > 0) throw new Taken(refuse(others, { id: "sponsoring.anothers" }));
      const { bad, invited } = await inviteWithin(trx, context, { prepared, role: "sponsor" });
      if (bad.length > 0) throw new Taken(bad);
      for (const { personId } of invited) await updateSponsorOfPerson(trx, { ...of, personId, sponsorId });
      for (const { personId } of [...tied, ...invited])
        await record(trx, context, {
          act: "sponsor.personTied",
          kind: "sponsor",
          id: sponsorId,
          facts: { person: personId },
        });
      for (const { personId } of tied)
        await postAll(trx, context, { kind: "sponsorTied", id: once }, mails.get(personId) ?? []);
      return [];
    })
    .catch((error: unknown) => {
      if (error instanceof Taken) return error.lines;
      throw error;
    });
}

/** Undoes the transaction: some of the lines cannot be done. */
class Taken extends Error {
  constructor(readonly lines: BadLine[]) {
    super("Some people cannot be invited");
  }
}
