import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { requireRole } from "~/context.server";
import { instant } from "~/domain/time";
import { readRulebookForm } from "~/forms/opening";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { paths } from "~/paths";
import { markRulebookRead, readSetUp } from "~/services/opening.server";

/** The rulebook in force in its main lines, for an organiser to read before the call opens. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const known = requireRole(context, request, "organiser");
  const { edition, t } = known;
  const { rulebook, rulebookHash, rulebookVersion } = edition;
  return {
    title: t("opening.readTitle"),
    version: rulebookVersion,
    hash: rulebookHash,
    note: rulebook.edition.note ?? null,
    zone: rulebook.edition.zone,
    stages: rulebook.stages.map(({ id, name, opens, closes }) => ({
      id,
      name,
      opens: instant(opens),
      closes: instant(closes),
    })),
    categories: rulebook.categories.map(({ id, name, cap }) => ({ id, name, cap })),
    readAt: (await readSetUp(known)).rulebookReadAt,
  };
}

/** Notes that it was read. */
export async function action({ context, request }: ActionFunctionArgs) {
  const known = requireRole(context, request, "organiser");
  const { data, refused } = await parseForm(context, request, readRulebookForm);
  if (refused) return refuseForm(refused);
  const refusal = await markRulebookRead(known, data.hash);
  return refusal ? refuseAct(refusal) : redirect(paths.setUp);
}
