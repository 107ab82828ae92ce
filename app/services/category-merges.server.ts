import { newId, type ViewerContext } from "~/context.server";
import { judgedIn, refuseMerge, refuseMergeAnswer } from "~/domain/category-merges";
import type { Message, Refusal } from "~/domain/message";
import { categoryOf, type Rulebook } from "~/domain/rulebook";
import { inLanguage } from "~/domain/words";
import { paths } from "~/paths";
import type { Db } from "~db/client";
import {
  countValidByCategory,
  endDeclarations,
  findMergeAct,
  insertMerge,
  listEntriesOfMerge,
  listMerges,
  markMergeAnswered,
} from "~db/queries/category-merges";
import { listActiveJudges, listAddressesOf } from "~db/queries/judges";
import { listRoleHolders } from "~db/queries/people";
import { hasPublishedPlan } from "~db/queries/plans";
import { listConflictCategories } from "~db/queries/rankings";
import { keepFoundConflicts, readFoundConflicts } from "./conflicts.server";
import { record } from "./history.server";
import { drawLateNotices } from "./late-conflicts.server";
import { type DrawnMail, postAll } from "./notice.server";
import { drawForLeads, drawForPeople } from "./outcome-mails.server";

/** What entered `category` is to be judged in `into`; in the category itself, to take a merge back. */
type Wish = { category: string; into: string };

/** Why these entries may not come to be judged there as things are now, or null. */
async function refuseFor(db: Db, context: ViewerContext, { category, into }: Wish): Promise<Refusal> {
  const { edition, now, viewer } = context;
  const counts = await countValidByCategory(db, edition.id);
  return refuseMerge({
    book: edition.rulebook,
    now,
    category,
    into,
    merges: await listMerges(db, edition.id),
    count: counts.find((one) => one.category === category) ?? { valid: 0, open: 0 },
    isPublished: await hasPublishedPlan(db, edition.id),
    tiedTo: await listConflictCategories(db, { editionId: edition.id, personId: viewer.id }),
  });
}

/** An organiser proposes to merge a thin category, or to take a merge back; the other organisers are told. */
export async function proposeMerge(
  context: ViewerContext,
  { category, into, reason }: Wish & { reason: string },
): Promise<{ id: string; refusal: null } | { id: null; refusal: Message }> {
  const { db, edition, now, portal, viewer } = context;
  const id = newId(portal);
  const others = (await listRoleHolders(db, { editionId: edition.id, roles: ["organiser"] })).filter(
    (one) => one.personId !== viewer.id,
  );
  const mails = await drawForPeople(context, others, (t) => ({
    subject: t("merging.askedSubject", wordsOf({ category, into })),
    heading: t("merging.askedHeading"),
    paragraphs: [t("merging.askedWords", { ...wordsOf({ category, into }), name: viewer.name }), reason],
    action: { label: t("merging.askedOpen"), url: portal.publicUrl + paths.categoryMerge(id) },
  }));
  return db.transaction().execute(async (trx) => {
    const refusal = await refuseFor(trx, context, { category, into });
    if (refusal) return { id: null, refusal };
    const isNew = await insertMerge(trx, {
      id,
      editionId: edition.id,
      category,
      judgedIn: into,
      reason,
      proposedById: viewer.id,
      now,
    });
    if (!isNew) return { id: null, refusal: { id: "merging.waits", values: { category } } };
    await record(trx, context, {
      act: "merge.proposed",
      kind: "edition",
      id: edition.id,
      facts: { merge: id, category, into },
      words: { reason },
    });
    await postAll(trx, context, { kind: "merge.proposed", id }, mails);
    return { id, refusal: null };
  });
}

/** A proposal with why this person may not let it hold, or null; undefined if there is none. */
export async function readMerge(db: Db, context: ViewerContext, id: string) {
  const { edition, viewer } = context;
  const merge = await findMergeAct(db, { id, editionId: edition.id });
  if (!merge) return undefined;
  const wish = { category: merge.category, into: merge.judgedIn };
  return {
    merge,
    wish,
    refusal:
      refuseMergeAnswer(merge, { personId: viewer.id, isMade: true }) ?? (await refuseFor(db, context, wish)),
  };
}

/**
 * A second organiser lets a merge hold, or refuses it. From then on the entries are judged there: ties are looked for
 * anew, judges of the receiving category are asked for their word again, and every entrant is told.
 */
export async function answerMerge(
  context: ViewerContext,
  { id, isMade }: { id: string; isMade: boolean },
): Promise<Refusal> {
  const { db, edition, now, viewer } = context;
  const before = await readMerge(db, context, id);
  if (!before) return { id: "merging.answered" };
  const { category, into } = before.wish;
  const concerned = { editionId: edition.id, category };
  const entries = await listEntriesOfMerge(db, concerned);
  const told: DrawnMail[] = [];
  const asked = isMade ? await drawForJudges(context, before.wish) : [];
  if (isMade)
    for (const entry of entries)
      told.push(...(await drawForEntrants(context, entry.id, before.wish, before.merge.reason)));
  const notices = isMade ? await drawLateNotices(context) : [];
  return db.transaction().execute(async (trx): Promise<Refusal> => {
    const known = await readMerge(trx, context, id);
    if (!known) return { id: "merging.answered" };
    const refusal = isMade ? known.refusal : refuseMergeAnswer(known.merge, { personId: viewer.id, isMade });
    if (refusal) return refusal;
    const current = await listEntriesOfMerge(trx, concerned);
    if (current.map((one) => one.id).join() !== entries.map((one) => one.id).join())
      return { id: "merging.moved" };
    const state = isMade ? "made" : "refused";
    if (!(await markMergeAnswered(trx, { id, ...concerned, state, personId: viewer.id, now })))
      return { id: "merging.answered" };
    const again =
      isMade && into !== category ? await endDeclarations(trx, { ...concerned, category: into }) : 0;
    if (isMade) await keepFoundConflicts(trx, context, await readFoundConflicts(trx, context), { notices });
    await record(trx, context, {
      act: isMade ? "merge.made" : "merge.refused",
      kind: "edition",
      id: edition.id,
      facts: {
        merge: id,
        category,
        into,
        proposer: known.merge.proposedById,
        ...(isMade && { entries: entries.map((one) => one.id), declarations: again }),
      },
      words: { reason: known.merge.reason },
    });
    await postAll(trx, context, { kind: "merge.made", id }, told);
    await postAll(trx, context, { kind: "merge.declare", id }, asked);
    return null;
  });
}

/** The values of sentences about a merge. */
const wordsOf = ({ category, into }: Wish) => ({
  category,
  into,
  kind: category === into ? "back" : "merge",
});

/** A category as people read it: its letter and its name. */
export function categoryText(book: Rulebook, id: string, locale: string): string {
  const category = categoryOf(book, id);
  return category ? `${id} ${inLanguage(category.name, locale)}` : id;
}

/** What those who lead an entry are told: where it is judged from now on, why, and that they have nothing to do. */
function drawForEntrants(
  context: ViewerContext,
  entryId: string,
  wish: Wish,
  reason: string,
): Promise<DrawnMail[]> {
  const { rulebook } = context.edition;
  return drawForLeads(context, entryId, (t, entry) => {
    const values = {
      ...wordsOf(wish),
      title: entry.title,
      category: categoryText(rulebook, wish.category, t.locale),
      into: categoryText(rulebook, wish.into, t.locale),
    };
    return {
      subject: t("merging.toldSubject", { ...wordsOf(wish), code: entry.code }),
      heading: t("merging.toldHeading", values),
      paragraphs: [t("merging.toldWords", values), reason, t("merging.toldNext", values)],
    };
  });
}

/** What judges of either category are asked: their word on ties, for what they judge is another set of entries. */
async function drawForJudges(context: ViewerContext, wish: Wish): Promise<DrawnMail[]> {
  const { db, edition, portal } = context;
  const merges = await listMerges(db, edition.id);
  const here = [wish.category, wish.into].map((one) => judgedIn(merges, one));
  const judges = (await listActiveJudges(db, edition.id)).filter((judge) =>
    judge.categories.some((category) => here.includes(category)),
  );
  const addresses = await listAddressesOf(
    db,
    judges.map((judge) => judge.id),
  );
  const readers = judges.flatMap(({ id, name, language }) => {
    const address = addresses.find((one) => one.personId === id)?.address;
    return address === undefined ? [] : [{ personId: id, address, name, language }];
  });
  return drawForPeople(context, readers, (t) => ({
    subject: t("merging.judgeSubject", wordsOf(wish)),
    heading: t("merging.judgeHeading", wordsOf(wish)),
    paragraphs: [t("merging.judgeWords", wordsOf(wish)), t("merging.judgeNext", wordsOf(wish))],
    action: { label: t("merging.judgeOpen"), url: portal.publicUrl + paths.conflicts },
  }));
}
