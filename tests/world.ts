import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import type { ServerBuild } from "@remix-run/node";
import { openJobContext } from "~/context.server";
import type { Instant } from "~/domain/time";
import { latest } from "~/domain/time";
import type { Transport } from "~/jobs/transports.server";
import type { Role } from "~/domain/roles";
import type { Payload } from "~/services/outbox.server";
import { fromJson } from "~db/columns";
import { openMailFolder } from "~db/mail-folder";
import { makePerson, makeSession } from "~db/seed/factories";
import { readConfig } from "../scripts/config";
import { openPortal } from "../scripts/portal";

/** The pages as they are built for production. */
export async function builtPages(): Promise<ServerBuild> {
  return (await import(new URL("../build/server/index.js", import.meta.url).href)) as ServerBuild;
}

/**
 * A real portal on a free port with its own data directory, and a clock that only the test moves. `env` are
 * settings as an operator would give them. Jobs run when the test says so; mail leaves into a folder.
 */
export async function openWorld({
  at = "2027-03-02T02:00:00.000Z",
  env = {},
  transport,
}: { at?: Instant; env?: Record<string, string>; transport?: Transport } = {}) {
  const dataDir = mkdtempSync(join(tmpdir(), "portal-"));
  let now = at;
  const running = await openPortal(
    readConfig({ DATA_DIR: dataDir, PORT: "0", LOG_LEVEL: "error", BACKUP_DIR: "none", ...env }),
    {
      build: await builtPages(),
      clock: () => now,
      jobsEveryMs: null,
      ...(transport && { transport }),
    },
  );
  const { portal } = running;
  let number = 0;
  const world = {
    ...running,
    dataDir,
    base: `http://127.0.0.1:${running.port}`,
    now: () => now,
    /** Sets the clock; it may go back, as real clocks do. */
    setClock(to: Instant) {
      now = to;
    },
    /** Runs the jobs, then gives every mail that left, newest first, as it was sent. */
    async mails() {
      await running.jobs.runNow();
      return openMailFolder(portal.mail.folder).list(1000);
    },
    /** The edition in hand, as a request would see it. */
    async edition() {
      return (await openJobContext(portal)).edition;
    },
    /** A browser's worth of requests without a browser: signed in as a new person with these roles. */
    async signedIn({
      name,
      address,
      roles = [],
    }: { name?: string; address?: string; roles?: readonly Role[] } = {}) {
      const n = ++number;
      const at = address ?? `person${n}@people.example`;
      const personId = await makePerson(portal, {
        name: name ?? `Person ${n}`,
        address: at,
        roles,
        editionId: "2027",
        now,
      });
      return { ...(await world.as(personId)), address: at };
    },
    async as(personId: string | null) {
      const secret = personId ? await makeSession(portal, personId, latest(now, undefined)) : null;
      const cookie = secret ? ((await portal.cookies.session.serialize(secret)).split(";")[0] ?? "") : "";
      const ask = (path: string, init: RequestInit = {}) =>
        fetch(world.base + path, {
          redirect: "manual",
          ...init,
          headers: { cookie, ...(init.headers as Record<string, string> | undefined) },
        });
      return {
        personId,
        cookie,
        ask,
        get: (path: string) => ask(path),
        /** A form as a page of the portal would send it. */
        post: (path: string, fields: Record<string, string | string[]> | FormData = {}) =>
          ask(path, {
            method: "POST",
            headers: { origin: env["PUBLIC_URL"] ?? world.base },
            body:
              fields instanceof FormData
                ? fields
                : new URLSearchParams(
                    Object.entries(fields).flatMap(([name, value]) =>
                      [value].flat().map((one) => [name, one]),
                    ),
                  ),
          }),
      };
    },
    /** A browser that keeps its cookies from one answer to the next, as people's do. */
    browser() {
      const jar = new Map<string, string>();
      const ask = async (path: string, init: RequestInit = {}) => {
        const answer = await fetch(world.base + path, {
          redirect: "manual",
          ...init,
          headers: {
            cookie: [...jar].map(([name, value]) => `${name}=${value}`).join("; "),
            ...(init.headers as Record<string, string> | undefined),
          },
        });
        for (const line of answer.headers.getSetCookie()) {
          const [pair = ""] = line.split(";");
          const at = pair.indexOf("=");
          if (/max-age=0/i.test(line)) jar.delete(pair.slice(0, at));
          else jar.set(pair.slice(0, at), pair.slice(at + 1));
        }
        return answer;
      };
      return {
        jar,
        ask,
        get: (path: string) => ask(path),
        post: (path: string, fields: Record<string, string> = {}) =>
          ask(path, {
            method: "POST",
            headers: { origin: env["PUBLIC_URL"] ?? world.base },
            body: new URLSearchParams(fields),
          }),
      };
    },
    /** The mails to an address as they lie in the outbox, oldest first. */
    async mailsTo(address: string) {
      const rows = await portal.db
        .selectFrom("outbox")
        .select(["kind", "isSecret", "payloadJson"])
        .where("recipient", "=", address)
        .orderBy("createdAt")
        // The clock of a test stands still: what was written first is first.
        .orderBy(sql`rowid`)
        .execute();
      return rows.map(({ payloadJson, ...row }) => ({ ...row, ...fromJson<Payload>(payloadJson) }));
    },
    async close() {
      await running.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
  return world;
}
export type World = Awaited<ReturnType<typeof openWorld>>;
