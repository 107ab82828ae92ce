import type { LoaderFunctionArgs } from "@remix-run/node";
import { listSponsorColours } from "~db/queries/sponsors";

/**
 * The one colour of the edition, and each sponsor's for its own block, as the style sheet that the pages' policy
 * allows. Everyone may read it.
 */
export async function loader({ context }: LoaderFunctionArgs) {
  const { db, edition } = context;
  const sponsors = await listSponsorColours(db, edition.id);
  return new Response(
    `@layer tokens{:root{--edition:${edition.rulebook.edition.accent}}${sponsors
      .map(({ id, colour }) => `[data-sponsor="${id}"]{--sponsor:${colour}}`)
      .join("")}}\n`,
    { headers: { "Content-Type": "text/css; charset=utf-8", "Cache-Control": "public, max-age=300" } },
  );
}
