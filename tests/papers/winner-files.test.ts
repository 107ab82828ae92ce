import { parse } from "csv-parse/sync";
import fc from "fast-check";
import sharp from "sharp";
import { expect, test } from "vitest";
import { drawShareCard } from "~/papers/share-card.server";
import {
  type ListedWinner,
  writeFeed,
  writeWinnersCsv,
  writeWinnersJson,
  type WinnerList,
} from "~/papers/winner-files.server";

const at = "2027-08-02T02:00:00.000Z";
const winner = (more: Partial<ListedWinner>): ListedWinner => ({
  code: "IIOE-2027-0001",
  category: "C1",
  hasWonCategory: true,
  specialAwards: [],
  title: "A case",
  ownTitle: "",
  organisation: "A university",
  ownOrganisation: "",
  country: "CN",
  region: "Asia",
  subRegion: "Eastern Asia",
  page: "https://award.example/winners/IIOE-2027-0001",
  opensAt: at,
  summary: "What it is.",
  line: "What it is.",
  image: null,
  ...more,
});
const list = (...winners: ListedWinner[]): WinnerList => ({
  edition: "2027",
  award: "An award",
  organiser: "An organiser",
  corrections: [],
  announcedAt: at,
  page: "https://award.example/winners",
  licence: null,
  figures: { received: 5, valid: 4, countries: 3, winners: 1, judges: 3, sheets: 9, recusals: 1 },
  categories: [{ id: "C1", name: "First" }],
  specialAwards: [],
  winners,
});

test("no cell of the table can become a formula, and every text comes back as it was", () => {
  const hostile = fc.oneof(
    fc.string({ unit: "binary" }).filter((text) => !/\p{Surrogate}/u.test(text)),
    fc.constantFrom("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", '"=1"', "＝1"),
  );
  fc.assert(
    fc.property(hostile, hostile, (title, organisation) => {
      const [, row]: string[][] = parse(writeWinnersCsv(list(winner({ title, organisation }))), {
        bom: true,
      });
      for (const [cell, typed] of [
        [row?.[6], title],
        [row?.[8], organisation],
      ]) {
        expect(/^[=+\-@\t\r]/.test(cell ?? "")).toBe(false);
        expect(cell?.replace(/^'/, "")).toBe(typed?.replace(/^'/, ""));
      }
    }),
    { numRuns: 100 },
  );
});

test("a feed carries any title as text: no markup of its own, and nothing that XML cannot carry", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (title) => {
      const feed = writeFeed({
        title: "Winners",
        author: "An organiser",
        address: "https://award.example/winners.atom",
        page: "https://award.example/winners",
        updatedAt: at,
        entries: [
          {
            id: "x",
            page: "https://award.example/x",
            title: `<b>&"'${title}`,
            author: title,
            at,
            words: title,
          },
        ],
      });
      expect(
        feed
          .match(/<[^>]*>/g)
          ?.filter(
            (tag) =>
              !/^<(\?xml|\/?(feed|title|id|link|updated|published|author|name|entry|summary)\b)/.test(tag),
          ),
      ).toEqual([]);
      // eslint-disable-next-line no-control-regex -- they are what must not be there
      expect(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/.test(feed)).toBe(false);
    }),
    { numRuns: 100 },
  );
});

test("the data of a winner says its country in words, and what is not public yet is null", () => {
  const { winners } = JSON.parse(writeWinnersJson(list(winner({ page: null, summary: null })))) as {
    winners: unknown[];
  };
  expect(winners).toEqual([
    {
      code: "IIOE-2027-0001",
      category: "C1",
      hasWonCategory: true,
      specialAwards: [],
      title: "A case",
      ownTitle: "",
      organisation: "A university",
      ownOrganisation: "",
      country: "CN",
      region: "Asia",
      subRegion: "Eastern Asia",
      page: null,
      opensAt: at,
      summary: null,
      image: null,
      countryName: "China",
    },
  ]);
});

test("a share image is 1200 × 630 in the edition's colour, with letters in any script, and the same each time", async () => {
  const card = {
    over: "Winner 2027: An award",
    by: "Palm Valley University",
    country: "OM",
    colour: "#00574a",
    entries: { received: 95, valid: 66, winners: 22 },
  };
  for (const [name, title] of [
    ["جامعة وادي النخيل", "قاعات تسافر"],
    ["南岭工程学院", "双语公开课件"],
    ["A name that is far too long for any card ".repeat(12), "A title without an end ".repeat(30)],
  ] as const) {
    const picture = await drawShareCard({ ...card, name, title });
    const { data, info } = await sharp(picture).raw().toBuffer({ resolveWithObject: true });
    expect([info.width, info.height, [...data.subarray(0, 3)]]).toEqual([1200, 630, [0, 0x57, 0x4a]]);
    // The letters of the name are white, whatever its script; the ruler stands below.
    const rows = data.subarray(130 * 1200 * info.channels, 260 * 1200 * info.channels);
    let white = 0;
    for (let pixel = 0; pixel < rows.length; pixel += info.channels) if (rows[pixel]! > 240) white += 1;
    expect(white).toBeGreaterThan(300);
    if (name === "南岭工程学院")
      expect((await drawShareCard({ ...card, name, title })).equals(picture)).toBe(true);
  }
});
