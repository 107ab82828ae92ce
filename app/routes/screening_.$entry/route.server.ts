import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { type Context, found, requireRole, type ViewerContext } from "~/context.server";
import { rowsOf, textOf } from "~/domain/answers";
import { changedFields } from "~/domain/changes";
import { type EntryDocument, entryView, type ViewValue } from "~/domain/entry-document";
import { askedFields } from "~/domain/form";
import {
  type Check,
  type CheckAnswer,
  faultsOfChecks,
  movesDue,
  repairsDue,
  screeningState,
} from "~/domain/screening";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { type ListFilter, listQuery, readListFilter, screeningForm } from "~/forms/screening";
import { paths } from "~/paths";
import { difference } from "~/services/difference.server";
import { readTeam } from "~/services/listings.server";
import { readScreening, screenEntry } from "~/services/screening.server";
import { fromJson } from "~db/columns";
import { listEndorsements } from "~db/queries/endorsements";
import { findEntry, findRevision } from "~db/queries/entries";
import { listLikenesses } from "~db/queries/likenesses";
import { listBeside } from "~db/queries/organisations";
import { findBeside, listScreenings } from "~db/queries/screenings";
import { listStandingChanges } from "~db/queries/standings";

/** The filter of the list that the reader came from. */
function filterOf({ edition }: ViewerContext, request: Request): ListFilter {
  return readListFilter(
    new URL(request.url).searchParams,
    edition.rulebook.categories.map((one) => one.id),
  );
}

/** The frozen revision that stands, the checks, and what was decided so far. Chairs and observers only read. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const known = requireRole(context, request, "screener", "organiser", "chair", "observer");
  const { db, edition, now, viewer, t } = known;
  const book = edition.rulebook;
  const { entry, refusal, reply, isMember } = found(await readScreening(db, known, params["entry"] ?? ""));
  const number = found(entry.state === "submitted" ? entry.submittedRevision : null);
  const revision = found(await findRevision(db, { entryId: entry.id, number }));
  const document = fromJson<EntryDocument>(revision.documentJson);
  const screenings = await listScreenings(db, entry.id);
  const newest = screenings[0];
  const state = screeningState(entry, newest);
  const mayScreen = viewer.roles.some((role) => role === "screener" || role === "organiser");
  const partners = rowsOf(document.answers, book.form.anchors.partners);
  const endorsements = await listEndorsements(db, entry.id);
  const labels = book.form.sections.flatMap((section) =>
    askedFields(book.form, section, document.answers).map(({ id, label }) => ({ id, label })),
  );
  const filter = filterOf(known, request);
  const list = { editionId: edition.id, personId: viewer.id, ...filter };
  const place = { submittedAt: entry.submittedAt ?? now, code: entry.code };
  const changes = await listStandingChanges(db, entry.id);
  return {
    title: `${entry.code}, ${t("screening.title")}`,
    zone: book.edition.zone,
    entry: { id: entry.id, code: entry.code, title: entry.title, category: entry.category },
    state,
    recorded: await recordedBefore(known, new URL(request.url).searchParams.get("recorded")),
    standing: entry.standing,
    standingReason: entry.standingReason,
    change: changes.find((one) => one.state === "proposed") ?? null,
    revision: {
      number,
      createdAt: revision.createdAt,
      hash: revision.hash,
      accepted: entry.acceptedRevision,
    },
    repaired: state === "repaired" && newest ? await repairedFields(known, entry.id, newest, document) : null,
    view: entryView(book, document, "screener"),
    checks: book.eligibility,
    // A repair leaves what was in order as it was; what was not is to be looked at anew.
    earlier:
      state === "repaired" && newest
        ? book.eligibility.map(({ id }) => id).filter((id) => newest.checks[id]?.answer === "yes")
        : [],
    fields: labels,
    categories: book.categories.filter(({ id }) => id !== entry.category),
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
    alike: (await listLikenesses(db, entry.id)).map(
      ({ id, code, title, editionId, state: settled, note, settledBy, organisationName }) => ({
        id,
        code,
        title,
        organisationName,
        edition: editionId === edition.id ? null : editionId,
        isOpen: settled === "open",
        note,
        settledBy,
      }),
    ),
    reply: reply ?? null,
    screenings: screenings.map((one) => ({ ...one, faults: faultsOfChecks(book, one.checks) })),
    last: newest?.id ?? "",
    due: repairsDue(book),
    moveDue: movesDue(book, now),
    mayRepair: now < repairsDue(book),
    mayScreen,
    mayMove: mayScreen && refusal?.id === "screening.published" && !isMember,
    refusal: mayScreen ? refusal : null,
    query: listQuery(filter),
    next: (await findBeside(db, { ...list, after: place })) ?? null,
    previous: (await findBeside(db, { ...list, before: place })) ?? null,
  };
}

/** The entry about which a decision was recorded just now, and where it stands since. */
async function recordedBefore({ db, edition }: Context, id: string | null) {
  const entry = id ? await findEntry(db, { id, editionId: edition.id }) : undefined;
  const newest = entry ? (await listScreenings(db, entry.id))[0] : undefined;
  return entry && newest ? { code: entry.code, state: screeningState(entry, newest) } : null;
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

/** Records a screener's decision about the revision that the form showed; with `then=next` the next entry comes. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const known = requireRole(context, request, "screener", "organiser");
  const { db, edition, viewer, now } = known;
  const entry = found(await findEntry(db, { id: params["entry"] ?? "", editionId: edition.id }));
  const ids = edition.rulebook.eligibility.map((check) => check.id);
  const { data, values, refused } = await parseForm(context, request, screeningForm(ids));
  if (refused) return refuseForm(refused);
  const answers = data as Record<string, unknown>;
  const refusal = await screenEntry(known, {
    entryId: entry.id,
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
    moveTo: data.moveTo,
    reason: data.reason,
    fields: data.fields,
  });
  if (refusal) return refuseAct(refusal, values);
  const filter = filterOf(known, request);
  const query = listQuery(filter);
  const recordedTo = (id: string) => `${paths.screen(id)}${query}${query ? "&" : "?"}recorded=${entry.id}`;
  if (new URL(request.url).searchParams.get("then") !== "next") return redirect(recordedTo(entry.id), 303);
  const next = await findBeside(db, {
    editionId: edition.id,
    personId: viewer.id,
    // From the whole list one goes on to what waits.
    ...(filter.state || filter.mark ? filter : { ...filter, state: "waiting" }),
    after: { submittedAt: entry.submittedAt ?? now, code: entry.code },
  });
  return redirect(next ? recordedTo(next.id) : `${paths.screening}${query}`, 303);
}
