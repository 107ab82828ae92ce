import type { LoaderFunctionArgs } from "@remix-run/node";
import { found, requireRole } from "~/context.server";
import { attachmentHeader } from "~/domain/file-name";
import { servedFile } from "~/served-file.server";
import { meetingAt } from "../desk_.decisions_.$category_.meetings_.$meeting/route.server";

/** The scan of the paper that was signed at a meeting, as it was sent: it is a document. Chairs and organisers. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const known = requireRole(context, request, "chair", "organiser");
  const { meeting } = await meetingAt(known, params);
  return servedFile(known.portal.files, {
    sha256: found(meeting.scanSha256),
    kind: found(meeting.scanKind),
    headers: {
      "Content-Length": String(meeting.scanSize),
      "Content-Disposition": attachmentHeader(meeting.scanName ?? ""),
      "Cache-Control": "private, no-store",
    },
  });
}
