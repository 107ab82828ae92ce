import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { later } from "~/domain/time";
import { makeRelease } from "~db/seed/results";
import { announced, decidedAt, decidedEdition } from "../decided";
import { lettersOf } from "../papers/paper-reader";
import { openWorld, type World } from "../world";

type Edition = Awaited<ReturnType<typeof decidedEdition>>;
let quiet: World; // nothing was ever drafted
let ready: World; // approved, its moment still to come
let edition: Edition;
let quietEdition: Edition;
const early = "2027-07-26T02:00:00.000Z"; // T lies before the announced date, with a reason

beforeAll(async () => {
  [quiet, ready] = await Promise.all([openWorld({ at: decidedAt }), openWorld({ at: decidedAt })]);
  [quietEdition, edition] = await Promise.all([decidedEdition(quiet), decidedEdition(ready)]);
  await makeRelease(ready.portal, {
    organiserId: edition.organiser.personId!,
    approverId: edition.chair.personId!,
    releaseAt: early,
    reason: "The minister speaks on that day.",
    now: decidedAt,
  });
});
afterAll(() => Promise.all([quiet.close(), ready.close()]));

/** An answer without what differs by nature: random ids, ports, and the time of the answer. */
async function answerOf(world: World, of: Edition, path: string, who: string | null = null) {
  const answer = await (await world.as(who)).get(path);
  const known: [string, string][] = [
    [world.url, "URL"],
    [world.base, "URL"],
    ...of.entries.map((entry, at): [string, string] => [entry.id, `entry-${at}`.padEnd(22, ".")]),
    ...[of.sponsorId, of.ownSponsorId].map((id, at): [string, string] => [
      id,
      `sponsor-${at}`.padEnd(22, "."),
    ]),
  ];
  const neutral = (text: string) =>
    known
      .reduce((all, [from, to]) => all.replaceAll(from, to), text)
      .replace(/nonce-[^']+/g, "nonce")
      .replace(/(inbox|addresses)\/[\w-]{22}/g, "$1/id")
      .replace(/"[\w-]{22}"/g, '"id"');
  const body = neutral(await answer.text());
  const headers = [...answer.headers]
    .filter(([name]) => name !== "date")
    .map(([name, value]) => [name, neutral(value)]);
  return { status: answer.status, headers, length: body.length, body };
}

describe("before T", () => {
  const code = () => edition.entries[0]!.code;
  const everyone = () => [
    "/",
    "/winners",
    "/winners.data",
    "/_root.data",
    `/winners/${code()}`,
    `/winners/${code()}.data`,
    `/winners/${edition.entries[4]!.code}`,
    "/winners/IIOE-2027-9999",
    `/winners/${code()}/photos/${"x".repeat(22)}`,
    "/no-such-page",
    "/robots.txt",
    "/editions/2027/colours.css",
    "/winners?category=C1",
    "/ceremony",
    "/dates/announcement.ics",
    "/dates/ceremony.ics",
    "/certificates",
    "/certificates/000000000000",
  ];

  test("nothing that everyone may ask for differs from a world in which nothing was drafted", async () => {
    for (const moment of [decidedAt, later(early, -1)]) {
      quiet.setClock(moment);
      ready.setClock(moment);
      for (const path of everyone())
        expect({ path, ...(await answerOf(ready, edition, path)) }).toEqual({
          path,
          ...(await answerOf(quiet, quietEdition, path)),
        });
    }
  });

  test("nor does anything that a winner or a loser sees when signed in", async () => {
    for (const at of [0, 4])
      for (const path of [
        "/entries",
        "/inbox",
        "/inbox.data",
        "/winners",
        "/account",
        `/winners/${code()}`,
        "/judging/certificate",
      ])
        expect({
          path,
          ...(await answerOf(ready, edition, path, edition.entries[at]!.leadId)),
        }).toEqual({
          path,
          ...(await answerOf(quiet, quietEdition, path, quietEdition.entries[at]!.leadId)),
        });
  });

  test("a case, its photos and a case that does not exist are the same nothing", async () => {
    const of = (path: string) => answerOf(ready, edition, path);
    const none = await of("/winners/IIOE-2027-9999");
    expect(none.status).toBe(404);
    expect(await of(`/winners/${code()}`)).toEqual(none);
    expect(none.body).not.toContain("IIOE-2027-0001");
  });

  test("the page says when the winners are announced: by the rulebook, not by what was approved", async () => {
    const { body } = await answerOf(ready, edition, "/winners");
    expect(body).toContain("2 August 2027, 10:00");
    expect(body).not.toContain("26 July");
  });
});

describe("from T on", () => {
  const photoOf = (page: string) => /src="(\/winners\/[^"]+\/photos\/[^"]+)"/.exec(page)?.[1] ?? "";

  test("the winners' page names every winner and nobody else, without a script and in little", async () => {
    ready.setClock(early);
    const answer = await (await ready.as(null)).get("/winners");
    const page = await answer.text();
    expect(answer.status).toBe(200);
    expect(answer.headers.get("cache-control")).toBe("private, no-store");
    // What is told to machines is data: no browser runs it.
    expect(page.match(/<script[^>]*>/g)).toEqual([expect.stringContaining('type="application/ld+json"')]);
    for (const entry of edition.entries)
      expect([entry.code, page.includes(entry.code)]).toEqual([entry.code, entry.outcome === "winner"]);
    expect(page).toContain("جامعة وادي النخيل");
    expect(page.match(/<svg class="ruler" height="5em".*?<\/svg>/)?.[0].match(/<line /g)).toHaveLength(5);
    expect(page.indexOf("Example Genomics")).toBeGreaterThan(page.indexOf(edition.entries[1]!.code));
    expect(page).not.toContain('style="');
    expect(Number(answer.headers.get("content-length") ?? page.length)).toBeLessThan(60_000);
  });

  test("a winner's case shows its public fields and no others; a case that did not win is not there", async () => {
    ready.setClock(early);
    const { get } = await ready.as(null);
    const page = await (await get(`/winners/${edition.entries[1]!.code}`)).text();
    expect(page).toContain("Halls that travel: smart classrooms for date-farming towns");
    expect(page).toContain("Certificates issued to staff");
    for (const secret of ["lead@people.example", "jo@people.example", "+996", "@partners.example", "Dean of"])
      expect(page).not.toContain(secret);
    for (const at of [2, 3, 4]) expect((await get(`/winners/${edition.entries[at]!.code}`)).status).toBe(404);
    // The data request of a page that sends no scripts says what the page says, and no more.
    const data = await (await get(`/winners/${edition.entries[1]!.code}.data`)).text();
    expect(data).not.toContain("@people.example");
  });

  test("photographs of winners are public, the files of others are not found", async () => {
    ready.setClock(early);
    const { get } = await ready.as(null);
    const code = edition.entries[0]!.code;
    const photo = photoOf(await (await get(`/winners/${code}`)).text());
    const answer = await get(photo);
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "image/jpeg"]);
    expect(answer.headers.get("content-security-policy")).toBe("sandbox; default-src 'none'");
    expect((await get(photo.replace(code, edition.entries[4]!.code))).status).toBe(404);
    const files = await ready.portal.db
      .selectFrom("attachment")
      .select(["id", "fieldId"])
      .where("entryId", "=", edition.entries[0]!.id)
      .execute();
    const notPhoto = files.filter((file) => file.fieldId !== "photos");
    expect(notPhoto.length).toBeGreaterThan(0);
    for (const file of notPhoto) expect((await get(`/winners/${code}/photos/${file.id}`)).status).toBe(404);
  });

  test("a person finds the letter in the inbox from that moment", async () => {
    ready.setClock(early);
    const page = await (await (await ready.as(edition.entries[0]!.leadId)).get("/inbox")).text();
    expect(page).toContain(`Your case has won: ${edition.entries[0]!.code}`);
  });
});

test("authors who named passages that must not be published are shown without running text and photos", async () => {
  ready.setClock(announced);
  const winner = edition.entries[0]!;
  const revision = await ready.portal.db
    .selectFrom("revision")
    .select(["number", "documentJson"])
    .where("entryId", "=", winner.id)
    .executeTakeFirstOrThrow();
  const document = JSON.parse(revision.documentJson);
  document.answers.notForPublication = "The whole of section 3.";
  await ready.portal.db
    .updateTable("revision")
    .set({ documentJson: JSON.stringify(document) })
    .where("entryId", "=", winner.id)
    .execute();
  const page = await (await (await ready.as(null)).get(`/winners/${winner.code}`)).text();
  expect(page).toContain("The authors named passages");
  expect(page).not.toContain("say what changed");
  expect(page).not.toContain("/photos/");
  expect(page).not.toContain("The whole of section 3.");
  const { winners } = (await (await (await ready.as(null)).get("/winners.json")).json()) as {
    winners: { code: string; summary: string | null }[];
  };
  expect(winners.map(({ code, summary }) => [code, summary === null])).toEqual([
    [winner.code, true],
    [edition.entries[1]!.code, false],
  ]);
});

test("an organiser dates the page of a case; a stale form, a date that is past and a public page are refused", async () => {
  ready.setClock(decidedAt);
  const { get, post } = edition.organiser;
  const code = edition.entries[1]!.code;
  const path = `/desk/cases/${code}`;
  expect(await (await get("/desk/cases")).text()).toContain("Opens with the release");
  const past = await post(path, { day: "2027-07-01", time: "", version: "0" });
  expect([past.status, (await past.text()).includes("This moment is past")]).toEqual([422, true]);
  const tooEarly = await post(path, { day: "2027-07-26", time: "09:59", version: "0" });
  expect([tooEarly.status, (await tooEarly.text()).includes("This is before the release")]).toEqual([
    422,
    true,
  ]);
  // A form of another state of things writes nothing, whatever version it names.
  expect((await post(path, { day: "2027-08-09", time: "", version: "7" })).status).toBe(409);
  expect((await post(path, { day: "2027-08-09", time: "", version: "0" })).status).toBe(302);
  expect((await post(path, { day: "2027-08-10", time: "", version: "0" })).status).toBe(409);
  expect(await (await get("/desk/cases")).text()).toContain("Opens on");
  expect((await post("/desk/cases/IIOE-2027-0005", { day: "", time: "", version: "0" })).status).toBe(404);

  ready.setClock(early);
  const reader = await ready.as(null);
  const page = await (await reader.get("/winners")).text();
  expect(page).toContain("Its page opens on");
  expect(page).not.toContain(`href="/winners/${code}"`);
  expect((await reader.get(`/winners/${code}`)).status).toBe(404);
  // Nor is it in the casebook, by no name; of the other, who withholds its text, the book says who won and what for.
  const first = await bookOf(reader);
  expect(namedIn(first.letters)).toEqual([edition.entries[0]!.code]);
  expect(first.letters).not.toContain("Hallsthattravel");
  expect(first.letters).not.toContain("PalmValley");
  expect(first.letters).toContain("Theauthorsnamedpassages");
  expect(first.letters).not.toContain("saywhatchanged");
  expect(first.letters).not.toContain("Thewholeofsection3");
  expect(first.pictures).toBe(1); // the mark of the title sponsor
  const open = await post(`/desk/cases/${edition.entries[0]!.code}`, {
    day: "2027-09-09",
    time: "",
    version: "0",
  });
  expect([open.status, (await open.text()).includes("This page is public")]).toEqual([409, true]);
  // Without a day it opens with the release again.
  expect((await post(path, { day: "", time: "", version: "1" })).status).toBe(302);
  expect((await reader.get(`/winners/${code}`)).status).toBe(200);
  const whole = await bookOf(reader);
  expect(namedIn(whole.letters)).toEqual([edition.entries[0]!.code, code]);
  for (const words of ["قاعاتتسافر", "Hallsthattravel", "Certificatesissuedtostaff", "Example Genomics"])
    expect(whole.letters).toContain(words.replace(/\s/g, ""));
  for (const secret of ["@people.example", "@partners.example", "+996", "Deanof"])
    expect(whole.letters).not.toContain(secret);
  expect(whole.pictures).toBe(2);
});

/** The casebook as a reader gets it: its letters without spaces, and how many pictures are in it. */
async function bookOf({ get }: Awaited<ReturnType<World["as"]>>) {
  const answer = await get("/winners/casebook.pdf");
  expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "application/pdf"]);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const pictures = Buffer.from(bytes).toString("latin1").split("/Filter /DCTDecode").length - 1;
  return { letters: await lettersOf(bytes), pictures };
}

const namedIn = (letters: string) =>
  edition.entries.map(({ code }) => code).filter((code) => letters.includes(code));

test("the public finds a case by country: by a link, by the form, and is told in words when there is none", async () => {
  ready.setClock(announced);
  const { get } = await ready.as(null);
  const page = await (await get("/winners")).text();
  expect(page).toContain('<a href="/winners?country=OM#cases">Oman</a>');
  const codes = (page: string) =>
    edition.entries
      .map(({ code }) => code)
      .filter((code) => page.includes(`<span class="code">${code}</span>`));
  expect(codes(await (await get("/winners?region=&country=OM")).text())).toEqual([edition.entries[1]!.code]);
  const none = await (await get("/winners?country=FR")).text();
  expect(codes(none)).toEqual([]);
  expect(none).toContain("No winning case fits: France.");
  const strange = await (await get("/winners?country=%3Cb%3E&category=C9")).text();
  expect(strange).toContain(
    "No winning case fits: something that we do not know, something that we do not know.",
  );
});

test("files for machines are not sent again while they are the same, and hold nobody's address", async () => {
  ready.setClock(announced);
  const { ask, get } = await ready.as(null);
  for (const path of [
    "/winners.json",
    "/winners.csv",
    "/winners.atom",
    "/sitemap.xml",
    "/winners/card.png",
    "/winners/casebook.pdf",
  ]) {
    const answer = await get(path);
    expect([path, answer.status, answer.headers.get("cache-control")]).toEqual([
      path,
      200,
      "public, no-cache",
    ]);
    const again = await ask(path, { headers: { "if-none-match": answer.headers.get("etag") ?? "" } });
    expect([path, again.status, await again.text()]).toEqual([path, 304, ""]);
    expect((await ask(path, { headers: { "if-none-match": 'W/"another"' } })).status).toBe(200);
  }
  for (const path of ["/winners.json", "/winners.csv", "/winners.atom", "/winners", "/_root.data"])
    expect(await (await get(path)).text()).not.toContain("@people.example");
});
