import type { LoaderFunctionArgs } from "@remix-run/node";
import { found, requireRole } from "~/context.server";
import { isSpecialAward } from "~/domain/rulebook";
import { download } from "~/papers/download.server";
import { recordView } from "~/services/history.server";
import { readStandings } from "~/services/rankings.server";
import { findDecisionFile } from "~db/queries/result-files";
import { decidableAt } from "../desk_.decisions_.$category/route.server";

/** The signed result of a decided category or special award, for those who may see its scores. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const known = requireRole(context, request, "chair", "organiser", "observer");
  const { db, edition } = known;
  const decidable = decidableAt(known, params["category"]);
  if ((await readStandings(db, known))(decidable.id).refusal)
    throw new Response("forbidden", { status: 403 });
  const file = found(await findDecisionFile(db, { editionId: edition.id, category: decidable.id }));
  await recordView(known, {
    kind: isSpecialAward(decidable) ? "specialAward" : "category",
    id: decidable.id,
    what: "result",
  });
  return download(file.fileJson, {
    name: `result-${edition.id}-${decidable.id}-${file.version}.json`,
    type: "json",
  });
}
