import fc from "fast-check";
import { expect, test } from "vitest";
import {
  correctedResult,
  correctionFaults,
  correctionStep,
  firstAnnounced,
  isStillWon,
  lettersAnew,
} from "~/domain/correction";
import type { Card, LetterFacts, Result } from "~/domain/release";

const T = "2027-08-02T02:00:00.000Z";
const T2 = "2027-08-05T02:00:00.000Z";
const letter = (number: number, more: Partial<LetterFacts> = {}): LetterFacts => ({
  entryId: `e${number}`,
  personId: `p${number}`,
  recipient: `p${number}@x.example`,
  outcome: "notSelected",
  language: "en",
  name: `Person ${number}`,
  code: `X-${number}`,
  revision: 1,
  category: "C1",
  title: "A case",
  ownTitle: "",
  organisation: "A school",
  ownOrganisation: "",
  reason: "",
  award: "The award",
  sponsors: ["s1", "s2"],
  ...more,
});
const card = (number: number): Card => ({
  entry: `e${number}`,
  code: `X-${number}`,
  revision: 1,
  title: "A case",
  ownTitle: "",
  organisation: "A school",
  ownOrganisation: "",
  country: "KG",
  line: "One line.",
});
const resultOf = (winners: readonly number[], awarded: readonly number[] = []) =>
  ({
    categories: [{ id: "C1", decision: null, winners: winners.map(card) }],
    specialAwards: [{ id: "Life", decision: null, winners: awarded.map(card) }],
  }) as unknown as Result;
/** As it comes back from the database: the same, its keys in another order. */
const stored = (result: Result): Result => ({
  ...result,
  categories: result.categories.map((one) => ({
    ...one,
    winners: one.winners.map((each) => Object.fromEntries(Object.entries(each).reverse()) as Card),
  })),
});
const before = { version: 1, releaseAt: T, result: stored(resultOf([1, 2])) };
const corrected = correctedResult(resultOf([2, 3]), before, {
  version: 2,
  releaseAt: T2,
  note: { en: "A mark was read wrongly." },
});

test("each person gets one letter: anew where substance differs, none where it does not, without a date who had none", () => {
  /** Everything that a letter says in substance, each changed alone. */
  const changes: Partial<LetterFacts>[] = [
    { outcome: "winner" },
    { specialAwards: ["Life"] },
    { category: "C2" },
    { enteredIn: "C3" },
    { title: "Another" },
    { ownTitle: "另一个" },
    { organisation: "Another" },
    { ownOrganisation: "另一个" },
    { name: "Another" },
    { reason: "One product." },
    { award: "Another" },
    { sponsors: ["s1"] },
  ];
  /** What may differ without a new letter: it would be the same to its reader. */
  const same: Partial<LetterFacts>[] = [
    { recipient: "new@x.example" },
    { language: "fr" },
    { sponsors: ["s2", "s1"] },
    { corrects: T },
  ];
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          told: fc.boolean(),
          change: fc.option(fc.constantFrom(...changes), { nil: null }),
          beside: fc.constantFrom(...same, {}),
        }),
        { maxLength: 12 },
      ),
      (people) => {
        const due = people.map((one, at) => letter(at, { ...one.change }));
        const told = people.flatMap((one, at) =>
          one.told ? [{ facts: letter(at, one.change?.sponsors ? {} : one.beside), at: T }] : [],
        );
        const { letters, standing } = lettersAnew(due, told);
        people.forEach((one, at) => {
          const own = letters.filter(({ personId }) => personId === `p${at}`);
          const isDue = !one.told || one.change !== null;
          expect(own.map(({ corrects }) => corrects)).toEqual(isDue ? [one.told ? T : undefined] : []);
          expect(standing.some(({ personId }) => personId === `p${at}`)).toBe(!isDue);
        });
      },
    ),
    { numRuns: 300 },
  );
});

test("a letter that was halted is due; who came later gets one only where the others of the entry were told otherwise", () => {
  const joined = (number: number, more: Partial<LetterFacts> = {}) =>
    letter(number, { personId: `new${number}`, name: "New", ...more });
  const due = [
    letter(1),
    letter(2, { outcome: "winner" }),
    joined(2, { outcome: "winner" }),
    letter(3, { name: "Renamed" }),
    joined(3),
    letter(4),
  ];
  const told = [{ facts: letter(1), at: null }, ...[letter(2), letter(3)].map((facts) => ({ facts, at: T }))];
  const { letters, standing } = lettersAnew(due, told);
  expect(letters.map(({ personId, corrects }) => [personId, corrects])).toEqual([
    ["p1", undefined],
    ["p2", T],
    ["new2", undefined],
    ["p3", T],
    ["p4", undefined], // nobody of this entry was ever written to
  ]);
  expect(standing.map(({ personId }) => personId)).toEqual(["new3"]);
});

test("what was won, lost or is said otherwise changes on its case; the first announcement keeps its day", () => {
  expect(corrected.corrections).toEqual([
    {
      version: 2,
      corrects: 1,
      of: T,
      at: T2,
      note: { en: "A mark was read wrongly." },
      entries: ["e1", "e3"],
    },
  ]);
  const again = correctedResult(
    resultOf([2, 3], [2]),
    { version: 2, releaseAt: T2, result: corrected },
    { version: 4, releaseAt: "2027-08-09T02:00:00.000Z", note: { en: "An award was left out." } },
  );
  expect(again.corrections?.map(({ version, corrects, entries }) => [version, corrects, entries])).toEqual([
    [2, 1, ["e1", "e3"]],
    [4, 2, ["e2"]],
  ]);
  const released = { releaseAt: "2027-08-09T02:00:00.000Z", result: again };
  expect([
    firstAnnounced(released),
    ...["e1", "e2", "e9"].map((entry) => firstAnnounced(released, entry)),
  ]).toEqual([T, T2, "2027-08-09T02:00:00.000Z", T]);
  expect(firstAnnounced({ releaseAt: T, result: resultOf([1]) }, "e1")).toBe(T);
});

test("the rehearsal of a correction passes when right and names every kind of fault", () => {
  const told = [{ facts: letter(1, { outcome: "winner" }), at: T }];
  const right = {
    ...{ releaseAt: T2, result: corrected, before, told, waiting: 0 },
    letters: [letter(1, { corrects: T }), letter(3, { outcome: "winner" })],
  };
  const ids = (more: Partial<typeof right>) => correctionFaults({ ...right, ...more }).map(({ id }) => id);
  const [own] = corrected.corrections!;
  const told2 = (more: object) => ({ ...corrected, corrections: [{ ...own!, ...more }] });
  expect(ids({})).toEqual([]);
  expect({
    note: ids({ result: told2({ note: { en: " " } }) }),
    otherVersion: ids({ result: told2({ corrects: 3 }) }),
    otherMoment: ids({ releaseAt: "2027-08-06T02:00:00.000Z" }),
    noCorrection: ids({ result: resultOf([2, 3]) }),
    waiting: ids({ waiting: 2 }),
    same: ids({ letters: [letter(1, { outcome: "winner", corrects: T })] }),
    noDate: ids({ letters: [letter(1)] }),
    dateOfNone: ids({ letters: [letter(3, { corrects: T })] }),
  }).toEqual({
    note: ["correction.faultNote"],
    otherVersion: ["correction.faultChain"],
    otherMoment: ["correction.faultChain"],
    noCorrection: ["correction.faultChain", "correction.faultNote"],
    waiting: ["correction.faultWaiting"],
    same: ["correction.faultSame"],
    noDate: ["correction.faultDate"],
    dateOfNone: ["correction.faultDate"],
  });
});

test("a certificate hangs on the very prize that it names; a judge's on none", () => {
  const of = (subject: string, category: string | null, kind = "winner") => ({
    ...{ kind, subject, category },
    entryId: kind === "judge" ? null : "e2",
  });
  const result = resultOf([1], [2]);
  expect([
    isStillWon(result, of("winner/e2", "C1")),
    isStillWon(result, of("winner/e2/Life", null)),
    isStillWon(resultOf([2]), of("winner/e2", "C1")),
    isStillWon(resultOf([2]), of("winner/e2/Life", null)),
    isStillWon(resultOf([]), of("judge/p1", null, "judge")),
  ]).toEqual([false, true, true, false, true]);
});

test("a correction is as far as the least of its steps, and over once the public result brought one", () => {
  const before = { state: "approved", answeredAt: "2027-07-22T08:00:00.000Z" };
  const anew = { state: "approved", answeredAt: T2 };
  const none = { state: null, answeredAt: null };
  const step = (more: Partial<Parameters<typeof correctionStep>[0]>) =>
    correctionStep({
      ...{ published: { result: {} }, open: { openedAt: T }, draft: null },
      decisions: [before, none],
      ...more,
    });
  const correction = { version: 2, corrects: 1, of: T, at: T2, note: { en: "Sorry." }, entries: [] };
  expect([
    step({ published: undefined, open: undefined }),
    step({ open: undefined }),
    step({}),
    ...["superseded", "proposed", "returned"].map((state) =>
      step({ decisions: [anew, { state, answeredAt: null }] }),
    ),
    step({ decisions: [before, anew, none] }),
    step({ draft: { state: "drafted" } }),
    step({ decisions: [anew], draft: { state: "approved" } }),
    step({ open: undefined, published: { result: { corrections: [correction] } } }),
  ]).toEqual([
    ...["nothing", "public", "halted", "deciding", "deciding", "deciding"],
    ...["decided", "drafted", "approved", "corrected"],
  ]);
});
