import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { found, requireRole } from "~/context.server";
import { download } from "~/papers/download.server";
import { entryPaper } from "~/papers/entry-paper";
import { printPaper } from "~/papers/print-paper.server";
import { paths } from "~/paths";
import { findAssignedDocument } from "~db/queries/scoresheets";
import { ownRunning } from "../judging.$assignment._index/route.server";

/** The entry on paper as its judge is served it, and only once confirmed that there is no conflict. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const known = requireRole(context, request, "judge");
  const { db, edition, viewer, t } = known;
  const { id, code, confirmedAt } = await ownRunning(known, params["assignment"]);
  if (!confirmedAt) throw redirect(paths.confirmation(id));
  const document = found(await findAssignedDocument(db, { assignmentId: id, judgeId: viewer.id }));
  const paper = entryPaper(t, {
    book: edition.rulebook,
    document,
    audience: "judge",
    standing: { kind: "judged" },
    // When the entry was submitted is none of a judge's business; this moment is their own.
    at: confirmedAt,
  });
  return download(await printPaper(paper), { name: `${code}.pdf`, type: "pdf" });
}
