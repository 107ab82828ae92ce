import type { LoaderFunctionArgs } from "@remix-run/node";
import { found, requireRole } from "~/context.server";
import type { ResultFile } from "~/domain/result-file";
import { isSpecialAward } from "~/domain/rulebook";
import { download } from "~/papers/download.server";
import { minutesPaper } from "~/papers/minutes-paper";
import { printPaper } from "~/papers/print-paper.server";
import { recordView } from "~/services/history.server";
import { readStandings } from "~/services/rankings.server";
import { fromJson } from "~db/columns";
import { listDecisions } from "~db/queries/decisions";
import { listMeetings } from "~db/queries/meetings";
import { findDecisionFile } from "~db/queries/result-files";
import { decidableAt } from "../desk_.decisions_.$category/route.server";

/** The minutes of an approved decision, out of what was frozen, for those who may see its scores. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const known = requireRole(context, request, "chair", "organiser", "observer");
  const { db, edition, viewer, t } = known;
  const decidable = decidableAt(known, params["category"]);
  if ((await readStandings(db, known))(decidable.id).refusal)
    throw new Response("forbidden", { status: 403 });
  const file = found(await findDecisionFile(db, { editionId: edition.id, category: decidable.id }));
  const decisions = await listDecisions(db, { editionId: edition.id, category: decidable.id });
  const decision = found(decisions.find((one) => one.version === file.version));
  const { hash, key, result } = fromJson<ResultFile>(file.fileJson);
  const award = isSpecialAward(decidable) ? decidable : null;
  const filed = found(award ? result.specialAwards?.[0] : result.categories[0]);
  const sheets = result.categories.flatMap(({ entries }) => entries.flatMap((one) => one.sheets));
  await recordView(known, {
    kind: award ? "specialAward" : "category",
    id: decidable.id,
    what: "minutes",
  });
  const [meeting] = await listMeetings(db, { editionId: edition.id, category: decidable.id });
  // Who judged is for those who deal with judges; observers only read.
  const isNamed = viewer.roles.some((role) => role === "chair" || role === "organiser");
  const paper = minutesPaper(t, {
    book: edition.rulebook,
    decidable,
    version: decision.version,
    ranking: decision.ranking,
    winners: decision.winners,
    note: decision.note,
    proposed: { name: decision.proposedBy ?? "", at: decision.proposedAt },
    approved: { name: decision.answeredBy ?? "", at: decision.answeredAt ?? decision.proposedAt },
    sheets: { counted: sheets.filter((one) => one.counts).length, all: sheets.length },
    seal: filed.seal,
    meeting: meeting ? { ...meeting, isNamed } : null,
    hash,
    key,
  });
  return download(await printPaper(paper), {
    name: `minutes-${edition.id}-${decidable.id}-${decision.version}.pdf`,
    type: "pdf",
  });
}
