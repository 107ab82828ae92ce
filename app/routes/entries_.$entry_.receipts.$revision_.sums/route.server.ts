import type { LoaderFunctionArgs } from "@remix-run/node";
import type { EntryDocument } from "~/domain/entry-document";
import { receiptFiles, sumsOf } from "~/domain/receipt";
import { download } from "~/papers/download.server";
import { fromJson } from "~db/columns";
import { findReceipt } from "../entries_.$entry_.receipts.$revision/route.server";

/** The fingerprints of a revision and its files as `sha256sum -c` reads them, for members of its entry. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { entry, revision } = await findReceipt(context, request, params);
  const of = { code: entry.code, number: revision.number };
  const sums = sumsOf(fromJson<EntryDocument>(revision.documentJson), { ...of, hash: revision.hash });
  return download(sums, { name: receiptFiles(of).sums, type: "sha256" });
}
