import { createHash, randomUUID } from "node:crypto";
import { link, mkdir, open, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Instant } from "~/domain/time";

/** A mail as the folder keeps it, and the key that makes it one mail however often it is kept. */
export type Kept = {
  key: string;
  at: Instant;
  from: string;
  replyTo: string | null;
  to: string;
  subject: string;
  html: string;
  text: string;
  attachments?: readonly { cid: string; name: string; kind: string; sha256: string }[];
};

/** A folder of mails, one file each, for a portal from which no mail leaves. */
export function openMailFolder(folder: string) {
  const read = async (id: string) => JSON.parse(await readFile(join(folder, `${id}.json`), "utf8")) as Kept; // only `keep` writes here

  /** Gives the mail's id in the folder once it would survive a power cut. The same key again changes nothing. */
  async function keep(mail: Kept): Promise<string> {
    const id = createHash("sha256").update(mail.key).digest("hex").slice(0, 32);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const draft = join(folder, `${randomUUID()}.draft`);
    const file = await open(draft, "wx", 0o600);
    try {
      await file.writeFile(JSON.stringify(mail, null, 2));
      await file.sync();
    } finally {
      await file.close();
    }
    try {
      // A name for a whole file, and only if nothing has that name: half a mail is never taken for one.
      await link(draft, join(folder, `${id}.json`));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    } finally {
      await rm(draft, { force: true });
    }
    const place = await open(folder, "r");
    try {
      await place.sync();
    } finally {
      await place.close();
    }
    return id;
  }

  /** The newest mails, newest first. */
  async function list(limit: number): Promise<(Kept & { id: string })[]> {
    const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith(".json"));
    const mails = await Promise.all(
      names.map(async (name) => {
        const id = name.replace(".json", "");
        return { ...(await read(id)), id };
      }),
    );
    const place = (mail: Kept & { id: string }) => `${mail.at} ${mail.id}`;
    return mails.sort((a, b) => (place(a) < place(b) ? 1 : -1)).slice(0, limit);
  }

  /** One mail, or undefined. */
  async function find(id: string): Promise<Kept | undefined> {
    return /^[0-9a-f]{32}$/.test(id) ? read(id).catch(() => undefined) : undefined;
  }

  /** Removes the mails of which this is true. Gives how many. */
  async function remove(isGone: (mail: Kept) => boolean): Promise<number> {
    let gone = 0;
    for (const name of await readdir(folder).catch(() => [])) {
      if (!name.endsWith(".json") || !isGone(await read(name.replace(".json", "")))) continue;
      await rm(join(folder, name), { force: true });
      gone += 1;
    }
    return gone;
  }

  return { keep, list, find, remove };
}
