import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { mayBeOne, normaliseOrganisation, refuseMerging } from "~/domain/organisations";
import { mergeForm } from "~/forms/organisations";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { paths } from "~/paths";
import { mergeOrganisations, previewMerge } from "~/services/organisations.server";
import { findOrganisation, findOrganisationByName } from "~db/queries/organisations";
import { requireOrganisation } from "../desk_.organisations_.$organisation/route.server";

/** What would follow from merging an organisation into another, which is named in the address. Changes nothing. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { known, organisation } = await requireOrganisation(context, request, params["organisation"]);
  const sought = (new URL(request.url).searchParams.get("into") ?? "").slice(0, 150);
  const named = await findOrganisationByName(known.db, normaliseOrganisation(sought));
  const into = named && (await findOrganisation(known.db, named.rootId));
  const refusal = into ? refuseMerging(organisation, into) : null;
  const { id, name, ownName, country, version } = organisation;
  return {
    title: known.t("organisations.mergeTitle"),
    organisation: { id, name, ownName, country, version },
    sought,
    into: into ? { id: into.id, name: into.name, ownName: into.ownName, country: into.country } : null,
    isElsewhere: into ? !mayBeOne(organisation, into) : false,
    refusal,
    preview: into && !refusal ? await previewMerge(known.db, known, { one: organisation, into }) : null,
  };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { known, organisation } = await requireOrganisation(context, request, params["organisation"]);
  const form = await parseForm(context, request, mergeForm);
  if (form.refused) return refuseForm(form.refused);
  const { version, into } = form.data;
  const refusal = await mergeOrganisations(known, { id: organisation.id, version, intoId: into });
  return refusal ? refuseAct(refusal, form.values) : redirect(`${paths.organisation(into)}?done=merged`);
}
