import type { Portal } from "~/context.server";
import {
  makeAnswers,
  makeCallOpen,
  makeFiles,
  makePerson,
  makePng,
  makeSubmittedEntry,
} from "~db/seed/factories";
import { makeDecision, makeOutcome, makeSponsor } from "~db/seed/results";
import type { World } from "./world";

/** When all is decided: after the deliberation, before the announcement. */
export const decidedAt = "2027-07-25T02:00:00.000Z";
/** The announcement by the rulebook. */
export const announced = "2027-08-02T02:00:00.000Z";

const cases = [
  {
    title: "Micro-certificates that count towards promotion",
    category: "C1",
    country: "VN",
    outcome: "winner",
  },
  {
    title: "Halls that travel: smart classrooms for date-farming towns",
    ownTitle: "قاعات تسافر: فصول ذكية لمدن زراعة النخيل",
    organisationOwnName: "جامعة وادي النخيل",
    organisationName: "Palm Valley University",
    category: "C2",
    country: "OM",
    outcome: "winner",
    language: "ar",
  },
  { title: "Village tutors, national credits", category: "C2", country: "IN", outcome: "notSelected" },
  { title: "A slide projector", category: "C2", country: "PE", outcome: "notValid" },
  { title: "AI for those who are afraid of it", category: "C1", country: "SN", outcome: "notSelected" },
] as const;

/**
 * An edition in which five entries were judged, categories C1 and C2 are decided, C3 and C4 had no entry; with a title
 * sponsor that has a logo and a sponsor of C1 that has none.
 */
export async function decidedEdition(world: Pick<World, "portal" | "signedIn">) {
  const { portal } = world;
  const organiser = await world.signedIn({
    name: "Olga Organiser",
    address: "olga@desk.example",
    roles: ["organiser"],
  });
  const chair = await world.signedIn({
    name: "Charles Chair",
    address: "charles@desk.example",
    roles: ["chair"],
  });
  await makeCallOpen(portal, "2027-03-01T02:00:00.000Z");
  const entries: { id: string; code: string; leadId: string; outcome: string; category: string }[] = [];
  for (const [number, { outcome, ...more }] of cases.entries()) {
    const leadId = await makePerson(portal, {
      name: `Lead ${number + 1}`,
      address: `lead${number + 1}@people.example`,
      editionId: "2027",
      now: "2027-03-02T02:00:00.000Z",
      ...("language" in more ? { language: more.language } : {}),
    });
    const id = await makeSubmittedEntry(portal, {
      leadId,
      answers: makeAnswers({
        organisationName: `University ${number + 1}`,
        institutionsReached: "4",
        languagesLocalised: "Kyrgyz, Russian",
        partners: [
          {
            key: "p1",
            organisation: "National Library",
            name: "Pat Partner",
            address: `pat${number}@partners.example`,
            contribution: "Reading rooms in four towns",
          },
        ],
        ...more,
      }),
      files: makeFiles(),
      now: "2027-03-05T02:00:00.000Z",
    });
    await makeOutcome(portal, {
      entryId: id,
      outcome: outcome === "notValid" ? "notValid" : "valid",
      reason: outcome === "notValid" ? "It describes one product." : null,
      now: "2027-06-02T02:00:00.000Z",
    });
    entries.push({ id, code: await codeOf(portal, id), leadId, outcome, category: more.category });
  }
  await decide(portal, entries, organiser.personId!, chair.personId!);
  const sponsorId = await makeSponsor(portal, {
    name: "Example Genomics",
    organiserId: organiser.personId!,
    prefix: { en: "Example Genomics ·" },
    words: { en: "It pays for the ceremony." },
    link: "https://genomics.example/",
    colour: "#7a3b00",
    logo: makePng([122, 59, 0], [122, 59, 0], { width: 320, height: 64 }),
    logoAlt: "Example Genomics",
    now: decidedAt,
  });
  const ownSponsorId = await makeSponsor(portal, {
    name: "Example Press",
    tier: "category",
    categories: ["C1"],
    organiserId: organiser.personId!,
    colour: "#1f4e79",
    now: decidedAt,
  });
  return { organiser, chair, entries, sponsorId, ownSponsorId };
}

/** Decides the categories in which there are entries, and the special award, which goes to nobody. */
export async function decide(
  portal: Portal,
  entries: readonly { id: string; code: string; outcome: string; category: string }[],
  proposedById: string,
  approvedById: string,
) {
  for (const category of ["C1", "C2", "LifeSciences"])
    await makeDecision(portal, {
      category,
      winners: entries
        .filter((one) => one.category === category && one.outcome === "winner")
        .map(({ id, code }) => ({ entryId: id, code })),
      proposedById,
      approvedById,
      now: decidedAt,
    });
}

async function codeOf(portal: Portal, id: string) {
  return (await portal.db.selectFrom("entry").select("code").where("id", "=", id).executeTakeFirstOrThrow())
    .code;
}
