/** Sponsors of an edition: where their mark may stand, and which colours can be read. */
import type { Message, Refusal } from "./message";
import type { Instant } from "./time";
import { inLanguage, type Words } from "./words";

export const tiers = ["title", "category", "specialAward", "inKind"] as const;
export type Tier = (typeof tiers)[number];

export type Sponsor = {
  id: string;
  name: string;
  tier: Tier;
  /** Categories that a sponsor of the tier `category` supports. */
  categories: readonly string[];
  /** The special award that a sponsor of that tier gives; null for others, and until it is said. */
  award: string | null;
  /** What stands before the award's name, such as "Example Group ·"; title sponsors only. */
  prefix: Words | null;
  words: Words;
  link: string | null;
  colour: string;
  /** SHA-256 of the logo's bytes in the attachment store. */
  logo: string | null;
  logoAlt: string;
  /** The same of the logo for dark grounds, where it has one. */
  logoDark?: string | null;
  /** From when until when it stands on pages and letters; open where nothing is said. */
  startsAt?: Instant | null;
  endsAt?: Instant | null;
};

/** Whether a sponsor stands on what is drawn for a moment. */
export function standsAt({ startsAt, endsAt }: Pick<Sponsor, "startsAt" | "endsAt">, at: Instant): boolean {
  return (!startsAt || startsAt <= at) && (!endsAt || at < endsAt);
}

/** Whether a sponsor is one no more: an organiser ended it, or its last day is over. */
export function hasLeft(
  { endedAt, endsAt }: { endedAt: Instant | null; endsAt?: Instant | null },
  now: Instant,
): boolean {
  return endedAt !== null || (endsAt ? endsAt <= now : false);
}

/** What a logo may be, in bytes and pixels, and how much wider than high. */
export const LOGO = {
  bytes: 500_000,
  least: { width: 80, height: 24 },
  most: { width: 2400, height: 1200 },
  wide: 10,
};

/** The grounds that a logo may stand on, by their colours. */
export const grounds = { light: "#fefefd", dark: "#111a18" } as const;
export type Ground = keyof typeof grounds;

/** Why a file cannot be a logo, by its size in bytes, or null. */
export function refuseLogoBytes(bytes: number): Refusal {
  if (bytes === 0) return { id: "sponsors.logoMissing" };
  return bytes > LOGO.bytes
    ? { id: "sponsors.logoLarge", values: { kilobytes: Math.ceil(bytes / 1000) } }
    : null;
}

/** Why a picture cannot be a logo, by its size in pixels, or null. */
export function refuseLogoPixels({ width, height }: { width: number; height: number }): Refusal {
  const { least, most, wide } = LOGO;
  if (width > wide * height) return { id: "sponsors.logoWide", values: { width, height, wide } };
  return width >= least.width && height >= least.height && width <= most.width && height <= most.height
    ? null
    : {
        id: "sponsors.logoSize",
        values: {
          width,
          height,
          leastWidth: least.width,
          leastHeight: least.height,
          mostWidth: most.width,
          mostHeight: most.height,
        },
      };
}

/** Under this contrast to its ground a logo is not seen. */
const LEAST_SEEN = 1.5;

/** Why a logo that stands out by this contrast cannot be used on its ground, or null. */
export function refuseLogoFaint(contrast: number, ground: Ground): Refusal {
  return contrast >= LEAST_SEEN
    ? null
    : { id: "sponsors.logoFaint", values: { ground, contrast: contrast.toFixed(2) } };
}

/** The sheet on which a sponsor's colour must be read, and the least contrast for text (WCAG 2.2, 1.4.3). */
export const PAPER = grounds.light;
export const LEAST_CONTRAST = 4.5;

/** The contrast of two colours (`#rrggbb`) by WCAG: 1 for the same, 21 for black on white. */
export function contrastOf(a: string, b: string): number {
  const [lighter, darker] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: string): number {
  const [r, g, b] = channels(colour).map((byte) => {
    const part = byte / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function channels(colour: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}

/** The same hue, as little darker as makes it readable on paper. */
export function readableColour(colour: string): string {
  for (let share = 100; share > 0; share -= 1) {
    const darker = `#${channels(colour)
      .map((byte) =>
        Math.floor((byte * share) / 100)
          .toString(16)
          .padStart(2, "0"),
      )
      .join("")}`;
    if (contrastOf(darker, PAPER) >= LEAST_CONTRAST) return darker;
  }
  return "#000000";
}

/** Why a colour cannot carry words on paper, with its contrast and a darker one that can; or null. */
export function refuseColour(colour: string): Refusal {
  const contrast = contrastOf(colour, PAPER);
  if (contrast >= LEAST_CONTRAST) return null;
  return {
    id: "sponsors.colourFaint",
    // Never rounded up to the limit that it misses.
    values: { contrast: (Math.floor(contrast * 100) / 100).toFixed(2), darker: readableColour(colour) },
  };
}

/** What is wrong with a sponsor as a whole, by the field it is told at. */
export function sponsorFaults(
  sponsor: Pick<Sponsor, "tier" | "categories" | "prefix" | "colour" | "startsAt" | "endsAt">,
): { field: "colour" | "categories" | "prefix-en" | "endsAt"; message: Message }[] {
  const faint = refuseColour(sponsor.colour);
  return [
    ...(faint ? [{ field: "colour" as const, message: faint }] : []),
    ...(sponsor.tier === "category" && sponsor.categories.length === 0
      ? [{ field: "categories" as const, message: { id: "sponsors.categoriesMissing" as const } }]
      : []),
    ...(sponsor.tier !== "title" && sponsor.prefix
      ? [{ field: "prefix-en" as const, message: { id: "sponsors.prefixNotTitle" as const } }]
      : []),
    ...(sponsor.startsAt && sponsor.endsAt && sponsor.endsAt <= sponsor.startsAt
      ? [{ field: "endsAt" as const, message: { id: "sponsors.daysCrossed" as const } }]
      : []),
  ];
}

/**
 * Sponsors that stand on a letter about an entry of a category: the title sponsor on every one, a category's sponsor
 * in its own category, that of a special award where the entry won it, the others on none.
 */
export function sponsorsOfCategory<
  S extends Pick<Sponsor, "tier" | "categories"> & { award?: string | null },
>(sponsors: readonly S[], category: string | null, specialAwards: readonly string[] = []): S[] {
  return sponsors.filter((one) =>
    one.tier === "category"
      ? category !== null && one.categories.includes(category)
      : one.tier === "specialAward"
        ? specialAwards.some((id) => id === one.award)
        : one.tier === "title",
  );
}

/** Sponsors in the order of their tiers, as the winners' page names them. */
export function inOrderOfTier<S extends Pick<Sponsor, "tier">>(sponsors: readonly S[]): S[] {
  return tiers.flatMap((tier) => sponsors.filter((one) => one.tier === tier));
}

/** The award's name in a language, with the title sponsor's prefix where there is one. */
export function awardName(
  award: Words,
  sponsors: readonly Pick<Sponsor, "tier" | "prefix">[],
  language: string,
): string {
  const prefix = sponsors.find((one) => one.tier === "title" && one.prefix)?.prefix;
  return prefix
    ? `${inLanguage(prefix, language).trim()} ${inLanguage(award, language)}`
    : inLanguage(award, language);
}
