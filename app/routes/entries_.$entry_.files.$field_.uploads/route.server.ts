import type { ActionFunctionArgs } from "@remix-run/node";
import { found, requireSignedIn } from "~/context.server";
import { readUploadHead } from "~/forms/upload-head.server";
import { paths } from "~/paths";
import { findOwnEntry } from "~/services/entries.server";
import { beginUpload, cancelUpload } from "~/services/uploads.server";
import { filesFieldOf } from "../entries_.$entry_.files.$field/route.server";

/** Begins an upload in parts. The answer says where its parts go, or in a sentence why it may not begin. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const known = requireSignedIn(context);
  const { id: entryId } = found(await findOwnEntry(known, params["entry"] ?? ""));
  const field = found(filesFieldOf(known, params["field"]));
  const head = readUploadHead(request);
  const begun = await beginUpload(known, { entryId, field, ...head });
  if (begun.refusal) return Response.json({ sentence: known.t.say(begun.refusal) }, { status: 422 });
  const { id, isNew } = begun;
  const answer = isNew
    ? await known.portal.uploads.answer(request, id)
    : new Response(null, { status: 201, headers: { "Tus-Resumable": "1.0.0" } });
  if (answer.status === 201) answer.headers.set("Location", paths.upload(entryId, field.id, id));
  else await cancelUpload(known, id);
  return answer;
}
