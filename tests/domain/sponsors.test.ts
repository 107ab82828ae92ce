import fc from "fast-check";
import { expect, test } from "vitest";
import {
  awardName,
  contrastOf,
  PAPER,
  readableColour,
  refuseColour,
  refuseLogoFaint,
  refuseLogoPixels,
  sponsorFaults,
  sponsorsOfCategory,
  inOrderOfTier,
} from "~/domain/sponsors";

const bgi = {
  id: "bgi",
  tier: "title" as const,
  categories: [],
  prefix: { en: "BGI Group ·", zh: "华大集团·" },
};
const press = { id: "press", tier: "category" as const, categories: ["C2"], prefix: null };
const kind = { id: "kind", tier: "inKind" as const, categories: [], prefix: null };

test("contrast is WCAG's: black on white is 21, the grey that just passes on white passes", () => {
  expect(contrastOf("#000000", "#ffffff")).toBeCloseTo(21, 5);
  expect(contrastOf("#ffffff", "#ffffff")).toBe(1);
  expect(contrastOf("#767676", "#ffffff")).toBeCloseTo(4.54, 2);
  expect(contrastOf("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
});

test("a colour under 4.5 on paper is refused with its figure and a colour that passes", () => {
  expect(refuseColour("#1f4e79")).toBeNull();
  expect(refuseColour("#f2b705")).toEqual({
    id: "sponsors.colourFaint",
    values: { contrast: "1.80", darker: readableColour("#f2b705") },
  });
  // Not rounded up to the limit.
  expect(refuseColour("#767778")).toMatchObject({ values: { contrast: "4.44" } });
});

test("a logo that is a thin line, or that nobody sees on its ground, is refused", () => {
  expect(refuseLogoPixels({ width: 1000, height: 100 })).toBeNull();
  expect(refuseLogoPixels({ width: 1001, height: 100 })?.id).toBe("sponsors.logoWide");
  expect(refuseLogoFaint(1.5, "light")).toBeNull();
  expect(refuseLogoFaint(1.04, "dark")).toEqual({
    id: "sponsors.logoFaint",
    values: { ground: "dark", contrast: "1.04" },
  });
});

test("the darker colour that is offered always passes", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0xffffff }), (number) => {
      const colour = `#${number.toString(16).padStart(6, "0")}`;
      expect(refuseColour(readableColour(colour))).toBeNull();
      expect(contrastOf(readableColour(colour), PAPER)).toBeGreaterThanOrEqual(4.5);
    }),
  );
});

test("the title sponsor stands on every letter, a category's in its own, the others on none", () => {
  const all = [kind, press, bgi];
  expect(sponsorsOfCategory(all, "C1")).toEqual([bgi]);
  expect(sponsorsOfCategory(all, "C2")).toEqual([press, bgi]);
  expect(sponsorsOfCategory(all, null)).toEqual([bgi]);
  expect(inOrderOfTier(all)).toEqual([bgi, press, kind]);
});

test("who gives a special award stands beside those who won it, and nowhere else", () => {
  const gives = { id: "bio", tier: "specialAward" as const, categories: ["C1"], award: "Life", prefix: null };
  const unsaid = { ...gives, id: "unsaid", award: null };
  expect(sponsorsOfCategory([gives, unsaid], "C1")).toEqual([]);
  expect(sponsorsOfCategory([gives, unsaid], "C1", ["Other"])).toEqual([]);
  expect(sponsorsOfCategory([gives, unsaid], "C2", ["Life"])).toEqual([gives]);
});

test("the award's name carries the title sponsor's prefix and nobody else's", () => {
  const award = { en: "Pioneer Case Award", zh: "先锋案例奖" };
  expect(awardName(award, [bgi], "en")).toBe("BGI Group · Pioneer Case Award");
  expect(awardName(award, [bgi], "zh")).toBe("华大集团· 先锋案例奖");
  expect(awardName(award, [{ ...press, prefix: bgi.prefix }], "en")).toBe("Pioneer Case Award");
  expect(awardName(award, [], "en")).toBe("Pioneer Case Award");
});

test("a category sponsor without a category and a prefix without the title are told at their fields", () => {
  expect(
    sponsorFaults({ tier: "category", categories: [], prefix: { en: "X" }, colour: "#eeeeee" }).map(
      (f) => f.field,
    ),
  ).toEqual(["colour", "categories", "prefix-en"]);
  expect(sponsorFaults({ ...bgi, colour: "#1f4e79" })).toEqual([]);
});
