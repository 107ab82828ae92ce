import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { found, requireViewer, type ViewerContext } from "~/context.server";
import type { Answer } from "~/domain/answers";
import { refuseEditing } from "~/domain/entering";
import { entryView, type ViewField } from "~/domain/entry-document";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { versionForm } from "~/forms/version";
import { paths } from "~/paths";
import {
  callOf,
  deadlineOf,
  discardVersion,
  findOwnEntry,
  markOf,
  type OwnEntry,
  saveDraft,
} from "~/services/entries.server";
import { fromJson } from "~db/columns";
import { listVersions } from "~db/queries/answer-versions";

/** What one answer of a draft held before, and what was typed into it while somebody else saved other words. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const known = requireViewer(context, request);
  const entry = found(await findOwnEntry(known, params["entry"] ?? ""));
  const { section, field } = placeOf(known, params["answer"]);
  const rows = await listVersions(known.db, { entryId: entry.id, fieldId: field.id });
  const drawn = (answer: Answer) => drawnAnswer(known, entry, field.id, answer);
  return {
    title: `${field.label.en} – ${entry.code}`,
    entry: { id: entry.id, code: entry.code },
    section: { id: section.id, title: section.title },
    field: { id: field.id, label: field.label },
    mark: markOf(entry.answers, field.id),
    now: drawn(entry.answers[field.id] ?? ""),
    versions: rows
      .filter((row) => row.kind === "earlier" || row.settledAt === null)
      .map(({ id, kind, answerJson, createdAt, author }) => ({
        id,
        kind,
        createdAt,
        author,
        value: drawn(fromJson<Answer>(answerJson)),
      })),
    refusal: refuseEditing(entry, callOf(known)),
    deadline: deadlineOf(known, entry),
    zone: known.edition.rulebook.edition.zone,
  };
}

/** Uses a version in place of what the draft holds, which becomes an earlier version itself; or wants it no more. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const known = requireViewer(context, request);
  const entry = found(await findOwnEntry(known, params["entry"] ?? ""));
  const { section, field } = placeOf(known, params["answer"]);
  const { data, values, refused } = await parseForm(context, request, versionForm);
  if (refused) return refuseForm(refused);
  if (data.discard) {
    const refusal = await discardVersion(known, { id: entry.id, version: data.discard });
    return refusal ? refuseAct(refusal, values) : redirect(paths.versions(entry.id, field.id));
  }
  const rows = await listVersions(known.db, { entryId: entry.id, fieldId: field.id });
  const version = found(rows.find((row) => row.id === data.use));
  const { refusal } = await saveDraft(known, {
    id: entry.id,
    answers: { [field.id]: fromJson<Answer>(version.answerJson) },
    bases: { [field.id]: data.mark },
  });
  return refusal
    ? refuseAct(refusal, values)
    : redirect(`${paths.section(entry.id, section.id)}#f-${field.id}`);
}

/** The field of an address and its section; 404 for what has no versions. */
function placeOf(context: ViewerContext, id: string | undefined) {
  const section = found(
    context.edition.rulebook.form.sections.find((one) => one.fields.some((field) => field.id === id)),
  );
  const field = found(section.fields.find((one) => one.id === id && one.type !== "files"));
  return { section, field };
}

/** An answer as the entry's people read it; null for an empty one. */
function drawnAnswer(
  context: ViewerContext,
  entry: OwnEntry,
  fieldId: string,
  answer: Answer,
): ViewField | null {
  const { sections } = entryView(
    context.edition.rulebook,
    {
      entry: { id: entry.id, code: entry.code, edition: context.edition.id },
      answers: { ...entry.answers, [fieldId]: answer },
      files: [],
    },
    "entrant",
  );
  const field = sections.flatMap((section) => section.fields).find((one) => one.id === fieldId);
  return field && field.value.kind !== "none" ? field : null;
}
