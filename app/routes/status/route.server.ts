import type { LoaderFunctionArgs } from "@remix-run/node";
import { windowOf } from "~/domain/stages";

/**
 * Whether the portal answers as usual, its clock, and until when entries are taken. Everyone may read it. Drawn with
 * `refused` it is what the portal answers instead of a page that it has no time for.
 */
export function loader({ context, request }: LoaderFunctionArgs) {
  const { edition, now, portal, t } = context;
  const { opens, closes } = windowOf(edition.rulebook, "open");
  const asked = new URL(request.url).searchParams.get("refused");
  const refused: "read" | "write" | null = asked === "read" || asked === "write" ? asked : null;
  return {
    title: t(refused ? "status.refused" : "status.title"),
    refused,
    isBusy: portal.isBusy(),
    now,
    zone: edition.rulebook.edition.zone,
    call: edition.openedAt !== null && opens <= now ? { closes, isOver: closes <= now } : null,
  };
}
