import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireRole } from "~/context.server";
import { listWordings } from "~/services/letter-words.server";

/** Every letter that can be written anew, for organisers. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const known = requireRole(context, request, "organiser");
  return { title: known.t("letterWords.title"), wordings: await listWordings(known) };
}
