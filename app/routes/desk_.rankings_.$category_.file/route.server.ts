import type { LoaderFunctionArgs } from "@remix-run/node";
import { found, requireRole } from "~/context.server";
import { categoryOf } from "~/domain/rulebook";
import { download } from "~/papers/download.server";
import { printPaper } from "~/papers/print-paper.server";
import { rankingPaper } from "~/papers/ranking-paper";
import { writeRankingCsv, writeRankingXlsx } from "~/papers/ranking-table.server";
import { readFigures } from "~/services/contests.server";
import { recordView } from "~/services/history.server";
import { readRanking, readStandings } from "~/services/rankings.server";

/** The ranking as a table or on paper, for those who may see it; no judge is in it. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const known = requireRole(context, request, "chair", "organiser", "observer");
  const { db, edition, now, t } = known;
  const book = edition.rulebook;
  const category = found(categoryOf(book, params["category"]));
  const { refusal } = (await readStandings(db, known))(category.id);
  if (refusal) throw new Response(t.say(refusal), { status: 403 });
  const wanted = new URL(request.url).searchParams.get("as");
  const ranking = await readRanking(db, known, category);
  const read = await readFigures(db, known, category, ranking);
  const figures = read === null || typeof read === "string" ? null : read;
  await recordView(known, { kind: "category", id: category.id, what: "ranking file" });
  const list = { t, ranking, figures, criteria: book.rubric.criteria.map(({ id }) => id), at: now };
  const name = `ranking-${edition.id}-${category.id}`;
  if (wanted === "xlsx")
    return download(await writeRankingXlsx(list), { name: `${name}.xlsx`, type: "xlsx" });
  if (wanted === "pdf")
    return download(await printPaper(rankingPaper({ ...list, book, category })), {
      name: `${name}.pdf`,
      type: "pdf",
    });
  return download(writeRankingCsv(list), { name: `${name}.csv`, type: "csv" });
}
