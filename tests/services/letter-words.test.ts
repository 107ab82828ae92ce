import { afterAll, beforeAll, expect, test } from "vitest";
import type { LetterPart } from "~/domain/letter-words";
import { approveRelease, draftRelease } from "~/services/release.server";
import { previewLetter, sendTestLetter } from "~/services/letter-previews.server";
import { dropLetterWords, readWording, saveLetterWords, wordings } from "~/services/letter-words.server";
import { findNewestRelease } from "~db/queries/releases";
import { contextOf } from "~db/seed/factories";
import { announced, decidedAt, decidedEdition } from "../decided";
import { openWorld, type World } from "../world";

let world: World;
let edition: Awaited<ReturnType<typeof decidedEdition>>;
beforeAll(async () => {
  world = await openWorld({ at: decidedAt });
  edition = await decidedEdition(world);
});
afterAll(() => world.close());

const organiser = () => contextOf(world.portal, edition.organiser.personId!, world.now());
const chair = () => contextOf(world.portal, edition.chair.personId!, world.now());
const winner = wordings.find((one) => one.wave === "release" && one.outcome === "winner")!; // there is one of each outcome
const ownWords = async () => (await readWording(await organiser(), "release.winner.en"))!.words;
const letters = () => world.portal.db.selectFrom("letter").selectAll().orderBy("id").execute();
const version = async () => (await readWording(await organiser(), "release.winner.en"))!.version;
const write = async (words: Partial<Record<LetterPart, string>>, seen?: number) =>
  saveLetterWords(await organiser(), winner, {
    version: seen ?? (await version()),
    words: { ...(await ownWords()), ...words },
  });
const draft = async () => {
  const newest = await findNewestRelease(world.portal.db, "2027");
  return draftRelease(await organiser(), { releaseAt: announced, reason: "", seen: newest?.version ?? 0 });
};
const approve = async () => {
  const newest = await findNewestRelease(world.portal.db, "2027");
  return approveRelease(await chair(), { seen: newest?.version ?? 0, count: 5 });
};

test("what an organiser wrote stands in the letters of that outcome alone, in every part", async () => {
  const before = await ownWords();
  const words = {
    subject: "Bravo, {code}",
    heading: "Bravo from {organiser}",
    opening: "{name}: {title} of {organisation} is {winners} in {category}.\r\n\r\n<b>Come</b> to us.",
    what: "Feedback on {feedbackDay}.",
    next: "Look at https://evil.example and wait.",
    closing: "Yours, {edition}",
  };
  expect(await write(words)).toEqual([]);
  expect(await draft()).toBeNull();
  for (const { entryId, outcome, subject, html, text } of await letters()) {
    if (outcome !== "winner") {
      expect(text).not.toContain("Feedback on");
      continue;
    }
    const { code } = edition.entries.find((one) => one.id === entryId)!;
    expect(subject).toBe(`Bravo, ${code}`);
    expect(text).toMatch(/Bravo from .+\n/);
    expect(text).toMatch(/\nLead \d: .+ of .+ is the one winner in C\d, .+\.\n\n<b>Come<\/b> to us\.\n/);
    expect(text).toContain("Feedback on 11 August 2027.");
    expect(text).toContain("Yours, 2027\n");
    expect(html).toContain("&lt;b&gt;Come&lt;/b&gt; to us.");
    expect(html).not.toContain('href="https://evil.example');
    for (const part of ["opening", "what", "closing"] as const)
      expect(text).not.toContain(before[part].slice(0, 30));
    // What every letter states is no part of the words.
    expect(text).toContain("you may complain once, within");
    expect(text).toContain(`You receive this letter as a member of entry ${code}.`);
    expect(text).toContain("Example Genomics is title sponsor");
  }
});

test("words that changed after the draft are named and block the approval until it is drafted again", async () => {
  await draft();
  await write({ closing: "With a bow," });
  expect(await approve()).toMatchObject({
    id: "release.blocked",
    values: {
      count: 2,
      first: expect.stringContaining("was drawn with other words than stand now") as string,
    },
  });
});

test("putting the portal's own words back is a change like any other, and makes the same letters as before", async () => {
  await dropLetterWords(await organiser(), winner, { version: await version() });
  await draft();
  const drawn = new Map((await letters()).map((one) => [one.personId, one.html]));
  await write({ closing: "With a bow," });
  expect(await dropLetterWords(await organiser(), winner, { version: 0 })).toEqual({ id: "fault.stale" });
  const last = await version();
  expect(await dropLetterWords(await organiser(), winner, { version: last })).toBeNull();
  expect(await readWording(await organiser(), "release.winner.en")).toMatchObject({
    version: last + 1,
    written: {},
  });
  await draft();
  expect(new Map((await letters()).map((one) => [one.personId, one.html]))).toEqual(drawn);
});

test("a save from an older version changes nothing; each save stands in the history with its words beside", async () => {
  const seen = await version();
  expect(await write({ closing: "First," }, seen)).toEqual([]);
  expect(await write({ closing: "Second," }, seen)).toEqual([{ field: "", message: { id: "fault.stale" } }]);
  expect((await ownWords()).closing).toBe("First,");
  const acts = await world.portal.db
    .selectFrom("history")
    .leftJoin("history_words", "history_words.seq", "history.seq")
    .select(["factsJson", "words"])
    .where("act", "=", "letter.worded")
    .orderBy("history.seq", "desc")
    .limit(1)
    .executeTakeFirst();
  expect(acts).toEqual({
    factsJson: `{"letter":"release.winner.en","parts":["closing"],"version":${seen + 1}}`,
    words: '{"closing":"First,"}',
  });
});

test("faults are told at their parts and nothing is kept", async () => {
  const before = await version();
  const faults = await write({ subject: "{title}", opening: "{category" });
  expect(faults.map((one) => [one.field, one.message.id])).toEqual([
    ["subject", "letterWords.typedInLine"],
    ["opening", "letterWords.brace"],
  ]);
  expect(await version()).toBe(before);
});

test("letters in confidence have words of their own, and still say until when, by when to answer and the way back", async () => {
  const context = await organiser();
  const { wording, version, words } = (await readWording(context, "embargo.winner.en"))!;
  expect(wordings.filter(({ wave }) => wave === "embargo").map(({ outcome }) => outcome)).toEqual([
    "winner",
    "specialAward",
  ]);
  const own = {
    ...{ subject: "For you alone: {code}", what: "Hush, {name}.", next: "Then rest.", closing: "Softly," },
  };
  expect(await saveLetterWords(context, wording, { version, words: { ...words, ...own } })).toEqual([]);
  const told = { wave: "embargo", releaseAt: "2027-07-26T02:00:00.000Z", reason: "", seen: 0 } as const;
  expect(await draftRelease(context, told)).toBeNull();
  const drawn = (await letters()).filter(({ factsJson }) => factsJson.includes('"embargo"'));
  expect(drawn).toHaveLength(2);
  for (const { subject, text } of [...drawn, (await previewLetter(context, wording)).mail]) {
    expect(subject).toMatch(/^For you alone: /);
    for (const part of [
      ...["Hush, Lead ", "Then rest.", "Softly,", "In confidence until ", "If you do not answer by then"],
      ...["Open the page of your award by 31 July 2027, 10:00", "the lead of the entry gives it back"],
    ])
      expect(text).toContain(part);
  }
  const other = (await letters()).filter(({ factsJson }) => !factsJson.includes('"embargo"'));
  expect(other.filter(({ text }) => text.includes("Hush"))).toEqual([]);
  const stands = { version: version + 1, words: { ...words, ...own, closing: "Louder," } };
  expect(await saveLetterWords(context, wording, stands)).toEqual([]);
  expect(await approveRelease(await chair(), { wave: "embargo", seen: 1, count: 2 })).toMatchObject({
    values: { count: 2, first: expect.stringContaining("was drawn with other words") as string },
  });
});

test("a test goes to the organiser alone, is marked as one, and tells of nobody who takes part", async () => {
  await write({ closing: "With a bow," });
  for (const one of wordings) expect(await sendTestLetter(await organiser(), one)).toBeNull();
  const sent = (await world.mails()).filter((mail) => mail.subject.startsWith("Test: "));
  expect(sent).toHaveLength(wordings.length);
  for (const { to, html, text, subject } of sent) {
    expect(to).toBe("olga@desk.example");
    for (const { code } of edition.entries) expect(`${subject}${html}${text}`).not.toContain(code);
    expect(text).not.toMatch(/Lead \d|University \d/);
  }
  expect(sent.filter((one) => one.text.includes("With a bow,"))).toHaveLength(1);
});
