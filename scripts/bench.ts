/**
 * What a page and a durable write cost, as ratios of two things measured in one run on one machine:
 * a judge's list against a bare page with the same frame and session, the page of a ranking against a plain table of
 * its rows, submissions over HTTP against the same transaction without HTTP, the winners' site against a static file
 * of the same server, and lists of many entries against the same lists of few; and how long a start and a restore take.
 * `npm run bench -- --seconds 5 --rounds 3`; `--only pages,writes` leaves out the others: ranking, site, lists, start, restore.
 */
import { randomBytes } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import autocannon from "autocannon";
import { openJobContext, type Portal } from "~/context.server";
import { nothingFound } from "~/domain/attachment";
import type { Role } from "~/domain/roles";
import { DAY, type Instant, later, MINUTE } from "~/domain/time";
import { windowOf } from "~/domain/stages";
import { paths } from "~/paths";
import { submitEntry } from "~/services/entries.server";
import { rulebookOf } from "~/context.server";
import { insertAttachment } from "~db/queries/attachments";
import { findCurrentEdition } from "~db/queries/editions";
import { upsertSetting } from "~db/queries/settings";
import {
  contextOf,
  makeAnswers,
  makeAssignment,
  makeCallOpen,
  makeCookie,
  makeEntry,
  makeFiles,
  makePerson,
  makeScoresheet,
  makeSubmittedEntry,
} from "~db/seed/factories";
import { seedStage } from "~db/seed/stages";
import { backUp } from "./backup";
import { benchLists, partOf } from "./bench-lists";
import { readConfig } from "./config";
import { preparePortal } from "./portal";
import { restore } from "./restore";
import { type Environment, startServer, stopServer } from "./server-process";

const { values } = parseArgs({
  options: {
    seconds: { type: "string", default: "5" },
    rounds: { type: "string", default: "3" },
    entries: { type: "string", default: "300" },
    sizes: { type: "string", default: "66,660,6600" },
    megabytes: { type: "string", default: "2000" },
    only: { type: "string" },
  },
});
const [seconds, rounds, entries] = [Number(values.seconds), Number(values.rounds), Number(values.entries)];
const CONNECTIONS = 8;
const ATTACHMENT_MB = 4;

const benches = [
  { name: "pages", words: "Pages, requests/s (median of rounds)", run: benchPages },
  { name: "ranking", words: `A ranking of ${entries} entries, ms (median)`, run: benchRanking },
  { name: "writes", words: "Submissions, each flushed to the disk, per second", run: benchWrites },
  {
    name: "site",
    words: `The winners' site under ${CONNECTIONS} connections that never rest, against a static file`,
    run: benchSite,
  },
  {
    name: "lists",
    words: "Lists over so many entries: statements, and ms of a request without others beside it",
    run: () => benchLists(values.sizes.split(",").map(Number), 40 * rounds),
  },
  { name: "start", words: "A start with the entries of the demonstration, and memory", run: benchStart },
  {
    name: "restore",
    words: "A backup and a restore, seconds",
    run: () => benchRestore(Number(values.megabytes)),
  },
];
for (const { words, run } of benches.filter(
  ({ name }) => !values.only || values.only.split(",").includes(name),
)) {
  const found = await run();
  console.log(words);
  console.table(found);
}

/** Requests a second of a judge's list and of the bare page, measured in turns so that both meet the same machine. */
async function benchPages() {
  return withData(async (environment) => {
    const { portal, close } = await preparePortal(readConfig(environment));
    await seedWorld(portal, "judging");
    const judge = await portal.db
      .selectFrom("assignment")
      .select("judgeId")
      .limit(1)
      .executeTakeFirstOrThrow();
    const cookie = await makeCookie(portal, judge.judgeId, await momentIn(portal));
    await close();
    const { server, url } = await startServer(environment);
    const seen: Record<"list" | "bare", number[]> = { list: [], bare: [] };
    const of = { list: paths.judging, bare: paths.demoBare };
    for (const name of ["list", "bare"] as const) await load(url + of[name], cookie, 1); // warms up
    for (let round = 0; round < rounds; round += 1)
      for (const name of ["bare", "list"] as const)
        seen[name].push(await load(url + of[name], cookie, seconds));
    await stopServer(server, "SIGTERM");
    const [list, bare] = [median(seen.list), median(seen.bare)];
    return { "judge's list": round1(list), "bare page": round1(bare), ratio: ratio(list, bare) };
  });
}

/**
 * Milliseconds of the ranking's page as a chair gets it, against the page with nothing but the table of the same rows,
 * asked by turns. The first page fits the model, the others find it kept.
 */
async function benchRanking() {
  return withData(async (environment) => {
    const { portal, close } = await preparePortal(readConfig(environment));
    const { edition } = await openJobContext(portal);
    const now = later(windowOf(edition.rulebook, "scoring").opens, DAY);
    await upsertSetting(portal.db, "demo.ahead", Date.parse(now) - Date.parse(portal.clock()));
    const chairId = await seedRanking(portal, { editionId: edition.id, now });
    const cookie = await makeCookie(portal, chairId, now);
    await close();
    const { server, url } = await startServer(environment);
    const { id } = edition.rulebook.categories[0]!; // every rulebook has one
    const ask = async (path: string) => {
      const began = performance.now();
      const answer = await fetch(url + path, { headers: { cookie } });
      const page = await answer.text();
      if (!page.includes('class="figures"')) throw new Error(`${path} was answered ${answer.status}`);
      return performance.now() - began;
    };
    const first = await ask(paths.ranking(id));
    const seen: Record<"page" | "table", number[]> = { page: [], table: [] };
    for (let turn = 0; turn < 10 + 10 * rounds; turn += 1) {
      const [page, table] = [await ask(paths.ranking(id)), await ask(paths.rankingTable(id))];
      if (turn < 10) continue; // warms up
      seen.page.push(page);
      seen.table.push(table);
    }
    await stopServer(server, "SIGTERM");
    const [page, table] = [median(seen.page), median(seen.table)];
    return {
      "first page": round1(first),
      page: round1(page),
      table: round1(table),
      ratio: ratio(page, table),
    };
  });
}

/** Valid entries of one category with three sheets each by sixty judges, and a chair. */
async function seedRanking(portal: Portal, { editionId, now }: { editionId: string; now: Instant }) {
  const opened = later(windowOf((await openJobContext(portal)).edition.rulebook, "open").opens, DAY);
  await makeCallOpen(portal, opened);
  const person = (name: string, ...roles: Role[]) =>
    makePerson(portal, {
      name,
      address: `${name.replaceAll(" ", ".")}@people.example`,
      roles,
      editionId,
      now,
    });
  const chairId = await person("Chair", "chair");
  const judges: string[] = [];
  for (let at = 0; at < 60; at += 1) judges.push(await person(`Judge ${at}`, "judge"));
  for (let at = 0; at < entries; at += 1) {
    const entryId = await makeSubmittedEntry(portal, {
      leadId: await person(`Lead ${at}`),
      answers: makeAnswers({ title: `Case ${at}`, organisationName: `Institute number ${at}` }),
      files: makeFiles(),
      now: opened,
    });
    await portal.db.updateTable("entry").set({ outcome: "valid" }).where("id", "=", entryId).execute();
    for (const turn of [0, 7, 19]) {
      const number = (at + turn) % judges.length;
      const judgeId = judges[number]!; // the remainder is within the list
      const marks = Object.fromEntries(
        ["CR1", "CR2", "CR3", "CR4", "CR5", "CR6"].map((id, place) => [
          id,
          (1 + ((at * 7 + number * 3 + place * turn) % 8)) / 2,
        ]),
      );
      const assignmentId = await makeAssignment(portal, { entryId, judgeId, now });
      await makeScoresheet(portal, { assignmentId, judgeId, marks, now });
    }
  }
  return chairId;
}

async function load(url: string, cookie: string, duration: number): Promise<number> {
  const result = await autocannon({ url, duration, connections: CONNECTIONS, headers: { cookie } });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${url}: ${result.non2xx} answers were not a page, ${result.errors} failed`);
  return result.requests.average;
}

/** Submissions a second: over HTTP by so many hands at once, by the service alone, and bare commits of one row. */
async function benchWrites() {
  return withData(async (environment) => {
    const { portal, close } = await preparePortal(readConfig(environment));
    const now = await momentIn(portal);
    await makeCallOpen(portal, now);
    await upsertSetting(portal.db, "demo.ahead", Date.parse(now) - Date.parse(portal.clock()));
    const drafts: { id: string; leadId: string; cookie: string }[] = [];
    for (let at = 0; at < entries * 2; at += 1) {
      const leadId = await makePerson(portal, {
        name: `Entrant ${at}`,
        address: `entrant${at}@people.example`,
        editionId: "2027",
        now,
      });
      const id = await makeEntry(portal, {
        leadId,
        answers: makeAnswers({ organisationName: `Institute ${at}` }),
        files: makeFiles(),
        now,
      });
      drafts.push({ id, leadId, cookie: await makeCookie(portal, leadId, now) });
    }
    const [byService, byHttp] = [drafts.slice(0, entries), drafts.slice(entries)];

    const service = await rate(byService, async ({ id, leadId }) => {
      const { refusal } = await submitEntry(await contextOf(portal, leadId, now), id);
      if (refusal) throw new Error(refusal.id);
    });
    const row = await rate(byService, ({ id }) => upsertSetting(portal.db, `bench.${id}`, 1));
    await close();

    const { server, url } = await startServer(environment);
    const http = await rate(byHttp, async ({ id, cookie }) => {
      const answer = await fetch(url + paths.check(id), {
        method: "POST",
        redirect: "manual",
        headers: { cookie, origin: url },
        body: new URLSearchParams(),
      });
      if (answer.status !== 302) throw new Error(`A submission was answered ${answer.status}`);
    });
    await stopServer(server, "SIGTERM");
    return {
      "over HTTP": round1(http),
      "without HTTP": round1(service),
      ratio: ratio(http, service),
      "one row (the disk's limit)": round1(row),
    };
  });
}

/**
 * What the winners' site bears once the results are public: each address by turns, with as much as the machine gives.
 * The load comes from the same machine, so the figures are for comparing; the last column is for any machine.
 */
async function benchSite() {
  return withData(async (environment) => {
    const { portal, close } = await preparePortal(readConfig(environment));
    await seedWorld(portal, "announced");
    await close();
    const { server, url } = await startServer(environment);
    const page = await (await fetch(url + paths.winners)).text();
    const file = /href="(\/assets\/base-[^"]+\.css)"/.exec(page)?.[1];
    const code = /href="\/winners\/([^"/]+-\d+)"/.exec(page)?.[1];
    if (!file || !code) throw new Error("The winners' page has no case or no styles");
    const addresses = {
      "static file": file,
      "winners' page": paths.winners,
      "a case": paths.winner(code),
      "winners as JSON": paths.winnersJson,
      "casebook, kept": paths.casebook,
    };
    const seen = new Map(Object.keys(addresses).map((name) => [name, [] as Load[]]));
    // Warms up; the book is printed for who asks first.
    for (const path of Object.values(addresses))
      for (let turn = 0; turn < CONNECTIONS; turn += 1) await (await fetch(url + path)).arrayBuffer();
    for (let round = 0; round < rounds; round += 1)
      for (const [name, path] of Object.entries(addresses))
        seen.get(name)?.push(await press(url + path, seconds));
    await stopServer(server, "SIGTERM");
    const rates = new Map([...seen].map(([name, all]) => [name, median(all.map((one) => one.rate))]));
    const still = rates.get("static file") ?? 0;
    return Object.fromEntries(
      [...seen].map(([name, all]) => {
        const rate = rates.get(name) ?? 0;
        return [
          name,
          {
            "requests/s": round1(rate),
            "p50 ms": median(all.map((one) => one.p50)),
            "p99 ms": median(all.map((one) => one.p99)),
            KB: round1(median(all.map((one) => one.bytes)) / 1000),
            "to a static file": ratio(rate, still),
          },
        ];
      }),
    );
  });
}

/** Milliseconds from nothing to the first page, and the memory of a server that has just started and that was busy. */
async function benchStart() {
  return withData(async (environment) => {
    const { portal, close } = await preparePortal(readConfig(environment));
    await seedWorld(portal, "announced");
    await close();
    const took: number[] = [];
    const memory = { quiet: 0, busy: 0 };
    for (let round = 0; round < rounds; round += 1) {
      const began = performance.now();
      const { server, url } = await startServer(environment);
      await (await fetch(url + paths.winners)).arrayBuffer();
      took.push(performance.now() - began);
      memory.quiet = megabytesOf(server.pid);
      await press(url + paths.winners, seconds);
      memory.busy = megabytesOf(server.pid);
      await stopServer(server, "SIGTERM");
    }
    return {
      "start to first page, ms": Math.round(median(took)),
      "memory, MB": memory.quiet,
      "memory after a rush, MB": memory.busy,
    };
  });
}

/** Seconds of a backup with so much in attachments, of a second one that finds them there, and of a restore, all checked. */
async function benchRestore(megabytes: number) {
  return withData(async (environment) => {
    const { portal, close } = await preparePortal(readConfig(environment));
    await seedWorld(portal, "judging");
    const { id: entryId } = await portal.db.selectFrom("entry").select("id").executeTakeFirstOrThrow();
    const { personId } = await portal.db
      .selectFrom("entry_member")
      .select("personId")
      .where("entryId", "=", entryId)
      .executeTakeFirstOrThrow();
    const now = await momentIn(portal);
    for (let at = 0; at < megabytes / ATTACHMENT_MB; at += 1) {
      const kept = await portal.files.keepBytes(randomBytes(ATTACHMENT_MB * 1_000_000));
      await insertAttachment(portal.db, {
        id: `annex-${at}`,
        entryId,
        fieldId: "annex",
        name: `annex-${at}.pdf`,
        kind: "pdf",
        ...kept,
        pages: 1,
        cleanSha256: kept.sha256,
        cleanSize: kept.size,
        smallSha256: null,
        findings: nothingFound,
        scan: "none",
        description: "",
        credit: "",
        personId,
        now,
      });
    }
    await close();
    const { dataDir } = readConfig(environment);
    const [to, restored] = [`${dataDir}-backups`, `${dataDir}-restored`];
    try {
      const took = [];
      for (const act of [
        () => backUp({ dataDir, to, at: now }),
        () => backUp({ dataDir, to, at: later(now, MINUTE) }),
        () => restore({ from: to, to: restored, now: later(now, 2 * MINUTE) }),
      ]) {
        const began = performance.now();
        await act();
        took.push(round1((performance.now() - began) / 1000));
      }
      return {
        "MB of attachments": megabytes,
        backup: took[0],
        "the next backup": took[1],
        restore: took[2],
      };
    } finally {
      for (const folder of [to, restored]) rmSync(folder, { recursive: true, force: true });
    }
  });
}

/** What a process holds of the machine's memory, as Linux tells it; NaN elsewhere. */
function megabytesOf(pid: number | undefined): number {
  const file = `/proc/${pid}/status`;
  const kilobytes = existsSync(file) ? /VmRSS:\s+(\d+)/.exec(readFileSync(file, "utf8"))?.[1] : undefined;
  return Math.round(Number(kilobytes) / 1024);
}

/** The world of the demonstration, as far as `--entries` asks for it, with the server's clock at its stage. */
async function seedWorld(portal: Portal, stage: "judging" | "announced"): Promise<void> {
  const { now } = await seedStage(portal, stage, { entries });
  await upsertSetting(portal.db, "demo.ahead", Date.parse(now) - Date.parse(portal.clock()));
}

type Load = { rate: number; p50: number; p99: number; bytes: number };

/** Asks for an address as often as so many connections can. */
async function press(url: string, duration: number): Promise<Load> {
  const result = await autocannon({ url, duration, connections: CONNECTIONS, sampleInt: 100 });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${url}: ${result.non2xx} answers were not a page, ${result.errors} failed`);
  return {
    rate: result["2xx"] / result.duration,
    p50: result.latency.p50,
    p99: result.latency.p99,
    bytes: result.throughput.total / result["2xx"],
  };
}

/** How many of these go through a second when so many hands work at once. */
async function rate<One>(of: readonly One[], act: (one: One) => Promise<void>): Promise<number> {
  const waiting = [...of];
  const began = performance.now();
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      for (let one = waiting.shift(); one; one = waiting.shift()) await act(one);
    }),
  );
  return of.length / ((performance.now() - began) / 1000);
}

async function withData<Result>(work: (environment: Environment) => Promise<Result>): Promise<Result> {
  const dataDir = mkdtempSync(join(tmpdir(), "portal-bench-"));
  try {
    return await work({
      DATA_DIR: dataDir,
      LOG_LEVEL: "silent",
      NODE_ENV: "production",
      REQUESTS_PER_MINUTE: "1000000",
      // What the server can do is asked here, not whom it turns away.
      PATIENCE_MS: "1000000",
    });
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** A moment in the call's window. */
async function momentIn(portal: Portal): Promise<Instant> {
  const edition = (await findCurrentEdition(portal.db))!; // preparePortal loads one
  return later(windowOf(rulebookOf(edition), "open").opens, 60 * MINUTE);
}

function median(of: number[]): number {
  return partOf(of, 0.5);
}

function round1(n: number): number {
  return Math.round(n * 10) / 10;
}

function ratio(a: number, b: number): number {
  return Math.round((a / b) * 1000) / 1000;
}
