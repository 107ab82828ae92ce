/**
 * Sends an annex from a real browser to a real server over a slow line that is cut again and again, and counts: how
 * long it took, what went over the line, and what of it had to be sent again after each cut.
 * `npm run prove:uploads -- --megabytes 10 --kbit 400 --delay 400 --cuts 5 --seed 1`; exits 1 if the file that arrived
 * is another, or if more than a megabyte was sent again after a cut.
 */
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { connect, createServer, type AddressInfo, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { PDFDocument } from "@cantoo/pdf-lib";
import { chromium, type Page } from "playwright-core";
import { unsafeUniformIntDistribution, xoroshiro128plus } from "pure-rand";
import sharp from "sharp";
import { rulebookOf } from "~/context.server";
import { MEGABYTE } from "~/domain/attachment";
import { momentOf } from "~/domain/stages";
import { paths } from "~/paths";
import { findCurrentEdition } from "~db/queries/editions";
import { upsertSetting } from "~db/queries/settings";
import { makeCallOpen, makeCookie, makeEntry, makePerson } from "~db/seed/factories";
import { readConfig } from "./config";
import { preparePortal } from "./portal";
import { startServer, stopServer } from "./server-process";

/** Milliseconds for which a line that was cut stays dead. */
const DEAD = 3000;
/** Milliseconds between two pieces that the line hands on. */
const BEAT = 20;

type Line = { kbit: number; delay: number };
/** A cut: how much of the file had gone over the line, and from where the browser went on. */
type Cut = { sent: number; wentOn: number | null };
export type UploadProof = {
  bytes: number;
  seconds: number;
  /** What the line alone needs for the bytes of the file. */
  bareSeconds: number;
  /** Bytes of the file that went over the line, all requests together. */
  sent: number;
  again: number[];
  isSame: boolean;
};

/** Sends a file of so many bytes. `delay` is that of a way there and back, in milliseconds. */
export async function proveUploads({
  bytes,
  kbit,
  delay,
  cuts,
  seed,
  browser: executablePath,
}: Line & { bytes: number; cuts: number; seed: number; browser: string }): Promise<UploadProof> {
  const dataDir = mkdtempSync(join(tmpdir(), "portal-uploads-"));
  const environment = { DATA_DIR: dataDir, LOG_LEVEL: "silent", NODE_ENV: "production" };
  const { portal, close } = await preparePortal(readConfig(environment));
  const at = momentOf(rulebookOf((await findCurrentEdition(portal.db))!), "open"); // preparePortal loads one
  await makeCallOpen(portal, at);
  await upsertSetting(portal.db, "demo.ahead", Date.parse(at) - Date.now());
  const leadId = await makePerson(portal, {
    name: "Far Away",
    address: "far.away@people.example",
    editionId: "2027",
    now: at,
  });
  const entryId = await makeEntry(portal, { leadId, answers: {}, now: at });
  const cookie = await makeCookie(portal, leadId, at);
  const file = await makeAnnex(bytes);

  const line = await openLine({ kbit, delay });
  // The portal goes by the name that the browser knows it under.
  const port = await freePort();
  const { server } = await startServer({ ...environment, PUBLIC_URL: line.url, PORT: String(port) });
  line.leadTo(port);
  const browser = await chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
  });
  try {
    const context = await browser.newContext({ baseURL: line.url });
    const [name = "", value = ""] = cookie.split(/=(.*)/s);
    await context.addCookies([{ name, value, url: line.url }]);
    const page = await context.newPage();
    await page.goto(paths.files(entryId, "annex"), { timeout: 120_000 });
    await waitUntilAlive(page);
    line.cutAt(momentsOf({ bytes, cuts, seed }));

    const began = performance.now();
    await page.setInputFiles("#f-file", { name: "annex.pdf", mimeType: "application/pdf", buffer: file });
    await page.locator("ul.files a[href^='/attachments/']").waitFor({ timeout: 1_800_000 });
    const seconds = (performance.now() - began) / 1000;
    const kept = await portal.db
      .selectFrom("attachment")
      .select("sha256")
      .where("entryId", "=", entryId)
      .executeTakeFirst();
    return {
      bytes,
      seconds,
      bareSeconds: (bytes * 8) / (kbit * 1000),
      sent: line.sent(),
      again: line.cuts().map(({ sent, wentOn }) => sent - (wentOn ?? 0)),
      isSame: kept?.sha256 === createHash("sha256").update(file).digest("hex"),
    };
  } finally {
    await browser.close();
    await stopServer(server, "SIGKILL");
    line.close();
    await close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** A port that nothing listens on. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo; // it listens on a port
  await new Promise((closed) => server.close(closed));
  return port;
}

/** The page takes files in parts once its button to send a form is gone. */
async function waitUntilAlive(page: Page) {
  await page
    .locator("button:not([formaction])", { hasText: "Send the file" })
    .waitFor({ state: "detached", timeout: 120_000 });
}

/** After how many bytes of the file the line is cut: once in each of so many equal stretches. */
function momentsOf({ bytes, cuts, seed }: { bytes: number; cuts: number; seed: number }): number[] {
  const dice = xoroshiro128plus(seed);
  const stretch = Math.floor(bytes / cuts);
  return Array.from(
    { length: cuts },
    (_, at) => at * stretch + unsafeUniformIntDistribution(1, stretch - 1, dice),
  );
}

/** A PDF of one page with a picture that does not get smaller, of exactly so many bytes. */
async function makeAnnex(bytes: number): Promise<Buffer> {
  const dice = xoroshiro128plus(7);
  const noise = (length: number) =>
    Buffer.from(
      Uint32Array.from({ length: Math.ceil(length / 4) }, () =>
        unsafeUniformIntDistribution(0, 2 ** 32 - 1, dice),
      ).buffer,
    ).subarray(0, length);
  const side = Math.floor(Math.sqrt(bytes / 3));
  const picture = await sharp(noise(side * side * 3), { raw: { width: side, height: side, channels: 3 } })
    .jpeg({ quality: 80 })
    .toBuffer();
  const pdf = await PDFDocument.create();
  pdf.addPage([595, 842]).drawImage(await pdf.embedJpg(picture), { x: 50, y: 200, width: 495, height: 495 });
  const bare = await pdf.save({ useObjectStreams: false });
  const filler = bytes - bare.length - 100;
  if (filler < 0) throw new Error(`The picture alone is larger than ${bytes} bytes`);
  pdf.context.register(pdf.context.stream(noise(filler)));
  const whole = Buffer.from(await pdf.save({ useObjectStreams: false }));
  // The last bytes: a comment at the end, which readers skip.
  const rest = bytes - whole.length;
  return rest > 0 ? Buffer.concat([whole, Buffer.alloc(rest, "\n")]) : whole;
}

/**
 * A line between browser and server: so many kbit in a second each way, for all connections together, and half the
 * delay each way. It reads the requests that pass, to know which bytes of a file are on their way.
 */
async function openLine({ kbit, delay }: Line) {
  const perBeat = (kbit * 1000 * BEAT) / 8000;
  let port = 0;
  let moments: number[] = [];
  let deadUntil = 0;
  let bodies = 0;
  let furthest = 0;
  const cuts: Cut[] = [];
  const pairs = new Set<{ near: Socket; far: Socket }>();

  function cut() {
    cuts.push({ sent: furthest, wentOn: null });
    deadUntil = performance.now() + DEAD;
    for (const { near, far } of pairs) {
      near.resetAndDestroy();
      far.resetAndDestroy();
    }
  }

  /** Follows the requests of one connection: which part of the file each brings. */
  function openReader() {
    let head = "";
    let left = 0;
    let offset: number | null = null;
    return (bytes: Buffer) => {
      for (let at = 0; at < bytes.length;) {
        if (left > 0) {
          const took = Math.min(left, bytes.length - at);
          left -= took;
          at += took;
          if (offset === null) continue;
          offset += took;
          bodies += took;
          furthest = offset;
          if (moments[0] !== undefined && furthest >= moments[0]) {
            moments = moments.slice(1);
            return void cut();
          }
          continue;
        }
        head += bytes.toString("latin1", at, at + 1);
        at += 1;
        if (!head.endsWith("\r\n\r\n")) continue;
        left = Number(/^content-length: *(\d+)/im.exec(head)?.[1] ?? 0);
        const said = head.startsWith("PATCH ") ? /^upload-offset: *(\d+)/im.exec(head)?.[1] : undefined;
        offset = said === undefined ? null : Number(said);
        const last = cuts.at(-1);
        if (offset !== null && last?.wentOn === null) last.wentOn = offset;
        head = "";
      }
    };
  }

  /** One way of the line: what comes is read at its pace, and handed on when its time has come. */
  function openWay() {
    let room = 0;
    const waiting: { from: Socket; to: Socket; read?: (bytes: Buffer) => void }[] = [];
    const beat = setInterval(() => {
      room = Math.min(room + perBeat, perBeat * 5);
      for (const { from, to, read } of waiting) {
        if (room < 1) break;
        const bytes = from.read(Math.min(from.readableLength, Math.floor(room))) as Buffer | null; // sockets give bytes
        if (!bytes) continue;
        room -= bytes.length;
        read?.(bytes);
        setTimeout(() => to.write(bytes), delay / 2);
      }
      // Who was served first comes last.
      const first = waiting.shift();
      if (first) waiting.push(first);
    }, BEAT);
    return {
      join(one: (typeof waiting)[number]) {
        waiting.push(one);
        one.from.on("readable", () => undefined);
        one.from.once("end", () => setTimeout(() => one.to.end(), delay / 2 + BEAT));
        one.from.once("close", () => waiting.splice(waiting.indexOf(one), 1));
      },
      close: () => {
        clearInterval(beat);
      },
    };
  }

  const ways = { up: openWay(), down: openWay() };
  const server = createServer({ allowHalfOpen: true }, (near) => {
    near.on("error", () => undefined);
    if (performance.now() < deadUntil) return void near.resetAndDestroy();
    const far = connect(port, "127.0.0.1");
    far.on("error", () => near.destroy());
    const pair = { near, far };
    pairs.add(pair);
    near.once("close", () => {
      pairs.delete(pair);
      far.destroy();
    });
    far.once("close", () => setTimeout(() => near.destroy(), delay));
    ways.up.join({ from: near, to: far, read: openReader() });
    ways.down.join({ from: far, to: near });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address() as AddressInfo; // it listens on a port
  return {
    url: `http://localhost:${address.port}`,
    leadTo: (to: number) => (port = to),
    cutAt: (at: number[]) => (moments = at),
    cuts: () => cuts,
    sent: () => bodies,
    close: () => {
      ways.up.close();
      ways.down.close();
      for (const { near, far } of pairs) {
        near.destroy();
        far.destroy();
      }
      server.close();
    },
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: {
      megabytes: { type: "string", default: "10" },
      kbit: { type: "string", default: "400" },
      delay: { type: "string", default: "400" },
      cuts: { type: "string", default: "5" },
      seed: { type: "string", default: "1" },
      browser: { type: "string", default: "/usr/bin/chromium" },
    },
  });
  const proof = await proveUploads({
    bytes: Number(values.megabytes) * MEGABYTE,
    kbit: Number(values.kbit),
    delay: Number(values.delay),
    cuts: Number(values.cuts),
    seed: Number(values.seed),
    browser: values.browser,
  });
  const { again } = proof;
  const worst = Math.max(0, ...again);
  console.table({
    "bytes of the file": proof.bytes,
    "seconds until it was in the draft": Number(proof.seconds.toFixed(1)),
    "seconds that the line alone needs": Number(proof.bareSeconds.toFixed(1)),
    "bytes sent in all": proof.sent,
    cuts: again.length,
    ...Object.fromEntries(again.map((bytes, at) => [`bytes sent again after cut ${at + 1}`, bytes])),
    "most bytes sent again after a cut": worst,
    "the same file arrived": proof.isSame ? "yes" : "no",
  });
  process.exit(proof.isSame && again.length === Number(values.cuts) && worst <= MEGABYTE ? 0 : 1);
}
