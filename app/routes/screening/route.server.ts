import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireRole } from "~/context.server";
import { thinCategories } from "~/domain/category-merges";
import { countListed, screeningLists, screeningMarks } from "~/domain/screening";
import { windowOf } from "~/domain/stages";
import { type ListFilter, readListFilter } from "~/forms/screening";
import { countValidByCategory, listMerges } from "~db/queries/category-merges";
import { countComments, findFeedbackRound } from "~db/queries/feedback";
import type { Db } from "~db/client";
import { hasPublishedPlan } from "~db/queries/plans";
import { countScreening, listEntriesToScreen } from "~db/queries/screenings";
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
  const { sought } = filter;
  const counts = await countScreening(db, edition.id, sought);
  const whole = sought ? await countScreening(db, edition.id) : counts;
  const countOf = (all: typeof counts) => (of: Omit<ListFilter, "unfolded">) =>
    countListed(all, { ...of, personId: viewer.id });
  const [count, countWhole] = [countOf(counts), countOf(whole)];
  const { state: _, ...anyState } = filter;
  const { mark: __, ...anyMark } = filter;
  const total = count(filter);
  const pages = Math.max(1, Math.ceil(total / PAGE));
  const page = Math.min(pages, Math.max(1, Math.trunc(Number(asked.get("page")) || 1)));
  const entries = await listEntriesToScreen(db, {
    editionId: edition.id,
    personId: viewer.id,
    ...filter,
    limit: PAGE,
    offset: (page - 1) * PAGE,
  });
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
      ...screeningLists.map((state) => ({ state, n: count({ ...anyState, state }) })),
      { state: null, n: count(anyState) },
    ],
    marks: screeningMarks.map((mark) => ({ mark, n: count({ ...anyMark, mark }) })),
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
    all: countWhole({}),
    left: countWhole({ state: "toDo" }),
    total,
    page,
    pages,
    from: total === 0 ? 0 : (page - 1) * PAGE + 1,
    to: (page - 1) * PAGE + entries.length,
    entries: entries.map(({ screened, replyWaits, isAlike, standing, ...entry }) => ({
      ...entry,
      isOutside: standing === "horsConcours",
      replyWaits: Boolean(replyWaits),
      isAlike: Boolean(isAlike),
      state: standing === "disqualified" ? standing : (screened ?? "waiting"),
    })),
  };
}
