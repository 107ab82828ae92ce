import type { LoaderFunctionArgs } from "@remix-run/node";
import type { EntryDocument } from "~/domain/entry-document";
import { receiptFiles } from "~/domain/receipt";
import { download } from "~/papers/download.server";
import { entryPaper } from "~/papers/entry-paper";
import { printPaper } from "~/papers/print-paper.server";
import { fromJson } from "~db/columns";
import { findReceipt } from "../entries_.$entry_.receipts.$revision/route.server";

/** A frozen revision on paper, for members of its entry. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { known, entry, revision } = await findReceipt(context, request, params);
  const { number, createdAt, hash } = revision;
  const paper = entryPaper(known.t, {
    book: known.edition.rulebook,
    document: fromJson<EntryDocument>(revision.documentJson),
    audience: "entrant",
    standing: { kind: "submitted", number, at: createdAt, hash },
    at: createdAt,
  });
  return download(await printPaper(paper), {
    name: receiptFiles({ code: entry.code, number }).entry,
    type: "pdf",
  });
}
