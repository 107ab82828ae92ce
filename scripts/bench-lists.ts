/**
 * How lists grow: the same pages over few, many and very many entries, asked by turns so that all meet the same
 * machine, with the number of statements that each page asks of the database.
 */
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ServerBuild } from "@remix-run/node";
import type { KyselyPlugin } from "kysely";
import { openJobContext } from "~/context.server";
import type { Role } from "~/domain/roles";
import type { Outcome } from "~/domain/screening";
import { windowOf } from "~/domain/stages";
import { DAY, type Instant, later, MINUTE } from "~/domain/time";
import { paths } from "~/paths";
import { replyToOutcome } from "~/services/screening.server";
import { measureTables } from "~db/client";
import {
  contextOf,
  makeAnswers,
  makeAssignment,
  makeCallOpen,
  makeCookie,
  makeFiles,
  makePerson,
  makeScoresheet,
  makeScreened,
  makeSubmittedEntry,
} from "~db/seed/factories";
import { readConfig } from "./config";
import { copyRows, marksOf } from "./copied-rows";
import { openPortal, preparePortal, type Running } from "./portal";

const lists: Readonly<Record<string, string>> = {
  "screening, all": "/screening?state=all",
  "screening, last page": "/screening?state=all&page=9999",
  "screening, to do": paths.screening,
  "screening, alike": "/screening?state=all&mark=likenesses",
  "entries at the desk": paths.deskEntries,
  organisations: paths.organisations,
  people: paths.people,
  mail: paths.mail,
  "mail, delivered": "/desk/mail?state=delivered",
  history: paths.history,
  "history of entries": "/desk/history?kind=entry",
  "judging at the desk": paths.judgingDesk,
};

/** So many entries are made in earnest, with their judges; a larger world has them again and again under other names. */
const BLOCK = 66;

type World = { running: Running; cookie: string; counted: { statements: number } };
type Row = {
  entries: number;
  statements: number;
  "p50 ms": number;
  "p95 ms": number;
  "p95 to the first": number;
  /** Of the processor alone, so that others on the machine count less. */
  "work p50 ms": number;
  "work p95 ms": number;
  "work p95 to the first": number;
};

/** The 95th hundredth of the milliseconds of each list for each number of entries, and its ratio to the smallest. */
export async function benchLists(sizes: readonly number[], asks: number): Promise<Record<string, Row>> {
  const folders: string[] = [];
  const worlds: World[] = [];
  try {
    const folder = () => {
      folders.push(mkdtempSync(join(tmpdir(), "portal-lists-")));
      return folders.at(-1)!; // just added
    };
    const model = folder();
    const since = await seedModel(model);
    for (const entries of sizes) {
      const own = folder();
      cpSync(model, own, { recursive: true });
      copyRows(join(own, "portal.db"), { since, count: BLOCK, times: Math.round(entries / BLOCK) - 1 });
      worlds.push(await openWorld(own));
    }
    const rows: Record<string, Row> = {};
    for (const [name, path] of Object.entries(lists)) {
      const seen = worlds.map(() => [] as number[]);
      const worked = worlds.map(() => [] as number[]);
      const statements = worlds.map(() => 0);
      for (let turn = -5; turn < asks; turn += 1)
        for (const [at, { running, cookie, counted }] of worlds.entries()) {
          counted.statements = 0;
          const [began, working] = [performance.now(), process.cpuUsage()];
          const answer = await fetch(running.url + path, {
            headers: { cookie, "accept-encoding": "identity" },
          });
          await answer.arrayBuffer();
          if (answer.status !== 200) throw new Error(`${path} was answered ${answer.status}`);
          if (turn < 0) continue; // warms up
          seen[at]?.push(performance.now() - began);
          const { user, system } = process.cpuUsage(working);
          worked[at]?.push((user + system) / 1000);
          statements[at] = counted.statements;
        }
      const figuresOf = (all: readonly number[], first: readonly number[]) => {
        const [p50, p95] = [partOf(all, 0.5), partOf(all, 0.95)];
        return {
          p50: round1(p50),
          p95: round1(p95),
          ratio: Math.round((p95 / partOf(first, 0.95)) * 100) / 100,
        };
      };
      for (const [at, entries] of sizes.entries()) {
        const wall = figuresOf(seen[at] ?? [], seen[0] ?? []);
        const work = figuresOf(worked[at] ?? [], worked[0] ?? []);
        rows[`${name}, ${entries}`] = {
          entries,
          statements: statements[at] ?? 0,
          "p50 ms": wall.p50,
          "p95 ms": wall.p95,
          "p95 to the first": wall.ratio,
          "work p50 ms": work.p50,
          "work p95 ms": work.p95,
          "work p95 to the first": work.ratio,
        };
      }
    }
    return rows;
  } finally {
    for (const { running } of worlds) await running.close();
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  }
}

/** A portal over such a folder ten days into scoring, asked as one who organises and screens, and how it counts. */
async function openWorld(folder: string): Promise<World> {
  let now: Instant = "2027-01-01T00:00:00.000Z";
  const running = await openPortal(configOf(folder), {
    build: (await import(new URL("../build/server/index.js", import.meta.url).href)) as ServerBuild,
    clock: () => now,
    jobsEveryMs: null,
  });
  const { portal } = running;
  const { edition } = await openJobContext(portal);
  now = later(windowOf(edition.rulebook, "scoring").opens, 10 * DAY);
  const desk = await portal.db
    .selectFrom("person")
    .select("id")
    .where("name", "=", "Desk")
    .executeTakeFirstOrThrow();
  await measureTables(portal.db); // as its jobs do
  const cookie = await makeCookie(portal, desk.id, now);
  const counted = { statements: 0 };
  const count: KyselyPlugin = {
    transformQuery: ({ node }) => {
      counted.statements += 1;
      return node;
    },
    transformResult: ({ result }) => Promise.resolve(result),
  };
  portal.db = portal.db.withPlugin(count);
  return { running, cookie, counted };
}

const configOf = (folder: string) =>
  readConfig({
    DATA_DIR: folder,
    PORT: "0",
    LOG_LEVEL: "silent",
    BACKUP_DIR: "none",
    REQUESTS_PER_MINUTE: "100000000",
  });

/**
 * The entries of a block, each with a lead of its own, screened in each way; of those found valid, three judges have
 * each and two have marked it. Gives where the block begins in each table: staff and edition come before it.
 */
async function seedModel(folder: string): Promise<Map<string, number>> {
  const { portal, close } = await preparePortal(configOf(folder));
  const { edition } = await openJobContext(portal);
  const opensOf = (stage: "open" | "screening" | "scoring") =>
    later(windowOf(edition.rulebook, stage).opens, DAY);
  const [submitted, screened, assigned] = [opensOf("open"), opensOf("screening"), opensOf("scoring")];
  await makeCallOpen(portal, submitted);
  const person = (name: string, ...roles: Role[]) =>
    makePerson(portal, {
      name,
      address: `${name.replaceAll(" ", ".")}@people.example`,
      roles,
      editionId: edition.id,
      now: submitted,
    });
  const screenerId = await person("Desk", "organiser", "screener");
  const since = marksOf(join(folder, "portal.db"));
  const number = (at: number) => `n${String(at).padStart(4, "0")}`;
  const judges: string[] = [];
  for (let at = 0; at < 6; at += 1) judges.push(await person(`Judge ${number(at)}`, "judge"));
  const leads: string[] = [];
  const ids: string[] = [];
  for (let at = 0; at < BLOCK; at += 1) {
    const leadId = await person(`Lead ${number(at)}`);
    leads.push(leadId);
    ids.push(
      await makeSubmittedEntry(portal, {
        leadId,
        answers: makeAnswers({
          title: `Case ${number(at)}`,
          organisationName: `Institute ${number(at)}`,
          ...ownTexts(at),
        }),
        files: makeFiles(),
        now: submitted,
      }),
    );
  }
  const outcomes = [
    "valid",
    "valid",
    "valid",
    "repair",
    "valid",
    "valid",
    "notValid",
    "valid",
    "valid",
    null,
  ];
  for (const [at, entryId] of ids.entries()) {
    const outcome = outcomes[at % outcomes.length] as Outcome | null;
    if (outcome) await makeScreened(portal, { entryId, screenerId, outcome, now: screened });
    if (outcome === "notValid" && at < 20)
      await replyToOutcome(await contextOf(portal, leads[at]!, later(screened, DAY)), {
        entryId,
        words: "Look again.",
      }); // each has its lead
  }
  const valid = ids.filter((_, at) => outcomes[at % outcomes.length] === "valid");
  for (const [at, entryId] of valid.entries())
    for (const turn of [0, 1, 2]) {
      const judgeId = judges[(at + turn) % judges.length]!; // within the list
      const assignmentId = await makeAssignment(portal, { entryId, judgeId, now: assigned });
      if (turn === 2) continue;
      const marks = { CR1: 2 + (at % 4) / 2, CR2: at % 12 === turn ? 0.5 : 3, CR3: 2.5 + turn };
      // Some are far faster than the others.
      const now = later(assigned, (at % 15 === 7 ? 4 : 30 + (at % 5) * 10) * MINUTE);
      await makeScoresheet(portal, { assignmentId, judgeId, marks, now });
    }
  // Mails have gone, but for one in seven; nothing is sent here.
  await portal.db
    .updateTable("outbox")
    .set({ state: "delivered", sentAt: submitted })
    .where("kind", "=", "receipt")
    .execute();
  await close();
  return since;
}

/** Texts that nobody else has, but every thirty-third entry those of the one before. */
function ownTexts(at: number): Record<string, string> {
  const of = at % 33 === 32 ? at - 1 : at;
  const text = (count: number) =>
    Array.from({ length: count }, (_, word) => `word${of * 1000 + word}`).join(" ");
  return { summary: text(160), context: text(90), approach: text(120), results: text(120) };
}

const round1 = (n: number) => Math.round(n * 10) / 10;

/** The number below which so great a part of them lies; 0 of none. */
export function partOf(of: readonly number[], part: number): number {
  const sorted = [...of].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}
