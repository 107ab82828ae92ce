import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireRole } from "~/context.server";
import { thinCategories } from "~/domain/category-merges";
import { screeningLists, screeningMarks, screeningState } from "~/domain/screening";
import { windowOf } from "~/domain/stages";
import { readListFilter } from "~/forms/screening";
import { countValidByCategory, listMerges } from "~db/queries/category-merges";
import { countComments, findFeedbackRound } from "~db/queries/feedback";
import type { Db } from "~db/client";
import { hasPublishedPlan } from "~db/queries/plans";
import { countEntriesToScreen, countScreeningStates, listEntriesToScreen } from "~db/queries/screenings";
import { recordedBefore } from "../screening_.$entry/route.server";

const PAGE = 50;

/** Comments of judges that wait for a check, once they are taken up. */
async function countWaiting(db: Db, editionId: string): Promise<number> {
  const round = await findFeedbackRound(db, editionId);
  return round?.collectedAt ? (await countComments(db, editionId)).waiting : 0;
}

/** Submitted entries by where they stand in screening, for those who screen and those who watch. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { db, edition, now, t, viewer } = requireRole(
    context,
    request,
    "screener",
    "organiser",
    "chair",
    "observer",
  );
  const { rulebook } = edition;
  const asked = new URL(request.url).searchParams;
  const filter = readListFilter(
    asked,
    rulebook.categories.map((one) => one.id),
  );
  const known = { editionId: edition.id, personId: viewer.id };
  const { state: _, ...anyState } = filter;
  const { mark: __, ...anyMark } = filter;
  const total = await countEntriesToScreen(db, { ...known, ...filter });
  const pages = Math.max(1, Math.ceil(total / PAGE));
  const page = Math.min(pages, Math.max(1, Math.trunc(Number(asked.get("page")) || 1)));
  const entries = await listEntriesToScreen(db, {
    ...known,
    ...filter,
    limit: PAGE,
    offset: (page - 1) * PAGE,
  });
  const states = await countScreeningStates(db, { ...known, ...anyState });
  const count = (wanted: string) =>
    states.filter((one) => one.state === wanted).reduce((sum, one) => sum + one.n, 0);
  const toDo = await countEntriesToScreen(db, { ...known, ...anyState, state: "toDo" });
  const marks = [];
  for (const mark of screeningMarks)
    marks.push({ mark, n: await countEntriesToScreen(db, { ...known, ...anyMark, mark }) });
  return {
    title: t("screening.title"),
    zone: rulebook.edition.zone,
    closes: windowOf(rulebook, "open").closes,
    opens: windowOf(rulebook, "screening").opens,
    /** Until when entries are screened; null when that is over. */
    until: now < windowOf(rulebook, "screening").closes ? windowOf(rulebook, "screening").closes : null,
    filter,
    categories: rulebook.categories.map(({ id, name }) => ({ id, name })),
    counts: [
      ...screeningLists.map((state) => ({ state, n: state === "toDo" ? toDo : count(state) })),
      { state: null, n: states.reduce((sum, one) => sum + one.n, 0) },
    ],
    marks,
    thin:
      now < windowOf(rulebook, "screening").opens || (await hasPublishedPlan(db, edition.id))
        ? []
        : thinCategories(
            rulebook,
            await listMerges(db, edition.id),
            await countValidByCategory(db, edition.id),
          ),
    mayOpen: viewer.roles.some((role) => role === "organiser" || role === "chair" || role === "observer"),
    recorded: await recordedBefore(context, request),
    comments: viewer.roles.includes("screener") ? await countWaiting(db, edition.id) : 0,
    all: await countEntriesToScreen(db, known),
    left: await countEntriesToScreen(db, { ...known, state: "toDo" }),
    total,
    page,
    pages,
    from: total === 0 ? 0 : (page - 1) * PAGE + 1,
    to: (page - 1) * PAGE + entries.length,
    entries: entries.map(
      ({ revision, outcome, submittedRevision, replyWaits, isAlike, standing, ...entry }) => ({
        ...entry,
        isOutside: standing === "horsConcours",
        replyWaits: Boolean(replyWaits),
        isAlike: Boolean(isAlike),
        state: screeningState(
          { submittedRevision, standing },
          revision === null || outcome === null ? undefined : { revision, outcome },
        ),
      }),
    ),
  };
}
