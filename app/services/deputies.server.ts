import type { ViewerContext } from "~/context.server";
import { normaliseAddress } from "~/domain/address";
import { isSameName, type ownKinds } from "~/domain/conflicts";
import { type DecidingRole, mayJudge, refuseDeputy } from "~/domain/deputies";
import type { Refusal } from "~/domain/message";
import { refuseRole, type Role } from "~/domain/roles";
import { paths } from "~/paths";
import type { Db } from "~db/client";
import { listDeputies, writeDeputy } from "~db/queries/deputies";
import { findPersonByAddress, listRoleHolders, listRolesByPerson } from "~db/queries/people";
import { listConflictCategories } from "~db/queries/rankings";
import { findTiesOf, readEntriesForJudging } from "./conflicts.server";
import { record } from "./history.server";
import { drawNotice } from "./notice.server";
import { post } from "./outbox.server";

/** Chairs or organisers who may act in a category in somebody's place. */
export async function listFreeDeputies(
  db: Db,
  { edition, viewer }: ViewerContext,
  { role, category }: { role: DecidingRole; category: string },
) {
  const holders = await listRoleHolders(db, { editionId: edition.id, roles: [role] });
  const free = [];
  for (const { personId, name } of holders) {
    const tiedTo = await listConflictCategories(db, { editionId: edition.id, personId });
    if (
      refuseDeputy({ id: personId, roles: [role], tiedTo }, { personId: viewer.id, role, category }) === null
    )
      free.push({ id: personId, name });
  }
  return free;
}

/**
 * A chair or organiser says that they have a tie to a category. From then on its sheets, ranking and decision are not
 * read for them; the deputy, if there is one yet, is told that these are theirs.
 */
export async function declareTie(
  context: ViewerContext,
  tie: {
    role: DecidingRole;
    category: string;
    kind: (typeof ownKinds)[number];
    reason: string;
    deputyId: string | null;
    version: number;
  },
): Promise<Refusal> {
  const { db, edition, viewer, now, portal } = context;
  const holders = await listRoleHolders(db, { editionId: edition.id, roles: [tie.role] });
  const deputy = holders.find((one) => one.personId === tie.deputyId);
  const mail =
    deputy &&
    (await drawNotice(context, deputy.language, (t) => ({
      subject: t("conflicts.deputyMailSubject", { category: tie.category }),
      heading: t("conflicts.deputyMailSubject", { category: tie.category }),
      name: deputy.name,
      paragraphs: [t("conflicts.deputyMailWords", { name: viewer.name, category: tie.category })],
      action: {
        label: t("conflicts.deputyMailAction"),
        url: `${portal.publicUrl}${paths.ranking(tie.category)}`,
      },
    })));
  return db.transaction().execute(async (trx): Promise<Refusal> => {
    if (!edition.rulebook.categories.some(({ id }) => id === tie.category))
      return { id: "conflicts.categoryGone" };
    if (!viewer.roles.includes(tie.role)) return { id: "conflicts.deputyRole", values: { role: tie.role } };
    if (tie.deputyId !== null) {
      const tiedTo = await listConflictCategories(trx, { editionId: edition.id, personId: tie.deputyId });
      const roles = (await listRolesByPerson(trx, { editionId: edition.id, personId: tie.deputyId }))
        .filter((one) => one.state === "active")
        .map((one) => one.role);
      const refusal = refuseDeputy({ id: tie.deputyId, roles, tiedTo }, { ...tie, personId: viewer.id });
      if (refusal) return refusal;
    }
    const before = (await listDeputies(trx, edition.id)).find(
      (one) => one.personId === viewer.id && one.role === tie.role && one.category === tie.category,
    );
    if (!(await writeDeputy(trx, { ...tie, editionId: edition.id, personId: viewer.id, createdAt: now })))
      return { id: "fault.stale" };
    await record(trx, context, {
      act: before ? "deputy.changed" : "deputy.named",
      kind: "person",
      id: viewer.id,
      facts: { category: tie.category, role: tie.role, kind: tie.kind, deputy: tie.deputyId },
      words: { reason: tie.reason },
    });
    if (deputy && mail && before?.deputyId !== tie.deputyId)
      await post(trx, context, {
        key: `deputy.named/${tie.category}-${viewer.id}/${deputy.personId}/${tie.version + 1}`,
        kind: "deputy.named",
        to: { personId: deputy.personId, address: deputy.address },
        mail,
      });
    return null;
  });
}

/**
 * Whether a person may be invited to judge a category. The answer is all that leaves this place: neither whether the
 * portal knows them, nor from which entry or whose words a no comes. That it was asked is recorded.
 */
export async function askWhetherToInvite(
  context: ViewerContext,
  {
    name,
    address,
    organisation,
    category,
  }: { name: string; address: string; organisation: string; category: string },
): Promise<boolean> {
  const { db, edition } = context;
  return db.transaction().execute(async (trx) => {
    const known = await findPersonByAddress(trx, normaliseAddress(address));
    const held = known ? await listRolesByPerson(trx, { editionId: edition.id, personId: known.id }) : [];
    const entries = (await readEntriesForJudging(trx, context)).filter(
      (entry) => entry.category === category,
    );
    const ties = await findTiesOf(trx, context, {
      judge: { id: known?.id ?? "", name, organisation, past: [], country: null, addresses: [address] },
      entries,
    });
    const answer = mayJudge(ties, {
      // Who judges already may: nothing new is told by it.
      clash:
        refuseRole(
          held.map((one) => one.role as Role).filter((role) => role !== "judge"),
          "judge",
        ) !== null,
      named: entries.some((entry) => entry.ties.excluded.some((one) => isSameName(one.name, name))),
    });
    await record(trx, context, {
      act: "judge.asked",
      kind: "edition",
      id: edition.id,
      facts: { category, answer },
      words: { name, address },
    });
    return answer;
  });
}
