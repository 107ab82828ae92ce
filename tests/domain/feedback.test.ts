import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hintsOf, knownNames } from "~/domain/comment-hints";
import { BAND_HOLDS, bandOf, refusePreparing, toldMean, wordsOfMark } from "~/domain/feedback";

const row = (at: number, sheets = 3, from = at + 1) => ({ id: `e${at}`, sheets, place: { from, to: from } });
type Rows = NonNullable<Parameters<typeof bandOf>[0]>["rows"];
const ranking = (rows: object[]) => ({ rows: rows as Rows }); // a band needs these three things of a row
const asked = { minimumSheets: 3, sheets: 3 };

describe("a band", () => {
  test("is a quarter from twenty entries on, a third from fifteen, and below that there is none", () => {
    const of = (count: number, at: number) =>
      bandOf(ranking(Array.from({ length: count }, (_, n) => row(n))), `e${at}`, asked);
    expect([0, 4, 5, 19].map((at) => of(20, at))).toEqual([
      { part: 1, of: 4 },
      { part: 1, of: 4 },
      { part: 2, of: 4 },
      { part: 4, of: 4 },
    ]);
    expect([0, 14].map((at) => of(15, at))).toEqual([
      { part: 1, of: 3 },
      { part: 3, of: 3 },
    ]);
    expect(of(14, 0)).toBeNull();
  });

  test("is not told where fewer judges scored than the rules want, then or now, nor of an entry without a place", () => {
    const rows = Array.from({ length: 20 }, (_, n) => row(n, n === 0 ? 2 : 3));
    expect(bandOf(ranking(rows), "e0", asked)).toBeNull();
    expect(bandOf(ranking(rows), "e1", { minimumSheets: 3, sheets: 2 })).toBeNull();
    expect(bandOf(ranking(rows), "e99", asked)).toBeNull();
    expect(bandOf(undefined, "e1", asked)).toBeNull();
  });

  test("that is told holds enough entries to point at none, whatever is tied", () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 60 }), (ties) => {
        let from = 1;
        const rows = ties.map((isTied, at) => row(at, 3, (from = isTied ? from : at + 1)));
        const bands = rows.map(({ id }) => bandOf(ranking(rows), id, asked));
        for (const band of bands)
          if (band)
            expect(bands.filter((one) => one?.part === band.part).length).toBeGreaterThanOrEqual(BAND_HOLDS);
      }),
    );
  });
});

test("a mean stands on a step of the scale and needs two sheets; its words are those of the levels around it", () => {
  const scale = { min: 0, step: 0.5 };
  expect(toldMean(scale, { mean: 3.17, sheets: 3 })).toBe(3);
  expect(toldMean(scale, { mean: 3.33, sheets: 3 })).toBe(3.5);
  expect(toldMean(scale, { mean: 4, sheets: 1 })).toBeNull();
  expect(toldMean(scale, { mean: undefined, sheets: 0 })).toBeNull();
  const levels = [1, 3, 5].map((mark) => ({ mark, words: { en: String(mark) } }));
  expect(wordsOfMark(levels, 3)).toEqual([{ en: "3" }]);
  expect(wordsOfMark(levels, 3.5)).toEqual([{ en: "3" }, { en: "5" }]);
  expect(wordsOfMark(levels, 0)).toEqual([{ en: "1" }]);
});

test("feedback is not called ready while a comment waits, and the refusal says who has to act", () => {
  const of = { isCollected: true, preparedAt: null, waiting: 0 };
  expect(refusePreparing(of)).toBeNull();
  expect(refusePreparing({ ...of, waiting: 2 })).toEqual({
    id: "feedback.stillWaiting",
    values: { waiting: 2 },
  });
  expect(refusePreparing({ ...of, isCollected: false })?.id).toBe("feedback.notCollected");
  expect(refusePreparing({ ...of, preparedAt: "2027-08-09T00:00:00.000Z" })?.id).toBe(
    "feedback.preparedAlready",
  );
});

test("names, addresses, a judge's own place and hard words are marked, in several scripts, and plain words are not", () => {
  const known = knownNames({
    people: ["Prof. Ann Okonjo", "王小明", "Li Na", "محمد العلي"],
    organisations: ["Blue River University", "ABC"],
  });
  const kinds = (text: string) => hintsOf(text, known).map(({ kind, found }) => `${kind}: ${found}`);
  expect(kinds("As OKONJO, Ann wrote: write to a.b@c.example or www.x.example")).toEqual([
    "address: a.b@c.example",
    "address: www.x.example",
  ]);
  expect(kinds("Dr Okonjo would agree.")).toEqual(["person: Prof. Ann Okonjo"]);
  expect(kinds("正如王小明所说")).toEqual(["person: 王小明"]);
  expect(kinds("كما قال محمد العلي")).toEqual(["person: محمد العلي"]);
  expect(kinds("The blue river university did this before.")).toEqual([
    "organisation: Blue River University",
  ]);
  expect(kinds("At my own university this is ridiculous.")).toEqual([
    "self: my own university",
    "tone: ridiculous",
  ]);
  expect(kinds("The linage of a riverbank; the university is blue.")).toEqual([]);
});
