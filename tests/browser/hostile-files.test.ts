/**
 * The corpus of hostile and broken files: what becomes of each, what a judge is served of it, and what it does in the
 * browser of an organiser who opens it.
 */
import { createHash } from "node:crypto";
import { brotliDecompressSync, inflateRawSync, inflateSync } from "node:zlib";
import {
  PDFArray,
  PDFDict,
  PDFHexString,
  PDFName,
  type PDFObject,
  PDFParser,
  PDFRawStream,
  PDFString,
} from "@cantoo/pdf-lib";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { en } from "~/locales/en";
import { makeAnswers, makeCallOpen, makeEntry, makeFiles } from "~db/seed/factories";
import { CANARY, type Hostile, hostileFiles } from "../hostile-files";
import { openWorld, type World } from "../world";
import { openBrowser, openSeat } from "./browser";

const at = "2027-03-02T02:00:00.000Z";
type Person = Awaited<ReturnType<World["signedIn"]>>;
type Sent = {
  file: Hostile;
  entryId: string;
  attachmentId: string | null;
  seen: string;
  told: string;
  kept: string;
};

let world: World;
let browser: Browser;
let lead: Person;
let judge: Person;
let organiser: Person;
const sent: Sent[] = [];

/** Whether a page refuses with a message of the catalogue, known by its longest words between two values. */
function refusalIn(html: string, outcome: string): string {
  const error = /<p class="error" id="f-file-e">(.*?)<\/p>/s.exec(html)?.[1] ?? "";
  const text = error.replace(/<[^>]+>/g, "");
  let depth = 0;
  let words = "";
  for (const letter of (en as Record<string, string>)[outcome] ?? "") {
    if (letter === "{") depth += 1;
    if (depth === 0) words += letter;
    if (letter === "}" && (depth -= 1) === 0) words += "{}";
  }
  const longest = words.split("{}").sort((one, other) => other.length - one.length)[0] ?? "";
  return longest !== "" && text.includes(longest) ? outcome : text || "no sentence";
}

/** Sends a file as a person does, hands the entry in, and gives it to the judge. */
async function send(file: Hostile, number: number): Promise<Sent> {
  const files = makeFiles().filter((one) => one.field !== file.field);
  const entryId = await makeEntry(world.portal, {
    leadId: lead.personId!, // signed in
    answers: makeAnswers({ organisationName: `House ${number}` }),
    files,
    now: at,
  });
  const form = new FormData();
  form.append("file", new Blob([Uint8Array.from(file.bytes)]), file.name);
  const answer = await lead.post(`/entries/${entryId}/files/${file.field}`, form);
  const html = await answer.text();
  if (answer.status !== 302) {
    const seen = answer.status >= 500 ? `fault ${answer.status}` : refusalIn(html, file.outcome);
    return { file, entryId, attachmentId: null, seen, told: "", kept: "" };
  }
  const row = await world.portal.db
    .selectFrom("attachment")
    .select(["id", "name"])
    .where("entryId", "=", entryId)
    .where("fieldId", "=", file.field)
    .executeTakeFirstOrThrow();
  const page = await (await lead.get(`/entries/${entryId}/files/${file.field}`)).text();
  const told = page.replace(/<script.*?<\/script>/gs, "");
  await lead.post(`/entries/${entryId}/files/${file.field}/words`, {
    [`description.${row.id}`]: "What it shows",
    [`credit.${row.id}`]: "Who took it",
  });
  const handed = await lead.post(`/entries/${entryId}/check`);
  expect([file.what, handed.status]).toEqual([file.what, 302]);
  await world.portal.db
    .insertInto("assignment")
    .values({
      id: `a-${entryId}`,
      editionId: "2027",
      planId: null,
      entryId,
      judgeId: judge.personId!, // signed in
      place: number,
      createdAt: at,
      confirmedAt: at,
      endedAt: null,
      endReason: null,
    })
    .execute();
  return { file, entryId, attachmentId: row.id, seen: "taken", told, kept: row.name };
}

beforeAll(async () => {
  world = await openWorld({ at, env: { REQUESTS_PER_MINUTE: "100000" } });
  await makeCallOpen(world.portal, at);
  lead = await world.signedIn();
  judge = await world.signedIn({ roles: ["judge"] });
  organiser = await world.signedIn({ roles: ["organiser"] });
  browser = await openBrowser({ isWhole: true });
  for (const [number, file] of (await hostileFiles()).entries()) sent.push(await send(file, number));
}, 180_000);
afterAll(async () => {
  await browser.close();
  await world.close();
});

const taken = () => sent.flatMap((one) => (one.attachmentId ? [{ ...one, id: one.attachmentId }] : []));

test("each file is taken or refused as it deserves, and the outcome is listed", () => {
  const outcomes = sent.map(
    ({ file, seen, kept }, at) =>
      `${String(at + 1).padStart(2)} ${file.what} (${JSON.stringify(file.name)}, ${file.bytes.length} bytes): ${
        seen === "taken" ? `taken as ${kept}` : `refused, ${seen}`
      }`,
  );
  console.log(outcomes.join("\n"));
  expect(sent.length).toBeGreaterThanOrEqual(40);
  expect(sent.map(({ file, seen }) => `${file.what}: ${seen}`)).toEqual(
    sent.map(({ file }) => `${file.what}: ${file.outcome}`),
  );
  for (const { file, kept } of taken())
    expect([file.what, kept]).toEqual([file.what, file.kept ?? file.name]);
});

test("the entrant is told what a file says beside what it shows", () => {
  for (const { file, told } of sent)
    for (const words of file.told ?? []) expect([file.what, told.includes(words)]).toEqual([file.what, true]);
  const plain = sent.find(({ file }) => file.what === "a name that is a tag");
  expect(plain?.told).not.toContain("Judges get a copy without it.");
});

/** The words in every spelling in which a file may hold them. */
function spellings(words: string): Buffer[] {
  const bytes = Buffer.from(words);
  const wide = Buffer.from(words, "utf16le");
  return [
    bytes,
    wide,
    Buffer.from(wide).swap16(),
    ...[bytes, Buffer.from(wide).swap16()].flatMap((one) => [
      Buffer.from(one.toString("hex")),
      Buffer.from(one.toString("hex").toUpperCase()),
    ]),
    // Base64 falls in three ways, the ends left off.
    ...[0, 1, 2].map((shift) =>
      Buffer.from(
        Buffer.concat([Buffer.alloc(shift), bytes])
          .toString("base64")
          .slice(Math.ceil((shift * 4) / 3), -4),
      ),
    ),
    Buffer.from(words.replaceAll(" ", "")),
  ];
}

/** What can be got out of a file by undoing: everything closed opened, every earlier end, every object. */
async function undone(bytes: Buffer, depth = 0): Promise<Buffer[]> {
  const found: Buffer[] = [bytes];
  const opened: Buffer[] = [];
  for (let at = 0; at + 2 < bytes.length; at += 1) {
    const isClosed = bytes[at] === 0x78 && (bytes[at]! * 256 + bytes[at + 1]!) % 31 === 0; // inside
    const isZip = bytes.subarray(at, at + 4).toString("latin1") === "PK\u0003\u0004";
    const isStream = bytes.subarray(at, at + 7).toString("latin1") === "stream\n";
    for (const open of [
      isClosed ? () => inflateSync(bytes.subarray(at), { finishFlush: 2 }) : null,
      isStream ? () => inflateRawSync(bytes.subarray(at + 7), { finishFlush: 2 }) : null,
      isZip ? () => inflateRawSync(bytes.subarray(at + 30 + bytes.readUInt16LE(at + 26))) : null,
      isStream ? () => brotliDecompressSync(bytes.subarray(at + 7)) : null,
    ])
      try {
        if (open) opened.push(open());
      } catch {
        // not closed in this way
      }
  }
  if (depth < 2) for (const one of opened) found.push(...(await undone(one, depth + 1)));
  if (depth === 0 && bytes.subarray(0, 5).toString("latin1") === "%PDF-") {
    for (let end = bytes.indexOf("%%EOF"); end >= 0; end = bytes.indexOf("%%EOF", end + 5))
      found.push(...(await wordsOf(bytes.subarray(0, end + 6))));
  }
  return found;
}

/** Every text and name of a PDF, as its reader understands them. */
async function wordsOf(pdf: Buffer): Promise<Buffer[]> {
  const context = await PDFParser.forBytesWithOptions(pdf, Infinity).parseDocument();
  const words: Buffer[] = [];
  const visit = (object: PDFObject | undefined): void => {
    if (object instanceof PDFString || object instanceof PDFHexString)
      words.push(Buffer.from(object.decodeText()));
    if (object instanceof PDFName) words.push(Buffer.from(object.decodeText()));
    if (object instanceof PDFArray) for (const one of object.asArray()) visit(one);
    if (object instanceof PDFRawStream) visit(object.dict);
    if (object instanceof PDFDict)
      for (const [name, value] of object.entries()) {
        visit(name);
        visit(value);
      }
  };
  for (const [, object] of context.enumerateIndirectObjects()) visit(object);
  return words;
}

async function reveals(bytes: Buffer): Promise<boolean> {
  const wanted = spellings(CANARY);
  return (await undone(bytes)).some((one) => wanted.some((spelling) => one.includes(spelling)));
}

const bytesOf = async (answer: Response) => Buffer.from(await answer.arrayBuffer());
const hashOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

test("a judge is served copies without a byte of the canary, also after trying to undo the cleaning", async () => {
  const figures = { files: 0, holding: 0, found: 0, judged: 0, revealing: 0 };
  for (const { file, id, entryId } of taken()) {
    figures.files += 1;
    const original = await bytesOf(await organiser.get(`/attachments/${id}`));
    expect([file.what, hashOf(original)]).toEqual([file.what, hashOf(file.bytes)]);
    const answer = await judge.get(`/attachments/${id}`);
    expect([file.what, answer.status]).toEqual([file.what, 200]);
    const copy = await bytesOf(answer);
    const small = await judge.get(`/attachments/${id}/small`);
    expect([file.what, small.status]).toEqual([file.what, file.field === "photos" ? 200 : 404]);
    const name = answer.headers.get("content-disposition") ?? "";
    expect(name).toMatch(/filename="IIOE-2027-\d{4}-(annex\.pdf|photos\.(jpg|png))"/);
    if (file.hasCanary) {
      figures.holding += 1;
      // The search has teeth: it finds the words in what was sent.
      if (await reveals(original)) figures.found += 1;
      else console.log(`the search does not find the canary in: ${file.what}`);
    }
    figures.judged += 1;
    const pages = await Promise.all(
      [`/judging/a-${entryId}`, `/judging/a-${entryId}.data`].map(async (path) =>
        bytesOf(await judge.get(path)),
      ),
    );
    for (const served of [copy, await bytesOf(small), ...pages])
      if (await reveals(served)) {
        figures.revealing += 1;
        console.log(`a judge is served the canary of: ${file.what}`);
      }
    for (const page of pages) expect([file.what, page.includes(file.name)]).toEqual([file.what, false]);
  }
  console.table(figures);
  expect(figures).toEqual({ ...figures, found: figures.holding, revealing: 0 });
  expect(figures.holding).toBeGreaterThanOrEqual(20);
}, 120_000);

test("opened by an organiser in a browser, no file runs, asks for anything or becomes a page", async () => {
  const { page, context } = await openSeat(browser, world.base, { cookie: organiser.cookie });
  const happened: string[] = [];
  page.on("dialog", (dialog) => {
    happened.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  let address = "";
  context.on("request", (request) => {
    const { pathname } = new URL(request.url());
    if (pathname !== address && pathname !== "/favicon.ico")
      happened.push(`request ${pathname} from ${address}`);
  });
  let opened = 0;
  for (const { id, file } of taken())
    for (const path of [
      `/attachments/${id}`,
      ...(file.field === "photos" ? [`/attachments/${id}/small`] : []),
    ]) {
      address = path;
      const download = page.waitForEvent("download", { timeout: 5000 }).catch(() => null);
      const shown = await page.goto(path).catch(() => null);
      // A file is saved and not shown; a small picture is shown.
      if (path.endsWith("/small")) expect(shown?.headers()["content-type"]).toBe("image/jpeg");
      else {
        const saved = await download;
        expect([file.what, saved?.suggestedFilename().split(".").at(-1)]).toEqual([
          file.what,
          (file.kept ?? file.name).split(".").at(-1),
        ]);
        await saved?.cancel();
      }
      expect(await page.title()).not.toContain("ran");
      opened += 1;
    }
  console.log(`${opened} files and small pictures opened, ${happened.length} things happened`);
  expect(happened).toEqual([]);
  await context.close();
}, 120_000);
