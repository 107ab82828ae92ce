import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireRole } from "~/context.server";
import { checkHistory } from "~/services/history.server";

/** Checks the chain from its first act to its last, for organisers and observers. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { db, now, edition, t } = requireRole(context, request, "organiser", "observer");
  return {
    title: t("organising.history.checkTitle"),
    zone: edition.rulebook.edition.zone,
    at: now,
    check: await checkHistory(db),
  };
}
