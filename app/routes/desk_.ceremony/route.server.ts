import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireRole } from "~/context.server";
import { isReleased } from "~/domain/release";
import { findApprovedRelease } from "~db/queries/releases";

/** What the stage needs, and the way to it. Organisers alone; nothing of the result is on this page. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { db, edition, now, t } = requireRole(context, request, "organiser");
  const release = await findApprovedRelease(db, edition.id);
  return {
    title: t("ceremony.deskTitle"),
    isReady: release !== undefined,
    isSecret: !isReleased(release, now),
  };
}
