/** Outcomes, decisions, sponsors and releases for demonstrations and tests. */
import { newId, type Portal } from "~/context.server";
import type { Ranking } from "~/domain/ranking";
import type { Wave } from "~/domain/release";
import type { Sponsor } from "~/domain/sponsors";
import type { Instant } from "~/domain/time";
import { issueCertificates, saveCertificateWords } from "~/services/certificates.server";
import { approveRelease, draftRelease } from "~/services/release.server";
import { addSponsor, changeSponsor, setLogo } from "~/services/sponsors.server";
import { toJson } from "../columns";
import { countLetters } from "../queries/letters";
import { findNewestRelease } from "../queries/releases";
import { findSponsor } from "../queries/sponsors";
import { contextOf } from "./factories";

/** What screening said of an entry, without a screener. */
export async function makeOutcome(
  portal: Portal,
  {
    entryId,
    outcome,
    reason = null,
    now,
  }: {
    entryId: string;
    outcome: "valid" | "notValid" | "repair";
    reason?: string | null;
    now: Instant;
  },
): Promise<void> {
  await portal.db
    .updateTable("entry")
    .set({ outcome, outcomeAt: now, outcomeReason: reason })
    .where("id", "=", entryId)
    .execute();
}

/** An approved decision on a category or a special award, without scores behind it. A later one of the same category supersedes it. */
export async function makeDecision(
  portal: Portal,
  {
    category,
    winners,
    proposedById,
    approvedById,
    now,
  }: {
    category: string;
    winners: readonly { entryId: string; code: string }[];
    proposedById: string;
    approvedById: string;
    now: Instant;
  },
): Promise<string> {
  const id = newId(portal);
  const { edition } = await contextOf(portal, proposedById, now);
  await portal.db.transaction().execute(async (trx) => {
    const before = await trx
      .selectFrom("decision")
      .select((eb) => eb.fn.max("version").as("version"))
      .where("category", "=", category)
      .where("editionId", "=", edition.id)
      .executeTakeFirst();
    await trx
      .updateTable("decision")
      .set({ state: "superseded" })
      .where("category", "=", category)
      .where("editionId", "=", edition.id)
      .execute();
    await trx
      .insertInto("decision")
      .values({
        id,
        editionId: edition.id,
        category,
        version: (before?.version ?? 0) + 1,
        state: "approved",
        rankingJson: toJson({
          category,
          cap: winners.length,
          orders: "rawMean",
          rows: [],
          tooFew: [],
          tie: null,
        } satisfies Ranking),
        winnersJson: toJson({
          format: 1,
          winners: winners.map((one, at) => ({ ...one, place: at + 1 })),
          reasons: {},
        }),
        note: "",
        proposedById,
        proposedAt: now,
        answeredById: approvedById,
        answeredAt: now,
        answer: "",
      })
      .execute();
  });
  return id;
}

/** A sponsor as an organiser would set it up. Gives its id. */
export async function makeSponsor(
  portal: Portal,
  {
    organiserId,
    logo,
    now,
    ...sponsor
  }: Partial<Omit<Sponsor, "id" | "logo">> & {
    name: string;
    organiserId: string;
    logo?: Uint8Array;
    now: Instant;
  },
): Promise<string> {
  const context = await contextOf(portal, organiserId, now);
  const { edition, db } = context;
  const tier = sponsor.tier ?? "title";
  const { id } = await addSponsor(context, { name: sponsor.name, tier });
  if (id === null) throw new Error("The sponsor was not added");
  const version = async () => (await findSponsor(db, { id, editionId: edition.id }))?.version ?? 0;
  const faults = await changeSponsor(context, {
    id,
    name: sponsor.name,
    tier,
    categories: sponsor.categories ?? [],
    award: sponsor.award ?? null,
    prefix: sponsor.prefix ?? null,
    words: sponsor.words ?? { en: `${sponsor.name} supports the award.` },
    link: sponsor.link ?? null,
    colour: sponsor.colour ?? "#1f4e79",
    version: await version(),
  });
  if (logo)
    faults.push(
      ...(await setLogo(context, {
        id,
        alt: sponsor.logoAlt ?? sponsor.name,
        bytes: logo,
        version: await version(),
      })),
    );
  if (faults[0]) throw new Error(`The sponsor was not set up: ${faults[0].message.id}`);
  return id;
}

/** A release of what is decided, drafted by one person and, if another is named, approved. Gives its id. */
export async function makeRelease(
  portal: Portal,
  {
    organiserId,
    approverId,
    wave = "release",
    releaseAt,
    reason = "",
    now,
  }: {
    organiserId: string;
    approverId?: string;
    wave?: Wave;
    releaseAt: Instant;
    reason?: string;
    now: Instant;
  },
): Promise<string> {
  const context = await contextOf(portal, organiserId, now);
  const newest = await findNewestRelease(portal.db, context.edition.id, wave);
  const seen = newest?.version ?? 0;
  const refusal =
    (await draftRelease(context, { wave, releaseAt, reason, seen })) ??
    (approverId
      ? await approveRelease(await contextOf(portal, approverId, now), {
          wave,
          seen: seen + 1,
          count: await countDrafted(portal, context.edition.id, wave),
        })
      : null);
  if (refusal) throw new Error(`There is no release: ${refusal.id} ${JSON.stringify(refusal.values ?? {})}`);
  return (await findNewestRelease(portal.db, context.edition.id, wave))?.id ?? "";
}

async function countDrafted(portal: Portal, editionId: string, wave: Wave): Promise<number> {
  const release = await findNewestRelease(portal.db, editionId, wave);
  const counts = release ? await countLetters(portal.db, release.id) : [];
  return counts.reduce((sum, row) => sum + row.count, 0);
}

/** Every certificate that is due after a release, issued by an organiser who said before who signs. Gives how many. */
export async function makeCertificates(
  portal: Portal,
  { organiserId, now }: { organiserId: string; now: Instant },
): Promise<number> {
  const context = await contextOf(portal, organiserId, now);
  const faults = await saveCertificateWords(context, {
    issuer: "The secretariat of the award",
    place: "Shenzhen",
    signatory: "Prof. Shen Rui",
    office: "Chair of the organising committee",
    permission: null,
    version: 0,
  });
  const { refusal, count } = await issueCertificates(context);
  const fault = faults[0]?.message ?? refusal;
  if (fault) throw new Error(`There are no certificates: ${fault.id}`);
  return count;
}
