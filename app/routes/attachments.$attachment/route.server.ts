import type { LoaderFunctionArgs } from "@remix-run/node";
import { type Context, found, requireViewer } from "~/context.server";
import { mayLeave, plainName, type ScanState } from "~/domain/attachment";
import { attachmentHeader } from "~/domain/file-name";
import type { EntryDocument } from "~/domain/entry-document";
import { isShown } from "~/domain/readers";
import { fieldsOf } from "~/domain/rulebook";
import { servedFile } from "~/served-file.server";
import { fromJson } from "~db/columns";
import { findJudgedFor, findOriginalFor } from "~db/queries/attachments";

/** The files fields that judges are shown. */
export function judgedFilesFields({ edition }: Context): string[] {
  return fieldsOf(edition.rulebook)
    .filter((field) => field.type === "files" && isShown(field, "judge"))
    .map((field) => field.id);
}

/**
 * A file as a download, to those entitled to it; for everyone else it is not there. Who sent or screens it gets it as it
 * was sent; a judge gets the clean copy, under a name that says nothing.
 */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const known = requireViewer(context, request);
  const id = params["attachment"] ?? "";
  const asked = { id, editionId: known.edition.id, personId: known.viewer.id };
  const original = await findOriginalFor(known.db, asked);
  const file =
    original ??
    judgedFile(
      id,
      found(await findJudgedFor(known.db, { ...asked, judgedFields: judgedFilesFields(known) })),
    );
  refuseHeld(known, file.scan);
  return servedFile(known.portal.files, {
    ...file,
    headers: {
      "Content-Length": String(file.size),
      "Content-Disposition": attachmentHeader(file.name),
      "Cache-Control": "private, no-store",
    },
  });
}

function judgedFile(
  id: string,
  { documentJson, code, ...file }: NonNullable<Awaited<ReturnType<typeof findJudgedFor>>>,
) {
  return { ...file, name: `${code}-${plainName(fromJson<EntryDocument>(documentJson), id)}` };
}

/** A file that the scanner has not looked at, or has found something in, stays where it is. */
function refuseHeld({ t }: Context, scan: ScanState) {
  if (mayLeave(scan)) return;
  throw new Response(t(scan === "waiting" ? "files.held" : "files.blocked"), {
    status: scan === "waiting" ? 409 : 410,
    headers: { "Content-Type": "text/plain; charset=utf-8" },
  });
}
