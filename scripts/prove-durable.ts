/**
 * Kills the server with SIGKILL at random moments while entries are submitted over HTTP, starts it again, and
 * counts: what was acknowledged and is gone, what is there twice, and the same for its mails.
 * `npm run prove:durable -- --kills 100 --seed 1`; exits 1 if anything was lost or doubled.
 */
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { unsafeUniformIntDistribution, xoroshiro128plus } from "pure-rand";
import { momentOf } from "~/domain/stages";
import { paths } from "~/paths";
import { upsertSetting } from "~db/queries/settings";
import { makeAnswers, makeCallOpen, makeEntry, makeFiles, makePerson, makeSession } from "~db/seed/factories";
import { readConfig } from "./config";
import { preparePortal } from "./portal";
import { type Environment, startServer, stopServer } from "./server-process";

/** Drafts prepared for each life of the server, more than it lives to take; and people pressing at once. */
const DRAFTS = 40;
const HANDS = 6;

export type Proof = {
  kills: number;
  asked: number;
  acknowledged: number;
  found: number;
  lost: number;
  double: number;
  mailsDue: number;
  mailsLost: number;
  mailsDouble: number;
  slowestStart: number;
};

/** Runs the proof. Gives its figures; start times are in milliseconds. */
export async function proveDurable({ kills, seed }: { kills: number; seed: number }): Promise<Proof> {
  const dice = xoroshiro128plus(seed);
  const between = (from: number, to: number) => unsafeUniformIntDistribution(from, to, dice);
  const dataDir = mkdtempSync(join(tmpdir(), "portal-durable-"));
  const environment = { DATA_DIR: dataDir, LOG_LEVEL: "silent", NODE_ENV: "production" };
  const acknowledged = new Set<string>();
  const all: { id: string; cookie: string }[] = [];
  let slowestStart = 0;

  for (let life = 0; life <= kills; life += 1) {
    const drafts = life < kills ? await prepareDrafts(environment, life) : [];
    all.push(...drafts);
    const { server, url, startedIn } = await startServer(environment);
    slowestStart = Math.max(slowestStart, startedIn);
    if (life === kills) {
      await waitForMails(environment);
      await stopServer(server, "SIGTERM");
      break;
    }
    const waiting = [...drafts];
    // Every second life ends by the clock, the others so many milliseconds after so many answers: on a slow machine
    // the clock alone would strike before anything was done.
    const kill = () => server.kill("SIGKILL");
    const moment = life % 2 === 0 ? undefined : setTimeout(kill, between(20, 900));
    let answers = life % 2 === 0 ? between(1, DRAFTS / 2) : Infinity;
    await Promise.all(
      Array.from({ length: HANDS }, async () => {
        for (let draft = waiting.shift(); draft; draft = waiting.shift()) {
          const answer = await fetch(url + paths.check(draft.id), {
            method: "POST",
            redirect: "manual",
            headers: { cookie: draft.cookie, origin: url },
            body: new URLSearchParams(),
          }).catch(() => null);
          if (!answer) return;
          answers -= 1;
          if (answers === 0) setTimeout(kill, between(0, 60));
          if (answer.headers.get("location")?.startsWith(paths.entry(draft.id))) acknowledged.add(draft.id);
          else if (answer.status !== 302)
            throw new Error(
              `An entry was refused with ${answer.status}: ${(await answer.text()).slice(0, 500)}`,
            );
        }
      }),
    );
    clearTimeout(moment);
    await stopServer(server, "SIGKILL");
  }

  const figures = await count(
    environment,
    all.map(({ id }) => id),
    acknowledged,
  );
  rmSync(dataDir, { recursive: true, force: true });
  return { kills, asked: all.length, acknowledged: acknowledged.size, ...figures, slowestStart };
}

async function prepareDrafts(environment: Environment, life: number) {
  const { portal, close } = await preparePortal(readConfig(environment));
  const at = momentOf((await import("~/context.server")).rulebookOf(await currentRulebook(portal)), "open");
  const now = portal.clock() > at ? portal.clock() : at;
  if (life === 0) {
    await makeCallOpen(portal, at);
    // The server runs as a demonstration so that its clock stands in the call's window.
    await upsertSetting(portal.db, "demo.ahead", Date.parse(now) - Date.now());
  }
  const drafts = [];
  for (let at_ = 0; at_ < DRAFTS; at_ += 1) {
    const name = `Entrant ${life}-${at_}`;
    const leadId = await makePerson(portal, {
      name,
      address: `entrant.${life}.${at_}@people.example`,
      editionId: "2027",
      now,
    });
    const id = await makeEntry(portal, {
      leadId,
      answers: makeAnswers({ organisationName: `Institute ${life}-${at_}`, title: name }),
      files: makeFiles(),
      now,
    });
    const cookie =
      (await portal.cookies.session.serialize(await makeSession(portal, leadId, now))).split(";")[0] ?? "";
    drafts.push({ id, cookie });
  }
  await close();
  return drafts;
}

async function currentRulebook(portal: Awaited<ReturnType<typeof preparePortal>>["portal"]) {
  const { findCurrentEdition } = await import("~db/queries/editions");
  return (await findCurrentEdition(portal.db))!; // preparePortal loads one
}

/** Waits until the outbox of the running server has nothing left to send. */
async function waitForMails(environment: Environment) {
  const { openDatabase } = await import("~db/client");
  const { db } = openDatabase(join(environment["DATA_DIR"]!, "portal.db"), { readonly: true });
  for (let round = 0; round < 1200; round += 1) {
    const left = await db
      .selectFrom("outbox")
      .select("id")
      .where("state", "in", ["queued", "sending"])
      .limit(1)
      .execute();
    if (left.length === 0) break;
    await new Promise((later) => setTimeout(later, 250));
  }
  await db.destroy();
}

async function count(environment: Environment, asked: readonly string[], acknowledged: ReadonlySet<string>) {
  const { portal, close } = await preparePortal(readConfig(environment));
  const { db } = portal;
  const revisions = await db.selectFrom("revision").select(["entryId", "number"]).execute();
  const rows = await db.selectFrom("outbox").select(["key", "kind", "state"]).execute();
  const receipts = rows.filter((row) => row.kind === "receipt");
  await close();
  const times = new Map<string, number>();
  for (const { entryId } of revisions) times.set(entryId, (times.get(entryId) ?? 0) + 1);
  const submitted = asked.filter((id) => times.has(id));
  // The folder transport keeps one file for each message it was given, and makes the folder for the first.
  const files = existsSync(portal.mail.folder)
    ? readdirSync(portal.mail.folder, { recursive: true })
        .map(String)
        .filter((name) => /\.(eml|json)$/.test(name))
    : [];
  const sent = receipts.filter((row) => row.state === "sent" || row.state === "delivered").length;
  return {
    found: [...acknowledged].filter((id) => times.has(id)).length,
    lost: [...acknowledged].filter((id) => !times.has(id)).length,
    double: [...times.values()].filter((n) => n > 1).length,
    mailsDue: submitted.length,
    mailsLost: Math.max(0, submitted.length - Math.min(sent, new Set(receipts.map((row) => row.key)).size)),
    mailsDouble: Math.max(0, files.length - rows.length),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: { kills: { type: "string", default: "100" }, seed: { type: "string", default: "1" } },
  });
  const proof = await proveDurable({ kills: Number(values.kills), seed: Number(values.seed) });
  console.table(proof);
  process.exit(proof.lost || proof.double || proof.mailsLost || proof.mailsDouble ? 1 : 0);
}
