import type { LoaderFunctionArgs } from "@remix-run/node";
import { found, requireRole } from "~/context.server";
import type { EntryDocument } from "~/domain/entry-document";
import { receiptFiles } from "~/domain/receipt";
import { download } from "~/papers/download.server";
import { entryPaper } from "~/papers/entry-paper";
import { printPaper } from "~/papers/print-paper.server";
import { fromJson } from "~db/columns";
import { findEntry, findRevision } from "~db/queries/entries";

/** The revision that stands, on paper, for those who screen it. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { db, edition, t } = requireRole(context, request, "screener", "organiser");
  const entry = found(await findEntry(db, { id: params["entry"] ?? "", editionId: edition.id }));
  const number = found(entry.state === "submitted" ? entry.submittedRevision : null);
  const revision = found(await findRevision(db, { entryId: entry.id, number }));
  const paper = entryPaper(t, {
    book: edition.rulebook,
    document: fromJson<EntryDocument>(revision.documentJson),
    audience: "screener",
    standing: { kind: "submitted", number, at: revision.createdAt, hash: revision.hash },
    at: revision.createdAt,
  });
  return download(await printPaper(paper), {
    name: receiptFiles({ code: entry.code, number }).entry,
    type: "pdf",
  });
}
