/** Backups: taken while people write, whole or refused, restored by the written instructions, and mail held after. */
import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openJobContext } from "~/context.server";
import { DAY, HOUR, later, MINUTE } from "~/domain/time";
import { post } from "~/services/outbox.server";
import { listBackups, writeBackup } from "~db/backups";
import { openDatabase } from "~db/client";
import { openMailFolder } from "~db/mail-folder";
import {
  makeAnswers,
  makeCallOpen,
  makeCookie,
  makeFiles,
  makePdf,
  makeSubmittedEntry,
} from "~db/seed/factories";
import { readConfig } from "../../scripts/config";
import { openPortal } from "../../scripts/portal";
import { restore } from "../../scripts/restore";
import { builtPages, openWorld, type World } from "../world";

const at = "2027-03-02T02:00:00.000Z";
const root = fileURLToPath(new URL("../..", import.meta.url));
const run = promisify(execFile);
let world: World;
let place: string;
let organiser: Awaited<ReturnType<World["signedIn"]>>;

beforeAll(async () => {
  place = mkdtempSync(join(tmpdir(), "portal-backups-"));
  world = await openWorld({ at });
  await makeCallOpen(world.portal, at);
  organiser = await world.signedIn({ roles: ["organiser"] });
  const lead = await world.signedIn();
  await makeSubmittedEntry(world.portal, {
    leadId: lead.personId!, // signed in
    answers: makeAnswers({ organisationName: "House of copies" }),
    files: makeFiles(),
    now: at,
  });
});
afterAll(async () => {
  await world.close();
  rmSync(place, { recursive: true, force: true });
});

/** A mail that is due, as an act of the portal would write it. */
async function writeMail(subject: string) {
  const context = await openJobContext(world.portal);
  await world.portal.db.transaction().execute((trx) =>
    post(trx, context, {
      key: subject,
      kind: "notice",
      to: { personId: null, address: organiser.address },
      mail: { subject, html: `<p>${subject}</p>`, text: subject },
    }),
  );
}

/** Every row of every table, and every file, of a data directory. */
function contentOf(dataDir: string) {
  const { raw, db } = openDatabase(join(dataDir, "portal.db"), { readonly: true });
  const tables = raw
    .prepare<[], { name: string }>("select name from sqlite_schema where type = 'table'")
    .all();
  const rows = Object.fromEntries(
    tables.map(({ name }) => [name, raw.prepare(`select * from "${name}" order by rowid`).all()]),
  ) as Record<string, { key?: string; act?: string }[]>;
  void db.destroy();
  const files = readdirSync(join(dataDir, "attachments"), { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => [one.name, readFileSync(join(one.parentPath, one.name), "base64")])
    .sort();
  return {
    rows,
    files,
    keys: ["key", "signing-key.pem"].map((key) => readFileSync(join(dataDir, key), "utf8")),
  };
}

test("whoever follows the written instructions has the same portal again, to the last row and byte", async () => {
  const written = readFileSync(join(root, "docs/backup.md"), "utf8");
  const commands = [...written.matchAll(/```sh\n(.+?)\n```/gs)].map(([, lines = ""]) => lines);
  const [take, check, bringBack] = commands as [string, string, string];
  const backups = join(place, "by-hand");
  const restored = join(place, "data-restored");
  const typed = (line: string) =>
    line
      .replaceAll("/media/disk/portal", backups)
      .replaceAll("./data-restored", restored)
      .replace("2027-05-31T155900-000Z", readdirSync(place).includes("by-hand") ? nameIn(backups) : "");
  const shell = (line: string) =>
    run("sh", ["-c", typed(line)], { cwd: root, env: { ...process.env, DATA_DIR: world.dataDir } });
  // The portal goes on writing while its backup is taken.
  const taken = new AbortController();
  const writing = (async () => {
    for (let n = 0; !taken.signal.aborted; n += 1) {
      await writeMail(`Written meanwhile ${n}`);
      await sleep(5);
    }
  })();
  const { stdout } = await shell(take);
  taken.abort();
  await writing;
  expect(stdout).toMatch(/holds: 1 entries, [1-9]\d* attachments/);
  await shell(check);
  await shell(bringBack);

  const [before, after] = [contentOf(world.dataDir), contentOf(restored)];
  expect(after.files).toEqual(before.files);
  expect(after.keys).toEqual(before.keys);
  const { outbox: mails = [], setting: settings, history = [], ...rest } = after.rows;
  const { outbox: allMails = [], setting: oldSettings, history: oldHistory = [], ...oldRest } = before.rows;
  expect(rest).toEqual(oldRest);
  // What was written before it was taken is there in its order; what came later is not.
  expect(mails.length).toBeGreaterThan(0);
  expect(mails).toEqual(allMails.slice(0, mails.length));
  expect(history.slice(0, -1)).toEqual(oldHistory.slice(0, history.length - 1));
  expect(history.at(-1)?.act).toBe("portal.restored");
  expect(settings?.filter((one) => one.key !== "restored")).toEqual(oldSettings);
});

const nameIn = (folder: string) => readdirSync(folder).find((name) => name.startsWith("2")) ?? "";

test("a backup that is damaged anywhere, or not whole, is refused by name and leaves nothing behind", async () => {
  const from = join(place, "damaged");
  const { raw, db } = openDatabase(join(world.dataDir, "portal.db"), { readonly: true });
  const { name } = await writeBackup(raw, { dataDir: world.dataDir, folder: from, at, version: "test" });
  await db.destroy();
  const [shelf = ""] = readdirSync(join(from, "attachments"));
  const [file = ""] = readdirSync(join(from, "attachments", shelf));
  const to = join(place, "never");
  for (const part of [
    join(name, "portal.db"),
    join(name, "key"),
    join(name, "signing-key.pem"),
    join(name, "backup.json"),
    join("attachments", shelf, file),
  ]) {
    const path = join(from, part);
    const whole = readFileSync(path);
    const flipped = Buffer.from(whole);
    const middle = Math.floor(whole.length / 2);
    flipped[middle] = flipped[middle]! ^ 1; // within the file
    writeFileSync(path, flipped);
    await expect(restore({ from, to, now: at })).rejects.toThrow(
      new RegExp(`does not hold.*${part.split("/").at(-1)}`, "s"),
    );
    rmSync(path);
    await expect(restore({ from, to, now: at })).rejects.toThrow(part.split("/").at(-1));
    writeFileSync(path, whole);
    expect([existsSync(to), existsSync(`${to}.restoring`)]).toEqual([false, false]);
  }
  const sums = join(from, name, "SHA256SUMS");
  const lines = readFileSync(sums, "utf8").split("\n");
  for (const at of lines.keys()) {
    if (lines[at] === "") continue;
    writeFileSync(sums, lines.filter((_, one) => one !== at).join("\n"));
    await expect(restore({ from, to, now: "2027-03-03T00:00:00.000Z" })).rejects.toThrow("SHA256SUMS");
  }
  writeFileSync(sums, lines.join("\n"));
  expect((await restore({ from, to, now: at })).name).toBe(name);
  // A second time there is something in the way.
  await expect(restore({ from, to, now: at })).rejects.toThrow("is not empty");
});

test("a restored portal sends codes to sign in and nothing else, until an organiser has answered", async () => {
  const from = join(place, "held");
  await writeMail("Waited at the backup");
  const { raw, db } = openDatabase(join(world.dataDir, "portal.db"), { readonly: true });
  await writeBackup(raw, { dataDir: world.dataDir, folder: from, at, version: "test" });
  await db.destroy();
  const dataDir = join(place, "held-data");
  const now = later(at, HOUR);
  await restore({ from, to: dataDir, now });
  const { portal, url, jobs, close } = await openPortal(
    readConfig({ DATA_DIR: dataDir, PORT: "0", LOG_LEVEL: "error", BACKUP_DIR: "none" }),
    { build: await builtPages(), clock: () => now, jobsEveryMs: null },
  );
  const cookie = await makeCookie(portal, organiser.personId!, now); // signed in before
  const ask = (path: string, body?: Record<string, string>) =>
    fetch(url + path, {
      redirect: "manual",
      headers: { cookie, origin: url },
      ...(body && { method: "POST", body: new URLSearchParams(body) }),
    });
  const subjects = async () =>
    (await openMailFolder(portal.mail.folder).list(1000)).map((one) => one.subject);
  const context = await openJobContext(portal);
  await portal.db.transaction().execute((trx) =>
    post(trx, context, {
      key: "code",
      kind: "signIn",
      to: { personId: organiser.personId!, address: organiser.address }, // signed in
      mail: { subject: "A code", html: "<p>1</p>", text: "1" },
      secret: true,
    }),
  );
  await jobs.runNow();
  expect(await subjects()).toEqual(["A code"]);
  expect(await (await ask("/desk")).text()).toContain("the portal was restored from a backup");
  const page = await (await ask("/desk/mail/restored")).text();
  const [, seen = ""] = /name="seen" value="([^"]+)"/.exec(page) ?? [];
  expect((await ask("/desk/mail/restored", { seen })).status).toBe(422);
  expect((await ask("/desk/mail/restored", { seen: "other", waiting: "send" })).status).toBe(409);
  expect((await ask("/desk/mail/restored", { seen, waiting: "hold" })).status).toBe(302);
  await jobs.runNow();
  expect(await subjects()).toEqual(["A code"]);
  const waited = await portal.db
    .selectFrom("outbox")
    .select(["state", "problemJson"])
    .where("key", "=", "Waited at the backup")
    .executeTakeFirstOrThrow();
  expect(waited).toEqual({ state: "held", problemJson: '{"id":"mail.problemRestored"}' });
  expect(await (await ask("/desk/mail/restored")).text()).toContain("Nothing is to be done here");
  await close();
});

test("while something changes a backup a minute is taken; nothing new, none; late ones are told once a day", async () => {
  const folder = join(place, "by-itself");
  const running = await openWorld({ at, env: { BACKUP_DIR: folder, LOG_LEVEL: "silent" } });
  const { portal, jobs } = running;
  const chief = await running.signedIn({ roles: ["organiser"] });
  const minute = async (n: number) => {
    running.setClock(later(at, n * MINUTE));
    await jobs.runNow();
    await portal.backups?.idle();
    return (await listBackups(folder)).length;
  };
  expect([await minute(0), await minute(1), await minute(2)]).toEqual([1, 1, 1]);
  await makeCallOpen(portal, at);
  expect(await minute(3)).toBe(2);
  expect(await (await chief.get("/desk/set-up")).text()).toContain("The newest backup is of");

  // A file where the folder should be: no backup can be written.
  await running.signedIn();
  rmSync(folder, { recursive: true });
  writeFileSync(folder, "");
  for (const n of [4, 5, 25, 30, 60]) await minute(n);
  const late = async () =>
    (await running.mailsTo(chief.address)).filter((mail) => mail.kind === "backup.late");
  expect(await late()).toHaveLength(1);
  expect(await (await chief.get("/desk")).text()).toContain("Have the backups looked at");
  await minute((2 * DAY) / MINUTE);
  expect(await late()).toHaveLength(2);
  rmSync(folder);
  expect(await minute((2 * DAY) / MINUTE + 5)).toBe(1);
  expect(await (await chief.get("/desk")).text()).not.toContain("Have the backups looked at");
  await running.close();
});

test("an attachment that the portal itself has damaged stops the backup, with its name", async () => {
  const [shelf = ""] = readdirSync(join(world.dataDir, "attachments")).filter((name) => name.length === 2);
  const [file = ""] = readdirSync(join(world.dataDir, "attachments", shelf));
  const path = join(world.dataDir, "attachments", shelf, file);
  const whole = readFileSync(path);
  writeFileSync(path, makePdf("Something else"));
  const { raw, db } = openDatabase(join(world.dataDir, "portal.db"), { readonly: true });
  const folder = join(place, "rotten");
  await expect(writeBackup(raw, { dataDir: world.dataDir, folder, at, version: "test" })).rejects.toThrow(
    file,
  );
  expect(await listBackups(folder)).toEqual([]);
  await db.destroy();
  writeFileSync(path, whole);
});
