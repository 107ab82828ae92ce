import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireViewer } from "~/context.server";
import { countInbox, listInbox } from "~db/queries/inbox";

const PAGE = 30;

/** One's own messages. Everyone signed in may see theirs. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { db, viewer, now, edition, t } = requireViewer(context, request);
  const page = Math.max(1, Math.trunc(Number(new URL(request.url).searchParams.get("page"))) || 1);
  const total = await countInbox(db, { personId: viewer.id, now });
  return {
    title: t("site.inbox"),
    zone: edition.rulebook.edition.zone,
    page,
    pages: Math.max(1, Math.ceil(total / PAGE)),
    messages: await listInbox(db, { personId: viewer.id, now, limit: PAGE, offset: (page - 1) * PAGE }),
  };
}
