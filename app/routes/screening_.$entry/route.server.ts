import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { type Context, found, requireRole } from "~/context.server";
import { rowsOf, textOf } from "~/domain/answers";
import { changedFields } from "~/domain/changes";
import { type EntryDocument, entryView, type ViewValue } from "~/domain/entry-document";
import { askedFields } from "~/domain/form";
import {
  type Check,
  type CheckAnswer,
  refuseScreening,
  repairsDue,
  screeningState,
} from "~/domain/screening";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { screeningForm } from "~/forms/screening";
import { paths } from "~/paths";
import { difference } from "~/services/difference.server";
import { readTeam } from "~/services/listings.server";
import { screenEntry } from "~/services/screening.server";
import { fromJson } from "~db/columns";
import { listEndorsements } from "~db/queries/endorsements";
import { findEntry, findRevision, listEntryMembers } from "~db/queries/entries";
import { findExtension } from "~db/queries/extensions";
import { listBeside } from "~db/queries/organisations";
import { hasPublishedPlan } from "~db/queries/plans";
import { findNextToScreen, listScreenings } from "~db/queries/screenings";

/** The frozen revision that stands, the checks, and what was decided so far. Chairs and observers only read. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const known = requireRole(context, request, "screener", "organiser", "chair", "observer");
  const { db, edition, now, viewer, t } = known;
  const book = edition.rulebook;
  const entry = found(await findEntry(db, { id: params["entry"] ?? "", editionId: edition.id }));
  const number = found(entry.state === "submitted" ? entry.submittedRevision : null);
  const revision = found(await findRevision(db, { entryId: entry.id, number }));
  const document = fromJson<EntryDocument>(revision.documentJson);
  const screenings = await listScreenings(db, entry.id);
  const newest = screenings[0];
  const members = await listEntryMembers(db, entry.id);
  const mayScreen = viewer.roles.some((role) => role === "screener" || role === "organiser");
  const partners = rowsOf(document.answers, book.form.anchors.partners);
  const endorsements = await listEndorsements(db, entry.id);
  const labels = book.form.sections.flatMap((section) =>
    askedFields(book.form, section, document.answers).map(({ id, label }) => ({ id, label })),
  );
  const state = screeningState(entry.submittedRevision, newest);
  return {
    title: `${entry.code}, ${t("screening.title")}`,
    zone: book.edition.zone,
    entry: { id: entry.id, code: entry.code, title: entry.title, category: entry.category },
    state,
    repaired: state === "repaired" && newest ? await repairedFields(known, entry.id, newest, document) : null,
    revision: { number, createdAt: revision.createdAt, hash: revision.hash },
    view: entryView(book, document, "screener"),
    checks: book.eligibility,
    fields: labels,
    endorsements: partners.map((row) => {
      const asked = endorsements.find((one) => one.rowKey === row.key);
      return {
        key: row.key,
        organisation: asked?.organisation ?? row["organisation"] ?? "",
        state: asked?.state ?? "asked",
        name: asked?.name ?? "",
        at: asked?.answeredAt ?? null,
        revision: asked?.state === "given" ? (asked.revision ?? 0) : null,
      };
    }),
    team: await readTeam(db, known, { entryId: entry.id, answers: document.answers }),
    beside: await listBeside(db, { entryId: entry.id, editionId: edition.id }),
    screenings,
    last: newest?.id ?? "",
    due: repairsDue(book),
    mayRepair: now < repairsDue(book),
    mayScreen,
    refusal: mayScreen
      ? refuseScreening({
          book,
          now,
          entry,
          isMember: members.some((member) => member.personId === viewer.id),
          isPublished: entry.outcome === "valid" && (await hasPublishedPlan(db, edition.id)),
          extension: await findExtension(db, { entryId: entry.id, editionId: edition.id }),
        })
      : null,
    next:
      (await findNextToScreen(db, { editionId: edition.id, except: entry.id, personId: viewer.id })) ?? null,
  };
}

/** What a repair changed of the revision that was screened: texts word by word, other answers as they were and are. */
async function repairedFields(
  { db, edition }: Context,
  entryId: string,
  screened: { revision: number; fields: readonly string[] },
  now: EntryDocument,
) {
  const book = edition.rulebook;
  const frozen = await findRevision(db, { entryId, number: screened.revision });
  if (!frozen) return null;
  const before = fromJson<EntryDocument>(frozen.documentJson);
  const valuesOf = (document: EntryDocument) =>
    new Map(
      entryView(book, document, "screener").sections.flatMap(({ fields }) =>
        fields.map(({ id, value }) => [id, value] as const),
      ),
    );
  const [was, is] = [valuesOf(before), valuesOf(now)];
  const isText = (value: ViewValue) => ["none", "text", "prose"].includes(value.kind);
  const fields = changedFields(book, before, now).map(({ id, label }) => {
    const values = { was: was.get(id) ?? nothing, is: is.get(id) ?? nothing };
    return {
      id,
      label,
      ...values,
      parts:
        isText(values.was) && isText(values.is)
          ? difference(textOf(before.answers, id), textOf(now.answers, id))
          : null,
    };
  });
  const changed = new Set(fields.map(({ id }) => id));
  return { revision: screened.revision, fields, unchanged: screened.fields.filter((id) => !changed.has(id)) };
}
const nothing: ViewValue = { kind: "none" };

/** Records a screener's decision about the revision that the form showed. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const known = requireRole(context, request, "screener", "organiser");
  const id = found(await findEntry(known.db, { id: params["entry"] ?? "", editionId: known.edition.id })).id;
  const ids = known.edition.rulebook.eligibility.map((check) => check.id);
  const { data, values, refused } = await parseForm(context, request, screeningForm(ids));
  if (refused) return refuseForm(refused);
  const answers = data as Record<string, unknown>;
  const refusal = await screenEntry(known, {
    entryId: id,
    revision: data.revision,
    last: data.last,
    checks: Object.fromEntries(
      ids.map((check): [string, Check] => [
        check,
        // The schema has one answer and one note for every check.
        { answer: answers[`check-${check}`] as CheckAnswer, note: answers[`note-${check}`] as string },
      ]),
    ),
    outcome: data.outcome,
    reason: data.reason,
    fields: data.fields,
  });
  if (refusal) return refuseAct(refusal, values);
  return redirect(paths.screen(id), 303);
}
