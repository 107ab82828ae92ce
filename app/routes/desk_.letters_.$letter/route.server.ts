import type { LoaderFunctionArgs } from "@remix-run/node";
import { found, requireRole } from "~/context.server";
import { readLetter } from "~/services/release.server";

/** One result letter with its text part, for organisers, chairs and observers; the history says who read it. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const known = requireRole(context, request, "organiser", "chair", "observer");
  const { id, code, recipient, subject, text, outcome, language } = found(
    await readLetter(known, params["letter"] ?? ""),
  );
  return {
    title: known.t("release.letterTitle", { code }),
    letter: { id, recipient, subject, text, outcome, language },
  };
}
