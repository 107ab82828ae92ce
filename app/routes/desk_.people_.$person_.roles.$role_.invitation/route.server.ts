import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { found, requireRole } from "~/context.server";
import { refuseResending } from "~/domain/people";
import { readForm, refuseAct } from "~/forms/parse-form.server";
import { paths } from "~/paths";
import { resendInvitation } from "~/services/people.server";
import { listSentByKey } from "~db/queries/outbox";
import { findPerson, findPrimaryAddress, findRole } from "~db/queries/people";

/** Asks once more before an invitation is sent again. Organisers alone. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { db, edition, now, t } = requireRole(context, request, "organiser");
  const person = found(await findPerson(db, params["person"] ?? ""));
  const row = found(
    await findRole(db, { id: params["role"] ?? "", personId: person.id, editionId: edition.id }),
  );
  const [last] = await listSentByKey(db, `invitation/${row.id}/${person.id}/`);
  return {
    title: t("people.resendTitle"),
    person: { id: person.id, name: person.name },
    address: (await findPrimaryAddress(db, person.id))?.address ?? "",
    refusal: refuseResending(row, { lastAt: last?.createdAt ?? null, now }),
  };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const known = requireRole(context, request, "organiser");
  const personId = params["person"] ?? "";
  await readForm(context, request);
  const refusal = await resendInvitation(known, { personId, roleId: params["role"] ?? "" });
  if (refusal) return refuseAct(refusal);
  return redirect(paths.person(personId), 303);
}
