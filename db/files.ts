import { createHash, randomUUID } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { copyFile, mkdir, open, readFile, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

/**
 * Attachments by the SHA-256 of their bytes, in one folder. Whoever stores a file waits for the disk: the bytes,
 * then the name, then the folder are flushed before the row that names it is committed.
 */
export function openFiles(folder: string) {
  const placeOf = (sha256: string) => join(folder, sha256.slice(0, 2), sha256);

  /** A path in the store's own drop folder, for bytes that are still arriving. */
  async function dropPath(): Promise<string> {
    const drop = join(folder, "arriving");
    await mkdir(drop, { recursive: true });
    return join(drop, randomUUID());
  }

  /** Takes a complete file from the drop folder. Gives its hash and size once it would survive a power cut. */
  async function keep(path: string): Promise<{ sha256: string; size: number }> {
    const hash = createHash("sha256");
    await pipeline(createReadStream(path), hash);
    const sha256 = hash.digest("hex");
    const place = placeOf(sha256);
    // Not a recursive one: on a full disk that says that something is missing, and not that there is no room.
    await mkdir(dirname(place)).catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    });
    await flush(path);
    const { size } = await stat(path);
    await rename(path, place);
    await flush(dirname(place));
    await flush(folder);
    return { sha256, size };
  }

  /** Puts bytes that are already in memory, such as a sponsor's logo, into the drop folder. Gives where. */
  async function dropBytes(bytes: Uint8Array): Promise<string> {
    const path = await dropPath();
    const stream = createWriteStream(path, { flags: "wx", mode: 0o600 });
    await new Promise<void>((done, failed) => stream.on("error", failed).end(bytes, () => done()));
    return path;
  }

  return {
    dropPath,
    dropBytes,
    /** Copies a file into the drop folder, so that it stays where it is until what is made of it is committed. */
    async dropCopy(path: string): Promise<string> {
      const copy = await dropPath();
      await copyFile(path, copy);
      return copy;
    },
    keep,
    keepBytes: async (bytes: Uint8Array) => keep(await dropBytes(bytes)),
    placeOf,
    read: (sha256: string): Readable => createReadStream(placeOf(sha256)),
    /** All bytes of a small file, such as a logo. */
    readWhole: (sha256: string): Promise<Buffer> => readFile(placeOf(sha256)),
    drop: (path: string) => rm(path, { force: true }),
    /** Removes a file that nobody names any more; one that is not there is removed already. */
    remove: (sha256: string) => rm(placeOf(sha256), { force: true }),
    /** Removes what was arriving when the server stopped. */
    clearDrop: () => rm(join(folder, "arriving"), { recursive: true, force: true }),
  };
}
export type Files = ReturnType<typeof openFiles>;

/** Waits until a file, or the names in a folder, would survive a power cut. */
export async function flush(path: string) {
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
