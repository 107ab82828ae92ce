import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type Context, found, requireRole } from "~/context.server";
import { ALIKE, likenessOf, mayBeOne } from "~/domain/organisations";
import { renameForm } from "~/forms/organisations";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { paths } from "~/paths";
import { renameOrganisation } from "~/services/organisations.server";
import {
  findOrganisation,
  listJudgesByRoots,
  listNames,
  listOrganisationsByRoot,
  listPartneredByRoots,
  listStandingNames,
  listSubmittedByRoots,
} from "~db/queries/organisations";

/** What an organiser did a moment ago, as an address says it. */
const doneActs = ["merged", "parted", "named"] as const;

/** How many that look alike are shown. */
const SHOWN = 8;

/** An organisation of the register, for organisers. */
export async function requireOrganisation(context: Context, request: Request, id: string | undefined) {
  const known = requireRole(context, request, "organiser");
  return { known, organisation: found(await findOrganisation(known.db, id ?? "")) };
}

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { known, organisation } = await requireOrganisation(context, request, params["organisation"]);
  const { db, edition } = known;
  const { id, rootId, mergedIntoId } = organisation;
  const all = await listOrganisationsByRoot(db, [rootId]);
  const names = await listNames(db, [id]);
  const isStanding = mergedIntoId === null;
  const rootIds = isStanding ? [id] : [];
  const alike = isStanding
    ? (await listStandingNames(db))
        .filter((other) => other.id !== id && mayBeOne(other, organisation))
        .map((other) => ({ ...other, likeness: likenessOf(other, organisation) }))
        .filter((other) => other.likeness >= ALIKE)
        .sort((a, b) => b.likeness - a.likeness)
        .slice(0, SHOWN)
        .map(({ id: other, name, country }) => ({ id: other, name, country }))
    : [];
  return {
    title: organisation.name,
    organisation: {
      id,
      name: organisation.name,
      ownName: organisation.ownName,
      country: organisation.country,
      version: organisation.version,
    },
    standsFor: all.find((one) => one.id === rootId && one.id !== id) ?? null,
    names: names.map(({ normalised, name, kind, createdAt }) => ({ normalised, name, kind, createdAt })),
    merged: all
      .filter((one) => one.mergedIntoId === id)
      .map((one) => ({ id: one.id, name: one.name, version: one.version })),
    entries: isStanding ? await listSubmittedByRoots(db, { rootIds, editionId: edition.id }) : [],
    partnered: isStanding ? await listPartneredByRoots(db, { rootIds, editionId: edition.id }) : [],
    done: doneActs.find((one) => one === new URL(request.url).searchParams.get("done")) ?? null,
    judges: isStanding ? await listJudgesByRoots(db, { rootIds, editionId: edition.id }) : [],
    alike,
    zone: edition.rulebook.edition.zone,
  };
}

/** Renames it. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const { known, organisation } = await requireOrganisation(context, request, params["organisation"]);
  const form = await parseForm(context, request, renameForm);
  if (form.refused) return refuseForm(form.refused);
  const refusal = await renameOrganisation(known, { id: organisation.id, ...form.data });
  return refusal
    ? refuseAct(refusal, form.values)
    : redirect(`${paths.organisation(organisation.id)}?done=named`);
}
