import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type Context, found, requireViewer } from "~/context.server";
import { countriesIn } from "~/countries";
import type { Answers } from "~/domain/answers";
import { refuseEditing } from "~/domain/entering";
import { agreeingIn } from "~/domain/entry-coherence";
import { entryView, type ViewSection } from "~/domain/entry-document";
import { askedFields, faultsOf, isAnswered, narrativeWords, type Fault } from "~/domain/form";
import type { Message, Refusal } from "~/domain/message";
import { readersOfMost } from "~/domain/readers";
import type { Field, Section } from "~/domain/rulebook";
import { readForm } from "~/forms/parse-form.server";
import { nextRowKey, readSection } from "~/forms/section-form";
import { paths } from "~/paths";
import { copySecretOf } from "~/services/codes.server";
import { callOf, deadlineOf, findOwnEntry, markOf, saveDraft } from "~/services/entries.server";
import { listNewestVersions, listSetAside } from "~db/queries/answer-versions";
import { listAttachments } from "~db/queries/attachments";

/** Missing answers of a section that are named where one has gone on from it. */
const NAMED = 4;

/** Fields of the section that can be asked for, without conditions on other sections: those are settled here. */
function fieldsHere(context: Context, section: Section, answers: Answers): Field[] {
  const { form } = context.edition.rulebook;
  const here = new Set(section.fields.map((field) => field.id));
  return section.fields.flatMap((field) => {
    if (!field.when || here.has(field.when.field)) return [field];
    const { when: _, ...rest } = field;
    return askedFields(form, { ...section, fields: [field] }, answers).length > 0 ? [rest] : [];
  });
}

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const known = requireViewer(context, request);
  const { rulebook } = known.edition;
  const entry = found(await findOwnEntry(known, params["entry"] ?? ""));
  const at = rulebook.form.sections.findIndex((one) => one.id === params["section"]);
  const section = found(rulebook.form.sections[at]);
  const query = new URL(request.url).searchParams;
  const files = await listAttachments(known.db, entry.id);
  const asked = fieldsHere(known, section, entry.answers);
  const fields = asked.filter(({ id }) => entry.mendable === null || entry.mendable.includes(id));
  const isLocked = asked.length > 0 && fields.length === 0;
  const ids = new Set(section.fields.map((field) => field.id));
  const answers = Object.fromEntries(Object.entries(entry.answers).filter(([id]) => ids.has(id)));
  const faults = faultsOf(rulebook, entry.answers, files);
  const from = rulebook.form.sections.find((one) => one.id === query.get("from"));
  const left = faults.filter((fault) => fault.section === from?.id);
  const missing = left.filter((fault) => fault.kind === "missing");
  const narrativeHere = rulebook.limits.narrative.filter((id) => ids.has(id));
  const next = nextOf(rulebook.form.sections, at, query);
  const criteria = section.fields
    .filter((field) => field.type === "prose" && field.criterion)
    .map((field) => rulebook.rubric.criteria.find((one) => one.id === field.criterion))
    .filter((one) => one !== undefined);
  const refusal: Refusal =
    refuseEditing(entry, callOf(known)) ?? (isLocked ? { id: "screening.nothingHere" } : null);
  return {
    title: `${section.title.en} – ${entry.code}`,
    position: { number: at + 1, of: rulebook.form.sections.length },
    from: from && {
      id: from.id,
      title: from.title,
      wrong: left.length - missing.length,
      missing: missing.length,
      named: missing.slice(0, NAMED),
    },
    grown: query.has("grown"),
    zone: rulebook.edition.zone,
    deadline: deadlineOf(known, entry),
    repairUntil: entry.repairUntil,
    refusal,
    // During a repair the form holds what may be changed, and the rest is there to be read.
    rest:
      entry.mendable === null || refusal
        ? null
        : savedFields(
            known,
            entry,
            section,
            asked
              .filter(({ id, type }) => type !== "files" && !entry.mendable?.includes(id))
              .map(({ id }) => id),
          ),
    // Read only once the form cannot be changed any more.
    saved: refusal ? savedSection(known, entry, section) : null,
    form: {
      entry: { id: entry.id, code: entry.code, title: entry.title, changedAt: entry.changedAt },
      section: { ...section, fields },
      agreeing: agreeingIn(rulebook),
      /** What most of its fields have in common, so that it is said once. */
      readers: readersOfMost(section.fields),
      /** Answered in the questions before the form: shown as such, and still to be changed. */
      settled: rulebook.gate.flatMap(({ field }) =>
        field && ids.has(field) && isAnswered(entry.answers, field) ? [field] : [],
      ),
      answers,
      marks: marksOf(section.fields, entry.answers),
      setAside: (await listSetAside(known.db, entry.id))
        .filter((one) => ids.has(one.fieldId))
        .map(({ fieldId, createdAt }) => ({ fieldId, createdAt })),
      /** Fields that held something else before. */
      versions: [...(await listNewestVersions(known.db, entry.id)).keys()].filter((id) => ids.has(id)),
      /** What the copies on this person's device are locked with. */
      copySecret: copySecretOf(known),
      faults: faults.filter(
        (fault) => fault.section === section.id && (fault.kind === "wrong" || query.has("mend")),
      ),
      /** Fields of other sections that hang on an answer given here and are not answered yet. */
      elsewhere: rulebook.form.sections
        .filter((other) => other.id !== section.id)
        .flatMap(({ id: sectionId, letter, title, fields }) =>
          fields.flatMap(({ id, label, when }) =>
            when && ids.has(when.field) && !isAnswered(entry.answers, id)
              ? [{ of: when.field, is: when.is, id, label, section: sectionId, letter, title }]
              : [],
          ),
        ),
      more: query.get("more"),
      next: next && { id: next.id, letter: next.letter, title: next.title },
      files: files.filter((file) => ids.has(file.fieldId)),
      countries: section.fields.some((field) => field.type === "country") ? countriesIn(known.locale) : [],
      criteria,
      floors: rulebook.judging.floor.criteria,
      narrative:
        narrativeHere.length > 0
          ? {
              ids: narrativeHere,
              elsewhere:
                narrativeWords(rulebook, entry.answers) -
                narrativeWords(
                  { ...rulebook, limits: { ...rulebook.limits, narrative: narrativeHere } },
                  entry.answers,
                ),
              limit: rulebook.limits.narrativeWords,
              texts: rulebook.limits.narrative.length,
            }
          : null,
      charactersPerWord: rulebook.languages.charactersPerWord,
      zone: rulebook.edition.zone,
      signIn: paths.signInTo(paths.section(entry.id, section.id)),
    },
  };
}

/** The section that one goes on to, or none: after the last, and for who came from the check, the check comes next. */
function nextOf(sections: readonly Section[], at: number, query: URLSearchParams): Section | undefined {
  return query.has("check") ? undefined : sections[at + 1];
}

/** The section as it is saved, for reading. */
function savedSection(
  context: Context,
  entry: { id: string; code: string; answers: Answers },
  section: Section,
) {
  return entryView(
    context.edition.rulebook,
    {
      entry: { id: entry.id, code: entry.code, edition: context.edition.id },
      answers: entry.answers,
      files: [],
    },
    "entrant",
  ).sections.find((one) => one.id === section.id);
}

/** What each field held when the form was drawn; files have a page of their own. */
export function marksOf(fields: readonly Field[], answers: Answers): Record<string, string> {
  return Object.fromEntries(
    fields.filter((field) => field.type !== "files").map((field) => [field.id, markOf(answers, field.id)]),
  );
}

/** What somebody else saved in these fields, for reading. */
export function savedFields(
  context: Context,
  entry: { id: string; code: string; answers: Answers },
  section: Section,
  fieldIds: readonly string[],
): ViewSection | null {
  const saved = savedSection(context, entry, section);
  return saved ? { ...saved, fields: saved.fields.filter((field) => fieldIds.includes(field.id)) } : null;
}

/** A section that could not be saved: why, and what was typed. */
export type SectionRefused = {
  refusal: Message;
  overlong: string[];
  typed: Answers;
  /** What somebody else saved meanwhile, and the marks of it. */
  saved: ViewSection | null;
  marks: Record<string, string> | null;
};

export async function action({ context, request, params }: ActionFunctionArgs) {
  const known = requireViewer(context, request);
  const { rulebook } = known.edition;
  const entry = found(await findOwnEntry(known, params["entry"] ?? ""));
  const at = rulebook.form.sections.findIndex((one) => one.id === params["section"]);
  const section = found(rulebook.form.sections[at]);
  const form = await readForm(context, request);
  const { answers: typed, bases, overlong } = readSection(section.fields, form);
  const refuse = (
    refusal: Message,
    status: number,
    saved: Pick<SectionRefused, "saved" | "marks"> = { saved: null, marks: null },
  ) => data<SectionRefused>({ refusal, overlong, typed, ...saved }, { status });
  if (overlong.length > 0) return refuse({ id: "entering.overlong" }, 422);

  const result = await saveDraft(known, { id: entry.id, answers: typed, bases });
  if (result.refusal)
    return refuse(
      result.refusal,
      409,
      result.stale.length > 0
        ? {
            saved: savedFields(known, { ...entry, answers: result.answers }, section, result.stale),
            marks: marksOf(section.fields, result.answers),
          }
        : undefined,
    );

  const query = new URL(request.url).searchParams;
  const here = paths.section(entry.id, section.id);
  const more = query.get("more");
  if (query.has("stay")) {
    if (!more) return redirect(here);
    const rows = result.answers[more];
    const key = nextRowKey(Array.isArray(rows) ? rows.map((row) => (row as { key: string }).key) : []);
    return redirect(`${here}?more=${encodeURIComponent(more)}#f-${more}-${key}-${firstOf(section, more)}`);
  }
  const filesField = query.get("files");
  if (filesField && section.fields.some((field) => field.id === filesField && field.type === "files"))
    return redirect(paths.files(entry.id, filesField));
  if (query.has("list"))
    return redirect(`${paths.entry(entry.id)}?saved=${section.id}#section-${section.id}`);
  // Without script, questions that an answer brings up are asked before going on.
  const grown = askedFields(rulebook.form, section, result.answers).find(
    (field) =>
      field.when !== undefined &&
      field.type !== "files" &&
      !(field.id in bases) &&
      !isAnswered(result.answers, field.id),
  );
  if (grown) return redirect(`${here}?grown=1${query.has("check") ? "&check=1" : ""}#f-${grown.id}`);
  const next = nextOf(rulebook.form.sections, at, query);
  return redirect(next ? `${paths.section(entry.id, next.id)}?from=${section.id}` : paths.check(entry.id));
}

function firstOf(section: Section, fieldId: string): string {
  const field = section.fields.find((one) => one.id === fieldId);
  return field?.type === "rows" ? (field.fields[0]?.id ?? "") : "";
}

export type SectionData = Awaited<ReturnType<typeof loader>>;
export type { Fault };
