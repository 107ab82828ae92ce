import { createHash } from "node:crypto";
import { createReadStream, existsSync } from "node:fs";
import {
  appendFile,
  copyFile,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
} from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { pipeline } from "node:stream/promises";
import Database from "better-sqlite3";
import { expiredBackups } from "~/domain/backups";
import type { Instant } from "~/domain/time";
import { faultInside } from "./client";
import { flush } from "./files";

/**
 * Backups of a data directory in one folder. Each is a folder with the database and the two keys as they were at one
 * moment; the attachments of all lie beside them once, for a file's name is the hash of its bytes and never changes.
 * `SHA256SUMS` in a backup covers everything that belongs to it, so `sha256sum -c SHA256SUMS` there checks it without
 * this program. Uploads that are still arriving are not in it: a browser sends them again.
 */

/** What a backup says of itself. */
export type BackupNote = {
  format: 1;
  at: Instant;
  /** The version of the portal that wrote it. */
  version: string;
  /** Rows of each table. */
  rows: Record<string, number>;
  attachments: { files: number; bytes: number };
};
export type Backup = BackupNote & { name: string };
/** Who was erased, and when. */
export type Erasure = { personId: string; at: Instant };

/** Ids of people who were erased, and when: a line each, beside the backups, for whoever restores an older one. */
const ERASURES = "erasures.txt";
const SUMS = "SHA256SUMS";
const NOTE = "backup.json";
const KEYS = ["key", "signing-key.pem"] as const;
/** Pages of the database that are copied before others have a turn: 4 MB. */
const PAGES = 1000;

const nameOf = (at: Instant) => at.replace(/:/g, "").replace(".", "-");
const timeOf = (name: string): Instant | null => {
  const read = /^(\d{4}-\d\d-\d\dT\d\d)(\d\d)(\d\d)-(\d{3}Z)$/.exec(name);
  return read ? `${read[1]}:${read[2]}:${read[3]}.${read[4]}` : null;
};

/** The whole backups in a folder, newest first; one that was cut off while it was written is none. */
export async function listBackups(folder: string): Promise<{ name: string; at: Instant }[]> {
  const names = await readdir(folder).catch(() => []);
  return names
    .flatMap((name) => {
      const at = timeOf(name);
      return at ? [{ name, at }] : [];
    })
    .sort((a, b) => (a.at < b.at ? 1 : -1));
}

/**
 * Writes a backup of the open database and the files beside it, while others go on writing. It has its name only once
 * all of it would survive a power cut. Throws if a file cannot be read or written, and leaves nothing half.
 */
export async function writeBackup(
  raw: Database.Database,
  {
    dataDir,
    folder,
    at,
    version,
    pages = PAGES,
  }: {
    dataDir: string;
    folder: string;
    at: Instant;
    version: string;
    /** Pages copied at a time. The server's own connection may copy few: others wait for less, and its writes go in too. */
    pages?: number;
  },
): Promise<Backup> {
  const name = nameOf(at);
  const draft = join(folder, `${name}.draft`);
  await mkdir(draft, { recursive: true, mode: 0o700 });
  try {
    const copy = join(draft, "portal.db");
    await raw.backup(copy, { progress: () => pages });
    const { rows, erased } = settle(copy);
    await noteErasures(folder, erased);
    for (const key of KEYS) await copyFile(join(dataDir, key), join(draft, key));
    const attachments = await copyAttachments(join(dataDir, "attachments"), join(folder, "attachments"));
    const note: BackupNote = {
      format: 1,
      at,
      version,
      rows,
      attachments: {
        files: attachments.length,
        bytes: attachments.reduce((sum, one) => sum + one.size, 0),
      },
    };
    await writeFile(join(draft, NOTE), `${JSON.stringify(note, null, 2)}\n`);
    const sums = [];
    for (const file of ["portal.db", ...KEYS, NOTE]) sums.push(`${await hashOf(join(draft, file))}  ${file}`);
    for (const { sha256 } of attachments) sums.push(`${sha256}  ../attachments/${placeOf(sha256)}`);
    await writeFile(join(draft, SUMS), `${sums.join("\n")}\n`);
    for (const file of ["portal.db", ...KEYS, NOTE, SUMS]) await flush(join(draft, file));
    await flush(draft);
    await rename(draft, join(folder, name));
    await flush(folder);
    return { ...note, name };
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw error;
  }
}

/** Adds to the journal of erasures what it does not say yet. It is on the disk when this ends. */
export async function noteErasures(folder: string, erased: readonly Erasure[]): Promise<void> {
  const known = new Set((await readErasures(folder)).map((one) => one.personId));
  const lines = erased.flatMap(({ at, personId }) => (known.has(personId) ? [] : [`${at} ${personId}\n`]));
  if (lines.length === 0) return;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await appendFile(join(folder, ERASURES), lines.join(""), { mode: 0o600, flush: true });
  await flush(folder);
}

/** What the journal of erasures in a folder of backups says; a line that was cut off counts if its id is whole. */
export async function readErasures(folder: string): Promise<Erasure[]> {
  const text = await readFile(join(folder, ERASURES), "utf8").catch(() => "");
  return [...text.matchAll(/^(\d{4}-\d\d-\d\dT[\d:.]+Z) (\S+)$/gm)].map(([, at = "", personId = ""]) => ({
    at,
    personId,
  }));
}

/**
 * Takes the copy out of the mode of a running database, so that it is one file. Gives the rows of each table, and who
 * was erased. Throws if it is unsound: no backup that cannot be restored takes the place of one that can.
 */
function settle(file: string): { rows: Record<string, number>; erased: Erasure[] } {
  const copy = new Database(file);
  try {
    copy.pragma("journal_mode = DELETE");
    const fault = faultInside(copy);
    if (fault)
      throw Object.assign(new Error(`The database is damaged: ${fault}`), { code: "SQLITE_CORRUPT" });
    const tables = copy
      .prepare<[], { name: string }>("select name from sqlite_schema where type = 'table' order by name")
      .all();
    const rows = Object.fromEntries(
      tables.map(({ name }) => [
        name,
        copy.prepare<[], { n: number }>(`select count(*) as n from "${name}"`).get()?.n ?? 0,
      ]),
    );
    const erased = copy
      .prepare<[], Erasure>(
        `select "personId", "answeredAt" as at from erasure where state = 'made' order by "answeredAt"`,
      )
      .all();
    return { rows, erased };
  } finally {
    copy.close();
  }
}

/** Copies the files that the folder of backups does not have yet. Gives all that there are. */
async function copyAttachments(from: string, to: string): Promise<{ sha256: string; size: number }[]> {
  const all = [];
  for (const sha256 of await listFiles(from)) {
    const source = join(from, placeOf(sha256));
    const { size } = await stat(source);
    all.push({ sha256, size });
    const place = join(to, placeOf(sha256));
    if ((await stat(place).catch(() => null))?.size === size) continue;
    await mkdir(dirname(place), { recursive: true, mode: 0o700 });
    const draft = `${place}.draft`;
    await copyFile(source, draft);
    if ((await hashOf(draft)) !== sha256)
      throw new Error(`The attachment ${sha256} of the portal itself is damaged`);
    await flush(draft);
    await rename(draft, place);
    await flush(dirname(place));
  }
  return all;
}

/** The hashes of all files in a store, sorted. */
async function listFiles(folder: string): Promise<string[]> {
  const shelves = (await readdir(folder).catch(() => [])).filter((name) => /^[0-9a-f]{2}$/.test(name));
  const files = [];
  for (const shelf of shelves) files.push(...(await readdir(join(folder, shelf))));
  return files.filter((name) => /^[0-9a-f]{64}$/.test(name)).sort();
}

/** Removes backups, and the attachments that none of those left has. */
export async function dropBackups(folder: string, dropped: readonly Instant[]): Promise<void> {
  if (dropped.length === 0) return;
  for (const at of dropped) await rm(join(folder, nameOf(at)), { recursive: true, force: true });
  const needed = new Set<string>();
  for (const { name } of await listBackups(folder))
    for (const { sha256 } of await readSums(join(folder, name))) needed.add(sha256);
  for (const sha256 of await listFiles(join(folder, "attachments")))
    if (!needed.has(sha256)) await rm(join(folder, "attachments", placeOf(sha256)), { force: true });
}

/**
 * Everything that is wrong with a backup, each in a sentence; none if it is whole. The database must be sound inside
 * too: every page, every key that points elsewhere, as many rows as when it was taken.
 */
export async function checkBackup(folder: string, name: string): Promise<string[]> {
  const place = join(folder, name);
  const note = await readNote(place);
  if (!note) return [`${join(place, NOTE)} cannot be read`];
  const sums = await readSums(place);
  const faults = [];
  for (const file of ["portal.db", ...KEYS, NOTE])
    if (!sums.some((one) => one.path === join(place, file))) faults.push(`${SUMS} does not name ${file}`);
  const attachments = sums.filter(({ path }) => path.startsWith(resolve(folder, "attachments")));
  if (attachments.length !== note.attachments.files)
    faults.push(`${SUMS} names ${attachments.length} attachments; there were ${note.attachments.files}`);
  for (const { path, sha256 } of sums)
    if (!existsSync(path)) faults.push(`${path} is missing`);
    else if ((await hashOf(path)) !== sha256) faults.push(`${path} is damaged`);
  if (faults.length > 0) return faults;
  return faultsOfDatabase(join(place, "portal.db"), note);
}

function faultsOfDatabase(file: string, note: BackupNote): string[] {
  const copy = new Database(file, { readonly: true });
  try {
    const unsound = copy.pragma("integrity_check", { simple: true });
    if (unsound !== "ok") return [`${file} is unsound inside: ${String(unsound)}`];
    const astray = copy.pragma("foreign_key_check") as unknown[];
    if (astray.length > 0) return [`${file} has ${astray.length} rows that point to nothing`];
    return Object.entries(note.rows)
      .filter(
        ([table, rows]) =>
          copy.prepare<[], { n: number }>(`select count(*) as n from "${table}"`).get()?.n !== rows,
      )
      .map(([table, rows]) => `${file} does not have the ${rows} rows of ${table}`);
  } catch (error) {
    return [`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`];
  } finally {
    copy.close();
  }
}

/** What a backup says of itself, or null where that cannot be read. */
export async function readNote(place: string): Promise<BackupNote | null> {
  try {
    const note = JSON.parse(await readFile(join(place, NOTE), "utf8")) as BackupNote; // written above, its hash is checked
    return (note.format as number) === 1 ? note : null;
  } catch {
    return null;
  }
}

async function readSums(place: string): Promise<{ sha256: string; path: string }[]> {
  const text = await readFile(join(place, SUMS), "utf8").catch(() => "");
  return [...text.matchAll(/^([0-9a-f]{64}) {2}(.+)$/gm)].map(([, sha256 = "", path = ""]) => ({
    sha256,
    path: resolve(place, path),
  }));
}

/** Lays a checked backup out as a data directory, which must not be there yet. */
export async function unpackBackup(folder: string, name: string, dataDir: string): Promise<void> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  for (const { path } of await readSums(join(folder, name))) {
    const inBackup = relative(join(folder, name), path);
    if (inBackup === NOTE) continue;
    const to = join(dataDir, inBackup.startsWith("..") ? relative(folder, path) : inBackup);
    await mkdir(dirname(to), { recursive: true, mode: 0o700 });
    await copyFile(path, to);
    await flush(to);
  }
}

const placeOf = (sha256: string) => join(sha256.slice(0, 2), sha256);

async function hashOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  return hash.digest("hex");
}

/**
 * The backups that a running portal takes of itself through its own connection, so that what it writes meanwhile goes
 * in too. One at a time.
 */
export function openBackups(
  raw: Database.Database,
  { dataDir, folder, version }: { dataDir: string; folder: string; version: string },
) {
  const ownChanges = raw.prepare<[], number>("select total_changes()").pluck();
  const state = () => `${ownChanges.get()}/${String(raw.pragma("data_version", { simple: true }))}`;
  let saved: string | null = null;
  let unsavedSince: Instant | null = null;
  let inHand: Promise<unknown> = Promise.resolve();
  return {
    folder,
    /** Notes an erasure at once, so that no restore of an older backup brings the person back. */
    noteErasure: (erasure: Erasure) => noteErasures(folder, [erasure]),
    newest: async () => (await listBackups(folder))[0]?.at ?? null,
    /** Since when something has changed that is in no backup, as far as it was looked for; null where nothing has. */
    unsavedSince(now: Instant): Instant | null {
      if (state() === saved) return null;
      return (unsavedSince ??= now);
    },
    /** Whether a broken disk would take data and backups alike. */
    async isOnDiskOfData(): Promise<boolean> {
      const [own, other] = await Promise.all([stat(dataDir), stat(folder).catch(() => null)]);
      return other === null || other.dev === own.dev;
    },
    /** Takes one, and drops those that are no longer kept. Throws if it cannot be written. */
    take(now: Instant): Promise<void> {
      const taken = inHand.then(async () => {
        const covered = state();
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await writeBackup(raw, { dataDir, folder, at: now, version });
        saved = covered;
        unsavedSince = null;
        const all = await listBackups(folder);
        await dropBackups(
          folder,
          expiredBackups(
            all.map(({ at }) => at),
            now,
          ),
        );
      });
      inHand = taken.catch(() => undefined);
      return taken;
    },
    /** Ends when none is being taken. */
    idle: () => inHand,
  };
}
export type Backups = ReturnType<typeof openBackups>;
