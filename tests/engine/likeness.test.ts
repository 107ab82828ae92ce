import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { caseTexts, fingerprintsOf, LEAST_SHARED, likenessOf } from "~/engine/likeness";

const word = (number: number) => `w${number.toString(36)}`;
const prose = (from: number, words: number) =>
  Array.from({ length: words }, (_, at) => word(from + at)).join(" ");
const text = (of: string) => [{ field: "results", text: of }];
const common = (a: string, b: string) => {
  const theirs = new Set(fingerprintsOf(text(b)));
  return fingerprintsOf(text(a)).filter((one) => theirs.has(one)).length;
};

test("a passage of twenty words that two texts share leaves a fingerprint in both, wherever it stands", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 200 }),
      fc.integer({ min: 0, max: 200 }),
      fc.integer({ min: 0, max: 1e6 }),
      (before, ahead, seed) => {
        const passage = prose(5_000_000 + seed, 20);
        const a = `${prose(1_000_000, before)} ${passage} ${prose(2_000_000, 60)}`;
        const b = `${prose(3_000_000, ahead)} ${passage} ${prose(4_000_000, 60)}`;
        expect(common(a, b)).toBeGreaterThan(0);
      },
    ),
  );
});

test("texts that share nothing share no fingerprint; a page of shared words brings the pair up", () => {
  expect(common(prose(0, 800), prose(10_000, 800))).toBe(0);
  expect(
    common(`${prose(0, 300)} ${prose(90_000, 110)}`, `${prose(90_000, 110)} ${prose(20_000, 300)}`),
  ).toBeGreaterThanOrEqual(LEAST_SHARED);
});

test("case, accents' forms and punctuation hide nothing; scripts without spaces are read by character", () => {
  expect(common(prose(0, 60), prose(0, 60).toUpperCase().replaceAll(" ", ", "))).toBeGreaterThan(2);
  const chinese =
    "我们在三个学院中共用一间智慧教室并且每个学期记录学生的学习时间与教师的培训情况以及设备的使用";
  expect(likenessOf(text(chinese), text(`前言。${chinese}`)).words).toBe(Array.from(chinese).length);
});

test("answers of fewer than twenty words, rows and choices say nothing of where a text comes from", () => {
  expect(
    caseTexts({ answers: { title: prose(0, 19), results: prose(0, 20), sdg: ["a", "b"], team: [] } }),
  ).toEqual([{ field: "results", text: prose(0, 20) }]);
});

describe("what two entries share", () => {
  test("is each passage once, the longest first, with words around it on both sides", () => {
    const own = `Alpha beta. ${prose(100, 10)}. Between them. ${prose(200, 30)}. Omega.`;
    const other = `${prose(200, 30)}; then ${prose(100, 10)}`;
    const found = likenessOf(text(own), text(other));
    expect(found.passages.map(({ words, own: parts }) => [words, parts.find((p) => p.shared)?.text])).toEqual(
      [
        [30, prose(200, 30)],
        [10, prose(100, 10)],
      ],
    );
    expect([found.words, Math.round(found.share * 100)]).toEqual([40, 98]);
    expect(found.passages[0]!.own.map((part) => part.shared)).toEqual([false, true, false]);
    expect(found.passages[0]!.other.map((part) => part.shared)).toEqual([true, false]);
  });
  test("is nothing where no eight words in a row agree", () => {
    expect(likenessOf(text(`${prose(0, 7)} x ${prose(7, 7)}`), text(prose(0, 14)))).toEqual({
      words: 0,
      share: 0,
      passages: [],
    });
  });
});
