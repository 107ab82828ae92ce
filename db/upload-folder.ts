/**
 * Uploads that arrive in parts, by the tus protocol (tus.io): each is a file in one folder until it is whole. Who may
 * send what is decided before; here bytes find their place, whatever breaks between two of them.
 */
import { readdir, stat, statfs } from "node:fs/promises";
import { join } from "node:path";
import { FileStore } from "@tus/file-store";
import { MemoryLocker, Server } from "@tus/server";

/** Says to the protocol's server which upload a request is about; whatever a client sends under this name is replaced. */
const HEADER = "portal-upload";
/** Bytes that a disk must have left to be called not full. */
const ROOM = 1_000_000;

export function openUploadFolder(folder: string) {
  const store = new FileStore({ directory: folder });
  const idOf = (request: { headers: Headers }) => request.headers.get(HEADER) ?? "";
  const server = new Server({
    path: "/",
    datastore: store,
    locker: new MemoryLocker(),
    allowedOrigins: [],
    namingFunction: idOf,
    getFileIdFromRequest: idOf,
  });

  const inHand = new Map<string, Promise<unknown>>();

  return {
    /** Does something about an upload once at a time: who asks for it meanwhile gets the same answer. */
    once<Result>(id: string, act: () => Promise<Result>): Promise<Result> {
      const running = inHand.get(id) ?? act().finally(() => inHand.delete(id));
      inHand.set(id, running);
      return running as Promise<Result>; // the one act that there is
    },

    /** Answers a request of the protocol about this upload. */
    async answer(request: Request, id: string): Promise<Response> {
      const headers = new Headers(request.headers);
      headers.set(HEADER, id);
      const answer = await server.handleWeb(
        new Request(request.url, {
          method: request.method,
          headers,
          ...(request.method === "PATCH" && request.body ? { body: request.body, duplex: "half" } : {}),
        }),
      );
      // The portal's own pages are the only ones that send here.
      for (const name of [...answer.headers.keys()])
        if (name.startsWith("access-control-")) answer.headers.delete(name);
      const isFull =
        answer.status === 500 && (await statfs(folder).then((disk) => disk.bavail * disk.bsize < ROOM));
      return isFull ? new Response("full", { status: 507, headers: answer.headers }) : answer;
    },

    /** How many bytes have arrived; null if there is no such upload. */
    arrived: (id: string): Promise<number | null> =>
      stat(join(folder, id)).then(
        ({ size }) => size,
        () => null,
      ),

    pathOf: (id: string) => join(folder, id),

    /** Removes an upload; one that is not there is removed already. */
    remove: (id: string): Promise<void> => store.remove(id).catch(() => undefined),

    /** The uploads that have a file. */
    async list(): Promise<string[]> {
      const names = await readdir(folder).catch(() => []);
      return names.filter((name) => !name.endsWith(".json"));
    },
  };
}
export type UploadFolder = ReturnType<typeof openUploadFolder>;
