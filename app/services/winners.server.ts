import { type Context, found } from "~/context.server";
import type { EntryDocument } from "~/domain/entry-document";
import { textOf } from "~/domain/answers";
import { withoutDeclined } from "~/domain/listings";
import type { Card, Result } from "~/domain/release";
import { fieldsOf } from "~/domain/rulebook";
import { fromJson } from "~db/columns";
import { findRevision } from "~db/queries/entries";
import { listDeclinedListings } from "~db/queries/listings";
import { findPublicRelease } from "~db/queries/releases";

/**
 * A winning case as everyone may read it, by its code: its card, its category, the revision that was judged. 404
 * before the release, and for an entry that did not win.
 */
export async function requireWinningCase(context: Context, code: string) {
  return found(await findWinningCase(context, code));
}

async function findWinningCase({ db, edition, now }: Context, code: string) {
  const release = await findPublicRelease(db, { editionId: edition.id, now });
  if (!release) return undefined;
  const result = fromJson<Result>(release.resultJson);
  const { specialAwards = [] } = result;
  for (const category of [...result.categories, ...specialAwards]) {
    const card: Card | undefined = category.winners.find((one) => one.code === code);
    if (!card) continue;
    const revision = await findRevision(db, { entryId: card.entry, number: card.revision });
    if (!revision) return undefined;
    // Who of the team said no to being named, at any time, is not there for the public.
    const document = withoutDeclined(
      edition.rulebook,
      fromJson<EntryDocument>(revision.documentJson),
      await listDeclinedListings(db, card.entry),
    );
    const { withheld } = edition.rulebook.form.anchors;
    return {
      card,
      // Whoever won a special award alone stands in no category's list.
      category: result.outcomes.find((one) => one.code === code)?.category ?? category.id,
      hasWonCategory: result.categories.some((one) => one.winners.some((winner) => winner.code === code)),
      specialAwards: specialAwards
        .filter((one) => one.winners.some((winner) => winner.code === code))
        .map((one) => one.id),
      hash: revision.hash,
      document,
      sponsors: result.sponsors,
      /** The authors named passages that must not be published; until they are agreed, no running text is shown. */
      isWithheld: textOf(document.answers, withheld) !== "",
    };
  }
  return undefined;
}

/** The photographs of a case that the rulebook makes public. */
export function publicPhotos({ edition }: Pick<Context, "edition">, document: EntryDocument) {
  const open = new Set(
    fieldsOf(edition.rulebook)
      .filter((field) => field.type === "files" && field.public)
      .map((field) => field.id),
  );
  return document.files.filter((file) => open.has(file.field) && file.kind !== "pdf");
}
