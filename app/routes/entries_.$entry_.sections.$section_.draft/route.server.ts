import type { ActionFunctionArgs } from "@remix-run/node";
import type { DraftAnswer } from "~/components/draft-keeper";
import { found, requireViewer } from "~/context.server";
import { readForm } from "~/forms/parse-form.server";
import { readSection } from "~/forms/section-form";
import { findOwnEntry, saveDraft } from "~/services/entries.server";
import { marksOf, savedFields } from "../entries_.$entry_.sections.$section/route.server";

/** Keeps what a section's form holds while it is filled, and says how that stands. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const known = requireViewer(context, request);
  const { form: book } = known.edition.rulebook;
  const entry = found(await findOwnEntry(known, params["entry"] ?? ""));
  const section = found(book.sections.find((one) => one.id === params["section"]));
  const { answers, bases, overlong } = readSection(section.fields, await readForm(context, request));
  const refuse = (reason: string, status: number) =>
    Response.json({ kind: "refused", reason } satisfies DraftAnswer, { status });
  if (overlong.length > 0) return refuse(known.t("entering.overlong"), 422);
  const result = await saveDraft(known, { id: entry.id, answers, bases });
  if (result.refusal && result.stale.length === 0) return refuse(known.t.say(result.refusal), 409);
  return Response.json({
    kind: "saved",
    at: known.now,
    marks: marksOf(
      section.fields.filter((field) => field.id in bases),
      result.answers,
    ),
    answers: Object.fromEntries(Object.keys(bases).map((id) => [id, result.answers[id] ?? ""])),
    stale: result.stale,
    saved:
      result.stale.length > 0
        ? savedFields(known, { ...entry, answers: result.answers }, section, result.stale)
        : null,
  } satisfies DraftAnswer);
}
