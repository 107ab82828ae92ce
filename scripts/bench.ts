/**
 * What a page and a durable write cost, as ratios of two things measured in one run on one machine:
 * a judge's list against a bare page with the same frame and session, and submissions over HTTP against the same
 * transaction without HTTP. `npm run bench -- --seconds 5 --rounds 3`
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import autocannon from "autocannon";
import type { Portal } from "~/context.server";
import { type Instant, later, MINUTE } from "~/domain/time";
import { windowOf } from "~/domain/stages";
import { paths } from "~/paths";
import { submitEntry } from "~/services/entries.server";
import { rulebookOf } from "~/context.server";
import { findCurrentEdition } from "~db/queries/editions";
import { upsertSetting } from "~db/queries/settings";
import {
  contextOf,
  makeAnswers,
  makeCallOpen,
  makeEntry,
  makeFiles,
  makePerson,
  makeSession,
} from "~db/seed/factories";
import { seedDemonstration } from "~db/seed/stages";
import { readConfig } from "./config";
import { preparePortal } from "./portal";
import { type Environment, startServer, stopServer } from "./server-process";

const { values } = parseArgs({
  options: {
    seconds: { type: "string", default: "5" },
    rounds: { type: "string", default: "3" },
    entries: { type: "string", default: "300" },
  },
});
const [seconds, rounds, entries] = [Number(values.seconds), Number(values.rounds), Number(values.entries)];
const CONNECTIONS = 8;

const pages = await benchPages();
const writes = await benchWrites();
console.log("Pages, requests/s (median of rounds)");
console.table(pages);
console.log("Submissions, each flushed to the disk, per second");
console.table(writes);

/** Requests a second of a judge's list and of the bare page, measured in turns so that both meet the same machine. */
async function benchPages() {
  return withData(async (environment) => {
    const { portal, close } = await preparePortal(readConfig(environment));
    await seedDemonstration(portal, "judging");
    const judge = await portal.db
      .selectFrom("assignment")
      .select("judgeId")
      .limit(1)
      .executeTakeFirstOrThrow();
    const cookie = await cookieOf(portal, judge.judgeId, await momentIn(portal));
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
      drafts.push({ id, leadId, cookie: await cookieOf(portal, leadId, now) });
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
    });
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function cookieOf(portal: Portal, personId: string, now: Instant): Promise<string> {
  return (
    (await portal.cookies.session.serialize(await makeSession(portal, personId, now))).split(";")[0] ?? ""
  );
}

/** A moment in the call's window. */
async function momentIn(portal: Portal): Promise<Instant> {
  const edition = (await findCurrentEdition(portal.db))!; // preparePortal loads one
  return later(windowOf(rulebookOf(edition), "open").opens, 60 * MINUTE);
}

function median(of: number[]): number {
  const sorted = [...of].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function round1(n: number): number {
  return Math.round(n * 10) / 10;
}

function ratio(a: number, b: number): number {
  return Math.round((a / b) * 1000) / 1000;
}
