import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { requireViewer } from "~/context.server";
import { closingOf } from "~/domain/deadlines";
import { answersFromGate, type GateRemark, passGate } from "~/domain/gate";
import { categoryOf } from "~/domain/rulebook";
import type { FormResult } from "~/forms/form-result";
import { readForm, refuseAct, refuseForm, valuesOf } from "~/forms/parse-form.server";
import { paths } from "~/paths";
import { beginEntry, mayBegin } from "~/services/entries.server";

export async function loader({ context, request }: LoaderFunctionArgs) {
  const known = requireViewer(context, request);
  const { rulebook } = known.edition;
  const { refusal, extension } = await mayBegin(known);
  return {
    title: known.t("entry.begin"),
    refusal,
    closes: closingOf(rulebook, extension),
    zone: rulebook.edition.zone,
    sections: rulebook.form.sections.map(({ id, letter, title }) => ({ id, letter, title })),
    whoMayEnter: rulebook.whoMayEnter,
    gate: rulebook.gate.map(({ id, question, hint, options, field }) => ({
      id,
      question,
      hint,
      options: options.map(({ id, label }) => ({
        id,
        label,
        ...(field === rulebook.form.anchors.category && {
          code: id,
          hint: categoryOf(rulebook, id)?.whoMayEnter,
        }),
      })),
    })),
    contact: known.portal.mail.replyTo,
  };
}

/** Why an entry was not begun: faults of the form, or what the gate says of the answers. */
export type NewEntryAnswer = FormResult & { remarks?: { bars: GateRemark[]; doubts: GateRemark[] } };

/** Begins an entry unless the gate's answers bar it; doubts are said once, and then it is the person's decision. */
export async function action({ context, request }: ActionFunctionArgs) {
  const known = requireViewer(context, request);
  const { gate } = known.edition.rulebook;
  const values = valuesOf(await readForm(context, request));
  const closed = (await mayBegin(known)).refusal;
  if (closed) return refuseAct(closed, values);
  const chosen = Object.fromEntries(
    gate.flatMap(({ id }) => (typeof values[id] === "string" ? [[id, values[id]]] : [])),
  );
  const { unanswered, bars, doubts } = passGate(gate, chosen);
  if (unanswered.length > 0)
    return refuseForm({
      faults: unanswered.map((field) => ({
        field,
        message: {
          id: "entry.gateUnanswered",
          values: { number: gate.findIndex((one) => one.id === field) + 1 },
        },
      })),
      values,
    });
  if (bars.length > 0 || (doubts.length > 0 && values["anyway"] !== "yes"))
    return data<NewEntryAnswer>(
      { faults: [], values, remarks: { bars, doubts } },
      { status: bars.length > 0 ? 422 : 200 },
    );
  const { id, refusal } = await beginEntry(known, answersFromGate(gate, chosen));
  return refusal ? refuseAct(refusal, values) : redirect(paths.entry(id));
}
