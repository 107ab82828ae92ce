/**
 * How lists grow: the same pages over few, many and very many entries, asked by turns so that all meet the same
 * machine, with the number of statements that each page asks of the database.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ServerBuild } from "@remix-run/node";
import type { KyselyPlugin } from "kysely";
import { openJobContext, type Portal } from "~/context.server";
import { windowOf } from "~/domain/stages";
import { DAY, type Instant, later, MINUTE } from "~/domain/time";
import { paths } from "~/paths";
import {
  makeAnswers,
  makeAssignment,
  makeCallOpen,
  makeCookie,
  makeFiles,
  makePerson,
  makeSubmittedEntry,
} from "~db/seed/factories";
import { readConfig } from "./config";
import { openPortal, type Running } from "./portal";

const lists: Readonly<Record<string, string>> = {
  "screening, all": "/screening?state=all",
  "screening, searched": "/screening?state=all&q=number%2033",
  "screening, last page": "/screening?state=all&page=9999",
  "entries at the desk": paths.deskEntries,
  organisations: paths.organisations,
  people: paths.people,
  mail: paths.mail,
  history: paths.history,
  "judging at the desk": paths.judgingDesk,
};

type World = { running: Running; cookie: string; counted: { statements: number } };
type Row = {
  entries: number;
  statements: number;
  "p50 ms": number;
  "p95 ms": number;
  "p95 to the first": number;
};

/** The 95th hundredth of the milliseconds of each list for each number of entries, and its ratio to the smallest. */
export async function benchLists(sizes: readonly number[], asks: number): Promise<Record<string, Row>> {
  const folders: string[] = [];
  const worlds: World[] = [];
  try {
    for (const entries of sizes) {
      const folder = mkdtempSync(join(tmpdir(), "portal-lists-"));
      folders.push(folder);
      worlds.push(await openWorld(folder, entries));
    }
    const rows: Record<string, Row> = {};
    for (const [name, path] of Object.entries(lists)) {
      const seen = worlds.map(() => [] as number[]);
      const statements = worlds.map(() => 0);
      for (let turn = -5; turn < asks; turn += 1)
        for (const [at, { running, cookie, counted }] of worlds.entries()) {
          counted.statements = 0;
          const began = performance.now();
          const answer = await fetch(running.url + path, {
            headers: { cookie, "accept-encoding": "identity" },
          });
          await answer.arrayBuffer();
          if (answer.status !== 200) throw new Error(`${path} was answered ${answer.status}`);
          if (turn < 0) continue; // warms up
          seen[at]?.push(performance.now() - began);
          statements[at] = counted.statements;
        }
      const least = partOf(seen[0] ?? [], 0.95);
      for (const [at, entries] of sizes.entries()) {
        const all = seen[at] ?? [];
        const p95 = partOf(all, 0.95);
        rows[`${name}, ${entries}`] = {
          entries,
          statements: statements[at] ?? 0,
          "p50 ms": Math.round(partOf(all, 0.5) * 10) / 10,
          "p95 ms": Math.round(p95 * 10) / 10,
          "p95 to the first": Math.round((p95 / least) * 100) / 100,
        };
      }
    }
    return rows;
  } finally {
    for (const { running } of worlds) await running.close();
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  }
}

/** A portal in the midst of screening with so many submitted entries, each with a lead of its own and three judges. */
async function openWorld(folder: string, entries: number): Promise<World> {
  let now: Instant = "2027-01-01T00:00:00.000Z";
  const running = await openPortal(
    readConfig({
      DATA_DIR: folder,
      PORT: "0",
      LOG_LEVEL: "silent",
      BACKUP_DIR: "none",
      REQUESTS_PER_MINUTE: "100000000",
    }),
    {
      build: (await import(new URL("../build/server/index.js", import.meta.url).href)) as ServerBuild,
      clock: () => now,
      jobsEveryMs: null,
    },
  );
  const { portal } = running;
  const { edition } = await openJobContext(portal);
  now = later(windowOf(edition.rulebook, "open").opens, DAY);
  const deskId = await seed(portal, { entries, editionId: edition.id, now });
  now = later(windowOf(edition.rulebook, "scoring").opens, MINUTE);
  const cookie = await makeCookie(portal, deskId, now);
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

async function seed(
  portal: Portal,
  { entries, editionId, now }: { entries: number; editionId: string; now: Instant },
): Promise<string> {
  await makeCallOpen(portal, now);
  const person = (name: string, ...roles: ("organiser" | "screener" | "judge")[]) =>
    makePerson(portal, {
      name,
      address: `${name.replaceAll(" ", ".")}@people.example`,
      roles,
      editionId,
      now,
    });
  const judges: string[] = [];
  const files = makeFiles();
  for (let at = 0; at < Math.max(6, entries / 11); at += 1) judges.push(await person(`Judge ${at}`, "judge"));
  for (let at = 0; at < entries; at += 1) {
    const entryId = await makeSubmittedEntry(portal, {
      leadId: await person(`Lead ${at}`),
      answers: makeAnswers({ title: `Case number ${at}`, organisationName: `Institute number ${at}` }),
      files,
      now,
    });
    await portal.db.updateTable("entry").set({ outcome: "valid" }).where("id", "=", entryId).execute();
    for (const turn of [0, 1, 2])
      await makeAssignment(portal, { entryId, judgeId: judges[(at + turn) % judges.length]!, now }); // within the list
  }
  return person("Desk", "organiser", "screener");
}

/** The number below which so great a part of them lies; 0 of none. */
export function partOf(of: readonly number[], part: number): number {
  const sorted = [...of].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}
