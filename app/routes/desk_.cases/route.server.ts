import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireRole } from "~/context.server";
import { findPlannedCases } from "~/services/publications.server";

/** The winning cases and when the page of each opens, for organisers. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { db, edition, t } = requireRole(context, request, "organiser");
  const planned = await findPlannedCases(db, context);
  return {
    title: t("winners.deskTitle"),
    zone: edition.rulebook.edition.zone,
    releaseAt: planned?.releaseAt ?? null,
    isCorrecting: planned?.isCorrecting ?? false,
    cases: (planned?.cases ?? []).map(
      ({ code, title, category, organisation, opensAt, isOpen, isHidden, hasDate }) => ({
        code,
        title,
        category,
        organisation,
        opensAt,
        isOpen,
        isHidden,
        hasDate,
      }),
    ),
  };
}
