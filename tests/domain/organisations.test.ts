import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  ALIKE,
  indexed,
  likelyDoubles,
  likeness,
  normaliseOrganisation,
  refuseMerging,
  refuseNaming,
  rootsOf,
  searchNames,
} from "~/domain/organisations";

describe("names as they are compared", () => {
  test.each([
    [
      "case, spaces, punctuation and a leading article",
      "  The  Zürich–Académie & Co. ",
      "zurich academie and co",
    ],
    ["full width", "Ｕｎｉｖｅｒｓｉｔｙ", "university"],
    ["vowels that Arabic leaves out", "جَامِعَةُ الضِّفَاف", "جامعة الضفاف"],
  ])("%s", (_, written, compared) => {
    expect(normaliseOrganisation(written)).toBe(compared);
  });

  test("signs that are letters of their own stay: two names in Tamil or Thai are two", () => {
    expect(normaliseOrganisation("கல்லூரி")).not.toBe(normaliseOrganisation("கல்லாரா"));
    expect(normaliseOrganisation("มหาวิทยาลัย")).not.toBe(normaliseOrganisation("มหวทยลย"));
  });

  test("comparing twice changes nothing, and neither case nor spaces make another name", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 40 }), (name) => {
        const once = normaliseOrganisation(name);
        expect(normaliseOrganisation(` ${name}  `)).toBe(once);
        if (!once.startsWith("the ")) expect(normaliseOrganisation(once)).toBe(once);
      }),
    );
  });
});

describe("who counts as whom", () => {
  test("the end of a chain, and after undoing what it was before", () => {
    const register = [
      { id: "a", mergedIntoId: "b" },
      { id: "b", mergedIntoId: "c" },
      { id: "c", mergedIntoId: null },
      { id: "d", mergedIntoId: null },
    ];
    expect(Object.fromEntries(rootsOf(register))).toEqual({ a: "c", b: "c", c: "c", d: "d" });
    const parted = register.map((one) => (one.id === "b" ? { ...one, mergedIntoId: null } : one));
    expect(Object.fromEntries(rootsOf(parted))).toEqual({ a: "b", b: "b", c: "c", d: "d" });
  });

  test("merging as the rules allow never goes in a circle, and undoing all merges leaves everybody alone", () => {
    const moves = fc.array(
      fc.record({ one: fc.nat({ max: 7 }), into: fc.nat({ max: 7 }), undo: fc.boolean() }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(moves, (steps) => {
        const register = Array.from({ length: 8 }, (_, at) => ({
          id: `o${at}`,
          mergedIntoId: null as string | null,
        }));
        for (const { one, into, undo } of steps) {
          const roots = rootsOf(register);
          const row = (at: number) => ({ ...register[at]!, rootId: roots.get(`o${at}`)! }); // eight of them
          if (undo)
            register[one]!.mergedIntoId = null; // likewise
          else if (!refuseMerging(row(one), row(into))) register[one]!.mergedIntoId = `o${into}`;
        }
        const roots = rootsOf(register);
        for (const { id } of register) {
          const root = roots.get(id);
          // Whoever is counted as stands for itself: no chain runs in a circle.
          expect(register.find((one) => one.id === root)?.mergedIntoId).toBeNull();
        }
        const parted = rootsOf(register.map(({ id }) => ({ id, mergedIntoId: null })));
        expect([...parted].every(([id, root]) => id === root)).toBe(true);
      }),
    );
  });

  test("only those that stand for themselves are merged, and not into themselves", () => {
    const one = { id: "a", mergedIntoId: null, rootId: "a" };
    const other = { id: "b", mergedIntoId: null, rootId: "b" };
    expect(refuseMerging(one, other)).toBeNull();
    expect(refuseMerging(one, one)?.id).toBe("organisations.itself");
    expect(refuseMerging({ ...one, mergedIntoId: "b" }, other)?.id).toBe("organisations.isMerged");
    expect(refuseMerging(one, { ...other, mergedIntoId: "c" })?.id).toBe("organisations.intoMerged");
    expect(refuseMerging(one, undefined)?.id).toBe("organisations.gone");
  });

  test("a name belongs to one organisation", () => {
    expect(refuseNaming("x", { ownerRootId: null, rootId: "a" })).toBeNull();
    expect(refuseNaming("x", { ownerRootId: "a", rootId: "a" })).toBeNull();
    expect(refuseNaming("x", { ownerRootId: "b", rootId: "a" })?.id).toBe("organisations.nameTaken");
    expect(refuseNaming("", { ownerRootId: null, rootId: "a" })?.id).toBe("organisations.nameEmpty");
  });
});

describe("names that look alike", () => {
  test.each([
    ["a word left out", "Lakeside University of Technology", "Lakeside University Technology"],
    ["initials", "UET", "University of Engineering and Technology"],
    ["a slip of the pen", "Blue River Univeristy", "Blue River University"],
  ])("%s", (_, a, b) => {
    expect(likeness(a, b)).toBeGreaterThanOrEqual(ALIKE);
    expect(likeness(b, a)).toBe(likeness(a, b));
  });

  test("others do not", () => {
    expect(likeness("Blue River University", "Palm Valley University")).toBeLessThan(ALIKE);
    expect(likeness("", "Blue River University")).toBe(0);
  });
});

describe("what is offered while somebody types", () => {
  const list = indexed([
    {
      name: "Southern University of Science and Technology",
      others: ["南方科技大学"],
      domain: "sustech.edu.cn",
    },
    { name: "Southern Cross University", others: [], domain: "scu.edu.au" },
    { name: "University of the South", others: [], domain: "sewanee.edu" },
  ]);
  const found = (typed: string, most = 8) => searchNames(list, typed, most).map((one) => one.domain);

  test.each([
    ["the beginning of a name", "southern u", ["sustech.edu.cn", "scu.edu.au"]],
    ["beginnings of its words in any order", "tech sci south", ["sustech.edu.cn"]],
    ["its name in its own language", "南方科技", ["sustech.edu.cn"]],
    ["a domain", "sustech.edu.cn", ["sustech.edu.cn"]],
    ["an address under it", "jo@mail.sustech.edu.cn", ["sustech.edu.cn"]],
    ["too little to go by", "s", []],
    ["nothing", "  ", []],
    ["what nobody is called", "zzzz", []],
  ])("%s", (_, typed, domains) => {
    expect(found(typed)).toEqual(domains);
  });

  test("never more than asked for", () => {
    expect(found("south", 1)).toHaveLength(1);
  });
});

test("a register shows its likely doubles, never two of different countries", () => {
  const one = (id: string, name: string, country: string | null, ownName = "") => ({
    id,
    name,
    ownName,
    country,
  });
  const pairs = likelyDoubles(
    [
      one("a", "University of the Blue Lake", "KE"),
      one("b", "Univercity of the Blue Lake", null),
      one("c", "University of the White Lake", "UG"),
      one("d", "Blue Lake University", "TZ", "Chuo Kikuu"),
      one("e", "College of Teachers", "TZ", "Chuo Kikuu"),
    ],
    5,
  );
  expect(pairs.map((pair) => pair.map(({ id }) => id))).toEqual([
    ["d", "e"],
    ["a", "b"],
  ]);
});
