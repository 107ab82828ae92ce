/** The faults that the proof of durability makes, each with what it counts. */
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openJobContext } from "~/context.server";
import { windowOf } from "~/domain/stages";
import { DAY, HOUR, later, MINUTE } from "~/domain/time";
import { paths } from "~/paths";
import { writeBackup } from "~db/backups";
import { faultInside, openDatabase } from "~db/client";
import { findSetting, upsertSetting } from "~db/queries/settings";
import { readConfig } from "./config";
import { type Disk, failFlushes, openDisk } from "./durable-disks";
import {
  type Count,
  countKept,
  type Draft,
  enterAll,
  settingsOf,
  type Told,
  toldNothing,
  waitForMails,
} from "./durable-world";
import { endsOfMigrations } from "./killed-migrations";
import { preparePortal } from "./portal";
import { type Environment, type Server, startServer, stopServer } from "./server-process";

export type Figures = Record<string, number>;

/** What a run is given: ready drafts, their data directory to copy, and dice. */
type Run = {
  drafts: readonly Draft[];
  /** How often the same data directory is killed or cut off. */
  lives: number;
  copyTo: (folder: string) => void;
  between: (least: number, most: number) => number;
};
type Fault = {
  name: string;
  words: string;
  needs?: "disk" | "fiu";
  run: (run: Run) => Promise<Figures>;
};

/** Megabytes of a disk: room for the world and all that the hands do, and quick to copy. */
const DISK = 96;
/** Of a hundred flushes, so many fail. */
const FAILING_FLUSHES = 30;
/** Pages and bytes that are damaged in a run; one of the pages is also put before a server. */
const DAMAGED_PAGES = 10;
const FLIPPED_BYTES = 20;

export const durableFaults: readonly Fault[] = [
  { name: "kill", words: "The server is killed", run: killed },
  {
    name: "power",
    words: "The power is cut: only what the file system had sent to its disk is there afterwards",
    needs: "disk",
    run: cutOff,
  },
  { name: "full", words: "The disk is full, and has room again", needs: "disk", run: full },
  { name: "readonly", words: "The disk turns read-only", needs: "disk", run: readOnly },
  { name: "flush", words: "Three flushes of ten fail", needs: "fiu", run: unflushed },
  { name: "clock", words: "The clock steps forward and back", run: stepped },
  { name: "page", words: "A page or a byte of the database is damaged", run: damaged },
  { name: "migration", words: "A migration is killed between two statements", run: migrated },
];

async function killed({ drafts, lives, copyTo, between }: Run): Promise<Figures> {
  return inFolder(async (dataDir) => {
    copyTo(dataDir);
    const told = toldNothing();
    let slowest = 0;
    for (const hands of livesOf(drafts, lives)) {
      const running = await startServer(settingsOf(dataDir));
      slowest = Math.max(slowest, running.startedIn);
      await liveUntil(running, { drafts: hands, told, between }, () => void running.server.kill("SIGKILL"));
      await stopServer(running.server, "SIGKILL");
    }
    return { ...(await recover(dataDir, told, slowest)), kills: lives };
  });
}

async function cutOff({ drafts, lives, copyTo, between }: Run): Promise<Figures> {
  const disks = [openDisk({ megabytes: DISK })];
  const dataOn = (disk: Disk | undefined) => join(disk?.folder ?? "", "data");
  try {
    copyTo(dataOn(disks[0]));
    disks[0]?.settle();
    const told = toldNothing();
    let slowest = 0;
    for (const hands of livesOf(drafts, lives)) {
      const disk = disks.at(-1);
      const running = await startServer(settingsOf(dataOn(disk)));
      slowest = Math.max(slowest, running.startedIn);
      let copy = "";
      await liveUntil(running, { drafts: hands, told, between }, () => {
        running.server.kill("SIGSTOP");
        copy = disk?.copyNow() ?? "";
        running.server.kill("SIGKILL");
      });
      await stopServer(running.server, "SIGKILL");
      // What comes after the cut has nothing but what was on the disk.
      disks.push(openDisk({ megabytes: DISK, image: copy }));
    }
    return { ...(await recover(dataOn(disks.at(-1)), told, slowest)), cuts: lives };
  } finally {
    for (const disk of disks.reverse()) disk.close();
  }
}

/** The drafts that each life of a run has: some new ones, and those whose answers never came in the lives before. */
function livesOf(drafts: readonly Draft[], lives: number): Draft[][] {
  const each = drafts.length / lives;
  return Array.from({ length: lives }, (_, at) => drafts.slice(0, Math.ceil((at + 1) * each)));
}

async function full({ drafts, copyTo, between }: Run): Promise<Figures> {
  return onDisk(DISK, async (disk, dataDir) => {
    copyTo(dataDir);
    const told = toldNothing();
    const before = between(5, 20);
    const running = await startServer(settingsOf(dataDir));
    await enterAll(running.url, drafts.slice(0, before), told);
    const filler = join(disk.folder, "filler");
    fill(filler);
    const refused = await enterAll(running.url, drafts.slice(before), told);
    const reads = await readsThatWork(running, drafts);
    rmSync(filler);
    const began = performance.now();
    const stillRefused = await enterAll(running.url, refused, told);
    const roomToWork = Math.round(performance.now() - began);
    fill(filler);
    await stopServer(running.server, "SIGKILL");
    const startedWhileFull = await startServer(settingsOf(dataDir)).then(
      async ({ server }) => {
        await stopServer(server, "SIGKILL");
        return { "started while full": 1 };
      },
      (error: unknown) => ({
        "start refused in words": String(error).includes("no room") ? 1 : 0,
        "refused without plain words": String(error).includes("no room") ? 0 : 1,
      }),
    );
    rmSync(filler);
    return sum(refusals(told), reads, startedWhileFull, await recover(dataDir, told), {
      "refused with room again": stillRefused.length,
      "slowest to do what was refused, ms": roomToWork,
    });
  });
}

async function readOnly({ drafts, copyTo, between }: Run): Promise<Figures> {
  return onDisk(DISK, async (disk, dataDir) => {
    copyTo(dataDir);
    disk.settle();
    const told = toldNothing();
    const before = between(5, 20);
    const running = await startServer(settingsOf(dataDir));
    await enterAll(running.url, drafts.slice(0, before), told);
    disk.break();
    const known = countOf(told);
    const refused = await enterAll(running.url, drafts.slice(before, before + 8), told);
    const after = countOf(told) - known;
    const reads = await readsThatWork(running, drafts);
    await stopServer(running.server, "SIGKILL");
    disk.mend({ readonly: true });
    const atStart = await refusedStart(settingsOf(dataDir), "disk");
    disk.mend();
    const again = await startServer(settingsOf(dataDir));
    const stillRefused = await enterAll(again.url, refused, told);
    await stopServer(again.server, "SIGKILL");
    return sum(refusals(told), reads, atStart, await recover(dataDir, told), {
      "acknowledged while nothing could be kept": after,
      "refused with a disk again": stillRefused.length,
    });
  });
}

async function unflushed({ drafts, copyTo, between }: Run): Promise<Figures> {
  return inFolder(async (dataDir) => {
    copyTo(dataDir);
    const told = toldNothing();
    const running = await startServer(settingsOf(dataDir), { through: ["fiu-run", "-x"] });
    const pid = running.server.pid!; // it has started
    // With a letter, so that the process which examines files runs already: starting it is another matter.
    await enterAll(running.url, drafts.slice(0, 1), told);
    failFlushes(pid, FAILING_FLUSHES);
    const refused = await enterAll(running.url, drafts.slice(0, between(10, drafts.length)), told);
    failFlushes(pid, 0);
    const stillRefused = await enterAll(running.url, refused, told);
    await stopServer(running.server, "SIGKILL");
    return sum(refusals(told), await recover(dataDir, told), {
      "refused with a disk again": stillRefused.length,
    });
  });
}

/** Lives of one data directory under clocks that step: back, forward, over the closing of the call, and back again. */
async function stepped({ drafts, copyTo, between }: Run): Promise<Figures> {
  return inFolder(async (dataDir) => {
    copyTo(dataDir);
    const told = toldNothing();
    const { portal, close } = await preparePortal(readConfig(settingsOf(dataDir)));
    const { edition } = await openJobContext(portal);
    const start = (await findSetting<number>(portal.db, "demo.ahead")) ?? 0;
    await close();
    const closed = later(windowOf(edition.rulebook, "open").closes, DAY);
    const steps = [
      0,
      -between(1, 48) * HOUR,
      between(1, 48) * HOUR,
      Date.parse(closed) - Date.now() - start,
      -between(1, 48) * HOUR,
    ];
    let late = 0;
    for (const [at, step] of steps.entries()) {
      await setAhead(dataDir, start + step);
      const { server, url } = await startServer(settingsOf(dataDir));
      const isOver = at >= 3;
      const known = countOf(told);
      if (at === 3) await untilClosed(dataDir, closed);
      await enterAll(url, drafts.slice(at * 6, at * 6 + (isOver ? 2 : 6)), told);
      if (isOver) late += countOf(told) - known;
      await stopServer(server, "SIGKILL");
    }
    return sum(await recover(dataDir, told), { "reopened by the clock": late, ...(await timesOf(dataDir)) });
  });
}

async function setAhead(dataDir: string, ahead: number) {
  const { db } = openDatabase(join(dataDir, "portal.db"));
  await upsertSetting(db, "demo.ahead", ahead);
  await db.destroy();
}

/** Waits until the running portal has noted something after the closing. */
async function untilClosed(dataDir: string, closed: string) {
  const { db } = openDatabase(join(dataDir, "portal.db"), { readonly: true });
  for (let round = 0; round < 100; round += 1) {
    const newest = await db
      .selectFrom("history")
      .select("at")
      .orderBy("seq", "desc")
      .limit(1)
      .executeTakeFirst();
    if (newest && newest.at >= closed) break;
    await new Promise((after) => setTimeout(after, 100));
  }
  await db.destroy();
}

/** Acts whose time is more than a minute before that of the one before them: requests that overtake each other take seconds. */
async function timesOf(dataDir: string): Promise<Figures> {
  const { db } = openDatabase(join(dataDir, "portal.db"), { readonly: true });
  const acts = await db.selectFrom("history").select("at").orderBy("seq").execute();
  await db.destroy();
  return {
    "times that run back": acts.filter(
      ({ at }, place) => place > 0 && later(at, MINUTE) < (acts[place - 1]?.at ?? ""),
    ).length,
  };
}

async function damaged({ drafts, copyTo, between }: Run): Promise<Figures> {
  return inFolder(async (dataDir) => {
    copyTo(dataDir);
    const told = toldNothing();
    const { server, url } = await startServer(settingsOf(dataDir));
    await enterAll(url, drafts.slice(0, 12), told);
    await stopServer(server, "SIGTERM");
    const file = join(dataDir, "portal.db");
    const whole = readFileSync(file);
    const pageSize = 4096;
    const before = contentOf(file);
    const figures: Figures = {
      pages: 0,
      "noticed at the start": 0,
      "in no use": 0,
      "damage that was served": 0,
    };
    const count = (name: string) => (figures[name] = (figures[name] ?? 0) + 1);
    for (let turn = 0; turn < DAMAGED_PAGES; turn += 1) {
      const page = between(0, whole.length / pageSize - 1);
      const bytes = Buffer.from(whole);
      for (let at = 0; at < pageSize; at += 1) bytes[page * pageSize + at] = between(0, 255);
      writeFileSync(file, bytes);
      const isNoticed = openedFault(file) !== null;
      count("pages");
      if (isNoticed) count("noticed at the start");
      else count(contentOf(file) === before ? "in no use" : "damage that was served");
      if (!isNoticed) continue;
      if (await isBackedUp(dataDir)) count("damage that was served");
      else count("backups refused");
      if (turn === 0)
        Object.assign(figures, sum(figures, await refusedStart(settingsOf(dataDir), "damaged")));
    }
    for (let turn = 0; turn < FLIPPED_BYTES; turn += 1) {
      const at = between(0, whole.length - 1);
      const bytes = Buffer.from(whole);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << between(0, 7));
      writeFileSync(file, bytes);
      const isNoticed = openedFault(file) !== null;
      count(
        isNoticed
          ? "bytes: noticed at the start"
          : contentOf(file) === before
            ? "bytes: without effect"
            : "bytes: another word or number, which only its hash can tell",
      );
    }
    return figures;
  });
}

/** What is wrong in a database that is opened as the portal opens it, or null. */
function openedFault(file: string): string | null {
  dropLog(file);
  try {
    const { raw } = openDatabase(file);
    try {
      return faultInside(raw);
    } finally {
      raw.close();
    }
  } catch (error) {
    return String(error);
  }
}

/** Every row of every table, or that they cannot be read. */
function contentOf(file: string): string {
  dropLog(file);
  try {
    const { raw } = openDatabase(file);
    try {
      const tables = raw
        .prepare<[], { name: string }>("select name from sqlite_schema where type = 'table'")
        .all();
      return JSON.stringify(tables.map(({ name }) => [name, raw.prepare(`select * from "${name}"`).all()]));
    } finally {
      raw.close();
    }
  } catch (error) {
    return String(error);
  }
}

function dropLog(file: string) {
  for (const end of ["-wal", "-shm"]) rmSync(file + end, { force: true });
}

async function isBackedUp(dataDir: string): Promise<boolean> {
  const folder = join(dataDir, "backups");
  dropLog(join(dataDir, "portal.db"));
  try {
    const { raw } = openDatabase(join(dataDir, "portal.db"));
    try {
      await writeBackup(raw, { dataDir, folder, at: "2027-03-02T02:00:00.000Z", version: "0" });
      return true;
    } finally {
      raw.close();
    }
  } catch {
    return false;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function migrated({ copyTo, between }: Run): Promise<Figures> {
  return inFolder(async (dataDir) => {
    copyTo(dataDir);
    return endsOfMigrations(join(dataDir, "portal.db"), between);
  });
}

/**
 * Lets people enter until `strike`, which comes at a random moment: in one half of the lives by the clock, in the other
 * so many milliseconds after so many answers, for on a slow machine the clock alone would strike before anything was done.
 */
async function liveUntil(
  { url }: Server,
  { drafts, told, between }: Pick<Run, "drafts" | "between"> & { told: Told },
  strike: () => void,
): Promise<void> {
  let hasStruck = false;
  const strikeOnce = () => {
    if (!hasStruck) strike();
    hasStruck = true;
  };
  const byClock = between(0, 1) === 0;
  const timer = byClock ? setTimeout(strikeOnce, between(50, 2500)) : undefined;
  let answers = byClock ? Infinity : between(1, drafts.length);
  await enterAll(url, drafts, told, () => {
    answers -= 1;
    if (answers === 0) setTimeout(strikeOnce, between(0, 60));
  });
  clearTimeout(timer);
  strikeOnce();
}

/** Starts the server again, waits until its mails are out, and counts; `slowest` is the slowest start before it. */
async function recover(dataDir: string, told: Told, slowest = 0): Promise<Figures> {
  const { server, startedIn } = await startServer(settingsOf(dataDir));
  await waitForMails(dataDir);
  await stopServer(server, "SIGTERM");
  const count: Count = await countKept(dataDir, told);
  return { ...count, "slowest to recover, ms": Math.max(slowest, startedIn) };
}

/** How a server that must not start says so. */
async function refusedStart(environment: Environment, word: string): Promise<Figures> {
  const said = await startServer(environment).then(
    async ({ server }) => {
      await stopServer(server, "SIGKILL");
      return null;
    },
    (error: unknown) => String(error),
  );
  const isPlain = said?.includes(word) && !/\n\s+at /.test(said);
  return { [isPlain ? "start refused in words" : "refused without plain words"]: 1 };
}

/** Pages that are read while nothing can be written. */
async function readsThatWork({ url }: Server, drafts: readonly Draft[]): Promise<Figures> {
  const [draft] = drafts;
  const asked = [paths.call, paths.status, paths.entry(draft?.id ?? "")];
  let works = 0;
  for (const path of asked)
    if ((await fetch(url + path, { headers: { cookie: draft?.cookie ?? "" } })).status === 200) works += 1;
  return { "pages read meanwhile": works, "pages not to be read": asked.length - works };
}

function refusals({ plain, unsaid }: Told): Figures {
  for (const said of new Set(unsaid)) console.log(`Refused without plain words: ${said}`);
  return { "refused in words": plain, "refused without plain words": unsaid.length };
}

const countOf = ({ titles, letters, entries }: Told) => titles.size + letters.size + entries.size;

/** Writes until nothing more fits, in ever smaller pieces. */
function fill(file: string) {
  for (const size of [1_048_576, 65_536, 4096])
    try {
      for (;;) appendFileSync(file, Buffer.alloc(size, 1));
    } catch (error) {
      if ((error as { code?: string }).code !== "ENOSPC") throw error;
    }
}

function sum(...all: readonly Figures[]): Figures {
  const whole: Figures = {};
  for (const one of all) for (const [name, n] of Object.entries(one)) whole[name] = (whole[name] ?? 0) + n;
  return whole;
}

async function inFolder(work: (dataDir: string) => Promise<Figures>): Promise<Figures> {
  const folder = mkdtempSync(join(tmpdir(), "portal-durable-"));
  try {
    return await work(join(folder, "data"));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function onDisk(
  megabytes: number,
  work: (disk: Disk, dataDir: string) => Promise<Figures>,
): Promise<Figures> {
  const disk = openDisk({ megabytes });
  try {
    return await work(disk, join(disk.folder, "data"));
  } finally {
    disk.close();
  }
}
