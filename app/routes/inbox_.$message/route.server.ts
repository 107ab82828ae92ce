import type { LoaderFunctionArgs } from "@remix-run/node";
import { found, requireViewer } from "~/context.server";
import { markRead } from "~/services/accounts.server";
import { findInboxMessage } from "~db/queries/inbox";

/** One message of one's own. Opening it marks it as read, which nobody else sees. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const known = requireViewer(context, request);
  const { db, viewer, now, edition, portal } = known;
  const message = found(
    await findInboxMessage(db, { id: params["message"] ?? "", personId: viewer.id, now }),
  );
  if (!message.readAt) await markRead(known, message.id);
  return {
    title: message.subject,
    zone: edition.rulebook.edition.zone,
    createdAt: message.createdAt,
    body: message.body,
    portalUrl: portal.publicUrl,
  };
}
