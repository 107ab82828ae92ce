import { createHash } from "node:crypto";
import { readdir } from "node:fs/promises";
import { request as ask } from "node:http";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { windowOf } from "~/domain/stages";
import { DAY, later } from "~/domain/time";
import {
  gateAnswers,
  makeAnswers,
  makeCallOpen,
  makeEntry,
  makeFiles,
  makePdf,
  makePng,
  makeSubmittedEntry,
} from "~db/seed/factories";
import { openWorld, type World } from "../world";

const at = "2027-03-02T02:00:00.000Z";
let world: World;
let lead: Awaited<ReturnType<World["signedIn"]>>;
let other: Awaited<ReturnType<World["signedIn"]>>;

beforeAll(async () => {
  world = await openWorld({ at });
  await makeCallOpen(world.portal, at);
  lead = await world.signedIn();
  other = await world.signedIn();
});
afterAll(() => world.close());

const leadId = () => lead.personId!; // signed in
const draft = (answers = {}) => makeEntry(world.portal, { leadId: leadId(), answers, now: at });
let number = 0;
const submitted = (more = {}) =>
  makeSubmittedEntry(world.portal, {
    leadId: leadId(),
    answers: makeAnswers({ organisationName: `House ${++number}`, ...more }),
    files: makeFiles(),
    now: at,
  });
const filesOf = (entryId: string) =>
  world.portal.db
    .selectFrom("attachment")
    .select(["id", "name", "kind", "sha256"])
    .where("entryId", "=", entryId)
    .where("removedAt", "is", null)
    .execute();
const answersOf = async (id: string): Promise<Record<string, unknown>> => {
  const row = await world.portal.db
    .selectFrom("entry")
    .select("answersJson")
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  return JSON.parse(row.answersJson) as Record<string, unknown>;
};
/** The form's marks of what these fields were drawn from, as the page carries them. */
const basesOf = (html: string, ...fields: string[]) =>
  Object.fromEntries(
    fields.map((field) => {
      const name = `base.${field}`;
      return [name, new RegExp(`name="${name}" value="([^"]+)"`).exec(html)?.[1] ?? ""];
    }),
  );
/** The words of a page, without its marks. */
const plain = (html: string) => html.replace(/<[^>]+>/g, "").replace(/\s+/g, " ");
const arriving = () => readdir(join(world.dataDir, "attachments", "arriving")).catch(() => [] as string[]);

test("a person begins an entry, saves half a section, and finds it again", async () => {
  const begun = await lead.post("/entries/new", gateAnswers);
  expect(begun.status).toBe(302);
  const entry = begun.headers.get("location")!; // it was a redirect
  const page = await (await lead.get(`${entry}/sections/organisation`)).text();
  const saved = await lead.post(`${entry}/sections/organisation`, {
    ...basesOf(page, "organisationName", "country", "city"),
    organisationName: "  Нарын борбору ",
    country: "KG",
    city: "",
  });
  expect([saved.status, saved.headers.get("location")]).toEqual([
    302,
    `${entry}/sections/people?from=organisation`,
  ]);
  expect(await (await lead.get(`${entry}/sections/organisation`)).text()).toContain("Нарын борбору");
  // What the section still lacks is said where one goes on, each leading to its place, and as no error.
  const next = await (await lead.get(saved.headers.get("location")!)).text(); // it was a redirect
  expect(plain(next)).toContain(
    "Organisation is saved. 2 answers in it are still missing: Type of organisation · City or town",
  );
  for (const id of ["organisationType", "city"])
    expect(next).toContain(`href="${entry}/sections/organisation#f-${id}"`);
  expect(next).not.toContain("error-summary");
  expect(await (await lead.get("/entries")).text()).toContain(entry);
});

test("the questions before the form bar what cannot be entered, once say a doubt, and carry answers over", async () => {
  const begun = () => world.portal.db.selectFrom("entry").select("id").execute();
  const before = (await begun()).length;
  const empty = await lead.post("/entries/new", { ...gateAnswers, results: "", duration: "never" });
  expect(empty.status).toBe(422);
  const faults = await empty.text();
  expect(
    [...faults.matchAll(/href="#f-(\w+)">Choose an answer to question (\d)/g)].map(([, ...one]) => one),
  ).toEqual([
    ["duration", "2"],
    ["results", "3"],
  ]);
  expect(faults).toMatch(/value="partner" [^>]*checked|checked[^>]* value="partner"/);

  const barred = await lead.post("/entries/new", {
    ...gateAnswers,
    tie: "none",
    independent: "unsure",
    anyway: "yes",
  });
  expect(barred.status).toBe(422);
  const reasons = await barred.text();
  // What bars is in red and names its question; what is only advice stands apart from it.
  const [red = "", after = ""] = reasons.split('class="notice doubts"');
  expect(plain(red)).toMatch(
    /cannot be entered ?Question 1: What ties your organisation to IIOE[^?]*\? ?Only partners of IIOE/,
  );
  expect(red).not.toContain("Ask us before");
  expect(plain(after)).toMatch(/Question 4: Does anyone named in the case[^?]*\? ?Ask us before/);
  expect(reasons).not.toContain('name="anyway"');

  const doubtful = { ...gateAnswers, tie: "pending", independent: "unsure" };
  const asked = await lead.post("/entries/new", doubtful);
  expect([asked.status, (await asked.text()).includes("Better ask first")]).toEqual([200, true]);
  expect((await begun()).length).toBe(before);
  const entry = (await lead.post("/entries/new", { ...doubtful, anyway: "yes" })).headers.get("location")!; // it was begun
  // What was answered is not asked again: it is shown as answered, and can be changed there.
  const settled = await (await lead.get(`${entry}/sections/organisation`)).text();
  expect(settled).toMatch(/<details class="settled"><summary>.*Your tie to IIOE.*We have applied/);
  expect(settled).toMatch(/name="iioeStatus" [^>]*value="pending"|value="pending"[^>]* name="iioeStatus"/);
  // What the account knows of its lead is there already.
  expect(await answersOf(entry.split("/")[2]!)).toEqual({
    iioeStatus: "pending",
    category: "C1",
    leadName: expect.stringMatching(/^Person /) as string,
    leadAddress: expect.stringContaining("@") as string,
  });
});

test("a form that was drawn before somebody else saved shows both and overwrites nothing", async () => {
  const id = await draft({ city: "Naryn" });
  const path = `/entries/${id}/sections/organisation`;
  const first = await (await lead.get(path)).text();
  const fields = basesOf(first, "city");
  expect((await lead.post(path, { ...fields, city: "Osh" })).status).toBe(302);
  const stale = await lead.post(path, { ...fields, city: "Talas" });
  expect(stale.status).toBe(409);
  const html = await stale.text();
  expect(html).toContain("Osh");
  expect(html).toContain('value="Talas"');
  expect((await answersOf(id))["city"]).toBe("Osh");
  expect((await lead.post(path, { ...basesOf(html, "city"), city: "Talas" })).status).toBe(302);
  expect((await answersOf(id))["city"]).toBe("Talas");
});

test("a draft keeps what is wrong and refuses only what no form can hold, giving it back", async () => {
  const id = await draft();
  const path = `/entries/${id}/sections/case`;
  const html = await (await lead.get(path)).text();
  const long = "word ".repeat(500);
  expect((await lead.post(path, { ...basesOf(html, "summary"), summary: long })).status).toBe(302);
  expect((await answersOf(id))["summary"]).toBe(long);
  const page = await (await lead.get(path)).text();
  expect(page).toContain("300 words over the limit of 200");
  const endless = `start ${"x".repeat(30_001)}`;
  const refused = await lead.post(path, { ...basesOf(page, "summary"), summary: endless });
  expect(refused.status).toBe(422);
  expect(await refused.text()).toContain(endless);
  expect((await answersOf(id))["summary"]).toBe(long);
});

test("questions that an answer brings up are asked before the form goes on", async () => {
  const id = await draft();
  const path = `/entries/${id}/sections/case`;
  const html = await (await lead.get(path)).text();
  const saved = await lead.post(path, { ...basesOf(html, "category"), category: "C3" });
  expect(saved.headers.get("location")).toBe(`${path}?grown=1#f-smartRooms`);
  expect(await (await lead.get(path)).text()).toContain('name="smartRooms"');
});

test("rows are added, kept apart by their keys, and removed, without script", async () => {
  const id = await draft();
  const path = `/entries/${id}/sections/indicators`;
  const row = (key: string, what: string) => ({
    [`indicators.${key}.what`]: what,
    [`indicators.${key}.number`]: "1",
    [`indicators.${key}.measured`]: "",
  });
  const html = await (await lead.get(path)).text();
  const more = await lead.post(`${path}?stay=1&more=indicators`, {
    ...basesOf(html, "indicators"),
    ...row("r1", "one"),
    ...row("r2", "two"),
    "indicators.r3.what": "",
  });
  expect(more.headers.get("location")).toBe(`${path}?more=indicators#f-indicators-r3-what`);
  const page = await (await lead.get(`${path}?more=indicators`)).text();
  expect(page).toContain('name="indicators.r3.what"');
  await lead.post(`${path}?stay=1`, {
    ...basesOf(page, "indicators"),
    ...row("r1", "one"),
    ...row("r2", "two"),
    without: "indicators.r1",
  });
  expect((await answersOf(id))["indicators"]).toEqual([
    { key: "r2", what: "two", number: "1", measured: "" },
  ]);
});

test("once the call is closed a section is read, and what comes too late is shown and not saved", async () => {
  const id = await draft({ city: "Naryn" });
  const path = `/entries/${id}/sections/organisation`;
  const before = await (await lead.get(path)).text();
  world.setClock(
    later(
      windowOf(
        (await import("~/context.server").then((m) => m.openJobContext(world.portal))).edition.rulebook,
        "open",
      ).closes,
      DAY,
    ),
  );
  const late = await lead.post(path, { ...basesOf(before, "city"), city: "Osh" });
  expect(late.status).toBe(409);
  const html = await late.text();
  expect(html).toContain("The call is closed");
  expect(html).toContain("Osh");
  expect((await answersOf(id))["city"]).toBe("Naryn");
  expect((await lead.post("/entries/new")).status).toBe(409);
  world.setClock(at);
});

test("nobody but its members finds an entry, its files or its receipts", async () => {
  const id = await submitted();
  const [file] = await filesOf(id);
  const judge = await world.signedIn({ roles: ["judge"] });
  for (const path of [
    "",
    "/sections/organisation",
    "/files/annex",
    "/check",
    "/receipts/1",
    "/receipts/1/document",
    "/withdrawal",
    "/endorsements",
  ])
    for (const reader of [other, judge])
      expect([path, (await reader.get(`/entries/${id}${path}`)).status]).toEqual([path, 404]);
  for (const path of [
    "/sections/organisation",
    "/files/annex",
    "/files/annex/words",
    "/files/annex/removal",
    "/check",
    "/withdrawal",
    "/endorsements",
  ])
    expect([path, (await other.post(`/entries/${id}${path}`)).status]).toEqual([path, 404]);
  for (const reader of [other, judge])
    expect((await reader.get(`/attachments/${file!.id}`)).status).toBe(404); // made with files
  const nobody = await world.as(null);
  expect((await nobody.get(`/attachments/${file!.id}`)).headers.get("location")).toContain("/sign-in");
  expect((await lead.get(`/attachments/${file!.id}`)).status).toBe(200);
  const screener = await world.signedIn({ roles: ["screener"] });
  expect((await screener.get(`/attachments/${file!.id}`)).status).toBe(200);
  expect((await lead.get(`/entries/${id}/receipts/2`)).status).toBe(404);
});

test("a judge gets a file only with a confirmed, running assignment", async () => {
  const id = await submitted();
  const file = (await filesOf(id))[0]!; // made with files
  const judge = await world.signedIn({ roles: ["judge"] });
  const status = async () => (await judge.get(`/attachments/${file.id}`)).status;
  await world.portal.db
    .insertInto("assignment")
    .values({
      id: `a-${id}`,
      editionId: "2027",
      planId: null,
      entryId: id,
      judgeId: judge.personId!, // signed in
      place: 1,
      createdAt: at,
      confirmedAt: null,
      endedAt: null,
      endReason: null,
    })
    .execute();
  const change = (to: { confirmedAt?: string; endedAt?: string }) =>
    world.portal.db.updateTable("assignment").set(to).where("id", "=", `a-${id}`).execute();
  expect(await status()).toBe(404);
  await change({ confirmedAt: at });
  expect(await status()).toBe(200);
  await change({ endedAt: at });
  expect(await status()).toBe(404);
});

test("a file comes back as a download that no browser draws, under its own name", async () => {
  const id = await draft();
  const form = new FormData();
  form.append("file", new Blob([Buffer.from(makePdf("one"))]), "приложение “1”;.pdf");
  expect((await lead.post(`/entries/${id}/files/annex`, form)).status).toBe(302);
  const [file] = await filesOf(id);
  expect(file).toMatchObject({ name: "приложение “1”;.pdf", kind: "pdf" });
  const answer = await lead.get(`/attachments/${file!.id}`); // it was just sent
  const bytes = Buffer.from(await answer.arrayBuffer());
  expect(createHash("sha256").update(bytes).digest("hex")).toBe(file?.sha256);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    "content-type": "application/pdf",
    "content-security-policy": "sandbox; default-src 'none'",
    "x-content-type-options": "nosniff",
    "cache-control": "private, no-store",
  });
  const disposition = answer.headers.get("content-disposition") ?? "";
  expect(disposition).toMatch(/^attachment; filename="[ -~]+"; filename\*=UTF-8''/);
  expect(decodeURIComponent(disposition.split("''")[1] ?? "")).toBe(file?.name);
});

const page = Buffer.from(makePdf("page"));
test.each<[string, string, [Buffer, string][], number, string]>([
  ["nothing", "annex", [], 422, "Choose a file first"],
  ["an empty field", "annex", [[Buffer.alloc(0), ""]], 422, "Choose a file first"],
  ["an empty file", "annex", [[Buffer.alloc(0), "a.pdf"]], 422, "is empty"],
  [
    "a program called a PDF",
    "annex",
    [[Buffer.from("MZ\u0090\u0000 program"), "a.pdf"]],
    415,
    "its content is something else",
  ],
  [
    "a page of HTML called a picture",
    "photos",
    [[Buffer.from("<html><script>1</script>"), "a.png"]],
    415,
    "its content is something else",
  ],
  ["a PDF where pictures go", "photos", [[page, "a.pdf"]], 415, "is not a JPEG or PNG picture"],
  [
    "a drawing with scripts",
    "photos",
    [[Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"), "a.svg"]],
    415,
    "is not a JPEG or PNG picture",
  ],
  [
    "three megabytes where two are taken",
    "endorsementLetter",
    [[Buffer.concat([page, Buffer.alloc(2_100_000)]), "a.pdf"]],
    413,
    "is larger than 2 MB",
  ],
  [
    "thirty megabytes",
    "annex",
    [[Buffer.concat([page, Buffer.alloc(30_000_000)]), "a.pdf"]],
    413,
    "is too large",
  ],
  [
    "two files where one is taken",
    "annex",
    [
      [page, "a.pdf"],
      [Buffer.from(makePdf("b")), "b.pdf"],
    ],
    422,
    "takes one file",
  ],
  ["a name of 200 letters", "annex", [[page, `${"n".repeat(200)}.pdf`]], 422, "longer than 150 characters"],
])("sent as a file: %s", async (_, field, files, status, sentence) => {
  const id = await draft();
  const form = new FormData();
  for (const [bytes, name] of files) form.append("file", new Blob([Uint8Array.from(bytes)]), name);
  const answer = await lead.post(`/entries/${id}/files/${field}`, form);
  expect(answer.status).toBe(status);
  expect(await answer.text()).toContain(sentence);
  expect(await filesOf(id)).toHaveLength(status === 422 && files.length === 2 ? 1 : 0);
  expect(await arriving()).toEqual([]);
});

test("what is good of an upload is kept when another file in it is refused", async () => {
  const id = await draft();
  const form = new FormData();
  form.append("file", new Blob([Buffer.from(makePng())]), "good.png");
  form.append("file", new Blob(["text"]), "bad.png");
  const answer = await lead.post(`/entries/${id}/files/photos`, form);
  expect(answer.status).toBe(415);
  expect((await filesOf(id)).map((file) => file.name)).toEqual(["good.png"]);
});

test("a body that is no upload, or ends in the middle, is refused in words", async () => {
  const id = await draft();
  expect((await lead.post(`/entries/${id}/files/annex`, { file: "text" })).status).toBe(400);
  const name = 'Content-Disposition: form-data; name="file"';
  for (const body of [
    "",
    "--x",
    "--x--",
    "no parts at all",
    `--x\r\n${name}; filename="a.pdf"`,
    `--x\r\n${name}; filename="a.pdf"\r\n\r\n%PDF-1.4 and then nothing`,
    `--x\r\n${name}\r\n\r\nwords and then nothing`,
    `--x\r\n${name}; filename="a.pdf"\r\n\r\n%PDF-1.4\r\n--x\r\nContent-Dis`,
    `--x\r\n${"h: v\r\n".repeat(5000)}\r\n\r\n`,
  ]) {
    const broken = await lead.ask(`/entries/${id}/files/annex`, {
      method: "POST",
      headers: { origin: world.url, "content-type": "multipart/form-data; boundary=x" },
      body,
    });
    expect([body.slice(0, 80), broken.status]).toEqual([body.slice(0, 80), expect.any(Number)]);
    expect([400, 422]).toContain(broken.status);
    expect(await broken.text()).toMatch(/broke off|Choose a file first/);
  }
  expect(await filesOf(id)).toEqual([]);
  expect(await arriving()).toEqual([]);
});

test("an upload whose connection breaks leaves nothing behind", async () => {
  const id = await draft();
  await new Promise<void>((done) => {
    const sending = ask({
      host: "127.0.0.1",
      port: world.port,
      method: "POST",
      path: `/entries/${id}/files/annex`,
      headers: {
        cookie: lead.cookie,
        origin: world.url,
        "content-type": "multipart/form-data; boundary=x",
        "content-length": "1000000",
      },
    });
    sending.on("error", () => undefined);
    sending.on("close", done);
    sending.write('--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n');
    sending.write(Buffer.concat([page, Buffer.alloc(100_000)]));
    setTimeout(() => sending.destroy(), 300);
  });
  await expect.poll(arriving, { timeout: 5000 }).toEqual([]);
  expect(await filesOf(id)).toEqual([]);
});

test("a full disk is said in words, and nothing is half kept", async () => {
  const id = await draft();
  const { files } = world.portal;
  world.portal.files = {
    ...files,
    keep: () => Promise.reject(Object.assign(new Error("no space left"), { code: "ENOSPC" })),
  };
  const form = new FormData();
  form.append("file", new Blob([page]), "a.pdf");
  const answer = await lead.post(`/entries/${id}/files/annex`, form);
  world.portal.files = files;
  expect(answer.status).toBe(507);
  expect(await answer.text()).toContain("its disk is full");
  expect(await filesOf(id)).toEqual([]);
  expect(await arriving()).toEqual([]);
});

test("a database without room keeps nothing by halves, and hands back every word with a button to send it again", async () => {
  const id = await draft();
  const path = `/entries/${id}/sections/narrative`;
  const { db } = world.portal;
  const html = await (await lead.get(path)).text();
  const words = "A long text of which no word may be lost. ".repeat(500);
  const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(db);
  await sql`pragma max_page_count = ${sql.raw(String(rows[0]!.page_count))}`.execute(db); // the pragma gives one row
  const answer = await lead.post(path, { ...basesOf(html, "context"), context: words });
  const page = await answer.text();
  await sql`pragma max_page_count = 1000000`.execute(db);
  expect(answer.status).toBe(507);
  expect(page).toContain("its disk is full");
  expect(page).toContain(words);
  expect(page).toContain(`value="${basesOf(html, "context")["base.context"]}"`);
  expect((await answersOf(id))["context"]).not.toBe(words);
  const again = await lead.post(path, { ...basesOf(html, "context"), context: words });
  expect(again.status).toBe(302);
  expect((await answersOf(id))["context"]).toBe(words);
});

test("check your answers: what is missing first, then a submission, once, with a receipt that can be checked", async () => {
  const id = await makeEntry(world.portal, {
    leadId: leadId(),
    answers: makeAnswers({ organisationName: `House ${++number}`, city: "" }),
    files: makeFiles(),
    now: at,
  });
  const path = `/entries/${id}/check`;
  const incomplete = await lead.post(path);
  expect(incomplete.status).toBe(409);
  expect(await incomplete.text()).toContain(`/entries/${id}/sections/organisation?mend=1&amp;check=1#f-city`);
  const section = `/entries/${id}/sections/organisation`;
  const html = await (await lead.get(section)).text();
  const mended = await lead.post(`${section}?check=1`, { ...basesOf(html, "city"), city: "Naryn" });
  expect(mended.headers.get("location")).toBe(path); // back to where one came from
  const first = await lead.post(path);
  const second = await lead.post(path);
  for (const answer of [first, second])
    expect([answer.status, answer.headers.get("location")]).toEqual([302, `/entries/${id}/receipts/1?new=1`]);
  const receipt = await (await lead.get(`/entries/${id}/receipts/1`)).text();
  const document = await lead.get(`/entries/${id}/receipts/1/document`);
  const hash = createHash("sha256")
    .update(Buffer.from(await document.arrayBuffer()))
    .digest("hex");
  expect(receipt).toContain(hash);
  for (const file of await filesOf(id)) expect(receipt).toContain(file.sha256);
  // Files of one name are told apart by their question, and the page says what comes, with its days.
  expect(receipt).toContain("Evidence annex");
  expect(receipt).toMatch(/What happens now.*1 June 2027.*11 June 2027/s);
  expect(document.headers.get("content-disposition")).toMatch(
    /^attachment; filename="IIOE-2027-\d{4}-1\.json"/,
  );
});

test("a withdrawn entry stays readable for its people and takes nothing more", async () => {
  const id = await submitted();
  expect((await lead.post(`/entries/${id}/withdrawal`)).status).toBe(302);
  expect((await lead.get(`/entries/${id}/receipts/1`)).status).toBe(200);
  expect(await (await lead.get(`/entries/${id}`)).text()).toContain("This entry was withdrawn");
  expect((await lead.post(`/entries/${id}/withdrawal`)).status).toBe(409);
  expect((await lead.post(`/entries/${id}/check`)).status).toBe(409);
});

test("an entry that was withdrawn and brought back is shown as a draft, whatever its receipt says", async () => {
  const id = await submitted();
  const stateOf = async () => /class="status [\w-]+">([^<]+)<\/span><\/li><\/ul>/.exec(await read(id))?.[1];
  const read = async (entry: string) => (await lead.get(`/entries/${entry}`)).text();
  expect(await stateOf()).toBe("Submitted");
  await lead.post(`/entries/${id}/withdrawal`);
  expect(await stateOf()).toBe("Withdrawn");
  expect(await read(id)).toContain("Bring the entry back");
  await lead.post(`/entries/${id}/return`);
  expect(await stateOf()).toBe("Ready");
  expect(await read(id)).toContain("It is a draft now, and takes part only when you submit it again.");
});

test("a section says what an answer in it asks for elsewhere, and leads there, until it is answered", async () => {
  const pageOf = async (answers: Record<string, unknown>) => {
    const id = await draft(answers);
    return { id, html: await (await lead.get(`/entries/${id}/sections/case`)).text() };
  };
  const also = "With this answer, section B Team and partners also asks for: Partner organisations.";
  const asked = await pageOf({ category: "C4" });
  expect(plain(asked.html)).toContain(also);
  expect(asked.html).toContain(`href="/entries/${asked.id}/sections/people#f-partners"`);
  expect(plain((await pageOf({ category: "C1" })).html)).not.toContain(also);
  const partners = [{ key: "r1", organisation: "Looms", name: "", address: "", contribution: "" }];
  expect(plain((await pageOf({ category: "C4", partners })).html)).not.toContain(also);
});

test("the check page groups what is missing by section, names it whole, and only advises on a text of a word", async () => {
  const bare = await (await lead.get(`/entries/${await draft({ city: "Osh" })}/check`)).text();
  const named = /<div class="error-summary".*?<\/div>/s.exec(bare)?.[0] ?? "";
  expect(plain(named)).toMatch(/A Organisation 4 missing.*B Team and partners Not startedC Case/);
  const id = await draft({
    ...makeAnswers({ context: "Word", peopleAgreed: "", city: "" }),
    mayPublish: "",
    aiUse: "all",
  });
  const html = await (await lead.get(`/entries/${id}/check`)).text();
  const summary = /<div class="error-summary".*?<\/div>/s.exec(html)?.[0] ?? "";
  expect([...summary.matchAll(/<h3[^>]*>(.*?)<\/h3>/g)].map(([, words = ""]) => plain(words))).toEqual([
    "A Organisation 1 missing",
    "F Evidence 3 missing",
    "G Statements 2 missing · One thing to mend",
  ]);
  expect(summary).toContain(`href="/entries/${id}/sections/organisation?mend=1&amp;check=1#f-city"`);
  expect([...summary.matchAll(/<a [^>]*>(.*?)<\/a>/g)].map(([, words = ""]) => plain(words))).toEqual([
    "City or town",
    "Evidence annex",
    "Photographs",
    "Letter from the head of your organisation",
    "The people shown in the images have agreed.",
    "Did AI help you to write this entry?",
    "May we publish the summary even if you do not win?",
  ]);
  expect(plain(summary)).not.toContain("Context and problem");
  expect(plain(html)).toMatch(/Worth a second look.*1 Context and problem 1 of 200 words/);
});

test("who can see an answer is said once for a section, and at a question only where it is otherwise", async () => {
  const id = await draft({ category: "C1" });
  const html = await (await lead.get(`/entries/${id}/sections/people`)).text();
  const [first = "", ...pieces] = html.replace(/<script.*?<\/script>/gs, "").split("Who can see this: ");
  const otherwise = pieces.map((piece, at) => [
    [...[first, ...pieces][at]!.matchAll(/ name="(?!base)([\w.]+)"/g)].at(-1)?.[1], // there is one before it
    /^[^.]+/.exec(piece)?.[0],
  ]);
  expect(plain(first)).toContain(
    "Who can see your answers: you, the organiser and judges; everyone if the entry wins. Where it is otherwise",
  );
  expect(otherwise).toEqual([
    ["leadTitle", "you, the organiser and judges"],
    ["leadAddress", "you and the organiser only"],
    ["leadPhone", "you and the organiser only"],
    ["team.r1.organisation", "you, the organiser and judges"],
    ["team.r1.address", "you and the organiser only"],
  ]);
});

test("a partner reads little, answers by the link alone, and may change the answer until repairs end", async () => {
  const id = await submitted({
    category: "C4",
    giftOfUniversity: "Rooms and time",
    giftOfEnterprise: "Software",
    partners: [
      {
        key: "r1",
        organisation: "南岭工程学院",
        name: "Li Example",
        address: "li@partner.example",
        contribution: "Rooms",
      },
    ],
  });
  const { payloadJson, notAfter } = await world.portal.db
    .selectFrom("outbox")
    .select(["payloadJson", "notAfter"])
    .where("recipient", "=", "li@partner.example")
    .executeTakeFirstOrThrow();
  expect(notAfter).toBe("2027-06-18T15:59:00.000Z");
  const token = /\/endorse\/([\w-]{20,})/.exec(payloadJson)?.[1] ?? "";
  const partner = await world.as(null);
  const page = await (await partner.get(`/endorse/${token}`)).text();
  expect(page).toContain("南岭工程学院");
  for (const secret of ["lead@people.example", "+996", "Jo Example", "Rooms and time"])
    expect(page).not.toContain(secret);
  expect((await partner.get("/endorse/anotherlinkthatisnone")).status).toBe(404);

  const refused = await partner.post(`/endorse/${token}`, { answer: "given", name: "李", position: "" });
  expect(refused.status).toBe(422);
  expect(await refused.text()).toContain('value="李"');
  const given = { answer: "given", name: "李", position: "院长" };
  expect((await partner.post(`/endorse/${token}`, given)).status).toBe(302);
  expect((await partner.post(`/endorse/${token}`, given)).status).toBe(302);
  expect(await (await lead.get(`/entries/${id}/endorsements`)).text()).toContain("Endorses it");
  const told = await world.portal.db
    .selectFrom("outbox")
    .select("key")
    .where("kind", "=", "endorsementAnswer")
    .execute();
  expect(told).toHaveLength(1);
  await partner.post(`/endorse/${token}`, { ...given, answer: "declined" });
  expect(await (await lead.get(`/entries/${id}`)).text()).toContain("A partner said no");
  world.setClock("2027-06-18T15:59:00.000Z");
  expect((await partner.post(`/endorse/${token}`, given)).status).toBe(409);
  world.setClock(at);
});
