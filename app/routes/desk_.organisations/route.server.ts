import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireRole } from "~/context.server";
import { countOrganisations, listOrganisations } from "~db/queries/organisations";

const PAGE = 40;

/** The register of organisations with what counts for each, for organisers alone. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { db, edition, t } = requireRole(context, request, "organiser");
  const asked = new URL(request.url).searchParams;
  const page = Math.max(1, Math.trunc(Number(asked.get("page"))) || 1);
  const sought = (asked.get("search") ?? "").trim().slice(0, 150);
  const total = await countOrganisations(db, sought);
  return {
    title: t("organisations.title"),
    sought,
    page,
    pages: Math.max(1, Math.ceil(total / PAGE)),
    total,
    organisations: await listOrganisations(db, {
      editionId: edition.id,
      sought,
      limit: PAGE,
      offset: (page - 1) * PAGE,
    }),
  };
}
