import type { LoaderFunctionArgs } from "@remix-run/node";
import { found, requireRole } from "~/context.server";
import { servedLetter } from "~/served-letter.server";
import { previewLetter } from "~/services/letter-previews.server";
import { readWording } from "~/services/letter-words.server";

/** The page of a letter as it would be drawn now, for a frame of the desk. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const known = requireRole(context, request, "organiser");
  const { wording } = found(await readWording(known, params["wording"] ?? ""));
  const { mail, pictures } = await previewLetter(known, wording);
  return servedLetter(known.portal.files, { html: mail.html, pictures });
}
