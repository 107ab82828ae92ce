/**
 * Types into an entry while the page is killed, the server is killed, the session ends, the line is cut, pages are
 * drawn anew and a second tab joins in; then looks for every word. Words that were shown as saved, or that were two
 * seconds old when their page went, must be in the draft, or beside it where a person is asked to choose.
 * `npm run prove:drafts -- --from 1 --to 100 --out drafts.json`: the figures of several calls add up in the file.
 * Exits 1 if such a word is lost.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { type Browser, chromium, type Page } from "playwright-core";
import { unsafeUniformIntDistribution, xoroshiro128plus } from "pure-rand";
import type { Portal } from "~/context.server";
import { rulebookOf } from "~/context.server";
import { momentOf } from "~/domain/stages";
import { paths } from "~/paths";
import { findCurrentEdition } from "~db/queries/editions";
import { upsertSetting } from "~db/queries/settings";
import { makeCallOpen, makeCookie, makeEntry, makePerson } from "~db/seed/factories";
import { readConfig } from "./config";
import { preparePortal } from "./portal";
import { startServer, stopServer } from "./server-process";

const fields = ["context", "approach", "results"] as const;
type Field = (typeof fields)[number];
/**
 * A typed word. `agedTo` is how old it was when its page went, in milliseconds; never, for the last page. It is
 * `early` as long as the scripts of its page have not come: nothing can be kept without them, its age counts from then.
 */
type Word = { text: string; at: number; isEarly: boolean; isShownSaved: boolean; agedTo: number };

const figureNames = [
  "runs",
  "words",
  "shownSaved",
  "lostSaved",
  "lostOld",
  "lostYoung",
  "lostEarly",
] as const;
const eventNames = [
  "page killed",
  "page closed",
  "page drawn anew",
  "away and back",
  "server killed",
  "session ended",
  "line cut",
  "second tab",
] as const;
type Name = (typeof figureNames)[number] | (typeof eventNames)[number];
export type Figures = Record<Name, number>;

/** Milliseconds after which a word must survive whatever happens to its page. */
const OLD = 2000;
const WORDS = 40;

/**
 * Runs the seeds `from` to `to`. Gives what was typed and what was lost; `lostYoung` are words younger than that, and
 * `lostEarly` those of pages that went before their scripts had come.
 */
export async function proveDrafts({
  from,
  to,
  browser: executablePath,
}: {
  from: number;
  to: number;
  /** The program of Chromium or Chrome. */
  browser: string;
}): Promise<Figures> {
  const figures = Object.fromEntries([...figureNames, ...eventNames].map((name) => [name, 0])) as Figures; // all names
  const dataDir = mkdtempSync(join(tmpdir(), "portal-drafts-"));
  const environment = {
    DATA_DIR: dataDir,
    LOG_LEVEL: "silent",
    NODE_ENV: "production",
    REQUESTS_PER_MINUTE: "1000000",
  };
  const { portal, close } = await preparePortal(readConfig(environment));
  const at = momentOf(rulebookOf((await findCurrentEdition(portal.db))!), "open"); // preparePortal loads one
  await makeCallOpen(portal, at);
  await upsertSetting(portal.db, "demo.ahead", Date.parse(at) - Date.now());
  let running = await startServer(environment);
  const { url } = running;
  const server = {
    url,
    async killAndStart() {
      await stopServer(running.server, "SIGKILL");
      running = await startServer({ ...environment, PORT: new URL(url).port });
    },
  };
  const browser = await chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
  });
  try {
    for (let seed = from; seed <= to; seed += 1) {
      const words = await typeOn({ seed, portal, server, browser, figures });
      figures.runs += 1;
      for (const word of words.all) {
        figures.words += 1;
        if (word.isShownSaved) figures.shownSaved += 1;
        if (words.texts.includes(word.text)) continue;
        const name = word.isShownSaved
          ? "lostSaved"
          : word.isEarly
            ? "lostEarly"
            : word.agedTo >= OLD
              ? "lostOld"
              : "lostYoung";
        figures[name] += 1;
        if (name === "lostSaved" || name === "lostOld")
          console.error(`Seed ${seed} lost ${word.text} (${name})`);
      }
    }
  } finally {
    await browser.close();
    await stopServer(running.server, "SIGKILL");
    await close();
    rmSync(dataDir, { recursive: true, force: true });
  }
  return figures;
}

/** One writer's sitting. Gives every word and, at the end, all texts that the entry holds or was offered. */
async function typeOn({
  seed,
  portal,
  server,
  browser,
  figures,
}: {
  seed: number;
  portal: Portal;
  server: { url: string; killAndStart: () => Promise<void> };
  browser: Browser;
  figures: Figures;
}): Promise<{ all: Word[]; texts: string }> {
  const dice = xoroshiro128plus(seed);
  const below = (sides: number) => unsafeUniformIntDistribution(0, sides - 1, dice);
  const now = portal.clock();
  const personId = await makePerson(portal, {
    name: `Writer ${seed}`,
    address: `writer.${seed}@people.example`,
    editionId: "2027",
    now,
  });
  const id = await makeEntry(portal, { leadId: personId, answers: {}, now });
  const path = paths.section(id, "narrative");
  const context = await browser.newContext({ baseURL: server.url });
  await signIn();

  const all: Word[] = [];
  let onPage: Word[] = [];
  let page = await opened();

  async function signIn() {
    const cookie = await makeCookie(portal, personId, portal.clock());
    const [name = "", value = ""] = cookie.split(/=(.*)/s);
    await context.addCookies([{ name, value, url: server.url }]);
  }
  async function opened(): Promise<Page> {
    const fresh = await context.newPage();
    await reach(fresh);
    return fresh;
  }
  /** Draws the page, again if the server is just coming back. */
  async function reach(on: Page) {
    for (let attempt = 0; attempt < 20; attempt += 1) {
      const answer = await on.goto(path, { waitUntil: "domcontentloaded" }).catch(() => null);
      if (answer?.ok()) return;
      await sleep(250);
    }
  }
  /** The page is gone: what was on it is as old as it got. */
  function gone() {
    for (const word of onPage) word.agedTo = performance.now() - word.at;
    onPage = [];
  }
  /** Adds a word to a text as a hand would, if the page is there; and takes note of what the page says of itself. */
  async function typeWord(on: Page, field: Field) {
    const text = `w${seed}x${all.length}y`;
    const before = onPage.length;
    const seen = await on
      .evaluate(
        ([name, word]) => {
          const area = document.querySelector<HTMLTextAreaElement>(`[name=${name}]`);
          const said = document.querySelector<HTMLElement>(".kept")?.dataset["keeping"] ?? "";
          if (!area) return null;
          area.value += `${word} `;
          area.dispatchEvent(new InputEvent("input", { bubbles: true }));
          return said;
        },
        [field, text] as const,
      )
      .catch(() => null);
    if (seen === null) return;
    if (seen === "saved" && on === page) for (const word of onPage.slice(0, before)) word.isShownSaved = true;
    if (seen !== "" && on === page)
      for (const word of onPage.filter((one) => one.isEarly)) {
        word.isEarly = false;
        word.at = performance.now();
      }
    const word = {
      text,
      at: performance.now(),
      isEarly: seen === "" && on === page,
      isShownSaved: false,
      agedTo: Infinity,
    };
    all.push(word);
    if (on === page) onPage.push(word);
    else word.agedTo = 0;
  }

  const acts: Record<(typeof eventNames)[number], () => Promise<void>> = {
    "page killed": async () => {
      const network = await context.newCDPSession(page);
      gone();
      // A crashed page answers nothing any more.
      await Promise.race([network.send("Page.crash").catch(() => undefined), sleep(300)]);
      await page.close().catch(() => undefined);
      page = await opened();
    },
    "page closed": async () => {
      gone();
      await page.close({ runBeforeUnload: false });
      page = await opened();
    },
    "page drawn anew": async () => {
      gone();
      await page.reload({ waitUntil: "domcontentloaded" }).catch(() => undefined);
      await reach(page);
    },
    "away and back": async () => {
      gone();
      await page.goto(paths.entry(id)).catch(() => undefined);
      await page.goBack({ waitUntil: "domcontentloaded" }).catch(() => undefined);
      await reach(page);
    },
    "server killed": () => server.killAndStart(),
    "session ended": async () => {
      await portal.db
        .updateTable("session")
        .set({ endedAt: portal.clock() })
        .where("personId", "=", personId)
        .execute();
      for (let at = below(6); at >= 0; at -= 1) await typeWord(page, fields[below(3)]!); // one of three
      await signIn();
    },
    "line cut": async () => {
      await context.setOffline(true);
      for (let at = below(12); at >= 0; at -= 1) {
        await typeWord(page, fields[below(3)]!); // one of three
        await sleep(below(120));
      }
      await context.setOffline(false);
    },
    "second tab": async () => {
      const other = await opened();
      const field = fields[below(3)]!; // one of three
      for (let at = below(8); at >= 0; at -= 1) await typeWord(other, field);
      await sleep(below(1500));
      await other.close({ runBeforeUnload: false });
    },
  };

  while (all.length < WORDS) {
    await typeWord(page, fields[below(3)]!); // one of three
    await sleep(below(160));
    if (below(12) > 0) continue;
    const name = eventNames[below(eventNames.length)]!; // within the list
    figures[name] += 1;
    await acts[name]();
  }
  await settle(page);
  await page.close({ runBeforeUnload: false });
  const last = await opened();
  await settle(last);
  const texts = await textsOf(portal, id);
  await context.close();
  return { all, texts };
}

/** Waits until nothing is on its way and no copy on the device waits to be sent. */
async function settle(page: Page): Promise<void> {
  for (let round = 0; round < 40; round += 1) {
    const isQuiet = await page
      .evaluate(async () => {
        const said = document.querySelector<HTMLElement>(".kept")?.dataset["keeping"];
        const opening = indexedDB.open("pioneer-copies");
        const copies = await new Promise<number>((done) => {
          opening.onerror = () => done(0);
          opening.onsuccess = () => {
            if (!opening.result.objectStoreNames.contains("copy")) return void done(0);
            const count = opening.result.transaction("copy").objectStore("copy").count();
            count.onsuccess = () => done(count.result);
          };
        });
        opening.result.close();
        return (said === "saved" && copies === 0) || said === "partly";
      })
      .catch(() => false);
    if (isQuiet) return;
    await sleep(250);
  }
}

/** Everything that the entry holds, and what stands beside it to be chosen from. */
async function textsOf(portal: Portal, id: string): Promise<string> {
  const entry = await portal.db
    .selectFrom("entry")
    .select("answersJson")
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  const versions = await portal.db
    .selectFrom("answer_version")
    .select("answerJson")
    .where("entryId", "=", id)
    .execute();
  return [entry.answersJson, ...versions.map((one) => one.answerJson)].join("\n");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: {
      from: { type: "string", default: "1" },
      to: { type: "string", default: "20" },
      out: { type: "string" },
      browser: { type: "string", default: "/usr/bin/chromium" },
    },
  });
  const figures = await proveDrafts({
    from: Number(values.from),
    to: Number(values.to),
    browser: values.browser,
  });
  console.table(figures);
  if (values.out) {
    const before = (
      existsSync(values.out) ? JSON.parse(readFileSync(values.out, "utf8")) : {}
    ) as Partial<Figures>; // an earlier call wrote it
    const sum = Object.fromEntries(
      Object.entries(figures).map(([name, figure]) => [name, figure + (before[name as Name] ?? 0)]),
    );
    writeFileSync(values.out, `${JSON.stringify(sum, null, 2)}\n`);
    console.log("Together with earlier calls:");
    console.table(sum);
  }
  process.exit(figures.lostSaved || figures.lostOld ? 1 : 0);
}
