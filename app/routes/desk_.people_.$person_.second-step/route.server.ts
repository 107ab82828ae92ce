import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { found, requireRole } from "~/context.server";
import { refuseReset } from "~/domain/accounts";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { reasonForm } from "~/forms/people";
import { paths } from "~/paths";
import { resetSecondStep } from "~/services/second-step.server";
import { findPerson } from "~db/queries/people";

/** Where another person's lost second step is reset. Organisers alone. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { db, viewer, t } = requireRole(context, request, "organiser");
  const person = found(await findPerson(db, params["person"] ?? ""));
  return {
    title: t("people.resetTitle"),
    person: { id: person.id, name: person.name },
    refusal: refuseReset({
      actorId: viewer.id,
      person: { id: person.id, hasTotp: person.totpConfirmedAt !== null },
    }),
  };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const known = requireRole(context, request, "organiser");
  const person = found(await findPerson(known.db, params["person"] ?? ""));
  const { data, values, refused } = await parseForm(context, request, reasonForm);
  if (refused) return refuseForm(refused);
  const refusal = await resetSecondStep(known, { personId: person.id, reason: data.reason });
  if (refusal) return refuseAct(refusal, values);
  return redirect(paths.person(person.id));
}
