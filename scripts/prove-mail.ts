/**
 * Sends thousands of mails to a service that fails in every way (scripts/mail-service.ts), kills the sender with
 * SIGKILL at random moments, and counts by what the service took: what is lost, what is there twice, and whether its
 * limit and its pauses were kept. Clock, network, disk and kills are real; only the service is quicker than Resend:
 * so many requests a second instead of two, pauses of seconds, a day's quota that ends after three.
 * `npm run prove:mail -- --mails 10000 --kills 50 --seed 1`; exits 1 if a promise was broken.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { unsafeUniformIntDistribution, xoroshiro128plus } from "pure-rand";
import { openJobContext, type Portal } from "~/context.server";
import { decideMail, type Payload, post } from "~/services/outbox.server";
import { fromJson } from "~db/columns";
import { contextOf, makePerson } from "~db/seed/factories";
import { readConfig } from "./config";
import { nameOf, REFUSED, type Seen } from "./mail-service";
import { preparePortal } from "./portal";

/** One mail in so many has an address that the service refuses. */
const ONE_REFUSED_IN = 1000;
/** So long after an answer a kill may come before the sender could note what it said. */
const NOTING_MS = 250;
/** The service gives each mail a number once; a person looks there before deciding about a mail that is held. */
const ROUNDS = 5;

type Ask = { mails: number; alone: number; kills: number; faults: number; limit: number; seed: number };

/** Runs the proof. Gives its figures. */
export async function proveMail({ mails, alone, kills, faults, limit, seed }: Ask) {
  const dice = xoroshiro128plus(seed);
  const between = (from: number, to: number) => unsafeUniformIntDistribution(from, to, dice);
  const dataDir = mkdtempSync(join(tmpdir(), "portal-mail-"));
  const service = begin("mail-service", {}, [
    ...["--seed", String(seed), "--faults", String(faults), "--limit", String(limit)],
  ]);
  let heard = (): void => undefined;
  const port = await new Promise<number>((listening) =>
    service.on("message", (said) =>
      said === "request" ? heard() : listening((said as { port: number }).port),
    ),
  );
  const baseUrl = `http://127.0.0.1:${port}`;
  const see = async () => (await (await fetch(`${baseUrl}/seen`)).json()) as Seen;
  const environment = {
    DATA_DIR: dataDir,
    LOG_LEVEL: "silent",
    NODE_ENV: "production",
    RESEND_API_KEY: "re_proof",
    RESEND_BASE_URL: baseUrl,
  };
  const { portal, close } = await preparePortal(readConfig(environment));
  await writeMails(portal, { mails, alone });

  const killedAt: number[] = [];
  let running = 0;
  const share = Math.max(2, Math.floor((1.5 * (alone + (mails - alone) / 100)) / Math.max(1, kills)));
  const live = async (isLast: boolean) => {
    const sender = begin("mail-sender", environment, []);
    const ended = new Promise((gone) => sender.once("exit", gone));
    let began = 0;
    const kill = () => {
      killedAt.push(Date.now());
      sender.kill("SIGKILL");
    };
    // Every second life ends by the clock, the others so many requests on, with one in hand or just answered.
    let requests = killedAt.length % 2 === 0 ? between(1, share) : Infinity;
    heard = () => {
      if (began === 0) {
        began = performance.now();
        if (!isLast && requests === Infinity) setTimeout(kill, between(50, (share * 1000) / limit));
      }
      requests -= 1;
      if (requests === 0 && !isLast) setTimeout(kill, between(0, 60));
    };
    if (isLast) {
      while (await isWaiting(portal)) await new Promise((later) => setTimeout(later, 100));
      sender.kill("SIGKILL");
    }
    await ended;
    heard = () => undefined;
    if (began > 0) running += performance.now() - began;
  };
  while (killedAt.length < kills && (await isWaiting(portal))) await live(false);
  await live(true);
  const byMachine = await countHeld(portal);
  const { requests, batches } = await see();

  // A person with the service's own log decides about what is held, but for addresses that are wrong.
  const organiserId = await makePerson(portal, {
    name: "Organiser",
    address: "organiser@desk.example",
    roles: ["organiser"],
    editionId: "2027",
    now: portal.clock(),
  });
  for (let round = 0; round < ROUNDS && (await decideAll(portal, organiserId, await see())); round += 1)
    await live(true);

  const seen = await see();
  const figures = await count(portal, seen);
  service.kill();
  await close();
  rmSync(dataDir, { recursive: true, force: true });
  const wasKilled = (toldAt: number) => killedAt.some((at) => at >= toldAt && at <= toldAt + NOTING_MS);
  return {
    mails,
    kills: killedAt.length,
    requests,
    batches,
    faults: Object.values(seen.faults).reduce((sum, n) => sum + n, 0),
    "kinds of fault": Object.keys(seen.faults).length,
    ...figures,
    ...byMachine,
    "over the limit": seen.overLimit,
    "within a pause": seen.early.filter(({ toldAt }) => !wasKilled(toldAt)).length,
    "within a pause, killed before it was noted": seen.early.filter(({ toldAt }) => wasKilled(toldAt)).length,
    "requests a second": Number((requests / (running / 1000)).toFixed(1)),
    "limit a second": limit,
    "mails a second": Number((mails / (running / 1000)).toFixed(1)),
  };
}

function begin(script: string, environment: Record<string, string>, args: string[]): ChildProcess {
  const tsx = fileURLToPath(import.meta.resolve("tsx"));
  const file = fileURLToPath(new URL(`${script}.ts`, import.meta.url));
  return spawn(process.execPath, ["--import", tsx, file, ...args], {
    env: { ...process.env, ...environment },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
}

/** Posts the mails as acts would, all due at once; so many of them with a picture, spread among the others. */
async function writeMails(portal: Portal, { mails, alone }: { mails: number; alone: number }) {
  const { sha256 } = await portal.files.keepBytes(Buffer.alloc(4096, "a logo"));
  const context = await openJobContext(portal);
  const hasPicture = (at: number) =>
    Math.floor(((at + 1) * alone) / mails) > Math.floor((at * alone) / mails);
  await context.db.transaction().execute(async (trx) => {
    for (let at = 0; at < mails; at += 1) {
      const isRefused = at % ONE_REFUSED_IN === Math.min(ONE_REFUSED_IN, mails) >> 1;
      const words = `Letter ${at}. ${"The committee read your case with care. ".repeat(20)}`;
      await post(trx, context, {
        key: `proof/${at}`,
        kind: "test",
        to: { personId: null, address: `${isRefused ? REFUSED : ""}person.${at}@people.example` },
        mail: { subject: `Letter ${at}`, html: `<p>${words}</p>`, text: words },
        ...(hasPicture(at) && {
          attachments: [{ cid: "logo", name: "logo.png", kind: "image/png" as const, sha256 }],
        }),
      });
    }
  });
}

async function isWaiting({ db }: Portal): Promise<boolean> {
  const [row] = await db
    .selectFrom("outbox")
    .select("id")
    .where("state", "in", ["queued", "sending"])
    .limit(1)
    .execute();
  return row !== undefined;
}

function held({ db }: Portal) {
  return db
    .selectFrom("outbox")
    .select(["id", "copy", "recipient", "payloadJson", "problemJson"])
    .where("state", "=", "held")
    .execute();
}

/** Before a person when the machine was done: refused, or of unknown outcome. */
async function countHeld(portal: Portal) {
  const rows = await held(portal);
  const refused = rows.filter((row) => row.problemJson?.includes("mail.problemRefused")).length;
  return { "put before a person, refused": refused, "put before a person, unknown": rows.length - refused };
}

/** Decides about all that is held. Gives whether any is sent again. */
async function decideAll(portal: Portal, organiserId: string, seen: Seen): Promise<boolean> {
  const context = await contextOf(portal, organiserId, portal.clock());
  let isAgain = false;
  for (const { id, copy, recipient, payloadJson } of await held(portal)) {
    if (recipient.startsWith(REFUSED)) continue;
    const isTaken = nameOf(fromJson<Payload>(payloadJson)) in seen.taken;
    const decision = isTaken ? "doNotSend" : "sendAgain";
    await decideMail(context, { id, copy, decision, reason: "By the log of the mail service." });
    isAgain ||= !isTaken;
  }
  return isAgain;
}

async function count({ db }: Portal, { taken }: Seen) {
  const rows = await db
    .selectFrom("outbox")
    .select(["recipient", "state", "providerId", "payloadJson"])
    .execute();
  const sent = rows.map((row) => ({
    ...row,
    numbers: taken[nameOf(fromJson<Payload>(row.payloadJson))] ?? [],
  }));
  const wrong = sent.filter((row) => row.recipient.startsWith(REFUSED));
  return {
    taken: sent.filter((row) => row.numbers.length > 0).length,
    lost: sent.filter((row) => row.numbers.length === 0 && !wrong.includes(row)).length,
    double: sent.filter((row) => row.numbers.length > 1).length,
    "wrong addresses": wrong.length,
    "of these not before a person": wrong.filter((row) => row.state !== "held").length,
    "known under another's number": sent.filter(
      (row) => row.providerId !== null && !row.numbers.includes(row.providerId),
    ).length,
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: {
      mails: { type: "string", default: "10000" },
      alone: { type: "string", default: "2000" },
      kills: { type: "string", default: "50" },
      faults: { type: "string", default: "0.05" },
      limit: { type: "string", default: "20" },
      seed: { type: "string", default: "1" },
    },
  });
  const proof = await proveMail({
    mails: Number(values.mails),
    alone: Number(values.alone),
    kills: Number(values.kills),
    faults: Number(values.faults),
    limit: Number(values.limit),
    seed: Number(values.seed),
  });
  console.table(proof);
  const broken = [
    "lost",
    "double",
    "of these not before a person",
    "known under another's number",
    "over the limit",
    "within a pause",
  ] as const;
  process.exit(broken.some((name) => proof[name] > 0) ? 1 : 0);
}
