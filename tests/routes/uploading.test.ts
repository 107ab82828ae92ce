/** Uploads in parts, as any client of the tus protocol sends them. */
import { createHash, randomBytes } from "node:crypto";
import { readdir } from "node:fs/promises";
import { request as ask } from "node:http";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { windowOf } from "~/domain/stages";
import { DAY, later, MINUTE } from "~/domain/time";
import { makeAnswers, makeCallOpen, makeEntry, makeFiles, makePdf } from "~db/seed/factories";
import { pageOf } from "../hostile-files";
import { openWorld, type World } from "../world";

const at = "2027-03-02T02:00:00.000Z";
type Person = Awaited<ReturnType<World["signedIn"]>>;
let world: World;
let lead: Person;

beforeAll(async () => {
  world = await openWorld({ at });
  await makeCallOpen(world.portal, at);
  lead = await world.signedIn();
});
afterAll(() => world.close());

const draft = (more: Partial<Parameters<typeof makeEntry>[1]> = {}) =>
  makeEntry(world.portal, { leadId: lead.personId!, answers: {}, now: world.now(), ...more }); // signed in
const base64 = (text: string) => Buffer.from(text).toString("base64");
/** A PDF that is not small, and different each time. */
const large = (bytes = 300_000) =>
  pageOf({ more: [`<< /Filler (${randomBytes(bytes / 2).toString("hex")}) >>`] });

const protocol = () => ({ origin: world.base, "tus-resumable": "1.0.0" });
function begin(
  who: Pick<Person, "ask">,
  entry: string,
  {
    field = "annex",
    name = "annex.pdf",
    size,
    mark = "m",
    headers = {},
  }: { field?: string; name?: string; size: number; mark?: string; headers?: Record<string, string> },
) {
  return who.ask(`/entries/${entry}/files/${field}/uploads`, {
    method: "POST",
    headers: {
      ...protocol(),
      "upload-length": String(size),
      "upload-metadata": `filename ${base64(name)},mark ${base64(mark)}`,
      ...headers,
    },
  });
}
const addressOf = async (
  entry: string,
  more: Parameters<typeof begin>[2],
  who: Pick<Person, "ask"> = lead,
) => {
  const begun = await begin(who, entry, more);
  expect([begun.status, await begun.text()]).toEqual([201, ""]);
  return begun.headers.get("location")!; // it was begun
};
const part = (
  who: Pick<Person, "ask">,
  address: string,
  offset: number,
  bytes: Uint8Array,
  headers: Record<string, string> = {},
) =>
  who.ask(address, {
    method: "PATCH",
    headers: {
      ...protocol(),
      "upload-offset": String(offset),
      "content-type": "application/offset+octet-stream",
      ...headers,
    },
    body: Uint8Array.from(bytes),
  });
const head = (who: Pick<Person, "ask">, address: string) =>
  who.ask(address, { method: "HEAD", headers: protocol() });
const offsetOf = async (address: string) => (await head(lead, address)).headers.get("upload-offset");
const finish = async (who: Pick<Person, "post">, address: string) => (await who.post(address)).json();
const filesOf = (entryId: string) =>
  world.portal.db
    .selectFrom("attachment")
    .select(["id", "name", "sha256", "size", "pages"])
    .where("entryId", "=", entryId)
    .where("removedAt", "is", null)
    .execute();
const onDisk = () => readdir(join(world.dataDir, "uploads"));

test("a file comes in parts, is finished, and is the same file", async () => {
  const entry = await draft();
  const bytes = large();
  const address = await addressOf(entry, { size: bytes.length, name: "приложение.pdf" });
  expect(address).toMatch(new RegExp(`^/entries/${entry}/files/annex/uploads/[\\w-]{22}$`));
  expect((await part(lead, address, 0, bytes.subarray(0, 200_000))).headers.get("upload-offset")).toBe(
    "200000",
  );
  expect(await finish(lead, address)).toEqual({ kind: "arriving", arrived: 200_000 });
  const asked = await head(lead, address);
  expect([asked.status, asked.headers.get("upload-offset"), asked.headers.get("upload-length")]).toEqual([
    200,
    "200000",
    String(bytes.length),
  ]);
  expect(asked.headers.get("access-control-allow-origin")).toBeNull();
  expect((await part(lead, address, 200_000, bytes.subarray(200_000))).status).toBe(204);
  const finished = await finish(lead, address);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const [file] = await filesOf(entry);
  expect(file).toEqual({
    id: expect.any(String),
    name: "приложение.pdf",
    sha256,
    size: bytes.length,
    pages: 1,
  });
  expect(finished).toMatchObject({
    kind: "attached",
    file: { id: file?.id, name: "приложение.pdf", pages: 1 },
  });
  expect(await onDisk()).toEqual([]);
});

test("finished many times, at once and again, it is attached once", async () => {
  const entry = await draft();
  const bytes = large(20_000);
  const address = await addressOf(entry, { size: bytes.length });
  await part(lead, address, 0, bytes);
  const answers = await Promise.all(Array.from({ length: 8 }, () => finish(lead, address)));
  const again = await finish(lead, address);
  const [file, ...others] = await filesOf(entry);
  expect(others).toEqual([]);
  for (const answer of [...answers, again])
    expect(answer).toMatchObject({ kind: "attached", file: { id: file?.id } });
  // A browser that missed the answer learns that all has arrived.
  expect(await offsetOf(address)).toBe(String(bytes.length));
  expect((await part(lead, address, 0, bytes)).status).toBe(409);
  const acts = await world.portal.db
    .selectFrom("history")
    .select("factsJson")
    .where("act", "=", "attachment.added")
    .where("subjectId", "=", entry)
    .execute();
  expect(acts).toHaveLength(1);
  expect(JSON.parse(acts[0]!.factsJson)).toMatchObject({ begunAt: at }); // one act
});

test("a line that breaks in the middle of a part loses nothing that has arrived", async () => {
  const entry = await draft();
  const bytes = large(400_000);
  const address = await addressOf(entry, { size: bytes.length });
  await new Promise<void>((done) => {
    const sending = ask({
      host: "127.0.0.1",
      port: world.port,
      method: "PATCH",
      path: address,
      headers: {
        ...protocol(),
        cookie: lead.cookie,
        "upload-offset": "0",
        "content-type": "application/offset+octet-stream",
        "content-length": String(bytes.length),
      },
    });
    sending.on("error", () => undefined);
    sending.on("close", done);
    sending.write(bytes.subarray(0, 250_000));
    setTimeout(() => sending.destroy(), 400);
  });
  const offset = Number(await offsetOf(address));
  expect(offset).toBeGreaterThan(150_000);
  expect(offset).toBeLessThanOrEqual(250_000);
  expect((await part(lead, address, 0, bytes)).status).toBe(409);
  await part(lead, address, offset, bytes.subarray(offset));
  await finish(lead, address);
  expect((await filesOf(entry))[0]?.sha256).toBe(createHash("sha256").update(bytes).digest("hex"));
});

test("begun twice by a browser that missed the first answer, it is one upload", async () => {
  const entry = await draft();
  const bytes = large(20_000);
  const first = await addressOf(entry, { size: bytes.length });
  await part(lead, first, 0, bytes.subarray(0, 10_000));
  const second = await addressOf(entry, { size: bytes.length });
  expect(second).toBe(first);
  expect(await offsetOf(second)).toBe("10000");
  expect(await addressOf(entry, { size: bytes.length, mark: "another" })).not.toBe(first);
});

test("nobody but who began it finds an upload, and only members begin one", async () => {
  const entry = await draft();
  const other = await world.signedIn();
  const nobody = await world.as(null);
  const address = await addressOf(entry, { size: 1000 });
  expect((await begin(other, entry, { size: 1000 })).status).toBe(404);
  expect((await begin(nobody, entry, { size: 1000 })).status).toBe(401);
  expect((await head(other, address)).status).toBe(404);
  expect((await head(nobody, address)).status).toBe(401);
  expect((await part(other, address, 0, Buffer.alloc(10))).status).toBe(404);
  expect((await other.post(address)).status).toBe(404);
  const gone = (who: Pick<Person, "ask">) => who.ask(address, { method: "DELETE", headers: protocol() });
  expect((await gone(other)).status).toBe(404);
  // Under another entry or field of the same person it is not there either.
  const own = await draft();
  expect((await head(lead, address.replace(entry, own))).status).toBe(404);
  expect((await head(lead, address.replace("annex", "photos"))).status).toBe(404);
  expect((await gone(lead)).status).toBe(204);
  expect((await head(lead, address)).status).toBe(410);
});

test("from another site, with another method, or as a page, it is refused", async () => {
  const entry = await draft();
  const address = await addressOf(entry, { size: 1000 });
  const origin = "https://elsewhere.example";
  expect((await begin(lead, entry, { size: 1000, headers: { origin } })).status).toBe(403);
  expect((await part(lead, address, 0, Buffer.alloc(10), { origin })).status).toBe(403);
  expect((await lead.ask(address, { method: "DELETE", headers: { origin } })).status).toBe(403);
  const page = await lead.get(address);
  expect([page.status, page.headers.get("allow")]).toEqual([405, "HEAD, POST, PATCH, DELETE"]);
  expect((await lead.ask(address, { method: "OPTIONS", headers: protocol() })).status).toBe(405);
  const disguised = await lead.ask(address, {
    method: "POST",
    headers: { ...protocol(), "x-http-method-override": "DELETE" },
    body: new URLSearchParams(),
  });
  expect(await disguised.json()).toEqual({ kind: "arriving", arrived: 0 });
});

test("what can be known at the start is refused at the start, in words", async () => {
  const entry = await draft({ files: makeFiles().filter((file) => file.field === "annex") });
  const sentence = async (answer: Response) => [
    answer.status,
    ((await answer.json()) as { sentence: string }).sentence,
  ];
  expect(await sentence(await begin(lead, entry, { size: 1000 }))).toEqual([
    422,
    "This answer takes one file. To send another, remove the one that is there.",
  ]);
  const photos = { field: "photos", name: "p.png" };
  expect(await sentence(await begin(lead, entry, { ...photos, size: 5_242_881 }))).toEqual([
    422,
    "“p.png” is larger than 5 MB. Make it smaller, then send it again.",
  ]);
  expect((await begin(lead, entry, { ...photos, size: 0 })).status).toBe(422);
  for (const headers of [
    { "upload-length": "x" },
    { "upload-length": "-1" },
    { "upload-defer-length": "1", "upload-length": "" },
  ] as Record<string, string>[])
    expect((await begin(lead, entry, { ...photos, size: 5, headers })).status).toBe(400);
  // More than was announced does not come in.
  const address = await addressOf(entry, { ...photos, size: 100 });
  expect((await part(lead, address, 0, Buffer.alloc(101))).status).toBe(413);
  expect(await offsetOf(address)).toBe("0");
});

test("what it turns out to be is refused when it is whole, once and for all", async () => {
  const entry = await draft();
  const bytes = Buffer.from("<!doctype html><script>1</script>");
  const address = await addressOf(entry, { size: bytes.length });
  await part(lead, address, 0, bytes);
  const refused = {
    kind: "refused",
    sentence:
      "“annex.pdf” is called a PDF, but its content is something else. Save it again in the right format.",
  };
  expect(await finish(lead, address)).toEqual(refused);
  expect(await finish(lead, address)).toEqual(refused);
  expect(await filesOf(entry)).toEqual([]);
});

test("a person has ten uploads unfinished, and may begin again when one is given up", async () => {
  const busy = await world.signedIn();
  const entry = await makeEntry(world.portal, { leadId: busy.personId!, answers: {}, now: at }); // signed in
  const photo = (mark: string) => begin(busy, entry, { field: "photos", name: "p.png", size: 1000, mark });
  const addresses = [];
  for (let number = 0; number < 10; number += 1)
    addresses.push((await photo(String(number))).headers.get("location")!); // begun
  const full = await photo("more");
  expect([full.status, await full.json()]).toEqual([
    422,
    {
      sentence:
        "You have 10 uploads not finished. Go on with them, or discard them, before you begin another.",
    },
  ]);
  await busy.ask(addresses[0]!, { method: "DELETE", headers: protocol() }); // ten were begun
  expect((await photo("more")).status).toBe(201);
});

test("an upload begun in time may finish, and the entry be submitted with it, until the grace is over", async () => {
  const { rulebook } = await world.edition();
  const { closes } = windowOf(rulebook, "open");
  const end = later(closes, rulebook.graceMinutes * MINUTE);
  const over = later(end, rulebook.uploadGraceMinutes * MINUTE);
  const files = makeFiles().filter((file) => file.field !== "annex");
  const house = (number: number) =>
    draft({ answers: makeAnswers({ organisationName: `Late ${number}` }), files });
  const bytes = large(20_000);
  const inTime = [await house(1), await house(2)];
  const stranded = await house(3);
  world.setClock(later(end, -1));
  const [early, tooLate] = [
    await addressOf(inTime[0]!, { size: bytes.length }),
    await addressOf(inTime[1]!, { size: bytes.length }),
  ]; // two were made
  world.setClock(end);
  expect((await begin(lead, stranded, { size: bytes.length })).status).toBe(422);
  // What is typed or sent whole is refused; what is on its way comes in.
  const form = new FormData();
  form.append("file", new Blob([Uint8Array.from(bytes)]), "a.pdf");
  expect((await lead.post(`/entries/${inTime[0]}/files/annex`, form)).status).toBe(409);
  expect((await lead.post(`/entries/${inTime[0]}/check`)).status).toBe(409);
  expect((await part(lead, early, 0, bytes)).status).toBe(204);
  world.setClock(later(over, -1));
  expect(await finish(lead, early)).toMatchObject({ kind: "attached" });
  expect((await lead.post(`/entries/${inTime[0]}/check`)).status).toBe(302);
  expect((await lead.post(`/entries/${stranded}/check`)).status).toBe(409);
  world.setClock(over);
  expect((await part(lead, tooLate, 0, bytes)).status).toBe(422);
  expect(await finish(lead, tooLate)).toMatchObject({ kind: "refused" });
  expect((await lead.post(`/entries/${inTime[1]}/check`)).status).toBe(409);
  const receipt = await lead.get(`/entries/${inTime[0]}/receipts/1`);
  expect(await receipt.text()).toContain(createHash("sha256").update(bytes).digest("hex"));
  world.setClock(at);
});

test("what nobody finishes is finished by the portal; what nobody sends is given up after a day", async () => {
  const entry = await draft();
  const whole = Buffer.from(makePdf("left alone"));
  const address = await addressOf(entry, { size: whole.length });
  await part(lead, address, 0, whole);
  const other = await draft();
  const half = await addressOf(other, { size: whole.length });
  await part(lead, half, 0, whole.subarray(0, 100));
  await world.jobs.runNow();
  expect(await filesOf(entry)).toEqual([]);
  world.setClock(later(at, 10_000));
  await world.jobs.runNow();
  expect(await filesOf(entry)).toHaveLength(1);
  expect(await finish(lead, address)).toMatchObject({ kind: "attached" });
  expect(await offsetOf(half)).toBe("100");
  world.setClock(later(at, DAY));
  await world.jobs.runNow();
  expect((await head(lead, half)).status).toBe(410);
  expect(await finish(lead, half)).toEqual({ kind: "gone" });
  expect(await onDisk()).toEqual([]);
  world.setClock(later(at, 9 * DAY));
  await world.jobs.runNow();
  const left = world.portal.db.selectFrom("upload").select("id").where("entryId", "in", [entry, other]);
  expect(await left.execute()).toEqual([]);
  world.setClock(at);
});

test("the files page lists what is not finished, to who began it alone", async () => {
  const entry = await draft();
  const bytes = large(20_000);
  const address = await addressOf(entry, { size: bytes.length, name: "half of it.pdf" });
  await part(lead, address, 0, bytes.subarray(0, 10_000));
  const member = await world.signedIn();
  await world.portal.db
    .insertInto("entry_member")
    .values({ entryId: entry, personId: member.personId!, capacity: "editor", createdAt: at, endedAt: null })
    .execute(); // signed in
  const page = async (who: Person) => (await who.get(`/entries/${entry}/files/annex`)).text();
  expect(await page(lead)).toContain("half of it.pdf");
  expect(await page(member)).not.toContain("half of it.pdf");
  expect((await head(member, address)).status).toBe(404);
});
