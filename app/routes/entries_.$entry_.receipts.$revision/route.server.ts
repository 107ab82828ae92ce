import type { LoaderFunctionArgs } from "@remix-run/node";
import { type Context, found, requireViewer } from "~/context.server";
import type { EntryDocument } from "~/domain/entry-document";
import { facts } from "~/domain/entry-document";
import { refuseEditing } from "~/domain/entering";
import { fieldsOf, type Rulebook } from "~/domain/rulebook";
import { windowOf } from "~/domain/stages";
import type { Instant } from "~/domain/time";
import { sha256 } from "~/services/canonical.server";
import { callOf, deadlineOf, findOwnEntry } from "~/services/entries.server";
import { fromJson } from "~db/columns";
import { findRevision } from "~db/queries/entries";

/** The revision of an address, for members of its entry. */
export async function findReceipt(
  context: Context,
  request: Request,
  params: { entry?: string; revision?: string },
) {
  const known = requireViewer(context, request);
  const entry = found(await findOwnEntry(known, params.entry ?? ""));
  const number = /^[1-9][0-9]{0,4}$/.test(params.revision ?? "") ? Number(params.revision) : 0;
  const revision = found(await findRevision(known.db, { entryId: entry.id, number }));
  return { known, entry, revision };
}

/** What is still to come to an entry that waits for its outcome, with the days of the edition's plan and its own. */
function comingTo(book: Rulebook, { entryCloses, now }: { entryCloses: Instant; now: Instant }) {
  return (["open", "screening", "repair", "scoring", "announced"] as const)
    .map((stage) => ({ stage, ...windowOf(book, stage), ...(stage === "open" && { closes: entryCloses }) }))
    .filter(({ stage, opens, closes }) => now < (stage === "announced" ? opens : closes));
}

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { known, entry, revision } = await findReceipt(context, request, params);
  const { rulebook } = known.edition;
  const document = fromJson<EntryDocument>(revision.documentJson);
  const fields = fieldsOf(rulebook);
  const deadline = deadlineOf(known, entry);
  const isNewest = revision.number === entry.submittedRevision;
  return {
    title: known.t("entry.receiptTitle", { code: entry.code, number: revision.number }),
    entry: { id: entry.id, code: entry.code, state: entry.state },
    caseTitle: facts(rulebook, document.answers).title,
    number: revision.number,
    at: revision.createdAt,
    hash: revision.hash,
    isErasedInPart: sha256(revision.documentJson) !== revision.hash,
    files: document.files.map(({ id, field, name, sha256, size, kind, pages }) => ({
      ...{ id, name, sha256, size, kind, pages },
      question: fields.find((one) => one.id === field)?.label ?? null,
    })),
    coming:
      entry.state === "submitted" && isNewest && entry.outcome === null
        ? comingTo(rulebook, { entryCloses: deadline.closes, now: known.now })
        : [],
    /** It was mended as was asked, and nobody has decided about it since. */
    isMended: revision.rule === "repair" && isNewest && (entry.outcomeAt ?? "") < revision.createdAt,
    isNew: new URL(request.url).searchParams.has("new"),
    isNewest,
    deadline: known.now < deadline.closes ? deadline : null,
    rule: { rule: revision.rule, number: revision.ruleNumber ?? 0 },
    canChange: entry.state === "submitted" && refuseEditing(entry, callOf(known)) === null,
    zone: rulebook.edition.zone,
  };
}
