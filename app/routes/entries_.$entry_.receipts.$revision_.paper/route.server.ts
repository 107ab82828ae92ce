import type { LoaderFunctionArgs } from "@remix-run/node";
import type { EntryDocument } from "~/domain/entry-document";
import { receiptFiles } from "~/domain/receipt";
import { download } from "~/papers/download.server";
import { printPaper } from "~/papers/print-paper.server";
import { receiptPaper } from "~/papers/receipt-paper";
import { paths } from "~/paths";
import { fromJson } from "~db/columns";
import { findReceipt } from "../entries_.$entry_.receipts.$revision/route.server";

/** The receipt on paper, for members of its entry. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { known, entry, revision } = await findReceipt(context, request, params);
  const { number, createdAt, hash } = revision;
  const paper = receiptPaper(known.t, {
    book: known.edition.rulebook,
    document: fromJson<EntryDocument>(revision.documentJson),
    number,
    at: createdAt,
    hash,
    rule: known.t("deadlines.ruleUsed", { rule: revision.rule, number: revision.ruleNumber ?? 0 }),
    checkAddress: known.portal.publicUrl + paths.checkReceipt,
  });
  return download(await printPaper(paper), {
    name: receiptFiles({ code: entry.code, number }).receipt,
    type: "pdf",
  });
}
