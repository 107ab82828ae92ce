import type { LoaderFunctionArgs } from "@remix-run/node";
import { found, requireRole } from "~/context.server";
import { findRulebook } from "~db/queries/editions";

/** One version as the file that was hashed, for organisers and observers. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { db, edition } = requireRole(context, request, "organiser", "observer");
  const version = Number(params["version"]);
  const row = found(
    Number.isInteger(version) ? await findRulebook(db, { editionId: edition.id, version }) : undefined,
  );
  return new Response(row.documentJson, {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": `attachment; filename="rulebook-${edition.id}-${row.version}.json"`,
    },
  });
}
