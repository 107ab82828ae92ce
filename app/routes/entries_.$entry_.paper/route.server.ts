import type { LoaderFunctionArgs } from "@remix-run/node";
import { found, requireViewer } from "~/context.server";
import { download } from "~/papers/download.server";
import { entryPaper, type Standing } from "~/papers/entry-paper";
import { printPaper } from "~/papers/print-paper.server";
import { canonicalJson, sha256 } from "~/services/canonical.server";
import { findOwnEntry, prepareToSubmit } from "~/services/entries.server";
import { findNewestRevision } from "~db/queries/entries";

/** The entry as it stands now, for its members: a draft, and marked so, unless exactly this is submitted. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const known = requireViewer(context, request);
  const { db, edition, now, t } = known;
  const entry = found(await findOwnEntry(known, params["entry"] ?? ""));
  const { document } = await prepareToSubmit(known, entry);
  const newest = await findNewestRevision(db, entry.id);
  const standing: Standing =
    entry.state === "submitted" && newest?.hash === sha256(canonicalJson(document))
      ? { kind: "submitted", number: newest.number, at: newest.createdAt, hash: newest.hash }
      : { kind: "draft", at: now, isWithdrawn: entry.state === "withdrawn" };
  const paper = entryPaper(t, {
    book: edition.rulebook,
    document,
    audience: "entrant",
    standing,
    at: standing.at,
  });
  const name = standing.kind === "draft" ? `${entry.code}-draft.pdf` : `${entry.code}-${standing.number}.pdf`;
  return download(await printPaper(paper), { name, type: "pdf" });
}
