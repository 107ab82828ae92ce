import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { type Context, found, requireRole, type ViewerContext } from "~/context.server";
import { rowsOf, textOf } from "~/domain/answers";
import { changedFields } from "~/domain/changes";
import { needsEndorsement } from "~/domain/entering";
import { type EntryDocument, entryView, facts, type ViewValue } from "~/domain/entry-document";
import { askedFields } from "~/domain/form";
import { portalAnswers } from "~/domain/portal-answers";
import { agreeingIn } from "~/domain/entry-coherence";
import { isSameName, teamOf } from "~/domain/conflicts";
import {
  type Check,
  type Choice,
  type CheckAnswer,
  faultsOfChecks,
  movesDue,
  refuseStale,
  repairsDue,
  screeningState,
} from "~/domain/screening";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { type ListFilter, listQuery, readListFilter, screeningForm } from "~/forms/screening";
import { paths } from "~/paths";
import { difference } from "~/services/difference.server";
import { readTeam } from "~/services/listings.server";
import {
  countEndorsementsMissing,
  findNextToDo,
  findOutcomeFaults,
  readScreening,
  screenEntry,
} from "~/services/screening.server";
import { fromJson } from "~db/columns";
import { listEndorsements } from "~db/queries/endorsements";
import { findEntry, findRevision } from "~db/queries/entries";
import { listLikenesses } from "~db/queries/likenesses";
import { listBeside } from "~db/queries/organisations";
import { listRoleHolders } from "~db/queries/people";
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
  const { category } = facts(book, document.answers);
  const partners = needsEndorsement(book, category)
    ? rowsOf(document.answers, book.form.anchors.partners)
    : [];
  const endorsements = await listEndorsements(db, entry.id);
  const filter = filterOf(known, request);
  const list = { editionId: edition.id, personId: viewer.id, ...filter };
  const place = { submittedAt: entry.submittedAt ?? now, code: entry.code };
  const changes = await listStandingChanges(db, entry.id);
  const view = entryView(book, document, "screener");
  const likenesses = await listLikenesses(db, entry.id);
  const beside = await listBeside(db, { entryId: entry.id, editionId: edition.id });
  const shownFields = new Map(
    view.sections.flatMap((section) => section.fields).map((field) => [field.id, field] as const),
  );
  const own = portalAnswers(book, document, {
    category,
    alike: likenesses.filter((one) => one.state === "open").length,
    endorsementsMissing: await countEndorsementsMissing(db, known, entry.id, document),
  });
  /** What was decided about the revision that stands; of one that came back, what was in order before. */
  const decided = newest?.revision === number ? newest : null;
  const asked = new Map(
    book.form.sections
      .flatMap((section) => askedFields(book.form, section, document.answers))
      .map(({ id, label }) => [id, { id, label }] as const),
  );
  const { run } = agreeingIn(book);
  return {
    title: `${entry.code}, ${t("screening.title")}`,
    zone: book.edition.zone,
    entry: { id: entry.id, code: entry.code, title: entry.title, category: entry.category },
    state,
    recorded: await recordedBefore(known, request),
    standing: entry.standing,
    standingReason: entry.standingReason,
    change: changes.find((one) => one.state === "proposed") ?? null,
    revision: {
      number,
      createdAt: revision.createdAt,
      rule: { rule: revision.rule, number: revision.ruleNumber ?? 0 },
      accepted: entry.acceptedRevision,
    },
    repaired: state === "repaired" && newest ? await repairedFields(known, entry.id, newest, document) : null,
    view,
    checks: book.eligibility.map(({ id, text, fields = [] }) => {
      const mine = own[id];
      const before = newest?.checks[id];
      const mend = fields.flatMap((field) => asked.get(field) ?? []);
      return {
        id,
        text,
        own: mine ?? null,
        /** What its fields hold; of several that the portal has looked through there is nothing to look up. */
        about:
          mine?.answer === "yes" && fields.length > 1
            ? []
            : fields.flatMap((field) => shownFields.get(field) ?? []),
        /** The last day on which a case may have begun, beside the field that says when it did. */
        latest: run && fields.includes(run.start) ? { field: run.start, day: run.latest } : null,
        namesOfTeam: fields.includes(book.form.anchors.team ?? ""),
        // A repair leaves what was in order as it was; what was not is to be looked at anew.
        proposed: decided
          ? (before?.answer ?? null)
          : (mine?.answer ?? (state === "repaired" && before?.answer === "yes" ? ("yes" as const) : null)),
        note: (decided && before?.note) || "",
        mend,
        /** What a repair of this check would ask for, as far as that can be told. */
        mended: decided?.fields.length
          ? decided.fields
          : mine?.wrong.length
            ? mine.wrong
            : mend.length <= MOST_AT_ONCE
              ? mend.map((field) => field.id)
              : [],
      };
    }),
    namesakes: await listNamesakes(known, document),
    organisation: { count: beside.length + 1, limit: book.limits.perOrganisation },
    sections: book.form.sections
      .map((section) => ({
        id: section.id,
        title: section.title,
        fields: askedFields(book.form, section, document.answers).map(({ id, label }) => ({ id, label })),
      }))
      .filter((section) => section.fields.length > 0),
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
    beside,
    alike: likenesses.map(
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
    decided: decided && { fields: decided.fields, reason: decided.reason },
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

export type ScreenedEntry = Awaited<ReturnType<typeof loader>>;

/** A check on more fields than this leaves it to the screener which of them are to be mended. */
const MOST_AT_ONCE = 3;

/**
 * People whom an entry names and who are called like somebody of the jury, the staff or a sponsor; null for who is not
 * told who judges.
 */
async function listNamesakes({ db, edition, viewer }: ViewerContext, document: EntryDocument) {
  if (!viewer.roles.includes("organiser")) return null;
  const roles = ["judge", "chair", "organiser", "sponsor"] as const;
  const holders = await listRoleHolders(db, { editionId: edition.id, roles });
  return teamOf(edition.rulebook, document).flatMap((name) => {
    const holder = holders.find((one) => isSameName(one.name, name));
    return holder ? [{ name, role: holder.role }] : [];
  });
}

/** The entry about which a decision was recorded just now, as an address says, and where it stands since. */
export async function recordedBefore({ db, edition }: Context, request: Request) {
  const id = new URL(request.url).searchParams.get("recorded");
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

/** Why nothing can be decided about this entry now, or null; another category can be asked for after planning too. */
async function refuseDeciding(
  known: ViewerContext,
  { entryId, outcome, ...shown }: { entryId: string; outcome: Choice | null; revision: number; last: string },
) {
  const { refusal, isMember, entry, newest } = found(await readScreening(known.db, known, entryId));
  if (refusal && !(refusal.id === "screening.published" && outcome === "move" && !isMember)) return refusal;
  return refuseStale(shown, { entry, newest });
}

/** Records a screener's decision about the revision that the form showed; with `then=next` the next entry comes. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const known = requireRole(context, request, "screener", "organiser");
  const { db, edition } = known;
  const entry = found(await findEntry(db, { id: params["entry"] ?? "", editionId: edition.id }));
  const ids = edition.rulebook.eligibility.map((check) => check.id);
  const { data, values, refused } = await parseForm(context, request, screeningForm(ids));
  if (refused) return refuseForm(refused);
  const answers = data as Record<string, unknown>;
  const outcome = data.outcome ?? null;
  const decision = {
    entryId: entry.id,
    revision: data.revision,
    last: data.last,
    checks: Object.fromEntries(
      // The schema has one answer, or none, and one note for every check.
      ids.flatMap((check): [string, Check][] => {
        const answer = answers[`check-${check}`] as CheckAnswer | undefined;
        return answer ? [[check, { answer, note: answers[`note-${check}`] as string }]] : [];
      }),
    ),
    moveTo: data.moveTo,
    reason: data.reason,
    // What stands beside a check that needs no repair is not shown, and not meant.
    fields: [
      ...new Set([
        ...data.fields,
        ...ids.flatMap((id) =>
          answers[`check-${id}`] === "repair" ? (answers[`mend-${id}`] as string[]) : [],
        ),
      ]),
    ],
  };
  // Before anything that is wrong with it: a page that is drawn again shows, and sends along, what stands then.
  const shut = await refuseDeciding(known, { ...decision, outcome });
  if (shut) return refuseAct(shut, values);
  const faults = await findOutcomeFaults(known, { ...decision, outcome });
  if (outcome === null || faults.length > 0) return refuseForm({ faults, values });
  const refusal = await screenEntry(known, { ...decision, outcome });
  if (refusal) return refuseAct(refusal, values);
  const filter = filterOf(known, request);
  const address = (path: string) => `${path}${listQuery(filter, { recorded: entry.id })}`;
  if (new URL(request.url).searchParams.get("then") !== "next")
    return redirect(address(paths.screen(entry.id)), 303);
  const next = await findNextToDo(known, entry, filter);
  if (!next) return redirect(address(paths.screening), 303);
  return redirect(address(next.isReply ? paths.screenReply(next.id) : paths.screen(next.id)), 303);
}
