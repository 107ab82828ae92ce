import fc from "fast-check";
import { expect, test } from "vitest";
import {
  addressMark,
  eraserOf,
  type ErasureEntry,
  isEditionOver,
  isTelling,
  nameMark,
  piecesOf,
  refuseErasure,
  refuseErasureAnswer,
} from "~/domain/erasure";

const mark = "1a2b3c4d";
const gone = { name: "Ana O'Née", addresses: ["Ana@x.example"], mark };
const eraser = eraserOf(gone, "always");

test("a name and an address go however they are written, and nothing that only holds them", () => {
  for (const text of [
    "Ana O'Née",
    "ANA  O'NÉE",
    "ana\no'née".normalize("NFD"),
    "Ana O&#x27;Née",
    encodeURIComponent("Ana O'Née"),
  ])
    expect(eraser.inText(`by ${text}.`), text).toBe(`by ${nameMark(mark)}.`);
  for (const text of ["Ana@x.example", "ana@X.EXAMPLE", "ana%40x.example"])
    expect(eraser.inText(`/?a=${text}&b`), text).toBe(`/?a=${addressMark(mark)}&b`);
  for (const text of ["joana@x.example", "ana@x.example.org", "ana@x.examples", "Diana O'Née", "Ana O'Néee"])
    expect(eraser.inText(text)).toBe(text);
});

test("a name in a script without spaces goes out of the middle of a sentence", () => {
  const { inText } = eraserOf({ name: "王小明", addresses: [], mark }, "always");
  expect(inText("由王小明提交")).toBe(`由${nameMark(mark)}提交`);
});

test("JSON stays JSON: whatever surrounds a name comes back as it was", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
      const text = JSON.stringify({ one, list: ["Ana O'Née", { at: "ana@x.example" }], other });
      expect(JSON.parse(eraser.inJson(text))).toEqual(
        JSON.parse(JSON.stringify({ one, list: [nameMark(mark), { at: addressMark(mark) }], other })),
      );
    }),
    { numRuns: 100 },
  );
  expect(eraser.inJson('{ "a" : 1 }')).toBe('{ "a" : 1 }');
});

test("what holds none of the pieces holds neither name nor address", () => {
  expect(piecesOf(gone)).toEqual(["ana"]);
  expect(piecesOf({ name: "王小明", addresses: ["w@x.example"] })).toBeNull();
});

test("a name of one word is no name to look for alone", () => {
  expect(["Ana", "Ana Née", "王", "王小明"].map(isTelling)).toEqual([false, true, false, true]);
});

test("roles and entries that take part come to an end first", () => {
  const entry: ErasureEntry = { code: "E1", state: "submitted", capacity: "lead", others: 0, isOver: false };
  const refuse = (one: Partial<ErasureEntry>, roles: "judge"[] = [], isErased = false) =>
    refuseErasure({ isErased, roles, entries: [{ ...entry, ...one }] })?.id ?? null;
  expect(refuse({}, [], true)).toBe("erasure.done");
  expect(refuse({ isOver: true }, ["judge"])).toBe("erasure.role");
  expect(refuse({})).toBe("erasure.running");
  expect(refuse({ capacity: "reader" })).toBe("erasure.running");
  expect(refuse({ isOver: true, others: 2 })).toBeNull();
  expect(refuse({ state: "draft" })).toBeNull();
  expect(refuse({ state: "draft", others: 1 })).toBe("erasure.led");
  expect(refuse({ state: "draft", others: 1, capacity: "editor" })).toBeNull();
  expect(refuse({ state: "withdrawn" })).toBeNull();
});

test("an edition is over once the days for complaints after its release have passed", () => {
  const edition = {
    releasedAt: "2027-08-02T02:00:00.000Z",
    announcedAt: "2027-08-01T02:00:00.000Z",
    complaintDays: 14,
    isCurrent: true,
  };
  expect(isEditionOver(edition, "2027-08-16T01:59:59.999Z")).toBe(false);
  expect(isEditionOver(edition, "2027-08-16T02:00:00.000Z")).toBe(true);
  expect(isEditionOver({ ...edition, releasedAt: null }, "2028-01-01T00:00:00.000Z")).toBe(false);
  const earlier = { ...edition, releasedAt: null, isCurrent: false };
  expect(isEditionOver(earlier, "2027-08-15T02:00:00.000Z")).toBe(true);
});

test("whoever proposed an erasure may take it back and not approve it", () => {
  const wish = { state: "proposed", proposedById: "olga" } as const;
  expect(refuseErasureAnswer(wish, { personId: "olga", isMade: true })?.id).toBe("erasure.twoPeople");
  expect(refuseErasureAnswer(wish, { personId: "olga", isMade: false })).toBeNull();
  expect(refuseErasureAnswer(wish, { personId: "sam", isMade: true })).toBeNull();
  expect(refuseErasureAnswer({ ...wish, state: "made" }, { personId: "sam", isMade: true })?.id).toBe(
    "erasure.answered",
  );
});
