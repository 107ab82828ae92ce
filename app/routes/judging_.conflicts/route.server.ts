import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { found, requireRole } from "~/context.server";
import { refuseDeclaring, teamOf } from "~/domain/conflicts";
import { windowOf } from "~/domain/stages";
import { conflictsForm, readTies } from "~/forms/conflicts";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { paths } from "~/paths";
import { declareConflicts, readEntriesForJudging, readFoundConflicts } from "~/services/conflicts.server";
import { listConflicts } from "~db/queries/conflicts";
import { findJudge, listDeclarations } from "~db/queries/judges";
import { hasPublishedPlan } from "~db/queries/plans";

/**
 * The entries of one of the judge's categories, by title, organisations and people: nothing of their content, and
 * nothing before the terms are accepted and declaring has opened.
 */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const known = requireRole(context, request, "judge");
  const { db, edition, now, viewer, t } = known;
  const book = edition.rulebook;
  const profile = found((await findJudge(db, { editionId: edition.id, personId: viewer.id }))?.profile);
  if (!profile.termsAt) throw redirect(paths.judgeProfile);
  const { opens } = windowOf(book, "declaring");
  const isOpen = now >= opens;
  const mine = book.categories.filter((category) => profile.judgesIn.includes(category.id));
  const declared = new Map(
    (await listDeclarations(db, { editionId: edition.id, judgeId: viewer.id })).map((one) => [
      one.category,
      one.createdAt,
    ]),
  );

  const all = isOpen ? await readEntriesForJudging(db, known) : [];
  const entries = all.filter((entry) => profile.judgesIn.includes(entry.category ?? ""));
  const own = await readFoundConflicts(db, known, { judgeId: viewer.id, entries: all });
  const kindOf = (entryId: string) => own.filter((one) => one.entryId === entryId && one.tier === "bar");
  const closed = new Set(
    entries
      .filter((entry) => kindOf(entry.id).some(({ kind }) => kind === "member" || kind === "ownCategory"))
      .map((entry) => entry.category),
  );
  const asked = new URL(request.url).searchParams.get("category");
  const chosen =
    mine.find((one) => one.id === asked) ??
    mine.find((one) => !declared.has(one.id) && !closed.has(one.id)) ??
    mine[0];
  const stored = (await listConflicts(db, { editionId: edition.id, judgeId: viewer.id })).filter(
    (one) => one.endedAt === null,
  );
  return {
    title: t("conflicts.title"),
    zone: book.edition.zone,
    opens,
    isOpen,
    saved: mine.find((one) => one.id === new URL(request.url).searchParams.get("saved"))?.id ?? null,
    isDone: mine.length > 0 && mine.every((one) => declared.has(one.id) || closed.has(one.id)),
    refusal: refuseDeclaring({
      book,
      now,
      termsAt: profile.termsAt,
      isPublished: declared.has(chosen?.id ?? "") && (await hasPublishedPlan(db, edition.id)),
    }),
    categories: mine.map(({ id, name }) => ({
      id,
      name,
      declaredAt: declared.get(id) ?? null,
      isClosed: closed.has(id),
    })),
    chosen: chosen ? { id: chosen.id, name: chosen.name, isClosed: closed.has(chosen.id) } : null,
    entries: entries
      .filter((entry) => entry.category === chosen?.id && !closed.has(entry.category))
      .map((entry) => {
        // What an entrant asked of the chair is not for the judge to see.
        const barred = stored.find(
          (one) => one.entryId === entry.id && one.tier !== "declare" && one.origin !== "judge",
        );
        const tie = stored.find((one) => one.entryId === entry.id && one.origin === "judge");
        return {
          id: entry.id,
          title: entry.title,
          organisations: entry.ties.organisations,
          country: entry.country,
          people: teamOf(book, entry.document),
          why: kindOf(entry.id)[0]?.kind ?? (barred ? "other" : null),
          tie: tie ? { kind: tie.kind, tier: tie.tier, reason: tie.reason } : null,
        };
      }),
  };
}

/** Declares for one category: the ticked ties, or that there are none. */
export async function action({ context, request }: ActionFunctionArgs) {
  const known = requireRole(context, request, "judge");
  const { data, values, refused } = await parseForm(context, request, conflictsForm);
  if (refused) return refuseForm(refused);
  const { ties, faults } = readTies(data.ties, values);
  if (faults.length > 0) return refuseForm({ faults, values });
  const refusal = await declareConflicts(known, { category: data.category, ties });
  if (refusal) return refuseAct(refusal, values);
  return redirect(`${paths.conflicts}?saved=${encodeURIComponent(data.category)}`, 303);
}
