import { type ActionFunctionArgs, data as answer, type LoaderFunctionArgs } from "@remix-run/node";
import { requireRole } from "~/context.server";
import { askForm } from "~/forms/conflicts";
import { parseForm, refuseForm } from "~/forms/parse-form.server";
import { askWhetherToInvite } from "~/services/deputies.server";

/** Where an organiser asks whether somebody may be invited to judge. */
export function loader({ context, request }: LoaderFunctionArgs) {
  const { edition, viewer, t } = requireRole(context, request, "organiser", "chair");
  return {
    title: t("conflicts.askTitle"),
    invites: viewer.roles.includes("organiser"),
    categories: edition.rulebook.categories.map(({ id, name }) => ({ id, name })),
  };
}

/** Says yes or no, and nothing else. */
export async function action({ context, request }: ActionFunctionArgs) {
  const known = requireRole(context, request, "organiser", "chair");
  const { data, values, refused } = await parseForm(context, request, askForm);
  if (refused) return refuseForm(refused);
  return answer({ faults: [], values, may: await askWhetherToInvite(known, data) });
}
