import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireRole } from "~/context.server";
import { complaintsUntil } from "~/services/complaints.server";
import { countComplaints, listComplaints } from "~db/queries/complaints";

const PAGE = 50;

/** All complaints with the day by which each is answered. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const known = requireRole(context, request, "organiser", "chair");
  const { db, edition, now, t } = known;
  const total = await countComplaints(db, edition.id);
  const pages = Math.max(1, Math.ceil(total / PAGE));
  const asked = Math.trunc(Number(new URL(request.url).searchParams.get("page")) || 1);
  const page = Math.min(pages, Math.max(1, asked));
  const complaints = await listComplaints(db, {
    editionId: edition.id,
    limit: PAGE,
    offset: (page - 1) * PAGE,
  });
  const until = await complaintsUntil(db, known);
  return {
    title: t("complaints.deskTitle"),
    zone: edition.rulebook.edition.zone,
    until,
    isOver: until !== null && until <= now,
    complaints: complaints.map(({ draftedAt, answeredAt, outcome, ...one }) => ({
      ...one,
      state: answeredAt ? ("answered" as const) : draftedAt ? ("drafted" as const) : ("open" as const),
      outcome: answeredAt ? outcome : null,
      isLate: answeredAt === null && one.dueAt <= now,
    })),
    page,
    pages,
  };
}
