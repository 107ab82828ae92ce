/**
 * The whole award once, as its people see it: from an empty data directory and the printed address to the winner's
 * letter as the mail provider received it. Each person has a browser of their own, and finds codes and links in mails.
 */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { generateSync } from "otplib";
import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { openJobContext } from "~/context.server";
import { type Instant, later, MINUTE } from "~/domain/time";
import { firstOrganiserLink } from "~/services/sign-in.server";
import { makeAnswers, makeFiles, makePdf, makePerson, makePng, makeSubmittedEntry } from "~db/seed/factories";
import { openResendServer } from "../jobs/mailroom";
import { openWorld } from "../world";
import { openBrowser, openProxy, openSeat } from "./browser";

const host = "award.example.org";

/** Moments of the 2027 rulebook at which something is done here. */
const moments = {
  setUp: "2027-02-20T02:00:00.000Z",
  open: "2027-03-02T02:00:00.000Z",
  screening: "2027-06-02T02:00:00.000Z",
  declaring: "2027-06-15T02:00:00.000Z",
  scoring: "2027-06-22T02:00:00.000Z",
  deliberation: "2027-07-21T02:00:00.000Z",
  announced: "2027-08-02T02:00:00.000Z",
} as const satisfies Record<string, Instant>;

const category =
  "Strengthening Global Industry-University Collaboration for Higher Education Digital Empowerment";

/** Whose browsers run scripts. `JOURNEY=all` goes the whole way twice, with scripts for everybody and for nobody. */
type Scripts = { entrants: boolean; office: boolean };
const journeys: Scripts[] =
  process.env["JOURNEY"] === "all"
    ? [true, false].map((script) => ({ entrants: script, office: script }))
    : [{ entrants: false, office: true }];

test.each(journeys)(
  "the award runs from an empty directory to the winners' letters, with scripts: entrants $entrants, office $office",
  {
    timeout: 400_000,
  },
  async (scripts) => {
    const stage = await openStage(scripts);
    try {
      const olga = await becomeFirstOrganiser(stage);
      await openTheCall(stage, olga);
      await addSponsor(stage, olga);
      const people = await invitePeople(stage, olga);

      stage.setClock(moments.open);
      await readTheCall(stage);
      const winner = await enterCase(stage);
      const others = await makeOtherEntries(stage);
      for (const entry of [winner, ...others]) if (entry.partner) await endorse(stage, entry);

      stage.setClock(moments.screening);
      await screenEntries(stage, people.screener, [winner, ...others]);

      stage.setClock(moments.declaring);
      await acceptJudging(stage, people.judges);
      await giveCategories(stage, people.chair, people.judges);
      await declareConflicts(stage, people.judges);
      await publishPlan(stage, people.chair);

      stage.setClock(moments.scoring);
      for (const judge of people.judges) await scoreEntries(stage, judge, [winner, ...others]);
      await readRanking(people.chair, [winner, ...others]);

      stage.setClock(moments.deliberation);
      await decide(stage, people.chair, olga, [winner, ...others]);
      await approveRelease(stage, olga, people.second);

      await announce(stage, [winner, ...others]);
    } finally {
      await stage.close();
    }
  },
);

type Mail = {
  to: string;
  subject: string;
  html: string;
  text: string;
  reply_to?: string;
  attachments?: unknown[];
};
type Person = { name: string; address: string; page: Page; appKey?: string };
type Entry = {
  code: string;
  title: string;
  lead: string;
  leadName: string;
  partner?: { name: string; address: string };
  /** The mark that judges give on each criterion; none if the entry is not valid. */
  mark?: number;
  outcome: "winner" | "notSelected" | "notValid";
};
type Stage = Awaited<ReturnType<typeof openStage>>;

/** The portal behind its proxy, the mail provider beside it, and a clock in the test's hand. */
async function openStage(scripts: Scripts) {
  const provider = await openResendServer();
  let port = 0;
  const proxy = await openProxy(() => port);
  const world = await openWorld({
    at: moments.setUp,
    env: {
      PUBLIC_URL: `https://${host}`,
      TRUSTED_PROXY: "loopback",
      RESEND_API_KEY: "re_journey",
      RESEND_BASE_URL: provider.baseUrl,
      MAIL_FROM: `Pioneer Award <award@${host}>`,
      MAIL_REPLY_TO: `office@${host}`,
    },
  });
  port = world.port;
  const browser = await openBrowser({ ports: { [host]: proxy.port } });
  const stage = {
    world,
    scripts,
    /** Sets the clock, or lets a minute pass. */
    setClock(to: Instant = later(world.now(), MINUTE)) {
      world.setClock(to);
    },
    /** A new browser at the public address. */
    async seat(whose: keyof Scripts): Promise<Page> {
      const { page } = await openSeat(browser, `https://${host}`, { script: scripts[whose] });
      page.setDefaultTimeout(15_000);
      return page;
    },
    /** Every mail that the provider took, oldest first, once the jobs have run. */
    async mails(): Promise<Mail[]> {
      await world.jobs.runNow();
      return [...provider.taken.values()].flatMap(({ body }) => {
        type Taken = Omit<Mail, "to"> & { to: string | string[] };
        return [JSON.parse(body) as Taken | Taken[]]
          .flat()
          .map(({ to, ...mail }) => ({ ...mail, to: [to].flat().join() }));
      });
    },
    /** The newest mail to somebody with such a subject. */
    async mailTo(address: string, subject: RegExp): Promise<Mail> {
      const mails = (await stage.mails()).filter((one) => one.to === address);
      const mail = mails.findLast((one) => subject.test(one.subject));
      if (!mail)
        throw new Error(`${address} got: ${mails.map((one) => one.subject).join("; ") || "nothing"}`);
      return mail;
    },
    async close() {
      await browser.close();
      await world.close();
      proxy.close();
      await provider.close();
    },
  };
  return stage;
}

// What people do on any page

const exactly = (words: string) => words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
/** The field whose label begins with these words. */
const field = (place: Page | Locator, label: string) =>
  place.getByLabel(new RegExp(`^\\s*${exactly(label)}`)).first();
const group = (place: Page | Locator, name: string) =>
  place.getByRole("group", { name: new RegExp(`^\\s*${exactly(name)}`) });
const see = (place: Page | Locator, words: string | RegExp) => place.getByText(words).first().waitFor();
const seeHeading = (page: Page, name: string | RegExp) =>
  page.getByRole("heading", { level: 1, name }).waitFor();

/**
 * Does what leads to another page, waits until that is there, and fails with the page's words if it refuses. A section
 * that is opened to be mended (`mend=1`) says what is missing, and refuses nothing.
 */
async function arrive(page: Page, leave: () => Promise<unknown>) {
  await Promise.all([page.waitForEvent("domcontentloaded"), leave()]);
  const refusal = page.locator(".error-summary");
  if (!page.url().includes("mend=1") && (await refusal.count()))
    throw new Error(`${page.url()}: ${await refusal.innerText()}`);
}

const press = (page: Page, name: string | RegExp) =>
  arrive(page, () => page.getByRole("button", { name }).first().click());
const follow = (page: Page, name: string | RegExp) =>
  arrive(page, () => page.getByRole("link", { name }).first().click());

/** Picks one answer of a question. */
const choose = (place: Page | Locator, question: string, answer: string) =>
  group(place, question)
    .getByLabel(new RegExp(`^\\s*${exactly(answer)}`))
    .first()
    .check();

async function write(place: Page | Locator, texts: Readonly<Record<string, string>>) {
  for (const [label, text] of Object.entries(texts)) await field(place, label).fill(text);
}

/** The address in a mail that leads to such a place. */
function linkIn(mail: Mail, part: string): string {
  const found = [...mail.text.matchAll(/https:\/\/[^\s\]>]+/g)]
    .map(([url]) => url)
    .find((url) => url.includes(part));
  if (!found) throw new Error(`No link with ${part} in: ${mail.text}`);
  return found;
}

function codeIn(mail: Mail, shape: RegExp): string {
  const [code] = shape.exec(mail.text) ?? [];
  if (!code) throw new Error(`No code in: ${mail.text}`);
  return code;
}

/** What the authenticator app shows now; a minute passes, so that it is never the same code twice. */
function appCode(stage: Stage, secret: string): string {
  stage.setClock();
  return generateSync({ secret, epoch: Math.floor(Date.parse(stage.world.now()) / 1000) });
}

/** From a page that asks for an address to what was wanted, by the code of the mail or by its link. */
async function signIn(
  stage: Stage,
  person: Person,
  { at = "/sign-in", by = "code" }: { at?: string; by?: "code" | "link" } = {},
) {
  const { page, address } = person;
  stage.setClock();
  await page.goto(at);
  await write(page, { "E-mail address": address });
  await press(page, "Send me a code");
  const mail = await stage.mailTo(address, /^Sign in/);
  if (by === "code") await write(page, { Code: codeIn(mail, /\b\d{6}\b/) });
  else await page.goto(linkIn(mail, "/sign-in/link/"));
  await press(page, "Sign in");
  if (await page.getByRole("heading", { level: 1, name: "What is your name?" }).count()) {
    await write(page, { "Your name": person.name });
    await press(page, /^Save/);
  }
  if (person.appKey) {
    await seeHeading(page, "Second step");
    await write(page, { Code: appCode(stage, person.appKey) });
    await press(page, "Go on");
  }
}

/** Types the key of the page into an app, and shows that the app works. */
async function setUpSecondStep(stage: Stage, person: Person) {
  const { page } = person;
  await seeHeading(page, "Set up the second step");
  person.appKey = (await page.locator("code").first().innerText()).replace(/\s/g, "");
  await write(page, { Code: appCode(stage, person.appKey) });
  await press(page, "Set up");
  await seeHeading(page, "Keep these recovery codes");
  await follow(page, "I have kept them");
}

// Before the call

async function becomeFirstOrganiser(stage: Stage): Promise<Person> {
  const olga: Person = {
    name: "Olga Organiser",
    address: "olga@desk.example",
    page: await stage.seat("office"),
  };
  const printed = await firstOrganiserLink(await openJobContext(stage.world.portal));
  await olga.page.goto(printed!); // there is no organiser yet
  await write(olga.page, { "Your name": olga.name, "E-mail address": olga.address });
  await press(olga.page, "Become organiser");
  await setUpSecondStep(stage, olga);
  return olga;
}

async function openTheCall(stage: Stage, { page, address }: Person) {
  await page.goto("/desk/set-up");
  expect(await page.getByRole("button", { name: "Open the call" }).isDisabled()).toBe(true);
  await see(page, /2 things are still missing/);
  await follow(page, "Send a test mail");
  await press(page, "Send the test mail");
  const mail = await stage.mailTo(address, /^Test mail/);
  expect(mail.reply_to).toBe(`office@${host}`);
  await write(page, { Code: codeIn(mail, /\b[A-Z2-9]{8}\b/) });
  await press(page, "Confirm that it arrived");
  await page.goto("/desk/set-up");
  await follow(page, "Read the rulebook");
  await press(page, "I have read version 1");
  await page.goto("/desk/set-up");
  await press(page, "Open the call");
  await see(page, /The call was opened on/);
}

async function addSponsor(_stage: Stage, { page }: Person) {
  await page.goto("/desk/sponsors");
  await write(page, { Name: "Example Genomics" });
  await choose(page, "Tier", "Title sponsor");
  await press(page, "Add");
  await write(page, {
    "Prefix of the award’s name (English)": "Example Genomics ·",
    "Words beside the logo (English)": "It pays for the ceremony.",
    Colour: "#7a3b00",
  });
  await press(page, "Save");
  await follow(page, "Choose the logo");
  await field(page, "Picture file").setInputFiles({
    name: "logo.png",
    mimeType: "image/png",
    buffer: Buffer.from(makePng([122, 59, 0], [160, 90, 20], { width: 320, height: 64 })),
  });
  await write(page, { "Words for those who do not see it": "Example Genomics" });
  await press(page, "Use this logo");
}

/** A second organiser, a chair, a screener and three judges; those who need a second step set it up. */
async function invitePeople(stage: Stage, { page }: Person) {
  const invite = async (role: string, ...people: [name: string, address: string][]): Promise<Person[]> => {
    await page.goto("/desk/people");
    await field(page, "Role").selectOption({ label: role });
    await write(page, { People: people.map((one) => one.join(", ")).join("\n") });
    await press(page, "Invite");
    await see(
      page,
      people.length === 1 ? /One person is invited/ : new RegExp(`${people.length} people are invited`),
    );
    return Promise.all(
      people.map(async ([name, address]) => ({ name, address, page: await stage.seat("office") })),
    );
  };
  const [second] = await invite("Organiser", ["Omar Organiser", "omar@desk.example"]);
  const [chair] = await invite("Chair", ["Charles Chair", "charles@jury.example"]);
  const [screener] = await invite("Screener", ["Sana Screener", "sana@desk.example"]);
  const judges = await invite(
    "Judge",
    ["Jun Judge", "jun@north.example"],
    ["Jana Judge", "jana@east.example"],
    ["Josefa Judge", "josefa@south.example"],
  );
  for (const person of [second!, chair!]) {
    await accept(stage, person);
    await setUpSecondStep(stage, person);
  }
  await accept(stage, screener!);
  return { second: second!, chair: chair!, screener: screener!, judges };
}

/** Follows the link of the invitation, signs in with the invited address, and says yes. */
async function accept(stage: Stage, person: Person, organisation?: string) {
  const mail = await stage.mailTo(person.address, /^Invitation/);
  await signIn(stage, person, { at: linkIn(mail, "/sign-in") });
  await seeHeading(person.page, "Invitations");
  await choose(person.page, "Will you take part?", "Yes, I accept");
  if (organisation) await write(person.page, { "Your organisation": organisation });
  await press(person.page, "Send the answer");
}

// Entering

async function readTheCall(stage: Stage) {
  const page = await stage.seat("entrants");
  await page.goto("/");
  await see(page, "IIOE Higher Education Digitalisation Pioneer Case Award");
  await see(page, category);
  await page.goto("/rules");
  await see(page, "Evidence of impact");
  await page.goto("/dates");
  await see(page, "Winners announced");
  await page.context().close();
}

const words = (count: number) =>
  Array.from(
    { length: count },
    (_, at) => "teachers learn together and say what changed".split(" ")[at % 7],
  ).join(" ");
const annex = Buffer.from(makePdf("Tables of a workshop shared by two sides"));
const photo = Buffer.from(makePng([20, 60, 90], [230, 220, 200]));
const letter = Buffer.from(makePdf("We endorse this case"));
const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

/** The whole form, left in the middle and taken up again by the link of a mail; submitted, with its receipt checked. */
async function enterCase(stage: Stage): Promise<Entry> {
  const page = await stage.seat("entrants");
  const aigul: Person = { name: "Aigul Entrant", address: "aigul@naryn.example", page };
  const title = "A workshop shared by a factory and a university";
  const partner = { name: "Pat Partner", address: "pat@looms.example" };

  await signIn(stage, aigul);
  await follow(page, "Begin an entry");
  await choose(page, "1. What ties", "Partner institution");
  await choose(page, "2. Will your case", "Yes");
  await choose(page, "3. Does it have results", "Yes");
  await choose(page, "4. Does anyone", "No");
  await choose(page, "5. In which category", category);
  await press(page, "Begin the entry");
  await see(page, "0 of 7 sections are finished");
  const code = /IIOE-2027-\d{4}/.exec(await page.locator("main").innerText())?.[0] ?? "";
  expect(code).toBe("IIOE-2027-0001");

  await follow(page, "Organisation");
  await write(page, {
    "Name in English": "Naryn Institute of Learning",
    "Name in your own language": "Нарын окуу институту",
    "City or town": "Naryn",
  });
  await choose(page, "Type of organisation", "University");
  await field(page, "Country or territory").selectOption({ label: "Kyrgyzstan" });
  await press(page, /^Save and go on to B Team/);

  await write(page, {
    "Lead contact: name": aigul.name,
    "Lead contact: position": "Dean of Digital Learning",
    "Lead contact: e-mail address": aigul.address,
    "Lead contact: phone": "+996 555 010 203",
  });
  await write(group(page, "Team member 1"), {
    Name: "Bakyt Weaver",
    "Role in the case": "Course design",
    Organisation: "Naryn Institute of Learning",
    "E-mail address": "bakyt@naryn.example",
  });
  await press(page, /^Save and go on to C Case/);

  await write(page, {
    "Title in English": title,
    "Title in your own language": "Фабрика менен университеттин орток устаканасы",
    Keywords: "workshop, weaving, apprentices",
    "Start of the case": "2025-09-01",
    "Public summary": words(160),
  });
  await choose(page, "Targets of the Sustainable Development Goals", "4.3");
  await choose(page, "Targets of the Sustainable Development Goals", "9.5");
  await field(page, "Ongoing").check();
  await write(page, {
    "What the university side gave": "Two teachers and a room",
    "What the enterprise side gave": "Six looms, as a gift",
  });
  await press(page, "Save and return to the list");

  // The afternoon is over; the next day goes on by the link of another mail.
  await press(page, "Sign out");
  stage.setClock("2027-03-03T02:00:00.000Z");
  await signIn(stage, aigul, { by: "link" });
  await follow(page, title);
  await see(page, "2 of 7 sections are finished");

  await follow(page, "Team and partners");
  await see(page, "Fill in at least one; there is none yet");
  await write(group(page, "Partner organisation 1"), {
    Organisation: "Tien Shan Looms",
    "Contact person’s e-mail address": partner.address,
    "Contact person": partner.name,
    "What the partner gave or did": "Looms, yarn and two masters",
  });
  await press(page, "Save and return to the list");

  await follow(page, "Narrative");
  await write(page, {
    "1 Context and problem": words(90),
    "2 Approach and what is new": words(120),
    "3 Use of the IIOE ecosystem": words(80),
    "4 Implementation and people": words(90),
    "5 Results and evidence": words(120),
    "6 Inclusion, data protection and ethics": words(70),
    "7 Sustainability and transfer": words(80),
  });
  await press(page, /^Save and go on to E/);

  const indicators: [what: string, number: string, measured: string][] = [
    ["Apprentices trained", "214", "Course register, April 2027"],
    ["Share of women, per cent", "61", "Course register, April 2027"],
    ["Institutions", "4", "Signed agreements"],
    ["Courses", "9", "Timetables of two terms"],
  ];
  for (const [at, [what, number, measured]] of indicators.entries()) {
    const row = group(page, `Indicator ${at + 1}`);
    if ((await row.count()) === 0) {
      // Without scripts a row comes with a new page: what is typed before the whole of it is there may be lost.
      const add = page.getByRole("button", { name: /dd another: Indicator/ });
      await (stage.scripts.entrants ? add.click() : arrive(page, () => add.click()));
    }
    await write(row, { "What is counted": what, Number: number, "How it was measured": measured });
  }
  await write(page, { "Who pays for it": "The two sides, half each", "Cost in a year": "12000" });
  await press(page, /^Save and go on to F/);

  await addFile(stage, page, "Evidence annex", {
    name: "annex.pdf",
    mimeType: "application/pdf",
    buffer: annex,
  });
  await follow(page, /^Back to/);
  await addFile(stage, page, "Photographs", { name: "looms.png", mimeType: "image/png", buffer: photo });
  await write(page, { "What it shows": "Two people at a loom", "Who took it": "Bakyt Weaver" });
  if (stage.scripts.entrants) {
    await page.getByRole("button", { name: "Save descriptions and names" }).click();
    await page.getByRole("status").getByText("Saved").waitFor();
  } else await press(page, "Save descriptions and names");
  await follow(page, /^Back to/);
  await addFile(stage, page, "Letter of endorsement", {
    name: "letter.pdf",
    mimeType: "application/pdf",
    buffer: letter,
  });
  await follow(page, /^Back to/);
  await choose(page, "Is there a video?", "Yes");
  if (!stage.scripts.entrants) await press(page, /^Save and go on to G/);
  await write(page, { "Link to the video": "https://video.example/looms" });
  await choose(page, "Language of the video", "English is spoken");
  await write(group(page, "Link 1"), {
    "What is there": "Course pages",
    Address: "https://naryn.example/looms",
  });
  await press(page, /^Save and go on to G/);

  for (const statement of ["This case", "What we write", "We have the right", "The people shown"])
    await field(page, statement).check();
  await choose(page, "Did AI help", "Yes, with language");
  if (!stage.scripts.entrants) await press(page, "Save and check the answers");
  await write(page, {
    "How it helped": "Spelling, looked over by a colleague",
    "Ties to the organiser": "None that we know of",
  });
  await write(group(page, "Person 1"), { Name: "Rita Rival", Reason: "She sells other looms" });
  await choose(page, "May we publish", "Yes");
  await press(page, "Save and check the answers");

  await seeHeading(page, "Check your answers");
  await see(page, "Six looms, as a gift");
  await press(page, "Submit the entry");
  await seeHeading(page, "Your entry was submitted");
  const [content, ...files] = await page.getByText(/^[0-9a-f]{64}$/).allInnerTexts();
  expect(files.toSorted()).toEqual([annex, photo, letter].map(sha256).toSorted());
  const download = page.waitForEvent("download");
  await page.locator('a[href$="/document"]').click();
  expect(sha256(await readFile(await (await download).path()))).toBe(content);
  const receipt = await stage.mailTo(aigul.address, /^Receipt/);
  for (const part of [code, content!, ...files]) expect(receipt.text).toContain(part);
  return { code, title, lead: aigul.address, leadName: aigul.name, partner, mark: 4.5, outcome: "winner" };
}

/** Adds a file to a field: with scripts it goes as soon as it is chosen, without them at a button. */
async function addFile(
  { scripts: { entrants: script } }: Stage,
  page: Page,
  what: string,
  file: { name: string; mimeType: string; buffer: Buffer },
) {
  await press(page, `Add or change files: ${what}`);
  const send = page.getByRole("button", { name: "Send the file" });
  if (script) await send.waitFor({ state: "detached" });
  await page.getByLabel(/^Choose/).setInputFiles(file);
  if (!script) await press(page, "Send the file");
  await page.getByRole("link", { name: file.name }).first().waitFor();
}

/** Three more cases, entered before: a second winner, one below the floor, and one that will not be valid. */
async function makeOtherEntries({ world }: Stage): Promise<Entry[]> {
  const entries: Entry[] = [
    ["Apprentices who publish what they repair", 4, "winner"],
    ["A catalogue of machines", 2, "notSelected"],
    ["A slide projector", undefined, "notValid"],
  ].map(([title, mark, outcome], at) => ({
    code: `IIOE-2027-000${at + 2}`,
    title,
    mark,
    outcome,
    lead: `lead@entrant${at + 2}.example`,
    leadName: `Lead ${at + 2}`,
    partner: { name: `Partner ${at + 2}`, address: `hand@partner${at + 2}.example` },
  })) as Entry[];
  for (const { lead, leadName, title, partner } of entries)
    await makeSubmittedEntry(world.portal, {
      leadId: await makePerson(world.portal, {
        name: leadName,
        address: lead,
        editionId: "2027",
        now: world.now(),
      }),
      answers: makeAnswers({
        category: "C4",
        title,
        organisationName: `Organisation of ${leadName}`,
        leadName,
        leadAddress: lead,
        giftOfUniversity: "A room",
        giftOfEnterprise: "Machines",
        partners: [
          {
            key: "r1",
            organisation: `Works of ${partner!.name}`,
            name: partner!.name,
            address: partner!.address,
            contribution: "Machines",
          },
        ],
      }),
      files: makeFiles(),
      now: world.now(),
    });
  return entries;
}

/** The partner has no account; the link of the mail is enough. */
async function endorse(stage: Stage, { partner, title, lead, code }: Entry) {
  const page = await stage.seat("entrants");
  await page.goto(linkIn(await stage.mailTo(partner!.address, /asks you to endorse/), "/endorse/"));
  await see(page, title);
  await choose(page, "Does your organisation endorse", "Yes");
  await write(page, { "Your name": partner!.name, "Your position": "Head of training" });
  await press(page, "Send the answer");
  await see(page, /You have endorsed this entry/);
  expect((await stage.mailTo(lead, /endorses your entry/)).text).toContain(code);
  await page.context().close();
}

// Screening, judging

async function screenEntries(stage: Stage, screener: Person, entries: readonly Entry[]) {
  const { page } = screener;
  await signIn(stage, screener);
  for (const { code, title, lead, outcome } of entries) {
    await page.goto("/screening");
    await follow(page, title);
    const isValid = outcome !== "notValid";
    for (const yes of await page.getByRole("radio", { name: "Yes", exact: true }).all()) await yes.check();
    if (!isValid) await choose(page, "4. The case has run for at least twelve months", "No");
    await choose(page, "Decision", isValid ? "Valid" : "Not valid");
    if (!isValid)
      await write(page, { "Words for the entrant": "The case describes one product and has no results." });
    await press(page, "Record the decision");
    const mail = await stage.mailTo(lead, isValid ? /your entry is valid$/ : /your entry is not valid$/);
    expect(mail.subject).toContain(code);
    if (!isValid) expect(mail.text).toContain("one product");
  }
}

async function acceptJudging(stage: Stage, judges: readonly Person[]) {
  for (const judge of judges) {
    const { page, name } = judge;
    await accept(stage, judge, `Academy of ${name}`);
    await page.goto("/judging");
    await follow(page, "Accept the terms");
    await field(page, "I accept these terms").check();
    await field(page, "Country or territory").selectOption({ label: "Kenya" });
    await choose(page, "Languages that you read with ease", "English");
    await write(page, { "Expertise, in a few words": "workshops, teaching" });
    await press(page, "Save and go on to conflicts");
  }
}

async function giveCategories(stage: Stage, chair: Person, judges: readonly Person[]) {
  const { page } = chair;
  await signIn(stage, chair);
  for (const { name } of judges) {
    await page.goto("/desk/judges");
    await follow(page, name);
    await choose(page, "Categories to judge", "C4");
    await press(page, "Save the profile");
  }
}

async function declareConflicts(_stage: Stage, judges: readonly Person[]) {
  for (const { page } of judges) {
    await page.goto("/judging");
    await follow(page, "Declare conflicts");
    await see(page, "A workshop shared by a factory and a university");
    await press(page, "Declare for C4");
    await see(page, /You have declared for all your categories/);
  }
}

async function publishPlan(stage: Stage, { page }: Person) {
  await page.goto("/desk/plans");
  await see(page, "Every judge has declared for all categories.");
  await press(page, "Make a draft");
  await see(page, /^Seed .* 9 of 9 places filled/);
  await field(page, "I have looked at the loads").check();
  await press(page, "Publish this plan");
  await see(page, /Published .* Judges were told by mail/);
  for (const address of ["jun@north.example", "jana@east.example", "josefa@south.example"])
    await stage.mailTo(address, /^3 entries wait for you/);
}

/** Confirms, reads, marks in half points with words, and hands in, one entry after the other. */
async function scoreEntries(stage: Stage, judge: Person, entries: readonly Entry[]) {
  const { page } = judge;
  const valid = entries.filter((one) => one.mark !== undefined);
  await page.goto("/judging");
  await follow(page, "Mark the sample cases");
  for (const title of ["Sample case A", "Sample case B"]) {
    await page.getByRole("link", { name: new RegExp(`^Mark ${title}`) }).click();
    const sheet = page.getByRole("form", { name: "Scoresheet" });
    for (const criterion of ["Fit with", "Innovation", "Quality", "Evidence", "Inclusion", "Sustainability"])
      await group(sheet, criterion).getByRole("radio", { name: "3", exact: true }).check();
    if (!stage.scripts.office) await press(page, "Save");
    await press(page, "Hand in and compare");
    await page.getByRole("heading", { name: "How it compares" }).waitFor();
    await follow(page, "Next");
  }
  await see(page, "You have marked all sample cases.");
  await page.goto("/judging");
  for (const [at, { title, mark }] of valid.entries()) {
    await follow(page, title);
    await seeHeading(page, "Can you judge this entry?");
    expect(await page.getByText("teachers learn together").count()).toBe(0);
    await press(page, "I have no conflict: open the entry");
    await see(page, /teachers learn together/);
    const sheet = page.getByRole("form", { name: "Scoresheet" });
    for (const criterion of ["Fit with", "Innovation", "Quality", "Evidence", "Inclusion", "Sustainability"])
      await group(sheet, criterion)
        .getByRole("radio", { name: String(mark), exact: true })
        .check();
    await write(sheet, { "Comment for the entrant": words(45) });
    if (!stage.scripts.office) await press(page, "Save");
    await press(page, "Hand in the scoresheet");
    await page.goto("/judging");
    await see(
      page,
      at + 1 < valid.length
        ? `${valid.length - at - 1} of ${valid.length} left`
        : "All your scoresheets are in",
    );
  }
}

async function readRanking({ page }: Person, entries: readonly Entry[]) {
  await page.goto("/desk/rankings");
  await follow(page, category);
  const table = page.getByRole("table").last();
  for (const { code, mark } of entries)
    if (mark !== undefined)
      await table
        .getByRole("row")
        .filter({ hasText: code })
        .filter({ hasText: (mark * 20).toFixed(1) })
        .waitFor();
  expect(await page.getByText(entries.at(-1)!.code).count()).toBe(0); // not valid
}

// Decision and release

async function decide(stage: Stage, chair: Person, organiser: Person, entries: readonly Entry[]) {
  await signIn(stage, chair);
  await chair.page.goto("/desk/rankings");
  await follow(chair.page, category);
  await follow(chair.page, "Propose the winners");
  for (const { code, outcome, mark } of entries)
    if (mark !== undefined)
      expect(await chair.page.getByRole("checkbox", { name: code }).isChecked()).toBe(outcome === "winner");
  await press(chair.page, "Propose the winners");
  await see(chair.page, "Waiting for an organiser");

  await signIn(stage, organiser);
  const mail = await stage.mailTo(organiser.address, /^Winners proposed/);
  await organiser.page.goto(linkIn(mail, "/desk/"));
  await choose(organiser.page, "Your answer", "Approve");
  await press(organiser.page, "Give the answer");
  await see(organiser.page, "Approved");
}

async function approveRelease(stage: Stage, { page }: Person, second: Person) {
  await page.goto("/desk/release");
  await press(page, "Draft all letters");
  await see(page, /It waits for the approval of a second person/);
  await see(page, "Nothing: every entry has its letters, and all agree with the decisions.");

  await signIn(stage, second);
  await second.page.goto("/desk/release");
  await follow(second.page, "Letter to Aigul Entrant");
  await see(second.page, /Your case has won/);
  await second.page.goto("/desk/release");
  await follow(second.page, "Go on to the approval");
  await write(second.page, { "How many letters are sent?": "4" });
  await press(second.page, "Approve and queue the letters");
  await see(second.page, /Version 1 is approved/);
}

/** The last minute before, and the moment itself, for a reader without a session and for the mail provider. */
async function announce(stage: Stage, entries: readonly Entry[]) {
  const page = await stage.seat("entrants");
  const isResult = (mail: Mail) =>
    /Your case has won|The result of your entry|Your entry was not valid/.test(mail.subject);
  stage.setClock(later(moments.announced, -1));
  await page.goto("/winners");
  await seeHeading(page, "The winners are not known yet");
  const before = await page.content();
  for (const { title, code } of entries) for (const word of [title, code]) expect(before).not.toContain(word);
  expect((await page.goto(`/winners/${entries[0]!.code}`))?.status()).toBe(404);
  expect((await stage.mails()).filter(isResult)).toEqual([]);

  stage.setClock(moments.announced);
  await page.goto("/winners");
  await seeHeading(page, "2 cases that others can follow");
  await see(page, "Example Genomics is title sponsor of the 2027 edition.");
  for (const { title, outcome } of entries)
    expect(await page.getByRole("main").getByText(title).count()).toBe(outcome === "winner" ? 1 : 0);
  await follow(page, "Фабрика менен университеттин орток устаканасы");
  await see(page, words(160));
  expect(await page.content()).not.toContain("12000");

  const letters = (await stage.mails()).filter(isResult);
  expect(letters.map(({ to, subject }) => `${to} ${subject}`).toSorted()).toEqual(
    entries.map(({ lead, code, outcome }) => `${lead} ${subjects[outcome]}: ${code}`).toSorted(),
  );
  const { code, title, lead, leadName } = entries[0]!;
  const won = letters.find((one) => one.to === lead)!; // it stands in the list above
  expect(won).toMatchObject({ subject: `Your case has won: ${code}`, reply_to: `office@${host}` });
  expect(won.attachments).toHaveLength(1);
  for (const part of [won.html.replace(/<!--.*?-->/g, ""), won.text.replace(/\s+/g, " ")])
    for (const word of [
      code,
      title,
      leadName,
      category,
      "Example Genomics",
      "It pays for the ceremony.",
      `https://${host}/winners`,
    ])
      expect(part).toContain(word);
  for (const one of letters.filter(({ subject }) => !subject.startsWith("Your case has won")))
    expect(`${one.subject} ${one.html} ${one.text}`).not.toMatch(/has won|congratulations/i);
}

const subjects = {
  winner: "Your case has won",
  notSelected: "The result of your entry",
  notValid: "Your entry was not valid",
} as const;
