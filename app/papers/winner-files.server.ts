/** The winners for machines: data, a table for spreadsheets, a feed, and the map of the site. Text in, text out. */
import { stringify } from "csv-stringify/sync";
import { countryName } from "~/components/words";
import type { Instant } from "~/domain/time";

/** A winner as machines read it. What is not public yet, or was withheld, is null or left out. */
export type ListedWinner = {
  code: string;
  /** Where it was judged; it may have won a special award alone. */
  category: string;
  hasWonCategory: boolean;
  specialAwards: readonly string[];
  title: string;
  ownTitle: string;
  organisation: string;
  ownOrganisation: string;
  country: string | null;
  region: string | null;
  subRegion: string | null;
  /** Of its page; null before it opens. */
  page: string | null;
  opensAt: Instant;
  summary: string | null;
  line: string | null;
  image: string | null;
};

export type WinnerList = {
  edition: string;
  award: string;
  organiser: string;
  announcedAt: Instant;
  /** What was set right since, newest first. */
  corrections: readonly { at: Instant; note: Readonly<Record<string, string>> }[];
  page: string;
  licence: string | null;
  figures: Record<"received" | "valid" | "countries" | "winners" | "judges" | "sheets" | "recusals", number>;
  categories: readonly { id: string; name: string }[];
  specialAwards: readonly { id: string; name: string }[];
  winners: readonly ListedWinner[];
};

/** The list as JSON. */
export function writeWinnersJson({ winners, ...list }: WinnerList): string {
  return `${JSON.stringify(
    {
      ...list,
      winners: winners.map(({ line: _, ...one }) => ({
        ...one,
        countryName: one.country ? countryName(one.country, "en") : null,
      })),
    },
    null,
    1,
  )}\n`;
}

/** The list as CSV with a mark for its encoding; a text that a spreadsheet would compute has an apostrophe before it. */
export function writeWinnersCsv({ edition, categories, specialAwards, winners }: WinnerList): string {
  const nameOf = (id: string) => categories.find((one) => one.id === id)?.name ?? "";
  const awardOf = (id: string) => specialAwards.find((one) => one.id === id)?.name ?? id;
  return stringify(
    [
      [
        "edition",
        "code",
        "category",
        "category name",
        "won its category",
        "special awards",
        "title",
        "title in own language",
        "organisation",
        "organisation in own language",
        "country",
        "country name",
        "region",
        "sub-region",
        "page",
        "page opens",
        "summary",
      ],
      ...winners.map((one) => [
        edition,
        one.code,
        one.category,
        nameOf(one.category),
        one.hasWonCategory ? "yes" : "no",
        one.specialAwards.map(awardOf).join("; "),
        one.title,
        one.ownTitle,
        one.organisation,
        one.ownOrganisation,
        one.country,
        one.country ? countryName(one.country, "en") : null,
        one.region,
        one.subRegion,
        one.page,
        one.opensAt,
        one.summary,
      ]),
    ],
    { bom: true, escape_formulas: true },
  );
}

/** What a feed says; without entries before the release. */
export type Feed = {
  title: string;
  author: string;
  address: string;
  page: string;
  updatedAt: Instant;
  entries: readonly {
    id: string;
    page: string;
    title: string;
    author: string;
    at: Instant;
    /** When it last said something else, where that is later. */
    changedAt?: Instant;
    words: string;
  }[];
};

/** An Atom feed (RFC 4287), the newest first. */
export function writeFeed({ title, author, address, page, updatedAt, entries }: Feed): string {
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    `<title>${xml(title)}</title>`,
    `<id>${xml(page)}</id>`,
    `<link rel="self" type="application/atom+xml" href="${xml(address)}"/>`,
    `<link rel="alternate" type="text/html" href="${xml(page)}"/>`,
    `<updated>${updatedAt}</updated>`,
    `<author><name>${xml(author)}</name></author>`,
    ...entries
      .toSorted((a, b) => (a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? 1 : -1))
      .map((one) =>
        [
          "<entry>",
          `<title>${xml(one.title)}</title>`,
          `<id>${xml(one.id)}</id>`,
          `<link rel="alternate" type="text/html" href="${xml(one.page)}"/>`,
          `<published>${one.at}</published>`,
          `<updated>${one.changedAt ?? one.at}</updated>`,
          `<author><name>${xml(one.author)}</name></author>`,
          `<summary>${xml(one.words)}</summary>`,
          "</entry>",
        ].join("\n"),
      ),
    "</feed>",
    "",
  ].join("\n");
}

/** The map of the site for search engines (sitemaps.org). */
export function writeSiteMap(pages: readonly { address: string; changedAt: Instant | null }[]): string {
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ...pages.map(
      ({ address, changedAt }) =>
        `<url><loc>${xml(address)}</loc>${changedAt ? `<lastmod>${changedAt}</lastmod>` : ""}</url>`,
    ),
    "</urlset>",
    "",
  ].join("\n");
}

/** Text inside XML; characters that XML cannot carry become U+FFFD. */
function xml(text: string): string {
  return (
    text
      // eslint-disable-next-line no-control-regex -- they are what is taken out
      .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu, "\uFFFD")
      .replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`)
  );
}
