import type { LoaderFunctionArgs } from "@remix-run/node";
import { found, requireRole } from "~/context.server";
import { refuseProposal } from "~/domain/decision";
import { categoryOf } from "~/domain/rulebook";
import { windowOf } from "~/domain/stages";
import { readFigures } from "~/services/contests.server";
import { recordView } from "~/services/history.server";
import { listRoom } from "~/services/meetings.server";
import { readRanking, readStandings } from "~/services/rankings.server";
import { listDecisions } from "~db/queries/decisions";
import { findSeal, listOpenSheets } from "~db/queries/rankings";

/** The live ranking of a category. Chairs, organisers and observers, unless a tie or own open sheets stand in between. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const known = requireRole(context, request, "chair", "organiser", "observer");
  const { db, edition, viewer, now, t } = known;
  const book = edition.rulebook;
  const category = found(categoryOf(book, params["category"]));
  const standing = (await readStandings(db, known))(category.id);
  const [newest] = await listDecisions(db, { editionId: edition.id, category: category.id });
  const base = {
    title: t("ranking.titleOf", { category: category.id }),
    category,
    categories: book.categories.map(({ id, name }) => ({ id, name })),
    now,
    zone: book.edition.zone,
    opens: windowOf(book, "scoring").opens,
    sealedAt: (await findSeal(db, edition.id))?.sealedAt ?? null,
  };
  if (standing.refusal) return { ...base, refusal: standing.refusal, shown: null };
  await recordView(known, { kind: "category", id: category.id, what: "ranking" });
  const { minimumSheets, perEntry, tie } = book.judging;
  // Dealing with judges is theirs; observers only read.
  const isTold = viewer.roles.some((role) => role === "chair" || role === "organiser");
  const ranking = await readRanking(db, known, category);
  const marking = windowOf(book, "scoring");
  const isMarking = now >= marking.opens && now < marking.closes;
  return {
    ...base,
    refusal: null,
    shown: {
      isTable: new URL(request.url).searchParams.get("only") === "table",
      ranking,
      figures: await readFigures(db, known, category, ranking),
      perEntry,
      criteria: book.rubric.criteria.map(({ id, name }) => ({ id, name })),
      least: minimumSheets,
      band: tie.band,
      open: (await listOpenSheets(db, { editionId: edition.id, category: category.id })).map(
        ({ id, code, judge }) => ({ id, code, judge }),
      ),
      people: isTold ? await listRoom(known) : [],
      mayAsk: isTold,
      mayTopUp: isTold && isMarking,
      mayPropose: viewer.roles.includes("chair"),
      proposing: refuseProposal({
        book,
        now,
        openSheets: standing.openSheets,
        hasConflict: standing.hasConflict,
        newest: newest?.state ?? null,
      }),
      decision: newest?.state ?? null,
    },
  };
}
