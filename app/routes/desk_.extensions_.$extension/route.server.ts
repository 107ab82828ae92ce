import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { found, requireRole } from "~/context.server";
import { refuseAnswer } from "~/domain/deadlines";
import { extensionAnswerForm } from "~/forms/deadlines";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { paths } from "~/paths";
import { answerExtension } from "~/services/extensions.server";
import { findExtensionById } from "~db/queries/extensions";

/** One extension, and for those who may answer it the form that does. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { db, edition, viewer, t } = requireRole(context, request, "organiser", "chair", "observer");
  const row = found(await findExtensionById(db, { id: params["extension"] ?? "", editionId: edition.id }));
  const mayAnswer =
    row.state === "proposed" && viewer.roles.some((role) => role === "organiser" || role === "chair");
  return {
    title: t("deadlines.one", { whom: row.code ?? row.address ?? "" }),
    extension: {
      id: row.id,
      whom: row.code ?? row.address ?? "",
      title: row.title ?? "",
      until: row.until,
      reason: row.reason,
      state: row.state,
      number: row.number,
      proposer: row.proposer,
      proposedAt: row.proposedAt,
      answerer: row.answerer,
      answeredAt: row.answeredAt,
    },
    mayAnswer,
    refusal: mayAnswer ? refuseAnswer(row, { personId: viewer.id, answer: "granted" }) : null,
    zone: edition.rulebook.edition.zone,
  };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const known = requireRole(context, request, "organiser", "chair");
  const id = found(
    await findExtensionById(known.db, { id: params["extension"] ?? "", editionId: known.edition.id }),
  ).id;
  const form = await parseForm(context, request, extensionAnswerForm);
  if (form.refused) return refuseForm(form.refused);
  const refusal = await answerExtension(known, { id, answer: form.data.answer });
  return refusal ? refuseAct(refusal, form.values) : redirect(paths.extension(id));
}
