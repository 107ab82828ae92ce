/**
 * Two worlds that differ in one secret, and people who must not learn it: the same random requests in both have to be
 * answered alike, to the last byte, header and mail. `npm run prove:blind -- --from 1 --to 100 --out blind.json`:
 * sequence n is always the same within its hundred, what stands in the file already is not done again.
 */
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { ServerBuild } from "@remix-run/node";
import { openJobContext, type Portal } from "~/context.server";
import type { Answers } from "~/domain/answers";
import { codeOf } from "~/domain/entering";
import { type Instant, later, SECOND } from "~/domain/time";
import { type Dice, dice, seedFrom } from "~/engine/dice";
import { type Reader, servedBy, tableOfRoutes } from "~/table-of-routes";
import { fromJson, toJson } from "~db/columns";
import { makeAnswers, makeCookie, makeDecision, makeEntry, makePerson } from "~db/seed/factories";
import { makeRelease } from "~db/seed/results";
import { seedStage, type Seeded } from "~db/seed/stages";
import { readConfig } from "./config";
import { openPortal, type Running } from "./portal";

/** So many sequences meet the same two worlds, then they are made anew. */
const BLOCK = 100;
const REQUESTS = 8;

const outsiders: readonly Reader[] = ["anonymous", "stranger", "otherEntrant", "sponsor"];
const entrants: readonly Reader[] = ["anonymous", "stranger", "entrant", "otherEntrant", "sponsor"];
const entrantsAndJudges: readonly Reader[] = [...entrants, "judge", "otherJudge"];

type Secret = {
  /** Who must not learn it before the results are public. */
  unknowing: readonly Reader[];
  /** Makes the second world another one. Gives a page that says so to somebody who may know. */
  change: (portal: Portal, seeded: Seeded) => Promise<{ reader: Reader; address: string }>;
};

const secrets: Readonly<Record<string, Secret>> = {
  "who judges": {
    unknowing: entrantsAndJudges,
    async change({ db }, seeded) {
      const id = await otherJudgeOf(db, seeded);
      await db.updateTable("person").set({ name: "Prof Somebody Else" }).where("id", "=", id).execute();
      await db
        .updateTable("address")
        .set({ address: "else@judges.example", normalised: "else@judges.example" })
        .where("personId", "=", id)
        .execute();
      return { reader: "organiser", address: `/desk/judges/${id}` };
    },
  },
  "a score": {
    unknowing: [...entrantsAndJudges, "screener"],
    async change({ db }, seeded) {
      const sheet = await sheetOf(db, seeded);
      const marks = fromJson<Record<string, number>>(sheet.marksJson);
      const [criterion = "", mark = 0] = Object.entries(marks)[0] ?? [];
      const other = toJson({ ...marks, [criterion]: mark === 4 ? 2 : 4 });
      await db.updateTable("scoresheet").set({ marksJson: other }).where("id", "=", sheet.id).execute();
      return { reader: "chair", address: `/desk/judging/sheets/${sheet.assignmentId}` };
    },
  },
  "a judge's words": {
    unknowing: [...entrantsAndJudges, "screener"],
    async change({ db }, seeded) {
      const { id, assignmentId } = await sheetOf(db, seeded);
      const comment = "Said otherwise in this world, and at another length.";
      await db.updateTable("scoresheet").set({ comment, note: comment }).where("id", "=", id).execute();
      return { reader: "chair", address: `/desk/judging/sheets/${assignmentId}` };
    },
  },
  "a decision": {
    unknowing: [...entrantsAndJudges, "screener"],
    async change({ db }) {
      const decisions = await db.selectFrom("decision").selectAll().where("state", "=", "approved").execute();
      const decision = decisions.find((one) => winnersIn(one.winnersJson).length > 0)!; // the demonstration has one
      const fewer = toJson({
        ...fromJson<object>(decision.winnersJson),
        winners: winnersIn(decision.winnersJson).slice(1),
      });
      await db.updateTable("decision").set({ winnersJson: fewer }).where("id", "=", decision.id).execute();
      return { reader: "chair", address: `/desk/decisions/${decision.category}` };
    },
  },
  "who entered": {
    unknowing: [...outsiders, "judge", "otherJudge"],
    async change({ db }, seeded) {
      const { entry = "" } = seeded.ids;
      const lead = await db
        .selectFrom("entry_member")
        .innerJoin("address", "address.personId", "entry_member.personId")
        .select(["entry_member.personId", "address.address"])
        .where("entryId", "=", entry)
        .where("capacity", "=", "lead")
        .executeTakeFirstOrThrow();
      const other = lead.address.replace(/^[^@]+/, "another.lead");
      const swapped = (json: string) => json.replaceAll(lead.address, other);
      for (const { number, documentJson } of await db
        .selectFrom("revision")
        .select(["number", "documentJson"])
        .where("entryId", "=", entry)
        .execute())
        await db
          .updateTable("revision")
          .set({ documentJson: swapped(documentJson) })
          .where("entryId", "=", entry)
          .where("number", "=", number)
          .execute();
      await db
        .updateTable("address")
        .set({ address: other, normalised: other })
        .where("personId", "=", lead.personId)
        .execute();
      return { reader: "organiser", address: `/desk/people/${lead.personId}` };
    },
  },
  "that an entry is being written": {
    unknowing: entrantsAndJudges,
    async change(portal, { now }) {
      const { db } = portal;
      const before = await db.selectFrom("edition").select(["id", "lastNumber"]).execute();
      const leadId = await makePerson(portal, {
        name: "Quiet Writer",
        address: "quiet@writers.example",
        editionId: "2027",
        now,
      });
      const answers: Answers = makeAnswers({ title: "A case that nobody has heard of" });
      await makeEntry(portal, { leadId, answers, now });
      // The number that an entry gets says how many were begun before it. It is no secret, and no part of this one.
      for (const { id, lastNumber } of before)
        await db.updateTable("edition").set({ lastNumber }).where("id", "=", id).execute();
      return { reader: "organiser", address: `/desk/people/${leadId}` };
    },
  },
  "a tie between judge and entry": {
    unknowing: entrantsAndJudges,
    async change({ db }, seeded) {
      const judgeId = await otherJudgeOf(db, seeded);
      const { entryId } = await db
        .selectFrom("assignment")
        .select("entryId")
        .where("judgeId", "!=", judgeId)
        .executeTakeFirstOrThrow();
      await db
        .insertInto("conflict")
        .values({
          id: "a-tie-of-one-world",
          editionId: "2027",
          entryId,
          judgeId,
          tier: "declare",
          origin: "judge",
          kind: "other",
          reason: "A cousin",
          createdAt: seeded.now,
          endedAt: null,
        })
        .execute();
      return { reader: "chair", address: `/desk/judges/${judgeId}` };
    },
  },
  "what is ready to be released": {
    unknowing: [...entrantsAndJudges, "screener"],
    async change(portal, seeded) {
      await prepareRelease(portal, seeded);
      return { reader: "organiser", address: "/desk/release" };
    },
  },
  // Winners know it, and sponsors from the embargo on.
  "who was told in confidence": {
    unknowing: ["anonymous", "stranger", "judge", "otherJudge", "screener"],
    async change(portal, seeded) {
      const by = await prepareRelease(portal, seeded);
      await makeRelease(portal, {
        ...by,
        wave: "embargo",
        releaseAt: later(seeded.now, SECOND),
        now: seeded.now,
      });
      return { reader: "organiser", address: "/desk/release/embargo" };
    },
  },
};

/** Decides what is left to decide and approves a release far ahead. Gives the two people who did. */
async function prepareRelease(portal: Portal, { now, readers }: Seeded) {
  const [approverId, organiserId] = [readers.chair ?? "", readers.organiser ?? ""];
  for (const category of ["C2", "C4", "LifeSciences"])
    await makeDecision(portal, { category, chairId: approverId, organiserId, now });
  const by = { organiserId, approverId };
  await makeRelease(portal, { ...by, releaseAt: "2099-01-01T00:00:00.000Z", reason: "Far away", now });
  return by;
}

type Db = Portal["db"];

const winnersIn = (json: string) => fromJson<{ winners: unknown[] }>(json).winners;

/** A judge with a sheet that is in who is none of those that ask. */
async function otherJudgeOf(db: Db, { readers }: Seeded): Promise<string> {
  const { judgeId } = await sheetsOfOthers(db, readers).executeTakeFirstOrThrow();
  return judgeId;
}
function sheetOf(db: Db, { readers }: Seeded) {
  return sheetsOfOthers(db, readers).executeTakeFirstOrThrow();
}
function sheetsOfOthers(db: Db, readers: Seeded["readers"]) {
  return db
    .selectFrom("scoresheet")
    .innerJoin("assignment", "assignment.id", "scoresheet.assignmentId")
    .select(["scoresheet.id", "scoresheet.marksJson", "assignment.judgeId", "scoresheet.assignmentId"])
    .where("scoresheet.submittedAt", "is not", null)
    .where("assignment.judgeId", "not in", [readers.judge ?? "", readers.otherJudge ?? ""])
    .orderBy("scoresheet.id");
}

type World = { running: Running; cookies: Record<string, string> };

const built = (await import(new URL("../build/server/index.js", import.meta.url).href)) as ServerBuild;

async function openWorld(folder: string, now: () => Instant, seed: number): Promise<Running> {
  const thrown = dice(seed);
  return openPortal(
    readConfig({
      DATA_DIR: folder,
      PORT: "0",
      LOG_LEVEL: "silent",
      BACKUP_DIR: "none",
      PUBLIC_URL: "https://award.example",
      REQUESTS_PER_MINUTE: "100000000",
    }),
    {
      build: built,
      clock: now,
      jobsEveryMs: null,
      random: (bytes) => Uint8Array.from({ length: bytes }, () => thrown.below(256)),
    },
  );
}

/** What was answered, less the nonce and the name of this world's port. */
async function answerOf({ running, cookies }: World, asked: Asked) {
  const began = performance.now();
  const answer = await fetch(`http://127.0.0.1:${running.port}${asked.address}`, {
    method: asked.method,
    redirect: "manual",
    headers: {
      cookie: cookies[asked.reader] ?? "",
      "accept-encoding": "identity",
      ...(asked.method === "POST" && { origin: "https://award.example" }),
    },
    ...(asked.method === "POST" && { body: new URLSearchParams(asked.fields) }),
  });
  const body = Buffer.from(await answer.arrayBuffer()).toString("latin1");
  const spent = performance.now() - began;
  const same = (text: string) => text.replace(/nonce-[^']+/g, "nonce").replace(/nonce="[^"]+"/g, "nonce");
  const cookie = answer.headers.getSetCookie().find((one) => one.includes("session"));
  return {
    spent,
    cookie: cookie?.split(";")[0],
    told: JSON.stringify([
      answer.status,
      [...answer.headers].filter(([name]) => name !== "date").map(([name, value]) => [name, same(value)]),
      same(body),
    ]),
  };
}

type Asked = {
  reader: Reader;
  method: "GET" | "POST";
  address: string;
  fields: Record<string, string>;
};

const askable = tableOfRoutes.filter((row) => !row.modes && !row.signed && row.path !== "/assets/*");
const words = [
  "1",
  "2",
  "C1",
  "C4",
  "FR",
  "VN",
  "all",
  "valid",
  "score",
  "name",
  "judge",
  "-1",
  "%",
  "prof",
  "a",
];
const asks = ["page", "q", "category", "country", "region", "state", "sort", "only", "stage", "code", "hash"];

function ask(thrown: Dice, reader: Reader, things: Record<string, readonly string[]>): Asked {
  const one = <Thing>(list: readonly Thing[]) => list[thrown.below(list.length)]!; // lists here are never empty
  const row = one(askable);
  const path = row.path.replace(/:([a-zA-Z]+)/g, (_, name: string) =>
    encodeURIComponent(one(things[name] ?? things["any"] ?? ["none"])),
  );
  const isPost = servedBy(row, "POST") !== undefined && thrown.below(4) === 0;
  const pairs = () =>
    Object.fromEntries(Array.from({ length: thrown.below(4) }, () => [one(asks), one(words)]));
  const query = thrown.below(3) === 0 ? `?${new URLSearchParams(pairs()).toString()}` : "";
  const isData = row.by === "remix" && !path.includes(".") && thrown.below(4) === 0;
  const shown = isData ? (path === "/" ? "/_root.data" : `${path}.data`) : path;
  return { reader, method: isPost ? "POST" : "GET", address: shown + query, fields: isPost ? pairs() : {} };
}

/** What addresses are filled with: the same things for both worlds, taken from the first. */
async function thingsOf(portal: Portal, { ids }: Seeded): Promise<Record<string, readonly string[]>> {
  const { db } = portal;
  const all = async (
    table: "entry" | "assignment" | "attachment" | "decision" | "plan" | "sponsor" | "person",
  ) => (await db.selectFrom(table).select("id").orderBy("id").limit(40).execute()).map((row) => row.id);
  const entries = await all("entry");
  const people = await all("person");
  const assignments = await all("assignment");
  const { edition } = await openJobContext(portal);
  return {
    entry: entries,
    alike: entries,
    assignment: assignments,
    attachment: await all("attachment"),
    photo: await all("attachment"),
    plan: await all("plan"),
    sponsor: await all("sponsor"),
    person: people,
    judge: people,
    code: Array.from({ length: 20 }, (_, at) => codeOf(edition.rulebook, at + 1)),
    category: ["C1", "C2", "C3", "C4", "LifeSciences", "C9"],
    edition: ["2027", "2025"],
    section: ["case", "people", "organisation"],
    field: ["photos", "annex", "summary"],
    case: ["sample1", "sample2"],
    revision: ["1", "2"],
    version: ["1", "2"],
    act: ["1", "9"],
    serial: ["000000000000"],
    any: ["none", "1", ...Object.values(ids)],
  };
}

type Tally = { sequences: number; requests: number; differences: number; msA: number; msB: number };
type Proof = Record<string, { done: [number, number][]; tally: Tally }>;

const { values } = parseArgs({
  options: {
    from: { type: "string", default: "1" },
    to: { type: "string", default: "100" },
    secret: { type: "string" },
    out: { type: "string" },
  },
});
const { out } = values;
const proof: Proof =
  out !== undefined && existsSync(out) ? (JSON.parse(readFileSync(out, "utf8")) as Proof) : {};
const [from, to] = [Number(values.from), Number(values.to)];
const workshop = mkdtempSync(join(tmpdir(), "portal-blind-"));
try {
  const first = join(workshop, "first");
  let now: Instant = "2027-02-01T00:00:00.000Z";
  const making = await openWorld(first, () => now, 1);
  const seeded = await seedStage(making.portal, "deliberation", { entries: 12 });
  now = seeded.now;
  const things = await thingsOf(making.portal, seeded);
  await making.close();

  for (const [name, secret] of Object.entries(secrets).filter(
    ([one]) => !values.secret || one === values.secret,
  )) {
    const second = join(workshop, "second");
    rmSync(second, { recursive: true, force: true });
    cpSync(first, second, { recursive: true });
    const other = await openWorld(second, () => now, 2);
    const seen = await secret.change(other.portal, seeded);
    await other.close();
    await seeTheDifference(name, seen, { first, second, seeded });
    const kept = (proof[name] ??= {
      done: [],
      tally: { sequences: 0, requests: 0, differences: 0, msA: 0, msB: 0 },
    });
    for (let block = from; block <= to; block += BLOCK) {
      const seeds = Array.from({ length: Math.min(BLOCK, to - block + 1) }, (_, at) => block + at).filter(
        (seed) => !kept.done.some(([a, b]) => seed >= a && seed <= b),
      );
      if (seeds.length === 0) continue;
      await proveBlock(name, secret, {
        first,
        second,
        seeds,
        things,
        seeded,
        tally: kept.tally,
        // Who is told in confidence has been told by then.
        now: () => later(seeded.now, 2 * SECOND),
      });
      kept.done.push([seeds[0]!, seeds.at(-1)!]); // there is one at least
      if (out !== undefined) writeFileSync(out, `${JSON.stringify(proof, null, 2)}\n`);
    }
  }
} finally {
  rmSync(workshop, { recursive: true, force: true });
}
console.table(
  Object.fromEntries(
    Object.entries(proof).map(([name, { tally }]) => [
      name,
      {
        sequences: tally.sequences,
        requests: tally.requests,
        differences: tally.differences,
        "ms a request": (tally.msA / tally.requests).toFixed(2),
        "in the other": (tally.msB / tally.requests).toFixed(2),
      },
    ]),
  ),
);
if (Object.values(proof).some(({ tally }) => tally.differences > 0)) process.exitCode = 1;

/** Copies of both worlds, open, with a session for each reader. */
async function openBoth(
  readers: readonly Reader[],
  {
    first,
    second,
    seeded,
    seed,
    now,
  }: { first: string; second: string; seeded: Seeded; seed: number; now: () => Instant },
): Promise<World[]> {
  const worlds: World[] = [];
  for (const [at, folder] of [first, second].entries()) {
    const own = join(workshop, `world-${at}`);
    rmSync(own, { recursive: true, force: true });
    cpSync(folder, own, { recursive: true });
    const running = await openWorld(own, now, seed);
    const cookies: Record<string, string> = {};
    for (const reader of readers) {
      const personId = seeded.readers[reader];
      if (!personId) continue;
      cookies[reader] = await makeCookie(running.portal, personId, now());
    }
    worlds.push({ running, cookies });
  }
  return worlds;
}

/** A proof that compares one world with itself proves nothing: whoever may know has to see that they are two. */
async function seeTheDifference(
  name: string,
  { reader, address }: { reader: Reader; address: string },
  folders: { first: string; second: string; seeded: Seeded },
) {
  const worlds = await openBoth([reader], { ...folders, seed: 5, now: () => folders.seeded.now });
  const told = [];
  for (const world of worlds)
    told.push((await answerOf(world, { reader, method: "GET", address, fields: {} })).told);
  for (const { running } of worlds) await running.close();
  if (told[0] === told[1] || !told[1]?.startsWith("[200,"))
    throw new Error(`${name}: ${reader} sees no difference at ${address}: ${told[1]?.slice(0, 60)}`);
}

async function proveBlock(
  name: string,
  secret: Secret,
  {
    first,
    second,
    seeds,
    things,
    seeded,
    tally,
    now,
  }: {
    first: string;
    second: string;
    seeds: readonly number[];
    things: Record<string, readonly string[]>;
    seeded: Seeded;
    tally: Tally;
    now: () => Instant;
  },
) {
  const worlds = await openBoth(secret.unknowing, {
    first,
    second,
    seeded,
    seed: seedFrom(seeds[0]!, 3),
    now,
  });
  for (const seed of seeds) {
    const thrown = dice(seedFrom(seed, 7));
    const reader = secret.unknowing[thrown.below(secret.unknowing.length)]!; // none is empty
    tally.sequences += 1;
    for (let at = 0; at < REQUESTS; at++) {
      const asked = ask(thrown, reader, things);
      // Which world answers first must not decide which one seems faster.
      const order = thrown.below(2) === 0 ? [0, 1] : [1, 0];
      const answers: Awaited<ReturnType<typeof answerOf>>[] = [];
      for (const which of order) answers[which] = await answerOf(worlds[which]!, asked);
      const [one, two] = answers as [(typeof answers)[number], (typeof answers)[number]];
      tally.requests += 1;
      tally.msA += one.spent;
      tally.msB += two.spent;
      for (const [which, { cookie }] of [one, two].entries())
        if (cookie !== undefined) worlds[which]!.cookies[reader] = cookie;
      if (one.told !== two.told) {
        tally.differences += 1;
        console.error(
          `${name}: sequence ${seed}, ${reader} ${asked.method} ${asked.address}\n${apart(one.told, two.told)}`,
        );
      }
    }
  }
  const mails = await Promise.all(worlds.map((world) => mailsTo(world.running.portal, secret, seeded)));
  if (mails[0] !== mails[1]) {
    tally.differences += 1;
    console.error(
      `${name}: mails of sequences ${seeds[0]} to ${seeds.at(-1)}\n${apart(mails[0]!, mails[1]!)}`,
    );
  }
  for (const { running } of worlds) await running.close();
}

/** Every mail and message of those who must not learn the secret. */
async function mailsTo({ db }: Portal, { unknowing }: Secret, { readers }: Seeded): Promise<string> {
  const people = unknowing.map((reader) => readers[reader]).filter((id): id is string => id !== null);
  const posted = await db
    .selectFrom("outbox")
    .select(["key", "personId", "payloadJson", "notBefore"])
    .where("personId", "in", people)
    // What waits for its moment is not theirs yet.
    .where(
      "notBefore",
      "<=",
      (
        await db
          .selectFrom("history")
          .select((of) => of.fn.max<string>("at").as("at"))
          .executeTakeFirstOrThrow()
      ).at,
    )
    .orderBy("createdAt")
    .orderBy("key")
    .execute();
  return JSON.stringify(posted);
}

/** Where two answers part, with a little of what stands around it. */
function apart(one: string, two: string): string {
  let at = 0;
  while (at < one.length && one[at] === two[at]) at += 1;
  const near = (text: string) => text.slice(Math.max(0, at - 80), at + 80);
  return `  ${near(one)}\n  ${near(two)}`;
}
