import type { LoaderFunctionArgs } from "@remix-run/node";
import { found, requireRole } from "~/context.server";
import { categoryOf } from "~/domain/rulebook";
import { readFigures } from "~/services/contests.server";
import { recordView } from "~/services/history.server";
import { readRanking, readStandings } from "~/services/rankings.server";
import { listTies } from "~db/queries/rankings";

/** As many people fit in a room. */
const ROOM = 60;

/**
 * The ranking for a screen that a jury looks at together: no names of judges, and nothing of entries in which somebody
 * who is in the room has a conflict. Chairs, organisers and observers, as the ranking itself.
 */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const known = requireRole(context, request, "chair", "organiser", "observer");
  const { db, edition, t } = known;
  const book = edition.rulebook;
  const category = found(categoryOf(book, params["category"]));
  const base = {
    title: t("ranking.titleOf", { category: category.id }),
    category: { id: category.id, name: category.name },
  };
  const { refusal } = (await readStandings(db, known))(category.id);
  if (refusal) return { ...base, refusal, shown: null };
  await recordView(known, { kind: "category", id: category.id, what: "ranking" });
  const present = new URL(request.url).searchParams.getAll("present[]").slice(0, ROOM);
  const tied = new Set(
    (await listTies(db, { editionId: edition.id, category: category.id, personIds: present })).map(
      (tie) => tie.entryId,
    ),
  );
  const whole = await readRanking(db, known, category);
  const figures = await readFigures(db, known, category, whole);
  const rows = whole.rows.filter((row) => !tied.has(row.id));
  return {
    ...base,
    refusal: null,
    shown: {
      ranking: { ...whole, rows, tooFew: [], horsConcours: [] },
      leftOut: whole.rows.length - rows.length,
      // Of the model only what stands in the picture: nothing by judge, nothing of an entry that is left out.
      figures:
        figures === null || typeof figures === "string"
          ? null
          : {
              ...figures,
              of: Object.fromEntries(Object.entries(figures.of).filter(([id]) => !tied.has(id))),
              groups: { first: [], cut: [] },
              without: [],
              judges: null,
              warnings: [],
              extra: { winner: [], cut: [] },
            },
    },
  };
}
