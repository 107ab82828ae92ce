import type { LoaderFunctionArgs } from "@remix-run/node";
import { found, requireViewer } from "~/context.server";
import { servedFile } from "~/served-file.server";
import { findSmallFor } from "~db/queries/attachments";
import { judgedFilesFields } from "../attachments.$attachment/route.server";

/** A picture small enough for a list, to everyone who may have the picture. It is drawn anew, so it may be shown. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const known = requireViewer(context, request);
  const { sha256 } = found(
    await findSmallFor(known.db, {
      id: params["attachment"] ?? "",
      editionId: known.edition.id,
      personId: known.viewer.id,
      judgedFields: judgedFilesFields(known),
    }),
  );
  return servedFile(known.portal.files, {
    sha256: found(sha256),
    kind: "jpeg",
    headers: { "Cache-Control": "private, max-age=3600" },
  });
}
