import { type Context, newId, type Portal, type ViewerContext } from "~/context.server";
import type { Message, Refusal } from "~/domain/message";
import { isReleased } from "~/domain/release";
import type { Rulebook } from "~/domain/rulebook";
import {
  type Ground,
  readableColour,
  refuseLogoBytes,
  refuseLogoFaint,
  refuseLogoPixels,
  type Sponsor,
  sponsorFaults,
} from "~/domain/sponsors";
import { refuseSvg, svgText } from "~/domain/svg-logo";
import { unpermitted } from "~/domain/unesco";
import type { Words } from "~/domain/words";
import type { FormFault } from "~/forms/form-result";
import type { Db } from "~db/client";
import { findNewestRelease } from "~db/queries/releases";
import { endSponsorRow, findSponsor, insertSponsor, updateSponsor } from "~db/queries/sponsors";
import { kindOfFile } from "./attachments.server";
import { canonicalJson, sha256 } from "./canonical.server";
import { readCertificateWords } from "./certificates.server";
import { record } from "./history.server";

const stale: Message = { id: "sponsors.stale" };
const ended: Message = { id: "sponsors.ended" };

/**
 * Why what letters say of sponsors may not change now, or null: an approved release waits for its moment, and its
 * letters were drawn and looked at with the sponsors as they are.
 */
export async function refuseSponsorChange(
  db: Db,
  { edition, now }: Pick<Context, "edition" | "now">,
): Promise<Refusal> {
  const newest = await findNewestRelease(db, edition.id);
  return newest?.state === "approved" && !isReleased(newest, now) ? { id: "sponsors.releaseWaits" } : null;
}

/** Where a sponsor names UNESCO without its written permission, by field. */
export async function unpermittedFaults(
  db: Db,
  context: Pick<Context, "edition">,
  { name, words, prefix }: Pick<Sponsor, "name"> & Partial<Pick<Sponsor, "words" | "prefix">>,
): Promise<FormFault[]> {
  const permission = (await readCertificateWords(db, context))?.permission ?? null;
  const fieldsOf = (part: string, said: Words | null | undefined) =>
    Object.entries(said ?? {}).map(([language, text]) => [`${part}-${language}`, text] as const);
  const texts = { name, ...Object.fromEntries([...fieldsOf("words", words), ...fieldsOf("prefix", prefix)]) };
  return unpermitted(texts, permission).map((field) => ({
    field,
    message: { id: "sponsors.permissionMissing" },
  }));
}

/** Adds a sponsor by its name and tier, in black until it says its colour. Gives its id, or what stands against it. */
export async function addSponsor(
  context: ViewerContext,
  { name, tier }: Pick<Sponsor, "name" | "tier">,
): Promise<{ id: string; faults: [] } | { id: null; faults: FormFault[] }> {
  const faults = await unpermittedFaults(context.db, context, { name });
  if (faults.length > 0) return { id: null, faults };
  const sponsor: Sponsor = {
    id: newId(context.portal),
    name,
    tier,
    categories: [],
    award: null,
    prefix: null,
    words: { en: "" },
    link: null,
    colour: "#14201d",
    logo: null,
    logoAlt: name,
  };
  await context.db.transaction().execute(async (trx) => {
    await insertSponsor(trx, { ...sponsor, editionId: context.edition.id, now: context.now });
    await record(trx, context, {
      act: "sponsor.added",
      kind: "sponsor",
      id: sponsor.id,
      facts: { edition: context.edition.id, tier },
      words: { name },
    });
  });
  return { id: sponsor.id, faults: [] };
}

/** Changes what is said of a sponsor; its logo stays. Gives what stands against it, by field. */
export async function changeSponsor(
  context: ViewerContext,
  { version, ...change }: Omit<Sponsor, "logo" | "logoAlt" | "logoDark"> & { version: number },
): Promise<FormFault[]> {
  const faults: FormFault[] = [
    ...sponsorFaults(change),
    ...(await unpermittedFaults(context.db, context, change)),
  ];
  const { rulebook } = context.edition;
  const known = new Set(rulebook.categories.map((category) => category.id));
  const isKnown = rulebook.specialAwards.some((one) => one.id === change.award);
  if (faults.length > 0) return faults;
  return context.db.transaction().execute(async (trx) => {
    const sponsor = await findSponsor(trx, { id: change.id, editionId: context.edition.id });
    if (!sponsor || sponsor.endedAt) return [{ field: "", message: ended }];
    const waiting = await refuseSponsorChange(trx, context);
    if (waiting) return [{ field: "", message: waiting }];
    const next = {
      ...change,
      categories: change.tier === "category" ? change.categories.filter((one) => known.has(one)) : [],
      award: change.tier === "specialAward" && isKnown ? change.award : null,
      logo: sponsor.logo,
      logoAlt: sponsor.logoAlt,
      logoDark: sponsor.logoDark,
      version,
    };
    if (!(await updateSponsor(trx, next))) return [{ field: "", message: stale }];
    await record(trx, context, {
      act: "sponsor.changed",
      kind: "sponsor",
      id: change.id,
      facts: { version: version + 1, content: sha256(canonicalJson(next)) },
      words: { name: change.name },
    });
    return [];
  });
}

/** Takes a picture as a sponsor's logo for light grounds or for dark ones, with the words that stand for it. */
export async function setLogo(
  context: ViewerContext,
  {
    id,
    version,
    alt,
    ground = "light",
    bytes,
  }: { id: string; version: number; alt: string; ground?: Ground; bytes: Uint8Array },
): Promise<FormFault[]> {
  const read = await readLogo(context, { bytes, ground });
  if (read.fault) return [{ field: "logo", message: read.fault }];
  const { logo, pixels } = read;
  return context.db.transaction().execute(async (trx) => {
    const sponsor = await findSponsor(trx, { id, editionId: context.edition.id });
    if (!sponsor || sponsor.endedAt) return [{ field: "", message: ended }];
    const waiting = await refuseSponsorChange(trx, context);
    if (waiting) return [{ field: "", message: waiting }];
    const shown = ground === "dark" ? { logoDark: logo } : { logo };
    if (!(await updateSponsor(trx, { ...sponsor, ...shown, logoAlt: alt, version })))
      return [{ field: "", message: stale }];
    await record(trx, context, {
      act: "sponsor.logoSet",
      kind: "sponsor",
      id,
      facts: { version: version + 1, logo, ground, ...pixels },
      words: { alt },
    });
    return [];
  });
}

/** Keeps a picture as a logo for a ground, drawn anew; an SVG becomes pixels. Gives the hash of what is kept, or why it cannot be one. */
export async function readLogo(
  { portal }: Pick<Context, "portal">,
  { bytes, ground }: { bytes: Uint8Array; ground: Ground },
): Promise<{ logo: string; pixels: { width: number; height: number }; fault: null } | { fault: Message }> {
  const sized = refuseLogoBytes(bytes.length);
  if (sized) return { fault: sized };
  const path = await portal.files.dropBytes(bytes);
  const [clean, small] = [await portal.files.dropPath(), await portal.files.dropPath()];
  try {
    const isPng = (await kindOfFile(path)) === "png";
    const drawing = isPng ? null : svgText(bytes);
    if (!isPng && drawing === null) return { fault: { id: "sponsors.logoNotPng" } };
    const held = drawing === null ? null : refuseSvg(drawing);
    if (held) return { fault: held };
    const examined = await portal.examine({ path, kind: isPng ? "png" : "svg", clean, small });
    if (examined.fault !== null || !examined.pixels) return { fault: { id: "sponsors.logoBroken" } };
    const { pixels, contrasts } = examined;
    const fault = refuseLogoPixels(pixels) ?? (contrasts && refuseLogoFaint(contrasts[ground], ground));
    return fault ? { fault } : { logo: (await portal.files.keep(clean)).sha256, pixels, fault: null };
  } finally {
    await Promise.all([path, clean, small].map((one) => portal.files.drop(one)));
  }
}

/** Ends a sponsor: from now on it stands on no letter and no page that is still to come. */
export async function endSponsor(
  context: ViewerContext,
  { id, version }: { id: string; version: number },
): Promise<Refusal> {
  return context.db.transaction().execute(async (trx) => {
    const sponsor = await findSponsor(trx, { id, editionId: context.edition.id });
    if (!sponsor || sponsor.endedAt) return ended;
    const waiting = await refuseSponsorChange(trx, context);
    if (waiting) return waiting;
    if (!(await endSponsorRow(trx, { id, version, now: context.now }))) return stale;
    await record(trx, context, {
      act: "sponsor.ended",
      kind: "sponsor",
      id,
      facts: { version: version + 1 },
    });
    return null;
  });
}

/**
 * Adds the sponsors that a rulebook names, when its edition is loaded. A colour too faint to read is made darker,
 * and the history says so.
 */
export async function copySponsors(
  trx: Db,
  context: Pick<Context, "now" | "viewer"> & { portal: Portal },
  { editionId, rulebook }: { editionId: string; rulebook: Rulebook },
): Promise<void> {
  for (const named of rulebook.sponsors) {
    const id = newId(context.portal);
    const colour = readableColour(named.colour.toLowerCase());
    await insertSponsor(trx, {
      id,
      name: named.name,
      tier: named.tier,
      categories: named.categories,
      award: named.award ?? null,
      prefix: named.prefix ?? null,
      words: named.words,
      link: named.link ?? null,
      colour,
      logo: null,
      logoAlt: named.name,
      editionId,
      now: context.now,
    });
    await record(trx, context, {
      act: "sponsor.added",
      kind: "sponsor",
      id,
      facts: { edition: editionId, tier: named.tier, rulebook: named.id, colour },
      words: { name: named.name },
    });
  }
}
