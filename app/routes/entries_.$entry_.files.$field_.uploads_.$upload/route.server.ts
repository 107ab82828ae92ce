import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { type Context, found, requireSignedIn } from "~/context.server";
import { cancelUpload, finishUpload, findOwnUpload } from "~/services/uploads.server";
import { filesFieldOf, type ListedFile, listedFiles } from "../entries_.$entry_.files.$field/route.server";

/** What an upload's browser is told once it is whole, or of how far it is. */
export type UploadAnswer =
  | { kind: "attached"; file: ListedFile | null }
  | { kind: "refused"; sentence: string }
  | { kind: "arriving"; arrived: number }
  | { kind: "gone" };

const said = (answer: UploadAnswer) => Response.json(answer);

/** The viewer's own upload; for everyone else it is not there. */
async function requireOwnUpload(context: Context, params: ActionFunctionArgs["params"]) {
  const known = requireSignedIn(context);
  const field = found(filesFieldOf(known, params["field"]));
  const own = { entryId: params["entry"] ?? "", field, id: params["upload"] ?? "" };
  return { known, own, ...found(await findOwnUpload(known, own)) };
}

/** How much has arrived. Of an upload that ended, all: what became of it is asked for by finishing it. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { known, upload } = await requireOwnUpload(context, params);
  if (upload.endedAt === null) return known.portal.uploads.answer(request, upload.id);
  if (upload.attachmentId === null && upload.fault === null) return new Response(null, { status: 410 });
  return new Response(null, {
    headers: {
      "Tus-Resumable": "1.0.0",
      "Upload-Offset": String(upload.size),
      "Upload-Length": String(upload.size),
      "Cache-Control": "no-store",
    },
  });
}

/** Takes a part of an upload (PATCH), finishes one that is whole (POST), gives one up (DELETE). */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const { known, own, upload, refusal } = await requireOwnUpload(context, params);
  if (request.method === "DELETE") {
    await cancelUpload(known, upload.id);
    return new Response(null, { status: 204 });
  }
  if (request.method === "PATCH") {
    if (refusal) return Response.json({ sentence: known.t.say(refusal) }, { status: 422 });
    if (upload.endedAt !== null) return Response.json({ sentence: "" }, { status: 409 });
    return known.portal.uploads.answer(request, upload.id);
  }
  const finished = await finishUpload(known, own);
  if (finished.kind === "refused") return said({ kind: "refused", sentence: known.t.say(finished.fault) });
  if (finished.kind !== "attached") return said(finished);
  const files = await listedFiles(known, own.entryId, own.field.id);
  return said({
    kind: "attached",
    file: files.find((file) => file.id === finished.attachmentId) ?? null,
  });
}
