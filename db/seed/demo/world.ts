/**
 * The world of the demonstration, as plain values: entries, judges and the people around them. It is the same at each call.
 * Fourteen entries are written by hand (cases.ts); the others are composed from entries.ts and bank.ts with seeded dice.
 */
import { unsafeUniformIntDistribution, xoroshiro128plus } from "pure-rand";
import type { Answer, Row } from "~/domain/answers";
import { bank, more, type Part, type Slot } from "./bank";
import { cases, type Case } from "./cases";
import { faults, type Finding, type Mending, repairs, seeds, type Seed, unmended } from "./entries";
import { namesOf, organisations, type Name, type Organisation } from "./organisations";
import { awardSponsor, chair, deputyChair, judges, observer, organisers, screeners, sponsor, sponsorPerson, type DemoJudge, type DemoPerson } from "./people";

export { demoComments, demoReasons, demoRemarks } from "./comments";
export type { DemoJudge, DemoPerson } from "./people";

export type DemoEntry = {
  lead: DemoPerson;
  answers: Record<string, Answer>;
  /** "repairable" is an entry whose screening is still open; at the end of screening there is none. */
  fate: "valid" | "notValid" | "repairable" | "draft";
  /** Why it is not valid, in plain words to the entrant. */
  fault?: Finding & { reply?: string };
  /** What screening asked to be mended; a valid entry was mended in time. */
  repair?: Mending;
  /** Latent quality from 0 to 1, from which marks are simulated. */
  quality: number;
  photos: number;
  /** Language of the title in the entrant's own language. */
  language: string;
};
export type DemoWorld = {
  entries: DemoEntry[];
  judges: DemoJudge[];
  chair: DemoPerson;
  deputyChair: DemoPerson;
  screeners: DemoPerson[];
  organisers: DemoPerson[];
  observer: DemoPerson;
  sponsorPerson: DemoPerson;
  sponsor: typeof sponsor;
  awardSponsor: typeof awardSponsor;
};

const segmenter = new Intl.Segmenter("en", { granularity: "word" });
const wordsIn = (text: string) => [...segmenter.segment(text)].filter((s) => s.isWordLike).length;
const countryName = new Intl.DisplayNames("en", { type: "region" });
const languageName = new Intl.DisplayNames("en", { type: "language" });
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const grouped = (n: number) => n.toLocaleString("en-GB");
const parts = ["context", "approach", "ecosystem", "implementation", "results", "inclusion", "sustainability"] as const;
const most: Record<Part, number> = { summary: 200, context: 200, approach: 300, ecosystem: 150, implementation: 200, results: 300, inclusion: 150, sustainability: 200 };

const callingCode: Record<string, string> = { CN: "86", VN: "84", TH: "66", KH: "855", ID: "62", PH: "63", MN: "976", KZ: "7", KG: "996", UZ: "998", PK: "92", IN: "91", BD: "880", LK: "94", NP: "977", OM: "968", JO: "962", EG: "20", TN: "216", SN: "221", NG: "234", KE: "254", ET: "251", RW: "250", BO: "591", CO: "57", MX: "52", RS: "381", TR: "90" };
const titles = ["Dean of digital learning", "Head of the teaching centre", "Associate professor", "Senior lecturer", "Vice-rector for education", "Programme co-ordinator", "Head of department", "Lecturer", "Director of innovation", "Quality officer"];
const enterpriseTitles = ["Chief executive", "Head of learning products", "Head of university programmes", "Lead engineer", "Director of partnerships"];
const roles = ["Course design", "Training of staff", "Data and evaluation", "Technical support", "Translation", "Student assistant", "Learning design", "Accessibility", "Liaison with partners", "Filming and sound", "Assessment", "Finance and reporting"];
const courses = ["Digital Teaching Foundations", "AI Literacy for Educators", "Learning Design for Low Bandwidth", "Generative AI in Higher Education", "Data Skills for Teaching", "Blended Teaching in Practice"];
const months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const targets: Record<string, string[]> = { C1: ["4.c", "4.4", "4.3", "4.5", "5.b"], C2: ["4.3", "4.5", "4.c", "17.6", "10.2"], C3: ["4.3", "4.4", "4.a", "9.c", "4.7"], C4: ["4.4", "9.5", "17.17", "8.6", "9.c"] };
const keywords: Record<string, string[]> = { C1: ["micro-certification", "AI literacy", "staff development", "peer learning", "assessment", "low bandwidth"], C2: ["national centre", "localisation", "shared services", "open resources", "multilingual", "rural colleges"], C3: ["smart classroom", "hybrid teaching", "student voice", "timetable", "practical skills", "live lessons"], C4: ["industry partnership", "co-teaching", "internships", "open tools", "applied learning", "employment"] };
const given = { university: ["Lecturers, rooms and the rules for credit.", "Two part-time posts and the evaluation.", "Teaching hours, students’ work with credit, and the archive.", "A laboratory, a co-ordinator and the ethics review.", "Course design and the travel of students."], enterprise: ["Engineers’ time as a gift; parts at cost price.", "Software free until 2029, then at a price that the contract names.", "Equipment on loan and two mentors for each group. Meals are paid by the university.", "Access to machines and data, without charge, and three paid placements a term.", "One developer for a day a week as a gift; hosting is paid for."] };
const contributions = ["Tested the material with its own groups and reported what failed.", "Sent two trainers and keeps a copy of all material.", "Gave rooms, staff hours and a sharp eye.", "Shared its data and its network of graduates.", "Wrote a third of the units.", "Pays for travel and answers for the technical side."];
const aiTexts = ["We wrote in our own language and used a translation tool; two colleagues checked each sentence.", "A writing assistant corrected grammar. Facts and figures are ours.", "A tool shortened the texts to the limits. We compared each with the long version.", "A first draft of the summary was made with a language model from our notes; the team re-wrote it.", "Spelling and articles only, since English has them and our language does not."];

/** Leads who are named by hand: one name only, or very long ones. */
const leads: Record<string, [name: string, slug: string]> = {
  "Fisheries lecturers who read their own data": ["Suharti", "suharti"],
  "Nursing skills in a mirrored ward": ["විදානගේ දොන් චමින්ද පුෂ්පකුමාර වීරකෝන් කන්දේගෙදර ඇල්ලේගොඩ", "chaminda.v"],
  "Ferry-time learning: certificates earned between islands": ["Ma. Luzviminda Concepción Natividad de la Peña-Sumulong y Batungbakal", "luzviminda"],
  "Teachers’ harvest: open lessons from the rice terraces": ["Bugan", "bugan"],
  "An Arabic speech tool that admits doubt": ["رنا عبد الرحمن محمد سعيد آل ربوة السراجي", "rana.siraji"],
  "Learning to teach online in Khmer, one module a month": ["ស្រីមុំ", "sreymom"],
  "Coffee, code and a credit transfer": ["María de los Ángeles Yurany Jaramillo-Peña de Cuesta Mosquera", "yurany.j"],
};
/** Ties between entries and judges that the conflict rules must find, beside shared organisations. */
const exclusions: Record<string, [judge: string, reason: string]> = {
  "A badge that expires: keeping AI skills fresh": ["balasingham", "Second author of a paper with our lead contact in 2025."],
  "Seminar without a back row": ["szymborzak", "A public dispute about our laboratory in 2024."],
  "Steppe weather data for agronomy students": ["lindqvist", "Reviewed and refused our application for funding in 2025."],
};
const ties: Record<string, string> = {
  "Radio returns: audio seminars for pastoral students": "One of our trainers studied under Prof. Kipkemboi-Mutua until 2025.",
  "A reading coach that asks instead of answers": "Our company sold twelve licences to an institute whose director sits on the organiser’s advisory board.",
  "River logistics: a port and a faculty share their dashboards": "None that we know of. A cousin of a team member works for the sponsor in another country.",
};

type Dice = { int(from: number, to: number): number; pick<T>(of: readonly T[]): T; some<T>(of: readonly T[], n: number): T[]; chance(share: number): boolean };
function diceFrom(seed: number): Dice {
  const generator = xoroshiro128plus(seed);
  const int = (from: number, to: number) => unsafeUniformIntDistribution(from, to, generator);
  const some = <T>(of: readonly T[], n: number) => {
    const left = [...of];
    return Array.from({ length: Math.min(n, left.length) }, () => left.splice(int(0, left.length - 1), 1)[0] as T);
  };
  return { int, some, pick: (of) => of[int(0, of.length - 1)] as (typeof of)[number], chance: (share) => int(1, 1000) <= share * 1000 };
}

/** Deals the lines of a slot so that each comes once before any comes again. */
function dealer(dice: Dice) {
  const decks = new Map<readonly string[], string[]>();
  return (lines: readonly string[]): string => {
    const deck = decks.get(lines)?.length ? decks.get(lines)! : dice.some(lines, lines.length);
    decks.set(lines, deck);
    return deck.pop() as string;
  };
}

type Facts = Record<string, string>;
const fill = (line: string, facts: Facts) =>
  line.replace(/\{(\w+)\}/g, (_, key: string) => {
    const lower = key.charAt(0).toLowerCase() + key.slice(1);
    const value = facts[key] ?? facts[lower];
    if (value === undefined) throw new RangeError(`No fact for {${key}} in “${line}”`);
    return key === lower ? value : capital(value);
  });

/** The sentences, in their order, that bring a text to exactly `room` words, or as near below it as can be. */
function toFit(sentences: string[], room: number): string[] {
  const reach = new Map<number, number[]>([[0, []]]);
  sentences.forEach((sentence, at) => {
    const length = wordsIn(sentence);
    for (const [sum, chosen] of [...reach]) if (sum + length <= room && !reach.has(sum + length)) reach.set(sum + length, [...chosen, at]);
  });
  return reach.get(Math.max(...reach.keys()))!.map((at) => sentences[at] as string);
}

type Length = "brief" | "usual" | "full";

export function demoWorld(): DemoWorld {
  const dice = diceFrom(20270802);
  const deal = dealer(dice);
  const taken = new Set<string>([...judges, chair, ...organisers].map((p) => p.name));
  const addresses = new Set<string>();
  const written = new Set<string>();
  const photographs = () => dice.pick([1, 1, 2, 2, 3, 4, 5]);

  const free = (organisation: Organisation): Name => {
    const left = namesOf(organisation.country).filter((n) => !taken.has(n.name));
    if (left.length === 0) throw new RangeError(`No name left for ${organisation.country}`);
    return dice.pick(left);
  };
  const leadOf = (organisation: Organisation, own?: [string, string]): DemoPerson => {
    const { name, slug } = own ? { name: own[0], slug: own[1] } : free(organisation);
    const address = `${slug}@${organisation.id}.example`;
    if (addresses.has(address)) throw new RangeError(`Two leads at ${address}`);
    addresses.add(address);
    taken.add(name);
    return { id: `${organisation.id}-${slug.replaceAll(".", "-")}`, name, language: organisation.language, address, country: organisation.country, organisation: organisation.name };
  };
  const teamOf = (organisation: Organisation, size: number): Row[] => {
    const fields = dice.some(roles, size);
    const people = dice.some(namesOf(organisation.country).filter((n) => !taken.has(n.name)), size);
    return people.map((p, at) => ({ key: `r${at + 1}`, name: p.name, role: fields[at]!, organisation: organisation.name, address: `${p.slug}@${organisation.id}.example` }));
  };
  const partnerRow = (id: string, contribution: string, at: number): Row => {
    const partner = organisations.get(id)!;
    const contact = dice.pick(namesOf(partner.country));
    return { key: `r${at + 1}`, organisation: partner.name, name: contact.name, address: `partners+${contact.slug}@${partner.id}.example`, contribution };
  };
  const indicatorRows = (of: [string, string, string][]): Row[] => of.map(([what, number, measured], at) => ({ key: `r${at + 1}`, what, number, measured }));

  /** Sections A, B and G, and what is the same for every entry. */
  const frame = (organisation: Organisation, lead: DemoPerson, leadTitle: string, team: Row[]): Record<string, Answer> => {
    const aiUse = dice.pick(["none", "none", "none", "language", "language", "language", "language", "content"]);
    const video = dice.chance(0.3);
    return {
      organisationName: organisation.name,
      ...(organisation.own ? { organisationOwnName: organisation.own } : {}),
      organisationType: organisation.type,
      iioeStatus: organisation.status,
      country: organisation.country,
      city: organisation.city,
      leadName: lead.name,
      leadTitle,
      leadAddress: lead.address,
      leadPhone: `+${callingCode[organisation.country]} 555 01${dice.int(10, 99)} ${dice.int(100, 999)}`,
      team,
      hasVideo: video ? "yes" : "no",
      ...(video ? { video: `https://film.${organisation.id}.example/case-${dice.int(100, 999)}`, subtitles: dice.pick(["english", "subtitles", "subtitles", "none"]) } : {}),
      links: dice.chance(0.6) ? [{ key: "l1", what: "Materials and tables", address: `https://${organisation.id}.example/case` }, { key: "l2", what: "Report of the second year", address: `https://${organisation.id}.example/report-2026` }].slice(0, dice.int(1, 2)) : [],
      original: "yes",
      accurate: "yes",
      imageRights: "yes",
      peopleAgreed: "yes",
      aiUse,
      ...(aiUse === "none" ? {} : { aiUseText: aiUse === "content" ? aiTexts[dice.int(2, 3)]! : aiTexts[dice.pick([0, 1, 4])]! }),
      mayPublish: dice.chance(0.8) ? "yes" : "no",
      ...(dice.chance(0.08) ? { notForPublication: dice.pick(["Text 4, second paragraph, because colleagues could be recognised.", "The names of team members who are students.", "Text 5, the figures by site, until our council has published them."]) } : {}),
      ...(dice.chance(0.75) ? { fundingSource: dice.pick(["Own budget of the institution", "Ministry grant until 2028 and own budget", "Half own budget, half a regional development fund", "Fees of another programme", "Partners in equal parts"]) } : {}),
    };
  };

  const handWritten = (of: Case): DemoEntry => {
    const organisation = organisations.get(of.organisation)!;
    const lead = leadOf(organisation, of.lead);
    const answers: Record<string, Answer> = {
      ...frame(organisation, lead, of.leadTitle, teamOf(organisation, dice.int(3, 9))),
      title: of.title,
      ownTitle: of.own,
      category: of.category,
      ...of.extra,
      ...(of.partners ? { partners: of.partners.map(([id, contribution], at) => partnerRow(id, contribution, at)) } : {}),
      sdgTargets: of.sdg.split(" ").slice(0, 3),
      keywords: of.keywords,
      startDate: of.start,
      endDate: of.end,
      ...of.texts,
      indicators: indicatorRows(of.indicators),
      annualCost: String(dice.int(4, 70) * 1000),
    };
    return { lead, answers, fate: "valid", quality: of.quality, photos: dice.int(2, 5), language: of.organisation === "naryn" ? "ru" : organisation.language };
  };

  const composed = (of: Seed, index: number, earlier: DemoEntry[]): DemoEntry => {
    const organisation = organisations.get(of.organisation)!;
    const fate = of.fate === "" ? "valid" : of.fate === "draft" ? "draft" : "notValid";
    const quality = Math.round(Math.min(0.93, Math.max(0.08, (dice.int(12, 96) + dice.int(22, 86)) / 200 + (fate === "notValid" ? -0.08 : 0.03))) * 100) / 100;
    const tier = quality < 0.42 ? "low" : quality < 0.62 ? "middle" : "high";
    const length: Length = index % 8 === 3 ? "full" : index % 5 === 1 ? "brief" : "usual";
    const lead = leadOf(organisation, leads[of.title]);
    const enterprise = organisation.type === "enterprise";

    const enterpriseIds = [...organisations.values()].filter((o) => o.type === "enterprise").map((o) => o.id);
    const others = [...organisations.values()].filter((o) => o.type !== "enterprise" && o.id !== organisation.id);
    const near = others.filter((o) => o.country === organisation.country);
    const partnerIds =
      of.category === "C2"
        ? [...new Set([...near.slice(0, 1), ...dice.some(others, dice.int(1, 2))].map((o) => o.id))]
        : of.category === "C4"
          ? enterprise ? [...new Set([dice.pick(near.length ? near : others).id, ...(dice.chance(0.4) ? [dice.pick(others).id] : [])])] : [dice.pick(enterpriseIds)]
          : [];
    // An enterprise tells of the students of its first partner.
    const place = enterprise ? organisations.get(partnerIds[0]!)! : organisation;

    // Whoever starts late has run for too short a time; everybody else began by April 2026.
    const late = of.fate === "duration";
    const year = late ? 2026 : dice.pick([2025, 2025, 2025, 2026]);
    const month = late ? 11 : year === 2025 ? dice.int(1, 12) : dice.int(1, 4);
    const students = dice.int(18, 240) * 100;
    const staff = Math.round(students / dice.int(13, 19));
    // In C1 it is mostly staff who take part, elsewhere mostly students.
    const n = Math.round((of.category === "C1" ? staff * dice.int(25, 80) : students * { C2: dice.int(3, 8), C3: dice.int(4, 18), C4: dice.int(1, 4) }[of.category]!) / (late ? 400 : 100)) + 24;
    const done = Math.round((n * dice.int(52, 88)) / 100);
    const base = dice.int(17, 44);
    const rise = { low: dice.int(5, 12), middle: dice.int(13, 24), high: dice.int(22, 38) }[tier];
    const institutions = dice.int(3, 9);
    const trainers = dice.int(12, 48);
    const cost = dice.int(3, 58) * 1000;
    const women = Math.round((done * dice.int(34, 66)) / 100);
    const older = dice.int(46, 66);
    const k = dice.int(3, 11);
    const hours = dice.int(60, 480) * 10;
    const resp = Math.min(n, dice.int(40, 600));
    const course = dice.pick(courses);
    const facts: Facts = {
      who: of.who, obstacle: of.obstacle, made: of.made, org: place.name, city: /\p{Script=Latin}/u.test(place.city) ? place.city : "our town", group: of.category === "C1" || of.category === "C2" ? "people over fifty" : "students who work beside their studies", country: organisation.country === "PH" ? "the Philippines" : countryName.of(organisation.country)!, month: months[month - 1]!, course,
      n: grouped(n), done: grouped(done), women: grouped(women), base: `${base}`, res: `${base + rise}`, other: `${base + dice.int(1, 5)}`, low: `${base - dice.int(4, 7)}`, high: `${base + dice.int(4, 7)}`, lo: `${rise - dice.int(4, 8)}`, hi: `${rise + dice.int(4, 8)}`,
      resp: grouped(resp), rate: `${dice.int(54, 81)}`, students: grouped(students), staff: grouped(staff), km: grouped(dice.int(4, 70) * 10), k: `${k}`, pilot: `${dice.int(12, 40)}`, days: `${dice.int(3, 9)}`, drop: `${dice.int(18, 35)}`, trainers: `${trainers}`, active: `${Math.round(trainers * 0.75)}`, kept: `${dice.int(55, 90)}`, rounds: `${dice.int(3, 5)}`,
      gap: `${dice.int(4, 13)}`, old: `${older}`, young: `${older + dice.int(9, 17)}`, page: `${dice.int(4, 10)}`, views: grouped(dice.int(20, 190) * 100), hours: grouped(hours), institutions: `${institutions}`, cost: grouped(cost),
    };
    const before = month < 7 ? year - 1 : year;
    const factsFor = (part: Part): Facts => ({ ...facts, year: `${part === "summary" || part === "implementation" ? year : part === "sustainability" ? Math.min(year + 1, 2027) : before}` });
    const linesOf = (slot: Slot): readonly string[] => ("C1" in slot ? (slot as Record<string, string[]>)[of.category]! : "low" in slot ? (slot as Record<string, string[]>)[tier]! : (slot as readonly string[]));

    const write = (part: Part, again = 20): string => {
      const slots = bank[part];
      const kept = length === "brief" && part !== "summary" ? slots.filter((slot, at) => slot === "¶" || at < 2 || !Array.isArray(slot) || dice.chance(0.35)) : slots;
      const draw = (slot: Slot) => fill(deal(linesOf(slot)), factsFor(part));
      const paragraphs: string[][] = [[]];
      for (const slot of kept) {
        if (slot === "¶") paragraphs.push([]);
        else paragraphs.at(-1)!.push(draw(slot));
      }
      // A paragraph of a single short sentence reads badly, so it joins the one before it.
      if (paragraphs.length > 1 && paragraphs.at(-1)!.length < 2) paragraphs.at(-2)!.push(...paragraphs.pop()!);
      const count = () => wordsIn(paragraphs.flat().join(" "));
      const extra = dice.some(more[part] ?? [], 20);
      if (part === "summary") {
        const last = paragraphs.at(-1)!;
        while (count() > 196) last.splice(-2, 1);
        while (count() < 151) last.splice(-1, 0, extra.shift()!);
      }
      if (length === "full") paragraphs.at(-1)!.push(...toFit(extra, most[part] - count()));
      const texts = paragraphs.filter((p) => p.length > 0).map((p) => p.join(" "));
      // Two entries may not share a paragraph; with the dice against us the text is written again.
      if (texts.some((t) => written.has(t)) && again > 0) return write(part, again - 1);
      for (const t of texts) written.add(t);
      return texts.join("\n\n");
    };

    const own = languageName.of(organisation.language) ?? "English";
    const extras: Record<string, Record<string, string>> = {
      C1: { certifiedStaff: `${done}`, certifiedWomen: `${women}`, coursesUsed: [...new Set([course, dice.pick(courses)])].join(", ") },
      C2: { institutionsReached: `${institutions}`, languagesLocalised: own === "English" ? "English, sign language" : `${own}, English` },
      C3: { smartRooms: `${dice.int(1, 9)}`, roomHours: `${hours}`, roomCourses: `${dice.int(8, 90)}` },
      C4: { giftOfUniversity: dice.pick(given.university), giftOfEnterprise: dice.pick(given.enterprise) },
    };
    const indicators: [string, string, string][] = [
      [`People who took part (${of.who})`, `${n}`, dice.pick(["Register of participants, 30 April 2027; each person counted once.", "Enrolment lists of all rounds, without double entries.", "Lists signed at the first meeting, checked against the register."])],
      ["People who finished", `${done}`, dice.pick(["Same register; all tasks accepted.", "List of certificates and final tasks, April 2027.", "Register, compared with the platform’s export."])],
      ["Of these, women", `${women}`, dice.pick(["As stated by the participants.", "Staff and student registers.", "Enrolment form; 3 % gave no answer and are not counted."])],
      ["People who reach the agreed level, in per cent", `${base + rise}`, dice.pick([`Survey of ${before} and of March 2027; it was ${base} at the start.`, `Same test before and after; the starting point was ${base}.`, `Count from the register; ${base} at the start.`])],
      ["Institutions that use the result", `${institutions}`, dice.pick(["Letters of the institutions, in the annex.", "Signed agreements by April 2027.", "Those with at least one course in the past year."])],
    ];
    const partnerOf = partnerIds.map((id, at) => partnerRow(id, dice.pick(contributions), at));
    const team = teamOf(organisation, dice.int(1, 6));
    if (of.fate === "sponsor") team.push({ key: `r${team.length + 1}`, name: sponsorPerson.name, role: "Measuring devices and advice", organisation: sponsor.name, address: sponsorPerson.address });
    if (of.fate === "juror") {
      const judge = judges[of.category === "C1" ? 10 : 12]!;
      team.push({ key: `r${team.length + 1}`, name: judge.name, role: "External evaluation", organisation: judge.organisation, address: judge.address });
    }
    const answers: Record<string, Answer> = {
      ...frame(organisation, lead, enterprise ? dice.pick(enterpriseTitles) : dice.pick(titles), team),
      ...(partnerOf.length > 0 ? { partners: partnerOf } : {}),
      title: of.title,
      ...(of.own ? { ownTitle: of.own } : {}),
      category: of.category,
      ...extras[of.category],
      sdgTargets: dice.some(targets[of.category]!, dice.int(1, 3)),
      keywords: dice.some(keywords[of.category]!, dice.int(3, 5)).join(", "),
      startDate: `${year}-${String(month).padStart(2, "0")}-${String(dice.int(1, 28)).padStart(2, "0")}`,
      endDate: dice.chance(0.7) ? "ongoing" : dice.pick(["2027-04-30", "2027-05-15", "2027-07-31", "2027-12-20"]),
      summary: write("summary"),
      ...Object.fromEntries(parts.map((part) => [part, write(part)] as const)),
      indicators: indicatorRows(dice.some([0, 1, 2, 3, 4], dice.int(3, 5)).sort().map((at) => indicators[at]!)),
      annualCost: `${cost}`,
      ...(ties[of.title] ? { conflictStatement: ties[of.title]! } : {}),
    };
    const excluded = exclusions[of.title];
    if (excluded) answers.excluded = [{ key: "x1", name: judges.find((j) => j.id === excluded[0])!.name, reason: excluded[1] }];
    if (of.fate === "duplicate") {
      const original = earlier.find((e) => e.answers.organisationName === organisation.name && e.answers.category === of.category)!;
      for (const part of ["context", "approach", "results"] as const) answers[part] = original.answers[part]!;
    }
    if (fate === "draft") {
      // A draft stops somewhere: some texts are missing, and so are the statements.
      const gone = [...parts.slice(dice.int(1, parts.length - 1)), "original", "accurate", "imageRights", "peopleAgreed", "aiUse", "aiUseText", "mayPublish", ...(dice.chance(0.5) ? ["indicators", "summary", "team"] : [])];
      for (const id of gone) delete answers[id];
    }
    const repair = fate === "valid" && index % 9 === 4 ? repairs[Math.floor(index / 9) % repairs.length] : unmended[of.fate];
    return { lead, answers, fate, ...(fate === "notValid" ? { fault: faults[of.fate]! } : {}), ...(repair ? { repair } : {}), quality, photos: fate === "draft" ? dice.int(0, 2) : photographs(), language: of.own ? organisation.language : "en" };
  };

  const entries: DemoEntry[] = cases.map(handWritten);
  for (const [at, seed] of seeds.entries()) entries.push(composed(seed, at, entries));
  return { entries: dice.some(entries, entries.length), judges: [...judges], chair, deputyChair, screeners, organisers, observer, sponsorPerson, sponsor, awardSponsor };
}
