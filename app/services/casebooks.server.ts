import { createHash } from "node:crypto";
import { type Context, translatorOf } from "~/context.server";
import type { Casebook } from "~/papers/casebook";
import { casebookPaper } from "~/papers/casebook-paper";
import { type Printed, printCasebook } from "~/papers/print-casebook.server";
import { paths } from "~/paths";
import { listPublicCopies } from "~db/queries/attachments";
import { countComplaintsByOutcome } from "~db/queries/complaints";
import { citationOf } from "./sharing.server";
import { publicSections, type PublicWinners, readCases } from "./winners.server";

/** A book has one language, whoever asks for it: others name its pages. */
const english = translatorOf("en");

export type PrintedBook = { bytes: Buffer; sum: string };

/** Books that were printed, the newest last. What is in one changes only by an act of the portal or a page's date. */
const printed = new Map<string, Promise<PrintedBook>>();
const MOST_KEPT = 2;
/** Pixels across a page: what a printer needs, and little enough to be sent. */
const SIDE = 1480;

/**
 * The casebook of the edition as PDF, with the sum of what is in it. It is printed once for what is in it, however
 * many ask meanwhile, and kept while that stands.
 */
export async function casebookOfEdition(context: Context, told: PublicWinners): Promise<PrintedBook> {
  const book = await compose(context, told);
  const sum = createHash("sha256").update(JSON.stringify(book)).digest("base64url");
  const known = printed.get(sum);
  if (known) return known;
  const made = printCasebook(book, (sha256) => pictureOf(context, sha256)).then((bytes) => ({ bytes, sum }));
  printed.set(sum, made);
  made.catch(() => printed.delete(sum));
  const [oldest] = printed.keys();
  if (printed.size > MOST_KEPT && oldest !== undefined) printed.delete(oldest);
  return made;
}

async function compose(context: Context, told: PublicWinners): Promise<Casebook> {
  const { db, edition, portal } = context;
  const cases = await readCases(context, told);
  const copies = await listPublicCopies(
    db,
    cases.flatMap(({ photos }) => photos.slice(0, 1).map(({ id }) => id)),
  );
  return casebookPaper(english, {
    book: edition.rulebook,
    told,
    cases: cases.map((one) => {
      const [photo] = one.photos;
      const copy = copies.find(({ id }) => id === photo?.id)?.sha256;
      return {
        ...one,
        sections: publicSections(edition.rulebook, one),
        citation: citationOf(context, english, one),
        page: portal.publicUrl + paths.winner(one.code),
        photo: photo && copy ? { ...photo, sha256: copy } : null,
      };
    }),
    complaints: await countComplaintsByOutcome(db, edition.id),
    page: portal.publicUrl + paths.winners,
  });
}

/** A picture of the store as it is printed; none where its file is not there. */
async function pictureOf({ portal }: Context, sha256: string): Promise<Printed | null> {
  const bytes = await portal.files.readWhole(sha256).catch(() => null);
  if (!bytes) return null;
  // Taken only when a book is printed, as for share images.
  const { default: sharp } = await import("sharp");
  sharp.unblock({ operation: ["VipsForeignLoadJpegBuffer", "VipsForeignLoadPngBuffer"] });
  sharp.cache(false);
  sharp.concurrency(1);
  const { data, info } = await sharp(bytes)
    .resize({ width: SIDE, height: SIDE, fit: "inside", withoutEnlargement: true })
    .flatten({ background: "#ffffff" })
    .jpeg({ quality: 82 })
    .toBuffer({ resolveWithObject: true });
  return { bytes: data, width: info.width, height: info.height };
}
