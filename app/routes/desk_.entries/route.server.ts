import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireRole } from "~/context.server";
import { countEntriesAtDesk, listEntriesAtDesk, listEntriesOfScribe } from "~db/queries/entries";

const PAGE = 40;

/** Which entries there are and who leads them, for organisers; for screeners only those that they type for somebody. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { db, edition, viewer, t } = requireRole(context, request, "organiser", "screener");
  const isOrganiser = viewer.roles.includes("organiser");
  const asked = new URL(request.url).searchParams;
  const page = Math.max(1, Math.trunc(Number(asked.get("page"))) || 1);
  const sought = (asked.get("search") ?? "").trim().slice(0, 200);
  const filter = { editionId: edition.id, sought };
  const total = isOrganiser ? await countEntriesAtDesk(db, filter) : 0;
  return {
    title: t("members.deskTitle"),
    isOrganiser,
    sought,
    page,
    pages: Math.max(1, Math.ceil(total / PAGE)),
    total,
    entries: isOrganiser
      ? await listEntriesAtDesk(db, { ...filter, limit: PAGE, offset: (page - 1) * PAGE })
      : [],
    typed: await listEntriesOfScribe(db, { personId: viewer.id, editionId: edition.id }),
  };
}
