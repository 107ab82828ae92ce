import { type Context, found } from "~/context.server";
import { textOf } from "~/domain/answers";
import { resultWithNames, withNames, withoutPeople } from "~/domain/embargo";
import { type DocumentFile, type EntryDocument, entryView, type ViewSection } from "~/domain/entry-document";
import { withoutDeclined } from "~/domain/listings";
import { firstAnnounced } from "~/domain/correction";
import type { Result } from "~/domain/release";
import { fieldsOf, type Rulebook } from "~/domain/rulebook";
import { type Instant, latest } from "~/domain/time";
import { type Winner, winnersOf } from "~/domain/winners";
import type { Words } from "~/domain/words";
import { fromJson } from "~db/columns";
import { listCorrectedNames, listWinnerAnswers } from "~db/queries/embargo";
import { listRevisions } from "~db/queries/entries";
import { listDeclinedOf } from "~db/queries/listings";
import { listPublications } from "~db/queries/publications";
import { readCorrection } from "./corrections.server";

/** A winner whose page is public, with the revision that was judged, less those who would not be named in it. */
export type PublicCase = Winner & {
  document: EntryDocument;
  /** No running text and no photograph may be shown. */
  isWithheld: boolean;
  photos: DocumentFile[];
};

export type PublicWinners = {
  releaseId: string;
  /** When the results were first made known. */
  releaseAt: Instant;
  /** The newest moment at which something of this became public. */
  changedAt: Instant;
  result: Result;
  winners: Winner[];
  /** Names that were set right, by entry. */
  names: Awaited<ReturnType<typeof listCorrectedNames>>["names"];
  /** What was set right since, newest first. */
  corrections: { at: Instant; note: Words }[];
};

/**
 * The winners as everyone may read them now, or undefined before the release. Every channel starts here, so that pages,
 * files, feeds and pictures turn in the same moment.
 */
export async function findWinners({
  db,
  edition,
  now,
}: Pick<Context, "db" | "edition" | "now">): Promise<PublicWinners | undefined> {
  const { published: release, open } = await readCorrection(db, { edition, now });
  if (!release) return undefined;
  const dates = await listPublications(db, edition.id);
  const corrected = await listCorrectedNames(db, edition.id);
  const result = resultWithNames(fromJson<Result>(release.resultJson), corrected.names);
  const winners = winnersOf(result, {
    releaseAt: release.releaseAt,
    publishAt: new Map(dates.map((one) => [one.entryId, one.publishAt])),
    hidden: new Set(open?.hidden),
    now,
  });
  const changedAt = winners
    .filter((one) => one.isOpen)
    .reduce(
      (last, { opensAt }) => (opensAt > last ? opensAt : last),
      latest(release.releaseAt, corrected.changedAt ?? undefined),
    );
  return {
    releaseId: release.id,
    releaseAt: firstAnnounced({ releaseAt: release.releaseAt, result }),
    changedAt,
    result,
    winners,
    names: corrected.names,
    corrections: (result.corrections ?? []).map(({ at, note }) => ({ at, note })).reverse(),
  };
}

/** The same for what is not there before the release: 404. */
export async function requireWinners(context: Context): Promise<PublicWinners> {
  return found(await findWinners(context));
}

/** What the authors of those winners wrote whose pages are public; the others are not read. */
export async function readCases(
  { db, edition }: Pick<Context, "db" | "edition">,
  { winners, names }: { winners: readonly Winner[]; names: PublicWinners["names"] },
): Promise<PublicCase[]> {
  const open = winners.filter((one) => one.isOpen);
  if (open.length === 0) return [];
  const ids = open.map((one) => one.entry);
  const declined = await listDeclinedOf(db, ids);
  const unnamed = (await listWinnerAnswers(db, edition.id)).filter((one) => one.naming === "organisation");
  const revisions = await listRevisions(db, {
    entryIds: ids,
    numbers: [...new Set(open.map((one) => one.revision))],
  });
  return open.flatMap((winner) => {
    const revision = revisions.find((one) => one.entryId === winner.entry && one.number === winner.revision);
    if (!revision) return [];
    const judged = fromJson<EntryDocument>(revision.documentJson);
    // The authors named passages that must not be published; until they are agreed, no running text is shown.
    const isWithheld = textOf(judged.answers, edition.rulebook.form.anchors.withheld) !== "";
    // Who of the team said no to being named, at any time, is not there for the public.
    const named = withoutDeclined(
      edition.rulebook,
      withNames(edition.rulebook, judged, names.get(winner.entry)),
      declined.get(winner.entry) ?? new Set(),
    );
    const document = unnamed.some((one) => one.entryId === winner.entry)
      ? withoutPeople(edition.rulebook, named)
      : named;
    return [
      { ...winner, document, isWithheld, photos: isWithheld ? [] : publicPhotos(edition.rulebook, document) },
    ];
  });
}

/**
 * A winning case as everyone may read it, by its code. 404 before the release and before the date of its page, and for
 * an entry that did not win.
 */
export async function requireWinningCase(context: Context, code: string) {
  const told = await requireWinners(context);
  const winners = told.winners.filter((winner) => winner.code === code);
  const [one] = await readCases(context, { ...told, winners });
  return { ...found(one), sponsors: told.result.sponsors, corrections: told.corrections };
}

/** What runs on as text, and what leads out of the portal: hidden where the authors withhold passages. */
const running = ["prose", "rows", "link"];

/** What everyone may read of a case, less its photographs and what stands in its head. */
export function publicSections(
  book: Rulebook,
  { document, isWithheld }: Pick<PublicCase, "document" | "isWithheld">,
): ViewSection[] {
  const { anchors } = book.form;
  const inHead = [
    anchors.title,
    anchors.ownTitle,
    anchors.organisation,
    anchors.ownOrganisation,
    anchors.country,
    anchors.category,
  ];
  return entryView(book, document, "public").sections.map((section) => ({
    ...section,
    fields: section.fields.filter(
      ({ id, value }) =>
        !inHead.includes(id) && value.kind !== "files" && !(isWithheld && running.includes(value.kind)),
    ),
  }));
}

/** The photographs of a case that the rulebook makes public. */
function publicPhotos(book: Rulebook, document: EntryDocument): DocumentFile[] {
  const open = new Set(
    fieldsOf(book)
      .filter((field) => field.type === "files" && field.public)
      .map((field) => field.id),
  );
  return document.files.filter((file) => open.has(file.field) && file.kind !== "pdf");
}
