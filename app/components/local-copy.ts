import { openDB } from "idb";

/** What a form holds and the server does not have yet, kept in the browser. */
export type LocalCopy = { key: string; page: string; at: number; fields: [name: string, value: string][] };
type Kept = {
  key: string;
  owner: string;
  place: string;
  page: string;
  at: number;
  iv: Uint8Array<ArrayBuffer>;
  box: ArrayBuffer;
};

/** Copies that nobody came back for are thrown away after this many milliseconds. */
const LIFE = 60 * 24 * 60 * 60 * 1000;
const DATABASE = "pioneer-copies";

/**
 * The copies of one place (a section, a scoresheet) and one person on this device. They are encrypted under a key that
 * the server hands to that person's pages alone: whoever uses the computer next finds nothing to read. Gives null
 * where the browser cannot keep, lock or encrypt anything: in some private windows, and in old browsers.
 */
export async function openLocalCopies({ secret, place }: { secret: string; place: string }) {
  try {
    const bytes = Uint8Array.from(atob(secret), (character) => character.charCodeAt(0));
    const key = await crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]);
    const owner = await nameOf(bytes);
    const database = await openDB<{ copy: { key: string; value: Kept } }>(DATABASE, 1, {
      upgrade: (fresh) => void fresh.createObjectStore("copy", { keyPath: "key" }),
    });
    const page = crypto.randomUUID();
    holdLock(page);

    const own = async () => {
      const all = await database.getAll("copy");
      const old = all.filter((one) => one.at < Date.now() - LIFE);
      await Promise.all(old.map((one) => database.delete("copy", one.key)));
      return all.filter((one) => one.owner === owner && one.place === place && one.page !== page);
    };

    const opened = async ({ key: name, page: other, at, iv, box }: Kept): Promise<LocalCopy> => {
      const text = await crypto.subtle.decrypt({ name: "AES-GCM", iv }, key, box);
      const fields = JSON.parse(new TextDecoder().decode(text)) as [string, string][]; // `put` wrote it
      return { key: name, page: other, at, fields };
    };

    return {
      /** The copies of other pages, for reading; they stay. */
      read: async (): Promise<LocalCopy[]> => Promise.all((await own()).map(opened)),
      /** Keeps what this page holds in place of what it held. */
      async put(fields: [string, string][]): Promise<void> {
        const iv = crypto.getRandomValues(new Uint8Array(12));
        const text = new TextEncoder().encode(JSON.stringify(fields));
        const box = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, text);
        await database.put("copy", {
          key: `${owner} ${place} ${page}`,
          owner,
          place,
          page,
          at: Date.now(),
          iv,
          box,
        });
      },
      /** Forgets what this page holds: the server has it. */
      drop: () => database.delete("copy", `${owner} ${place} ${page}`),
      /**
       * Hands over the copies of pages that are gone, those that end later included. `adopt` says whether a copy is
       * safe elsewhere now and may be forgotten.
       */
      async adopt(adopt: (copy: LocalCopy) => Promise<boolean>): Promise<void> {
        for (const { key: name, page: other } of await own())
          void whenGone(other, async () => {
            const kept = await database.get("copy", name);
            if (!kept) return;
            if (await adopt(await opened(kept))) await database.delete("copy", name);
          });
      },
    };
  } catch {
    return null;
  }
}
export type LocalCopies = NonNullable<Awaited<ReturnType<typeof openLocalCopies>>>;

/** Names the owner without telling who it is. */
async function nameOf(secret: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", secret));
  return btoa(String.fromCharCode(...hash.subarray(0, 9)));
}

const lockOf = (page: string) => `pioneer-page ${page}`;

/** A page holds a lock as long as it lives; the browser lets go of it however the page ends. */
function holdLock(page: string): void {
  void navigator.locks.request(lockOf(page), () => new Promise(() => undefined));
}

async function whenGone(page: string, act: () => Promise<void>): Promise<void> {
  await navigator.locks.request(lockOf(page), act);
}
