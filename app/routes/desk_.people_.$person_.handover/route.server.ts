import { type ActionFunctionArgs, data as answer, type LoaderFunctionArgs } from "@remix-run/node";
import { found, requireRole } from "~/context.server";
import { bareForm } from "~/forms/account";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { paths } from "~/paths";
import { makeHandoverCode, refuseHandoverNow } from "~/services/people.server";
import { findPerson } from "~db/queries/people";

/** Where a code is made for a person whom no mail reaches. Organisers alone, and never for an organiser. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const known = requireRole(context, request, "organiser");
  const person = found(await findPerson(known.db, params["person"] ?? ""));
  return {
    title: known.t("people.handoverTitle"),
    person: { id: person.id, name: person.name },
    where: known.portal.publicUrl + paths.handover,
    refusal: await refuseHandoverNow(known.db, known, person.id),
  };
}

/** The code is in the answer itself, for it is shown this once. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const known = requireRole(context, request, "organiser");
  const person = found(await findPerson(known.db, params["person"] ?? ""));
  const { refused } = await parseForm(context, request, bareForm);
  if (refused) return refuseForm(refused);
  const made = await makeHandoverCode(known, person.id);
  if (made.refusal) return refuseAct(made.refusal);
  return answer({ code: made.code });
}
