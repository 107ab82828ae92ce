import type { LoaderFunctionArgs } from "@remix-run/node";
import { found, requireRole } from "~/context.server";
import { previewLetter } from "~/services/letter-previews.server";
import { readWording } from "~/services/letter-words.server";

/** A letter as it would be drawn now, for organisers; the history says who looked at a real one. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const known = requireRole(context, request, "organiser");
  const id = params["wording"] ?? "";
  const { wording } = found(await readWording(known, id));
  const { facts, mail } = await previewLetter(known, wording);
  return {
    title: known.t("letterWords.previewTitle", {
      outcome: known.t("letterWords.which", {
        wave: wording.wave,
        outcome: known.t("release.outcome", { outcome: wording.outcome }),
      }),
    }),
    id,
    to: facts.recipient,
    subject: mail.subject,
    text: mail.text,
    wasSent: new URL(request.url).searchParams.has("sent"),
  };
}
