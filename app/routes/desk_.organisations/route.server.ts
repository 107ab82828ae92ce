import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireRole } from "~/context.server";
import { likelyDoubles } from "~/domain/organisations";
import {
  countOrganisations,
  listNamesSought,
  listOrganisations,
  listStandingNames,
} from "~db/queries/organisations";

const PAGE = 40;
/** Pairs that are shown at once; the next come up as these are merged. */
const DOUBLES = 5;

/** The register of organisations with what counts for each, for organisers alone. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { db, edition, t } = requireRole(context, request, "organiser");
  const asked = new URL(request.url).searchParams;
  const page = Math.max(1, Math.trunc(Number(asked.get("page"))) || 1);
  const sought = (asked.get("search") ?? "").trim().slice(0, 150);
  const total = await countOrganisations(db, sought);
  const organisations = await listOrganisations(db, {
    editionId: edition.id,
    sought,
    limit: PAGE,
    offset: (page - 1) * PAGE,
  });
  const found =
    sought === "" ? [] : await listNamesSought(db, { rootIds: organisations.map(({ id }) => id), sought });
  return {
    title: t("organisations.title"),
    sought,
    page,
    pages: Math.max(1, Math.ceil(total / PAGE)),
    total,
    doubles: sought === "" && page === 1 ? likelyDoubles(await listStandingNames(db), DOUBLES) : [],
    organisations: organisations.map((one) => ({
      ...one,
      /** Other names of it that were sought. */
      foundBy: found
        .filter(({ rootId, name }) => rootId === one.id && name !== one.name)
        .map(({ name }) => name),
    })),
  };
}
