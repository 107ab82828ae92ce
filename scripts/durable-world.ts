/**
 * The world of the proof of durability: drafts that are ready, hands that save words, attach a letter and submit over
 * HTTP and note what they were told, and a count of what is there in the end.
 */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { openJobContext } from "~/context.server";
import type { Answers } from "~/domain/answers";
import { momentOf } from "~/domain/stages";
import { controls } from "~/forms/section-form";
import { en } from "~/locales/en";
import { paths } from "~/paths";
import { markOf } from "~/services/entries.server";
import { checkHistory } from "~/services/history.server";
import { type Db, openDatabase } from "~db/client";
import { fromJson } from "~db/columns";
import { openFiles } from "~db/files";
import { upsertSetting } from "~db/queries/settings";
import {
  makeAnswers,
  makeCallOpen,
  makeCookie,
  makeEntry,
  makeFiles,
  makePdf,
  makePerson,
} from "~db/seed/factories";
import { readConfig } from "./config";
import { preparePortal } from "./portal";
import type { Environment } from "./server-process";

/** People pressing at once; one in so many drafts has no letter of endorsement yet. */
const HANDS = 6;
const ONE_LETTER_IN = 4;

/** The words that say that a thing was not kept. */
const plainWords = [en["fault.full"], en["fault.failing"], en["fault.damaged"]];

export type Draft = {
  id: string;
  cookie: string;
  /** What its title is, and what it is changed to. */
  from: string;
  to: string;
  /** The letter that is still to be attached. */
  letter: Uint8Array | null;
};

/** What the portal told the hands: what it keeps, and how it said that it does not. */
export type Told = {
  titles: Map<string, string>;
  letters: Map<string, string>;
  entries: Set<string>;
  /** Refusals with plain words and without. A program is told by its status alone. */
  plain: number;
  unsaid: string[];
};
export const toldNothing = (): Told => ({
  titles: new Map(),
  letters: new Map(),
  entries: new Set(),
  plain: 0,
  unsaid: [],
});

export function settingsOf(dataDir: string): Environment {
  return {
    DATA_DIR: dataDir,
    LOG_LEVEL: "silent",
    NODE_ENV: "production",
    BACKUP_DIR: "none",
    REQUESTS_PER_MINUTE: "1000000",
  };
}

/** Makes a data directory with so many drafts in an open call. */
export async function makeDrafts(dataDir: string, drafts: number): Promise<Draft[]> {
  const { portal, close } = await preparePortal(readConfig(settingsOf(dataDir)));
  const { edition } = await openJobContext(portal);
  const now = momentOf(edition.rulebook, "open");
  await makeCallOpen(portal, now);
  // The server runs as a demonstration so that its clock stands in the call's window.
  await upsertSetting(portal.db, "demo.ahead", Date.parse(now) - Date.now());
  const made: Draft[] = [];
  for (let at = 0; at < drafts; at += 1) {
    const name = `Entrant ${at}`;
    const leadId = await makePerson(portal, {
      name,
      address: `entrant.${at}@people.example`,
      editionId: edition.id,
      now,
    });
    const lacksLetter = at % ONE_LETTER_IN === 0;
    const id = await makeEntry(portal, {
      leadId,
      answers: makeAnswers({ organisationName: `Institute ${at}`, title: name }),
      files: makeFiles().filter((file) => !lacksLetter || file.field !== "endorsementLetter"),
      now,
    });
    made.push({
      id,
      cookie: await makeCookie(portal, leadId, now),
      from: name,
      to: `${name}, said anew`,
      letter: lacksLetter ? makePdf(`Letter ${at}`) : null,
    });
  }
  await close();
  return made;
}

/**
 * Takes draft after draft through its steps with so many hands, until all are done or the server is gone. `answered` is
 * called after each answer. Gives the drafts that were refused something.
 */
export async function enterAll(
  url: string,
  drafts: readonly Draft[],
  told: Told,
  answered: () => Promise<void> | void = () => undefined,
): Promise<Draft[]> {
  const waiting = [...drafts];
  const refused: Draft[] = [];
  await Promise.all(
    Array.from({ length: HANDS }, async () => {
      for (let draft = waiting.shift(); draft; draft = waiting.shift()) {
        let isRefused = false;
        for (const step of [saveTitle, attachLetter, submit]) {
          const outcome = await step(url, draft, told).catch(() => "gone" as const);
          if (outcome === "gone") return;
          await answered();
          if (outcome === "refused") isRefused = true;
        }
        if (isRefused) refused.push(draft);
      }
    }),
  );
  return refused;
}

type Step = (url: string, draft: Draft, told: Told) => Promise<"done" | "refused">;

const saveTitle: Step = async (url, { id, cookie, from, to }, told) => {
  if (told.titles.has(id)) return "done";
  const answer = await post(url, paths.sectionDraft(id, "case"), cookie, {
    [controls.base("title")]: markOf({ title: from }, "title"),
    title: to,
  });
  const said = await answer.text();
  const kind = answer.status === 200 ? (JSON.parse(said) as { kind: string }).kind : "none";
  if (kind !== "saved") return refusedBy(answer.status, said, told, { isForProgram: true });
  told.titles.set(id, to);
  return "done";
};

const attachLetter: Step = async (url, { id, cookie, letter }, told) => {
  if (!letter || told.letters.has(id)) return "done";
  const body = new FormData();
  body.append("file", new Blob([Buffer.from(letter)]), "letter.pdf");
  const answer = await post(url, paths.files(id, "endorsementLetter"), cookie, body);
  const said = await answer.text();
  if (answer.status !== 302) return refusedBy(answer.status, said, told);
  told.letters.set(id, createHash("sha256").update(letter).digest("hex"));
  return "done";
};

const submit: Step = async (url, { id, cookie, letter }, told) => {
  // Without its letter the portal would rightly refuse it.
  if (told.entries.has(id) || (letter && !told.letters.has(id))) return "done";
  const answer = await post(url, paths.check(id), cookie, {});
  const said = await answer.text();
  if (!answer.headers.get("location")?.startsWith(paths.entry(id)))
    return refusedBy(answer.status, said, told);
  told.entries.add(id);
  return "done";
};

function post(url: string, path: string, cookie: string, body: Record<string, string> | FormData) {
  return fetch(url + path, {
    method: "POST",
    redirect: "manual",
    headers: { cookie, origin: url },
    body: body instanceof FormData ? body : new URLSearchParams(body),
  });
}

function refusedBy(
  status: number,
  said: string,
  told: Told,
  { isForProgram = false }: { isForProgram?: boolean } = {},
): "refused" {
  const isPlain = isForProgram ? status >= 500 : plainWords.some((words) => said.includes(words));
  if (isPlain) told.plain += 1;
  else
    told.unsaid.push(
      `${status}: ${said
        .replace(/<[^>]*>/g, " ")
        .replace(/\s+/g, " ")
        .slice(0, 300)}`,
    );
  return "refused";
}

/** Waits until nothing of the outbox is left to send. */
export async function waitForMails(dataDir: string): Promise<void> {
  const { db } = openDatabase(join(dataDir, "portal.db"), { readonly: true });
  const isLeft = async () =>
    (
      await db
        .selectFrom("outbox")
        .select("id")
        .where("state", "in", ["queued", "sending"])
        .limit(1)
        .execute()
    ).length > 0;
  for (let round = 0; round < 300 && (await isLeft()); round += 1)
    await new Promise((later) => setTimeout(later, 200));
  await db.destroy();
}

export type Count = {
  acknowledged: number;
  found: number;
  lost: number;
  double: number;
  "mails lost": number;
  "mails double": number;
  "faults of the history": number;
};

/** What is there of what was told, in the data directory of a server that has stopped. */
export async function countKept(dataDir: string, told: Told): Promise<Count> {
  const { db } = openDatabase(join(dataDir, "portal.db"));
  const titles = new Map(
    (await db.selectFrom("entry").select(["id", "answersJson"]).execute()).map((row) => [
      row.id,
      fromJson<Answers>(row.answersJson)["title"],
    ]),
  );
  const revisions = new Map<string, number>();
  for (const { entryId } of await db.selectFrom("revision").select("entryId").execute())
    revisions.set(entryId, (revisions.get(entryId) ?? 0) + 1);
  const letters = await keptLetters(dataDir, db);
  const outbox = await db.selectFrom("outbox").select(["key", "kind", "state"]).execute();
  const receipts = outbox.filter(
    (row) => row.kind === "receipt" && (row.state === "sent" || row.state === "delivered"),
  );
  const { fault } = await checkHistory(db);
  const folder = join(dataDir, "mail");
  await db.destroy();
  // The folder keeps one file for each message that it was given, and is made for the first.
  const mails = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".json")) : [];
  const found =
    [...told.titles].filter(([id, title]) => titles.get(id) === title).length +
    [...told.letters].filter(([id, sha256]) => letters.get(id) === sha256).length +
    [...told.entries].filter((id) => revisions.has(id)).length;
  const acknowledged = told.titles.size + told.letters.size + told.entries.size;
  return {
    acknowledged,
    found,
    lost: acknowledged - found,
    double: [...revisions.values()].filter((n) => n > 1).length,
    "mails lost": Math.max(0, revisions.size - new Set(receipts.map((row) => row.key)).size),
    "mails double": Math.max(0, mails.length - outbox.length),
    "faults of the history": fault ? 1 : 0,
  };
}

/** The letter of each entry, by the hash of the bytes that are there under its name. */
async function keptLetters(dataDir: string, db: Db): Promise<Map<string, string>> {
  const files = openFiles(join(dataDir, "attachments"));
  const rows = await db
    .selectFrom("attachment")
    .select(["entryId", "sha256"])
    .where("fieldId", "=", "endorsementLetter")
    .execute();
  return new Map(
    rows.map(({ entryId, sha256 }) => {
      const place = files.placeOf(sha256);
      const bytes = existsSync(place) ? readFileSync(place) : Buffer.alloc(0);
      return [entryId, createHash("sha256").update(bytes).digest("hex")];
    }),
  );
}
