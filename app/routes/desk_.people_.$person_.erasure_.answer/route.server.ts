import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { found, requireRole } from "~/context.server";
import { refuseErasureAnswer } from "~/domain/erasure";
import { erasureAnswerForm } from "~/forms/erasure";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { paths } from "~/paths";
import { answerErasure, readErasure } from "~/services/erasure.server";
import { findErasure } from "~db/queries/erasures";
import { findPerson } from "~db/queries/people";

/** Where a second organiser answers a proposed erasure. Organisers alone. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const known = requireRole(context, request, "organiser");
  const { db, viewer, t } = known;
  const person = found(await findPerson(db, params["person"] ?? ""));
  const now = found(await readErasure(db, known, person.id));
  const wish = await findErasure(db, person.id);
  const waiting = wish?.state === "proposed" ? wish : null;
  return {
    title: t("erasure.answerTitle"),
    person: { id: person.id, name: person.name },
    reason: waiting?.reason ?? "",
    isWaiting: waiting !== null,
    refusal: waiting
      ? (refuseErasureAnswer(waiting, { personId: viewer.id, isMade: true }) ?? now.refusal)
      : { id: "erasure.answered" as const },
  };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const known = requireRole(context, request, "organiser");
  const person = found(await findPerson(known.db, params["person"] ?? ""));
  const { data, values, refused } = await parseForm(context, request, erasureAnswerForm);
  if (refused) return refuseForm(refused);
  const isMade = data.answer === "made";
  const refusal = await answerErasure(known, { personId: person.id, isMade });
  if (refusal) return refuseAct(refusal, values);
  return redirect(isMade ? paths.peopleErased : paths.person(person.id), 303);
}
