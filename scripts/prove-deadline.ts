/**
 * The last hour of a call against the real server in its own process: so many full submissions a second beside saves,
 * reloads, uploads and slow lines; then three times that, which has to be turned away politely; then the closing itself
 * and what comes after it.
 * `npm run prove:deadline -- --rate 60 --seconds 600`; exits 1 if anything acknowledged is lost, if anybody was
 * answered with a fault, or if the goal of a second was missed by those who were let in. `--profile FOLDER` writes
 * what the server spent its time on.
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { PDFDocument } from "@cantoo/pdf-lib";
import { openJobContext } from "~/context.server";
import type { Answers } from "~/domain/answers";
import type { EntryDocument } from "~/domain/entry-document";
import { momentOf, windowOf } from "~/domain/stages";
import { type Instant, later, MINUTE } from "~/domain/time";
import { openDatabase } from "~db/client";
import { fromJson } from "~db/columns";
import { upsertSetting } from "~db/queries/settings";
import { makeAnswers, makeCallOpen, makeCookie, makeEntry, makeFiles, makePerson } from "~db/seed/factories";
import { readConfig } from "./config";
import { type Acknowledged, type Kinds, openLoad, type Person, type Sender } from "./deadline-load";
import { preparePortal } from "./portal";
import { startServer, stopServer } from "./server-process";

/** Seconds between two submissions of one person; seconds before the closing at which the last stretch begins. */
const AGAIN = 20;
const BEFORE_CLOSING = 2;
/** What the load is multiplied by, and the goal in milliseconds. */
const OVER = 3;
const GOAL = 1000;
/** Bytes of a letter on its way, and how many are on their way at a time. */
const LETTER = 250_000;
const UPLOADS = 10;

type Ask = {
  rate: number;
  seconds: number;
  over: number;
  after: number;
  /** Seconds that the server may take to start on a machine that has other things to do. */
  start: number;
  profile: string | null;
};
type Row = Record<string, string | number>;

/** Runs the proof. Gives a table of rows, what was counted in the end, and the faults that were answered. */
export async function proveDeadline({ rate, seconds, over, after, start, profile }: Ask) {
  const dataDir = mkdtempSync(join(tmpdir(), "portal-deadline-"));
  // Each of them comes once: whoever has submitted before is shown the receipt of it for ever.
  const lateRate = Math.min(rate, 20);
  const environment = {
    DATA_DIR: dataDir,
    LOG_LEVEL: "silent",
    NODE_ENV: "production",
    // All of them come from one address here.
    REQUESTS_PER_MINUTE: "10000000",
  };
  try {
    const { people, late, senders, closing } = await makeCrowd(environment, {
      people: rate * AGAIN,
      late: lateRate * (after + BEFORE_CLOSING),
      senders: Math.ceil((UPLOADS * seconds) / ((LETTER * 8) / 400_000)) + UPLOADS,
    });
    // The closing comes of itself when both stretches are over.
    const warm = 3;
    const closesAt = Date.now() + (warm + start + seconds + over + 8 + BEFORE_CLOSING) * 1000;
    await setClock(dataDir, Date.parse(closing) - closesAt);
    const { server, url } = await startServer(environment, {
      flags: profile === null ? [] : ["--cpu-prof", "--cpu-prof-dir", profile],
    });
    const acknowledged: Acknowledged = { saved: new Map(), revisions: new Map(), letters: new Set() };
    const load = openLoad(url, acknowledged);
    const lag = monitorEventLoopDelay({ resolution: 10 });
    lag.enable();
    await load.press(people, { rate: Math.min(rate, 5), seconds: warm });
    const atFirst = workOf(server.pid);
    const hour = await load.press(people, { rate, seconds, senders, uploads: UPLOADS });
    const work = workOf(server.pid) - atFirst;
    const three = await load.press(people, { rate: rate * OVER, seconds: over });
    const before = closesAt - BEFORE_CLOSING * 1000 - Date.now();
    if (before > 0) await new Promise((waited) => setTimeout(waited, before));
    const minute = await load.press(late, {
      rate: lateRate,
      seconds: after + BEFORE_CLOSING,
      bare: true,
    });
    lag.disable();
    load.close();
    await stopServer(server, "SIGTERM");
    return {
      rows: {
        ...rowsOf(`${rate} a second`, hour, seconds),
        ...rowsOf(`${rate * OVER} a second`, three, over),
        ...rowsOf("the closing", minute, after + BEFORE_CLOSING),
      },
      counted: {
        ...(await count(dataDir, { people, acknowledged, closing })),
        "p99 ms of those let in": worstOf(hour),
        errors: [hour, three, minute].reduce((sum, kinds) => sum + errorsOf(kinds), 0),
        "refused in the last hour": refusedOf(hour),
        "status pages while too much was asked": three.status.answered,
        "status pages not answered": three.status.refused + three.status.errors,
        "refused after the closing, in words": minute.submit.late,
        "work of the server for each submission and what goes with it, ms": Math.round(
          work / Math.max(1, hour.submit.answered),
        ),
        "delay of the load itself, p99 ms": Math.round(lag.percentile(99) / 1e6),
      },
      faults: load.faults,
    };
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function makeCrowd(
  environment: Record<string, string>,
  sizes: { people: number; late: number; senders: number },
) {
  const { portal, close } = await preparePortal(readConfig(environment));
  const { edition } = await openJobContext(portal);
  const { rulebook } = edition;
  const now = momentOf(rulebook, "open");
  await makeCallOpen(portal, now);
  let made = 0;
  const make = async (hasLetter: boolean) => {
    const at = made++;
    const leadId = await makePerson(portal, {
      name: `Entrant ${at}`,
      address: `entrant.${at}@people.example`,
      editionId: edition.id,
      now,
    });
    const title = (turn: number) => `Case ${at}, version ${turn}`;
    const id = await makeEntry(portal, {
      leadId,
      answers: makeAnswers({ organisationName: `Institute ${at}`, title: title(0) }),
      files: makeFiles().filter((file) => hasLetter || file.field !== "endorsementLetter"),
      now,
    });
    return { id, title, cookie: await makeCookie(portal, leadId, now) };
  };
  const person = async (): Promise<Person> => ({ ...(await make(true)), held: 0, sent: 0, isBusy: false });
  const people: Person[] = [];
  const late: Person[] = [];
  const senders: Sender[] = [];
  while (people.length < sizes.people) people.push(await person());
  while (late.length < sizes.late) late.push(await person());
  const letter = await makeLetter();
  while (senders.length < sizes.senders) {
    const { id, cookie } = await make(false);
    senders.push({ id, cookie, letter });
  }
  await close();
  const closing = later(windowOf(rulebook, "open").closes, rulebook.graceMinutes * MINUTE);
  return { people, late, senders, closing };
}

/** A PDF of one page, with bytes beside it that no page shows. */
async function makeLetter(): Promise<Buffer> {
  const pdf = await PDFDocument.create();
  pdf.addPage([595, 842]);
  pdf.context.register(
    pdf.context.stream(Buffer.from(Array.from({ length: LETTER }, (_, at) => (at * 31) % 251))),
  );
  return Buffer.from(await pdf.save({ useObjectStreams: false }));
}

async function setClock(dataDir: string, ahead: number) {
  const { db } = openDatabase(join(dataDir, "portal.db"));
  await upsertSetting(db, "demo.ahead", ahead);
  await db.destroy();
}

/** Milliseconds that a process has worked for, where the system tells (Linux). */
function workOf(pid = 0): number {
  try {
    const [, after = ""] = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ");
    const fields = after.split(" ");
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return NaN;
  }
}

function rowsOf(stretch: string, kinds: Kinds, seconds: number): Record<string, Row> {
  return Object.fromEntries(
    Object.entries(kinds)
      .filter(([, { answered, refused, late, errors }]) => answered + refused + late + errors > 0)
      .map(([kind, { times, answered, refused, late, errors }]) => [
        `${stretch}: ${kind}`,
        {
          "answered/s": Math.round((answered / seconds) * 10) / 10,
          "p50 ms": times.percentile(50),
          "p99 ms": times.percentile(99),
          "refused for now": refused,
          "refused as late": late,
          errors,
        },
      ]),
  );
}

const errorsOf = (kinds: Kinds) => Object.values(kinds).reduce((sum, { errors }) => sum + errors, 0);
const refusedOf = (kinds: Kinds) => Object.values(kinds).reduce((sum, { refused }) => sum + refused, 0);
/** The slowest kind but uploads, which take as long as their line. */
const worstOf = ({ upload: _, ...kinds }: Kinds) =>
  Math.max(...Object.values(kinds).map(({ times }) => (times.count > 0 ? times.percentile(99) : 0)));

/** What is there of what was acknowledged, once the server has stopped. */
async function count(
  dataDir: string,
  {
    people,
    acknowledged,
    closing,
  }: { people: readonly Person[]; acknowledged: Acknowledged; closing: Instant },
) {
  const { db } = openDatabase(join(dataDir, "portal.db"), { readonly: true });
  const titles = new Map(people.map((one) => [one.id, one.title]));
  const { saved, revisions, letters } = acknowledged;
  let found = 0;
  let afterClosing = 0;
  const kept = new Map<string, unknown>();
  for (const row of await db
    .selectFrom("revision")
    .select(["entryId", "number", "documentJson", "createdAt"])
    .execute()) {
    const { answers } = fromJson<EntryDocument>(row.documentJson);
    kept.set(`${row.entryId}/${row.number}`, answers["title"]);
    if (row.createdAt >= closing) afterClosing += 1;
  }
  for (const [key, turn] of revisions) {
    const title = titles.get(key.split("/")[0] ?? "");
    // Of those who came only for the closing the title never changes.
    if (title ? kept.get(key) === title(turn) : kept.has(key)) found += 1;
  }
  const drafts = await db.selectFrom("entry").select(["id", "answersJson"]).execute();
  for (const { id, answersJson } of drafts) {
    const least = saved.get(id);
    if (least === undefined) continue;
    const title = fromJson<Answers>(answersJson)["title"];
    const turn = typeof title === "string" ? Number(/version (\d+)$/.exec(title)?.[1]) : NaN;
    // What was sent after the last answer may be there as well.
    if (turn >= least) found += 1;
  }
  const attached = await db
    .selectFrom("attachment")
    .select("entryId")
    .where("fieldId", "=", "endorsementLetter")
    .execute();
  const withLetter = new Set(attached.map((row) => row.entryId));
  found += [...letters].filter((id) => withLetter.has(id)).length;
  await db.destroy();
  const all = saved.size + revisions.size + letters.size;
  return { acknowledged: all, found, lost: all - found, "taken after the closing": afterClosing };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: {
      rate: { type: "string", default: "60" },
      seconds: { type: "string", default: "600" },
      over: { type: "string", default: "60" },
      after: { type: "string", default: "60" },
      start: { type: "string", default: "20" },
      profile: { type: "string" },
    },
  });
  const numbers = [values.rate, values.seconds, values.over, values.after, values.start].map(Number);
  const [rate = 0, seconds = 0, over = 0, after = 0, start = 0] = numbers;
  if (numbers.some((n) => !Number.isInteger(n) || n < 1)) {
    console.error("--rate, --seconds, --over, --after and --start are whole numbers from 1 on.");
    process.exit(2);
  }
  const { rows, counted, faults } = await proveDeadline({
    ...{ rate, seconds, over, after, start },
    profile: values.profile ?? null,
  });
  for (const [fault, times] of faults) console.log(`${times} times: ${fault}`);
  console.table(rows);
  console.table(counted);
  const isKept =
    counted.lost === 0 &&
    counted["taken after the closing"] === 0 &&
    counted.errors === 0 &&
    counted["status pages not answered"] === 0;
  process.exit(isKept && counted["p99 ms of those let in"] <= GOAL ? 0 : 1);
}
