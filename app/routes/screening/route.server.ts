import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireRole } from "~/context.server";
import { screeningState, screeningStates } from "~/domain/screening";
import { windowOf } from "~/domain/stages";
import { countEntriesToScreen, countScreeningStates, listEntriesToScreen } from "~db/queries/screenings";

const PAGE = 50;

/** Submitted entries by where they stand in screening, for those who screen and those who watch. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { db, edition, t } = requireRole(context, request, "screener", "organiser", "chair", "observer");
  const { rulebook } = edition;
  const asked = new URL(request.url).searchParams;
  const state = screeningStates.find((one) => one === asked.get("state"));
  const category = rulebook.categories.find((one) => one.id === asked.get("category"))?.id;
  const filter = {
    editionId: edition.id,
    ...(state ? { state } : {}),
    ...(category ? { category } : {}),
  };
  const total = await countEntriesToScreen(db, filter);
  const pages = Math.max(1, Math.ceil(total / PAGE));
  const page = Math.min(pages, Math.max(1, Math.trunc(Number(asked.get("page")) || 1)));
  const entries = await listEntriesToScreen(db, { ...filter, limit: PAGE, offset: (page - 1) * PAGE });
  const states = await countScreeningStates(db, edition.id);
  const count = (wanted?: string) =>
    states
      .filter(
        (one) =>
          (wanted === undefined || one.state === wanted) &&
          (category === undefined || one.category === category),
      )
      .reduce((sum, one) => sum + one.n, 0);
  return {
    title: t("screening.title"),
    zone: rulebook.edition.zone,
    closes: windowOf(rulebook, "open").closes,
    opens: windowOf(rulebook, "screening").opens,
    state: state ?? null,
    category: category ?? null,
    categories: rulebook.categories.map(({ id, name }) => ({ id, name })),
    counts: [{ state: null, n: count() }, ...screeningStates.map((one) => ({ state: one, n: count(one) }))],
    left: count("waiting") + count("repaired"),
    total,
    page,
    pages,
    from: total === 0 ? 0 : (page - 1) * PAGE + 1,
    to: (page - 1) * PAGE + entries.length,
    entries: entries.map(({ revision, outcome, submittedRevision, ...entry }) => ({
      ...entry,
      state: screeningState(
        submittedRevision,
        revision === null || outcome === null ? undefined : { revision, outcome },
      ),
    })),
  };
}
