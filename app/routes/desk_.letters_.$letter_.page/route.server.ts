import type { LoaderFunctionArgs } from "@remix-run/node";
import { found, requireRole } from "~/context.server";
import type { Result } from "~/domain/release";
import { servedLetter } from "~/served-letter.server";
import { picturesOf, readLetter } from "~/services/release.server";
import { fromJson } from "~db/columns";

/** The page of one letter for a frame of the desk. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const known = requireRole(context, request, "organiser", "chair", "observer");
  const { html, resultJson } = found(await readLetter(known, params["letter"] ?? ""));
  const result = fromJson<Result>(resultJson);
  const pictures = picturesOf({ sponsors: result.sponsors.map((one) => one.id) }, result);
  return servedLetter(known.portal.files, { html, pictures });
}
