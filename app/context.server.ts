import { createHash, createHmac } from "node:crypto";
import { redirect } from "@remix-run/node";
import type { Scanned } from "~/domain/attachment";
import type { DiskFault } from "~/domain/disk-fault";
import type { EarlyTally } from "~/domain/early-tries";
import { readRulebook, type Rulebook } from "~/domain/rulebook";
import type { ExamineOrder, ExamineResult } from "~/files/examine";
import { guardedRoles, type Role } from "~/domain/roles";
import type { Answered, FigureOrder } from "~/engine/contest";
import type { PanelPlan, PanelTask } from "~/engine/panels";
import type { PlanProgress } from "~/engine/plan";
import { type Instant, latest } from "~/domain/time";
import { type Locale, locales, parsedMessage, pseudoLocales } from "~/locales/catalogue";
import { type Translate, translator } from "~/locales/translate";
import type { AcademicNames } from "~db/academic-names";
import type { Backups } from "~db/backups";
import type { Db } from "~db/client";
import type { Files } from "~db/files";
import type { UploadFolder } from "~db/upload-folder";
import { findCurrentEdition, findCurrentEditionState } from "~db/queries/editions";
import { findNewestAct } from "~db/queries/history";
import { findSession } from "~db/queries/sessions";
import type { Cookies } from "./cookies.server";
import { paths } from "./paths";

/** What the running portal lends to each request and job. */
export type Portal = {
  db: Db;
  files: Files;
  /** The bundled list of academic names; not one of the portal's entrants is in it. */
  academicNames: AcademicNames;
  /** Files that arrive in parts, until they are whole. */
  uploads: UploadFolder;
  /** Examines a file, outside this process, and writes the copies that may leave the portal. */
  examine: (order: ExamineOrder) => Promise<ExamineResult>;
  /** Asks the virus scanner about a file; null where none is set up. */
  scan: ((path: string) => Promise<Scanned>) | null;
  /** Backups that the portal takes of itself; null where something else does. */
  backups: Backups | null;
  cookies: Cookies;
  /** The clock; a demonstration may set it forward, nothing else may. */
  clock: () => Instant;
  random: (bytes: number) => Uint8Array;
  /** Plans panels in a thread of its own, within so many seconds. */
  planPanels: (
    task: PanelTask,
    limits: { seconds: number; onProgress?: (progress: PlanProgress) => void; signal?: AbortSignal },
  ) => Promise<PanelPlan>;
  /** Fits a score model or makes up contests in a thread of its own, and keeps the latest answers. */
  figure: <Order extends FigureOrder>(order: Order) => Promise<Answered<Order>>;
  /** Plans that are being made now, by id. They are lost with the process, and their rows say so. */
  plannings: Map<string, Planning>;
  /** What was asked for before it was public, until a job keeps it. What is here when the process ends is lost. */
  earlyTries: EarlyTally;
  /** Signs short codes and seals secrets; made on first start, kept in the data directory. */
  key: Uint8Array;
  /** Signs result files; the public half is published, so that anyone can tell whose they are. */
  signing: { publicKey: string; sign: (text: string) => string };
  /** The version of the portal itself. */
  version: string;
  /** The address that every link starts with, without a slash at the end. */
  publicUrl: string;
  mail: {
    transport: "resend" | "smtp" | "folder";
    from: string;
    replyTo: string | null;
    folder: string;
    webhookSecret: string | null;
  };
  /** Whether the portal has had to turn people away a moment ago, for it has too much to do. */
  isBusy: () => boolean;
  mode: "production" | "demonstration" | "development";
  pseudoLocales: boolean;
  /** In a demonstration alone: who one may be, and a clock that can be set forward. */
  demo: {
    people: readonly { id: string; role: Role | "entrant"; name: string }[];
    moveClock: (to: Instant) => Promise<void>;
  } | null;
  log: {
    info: (facts: object, message: string) => void;
    warn: (facts: object, message: string) => void;
    error: (facts: object, message: string) => void;
  };
};

/** A plan in the making. */
export type Planning = {
  startedAt: Instant;
  seconds: number;
  progress: PlanProgress | null;
  cancel: () => void;
  /** Ends when its draft is kept, or nothing of it is. */
  done: Promise<void>;
};

export type Viewer = {
  id: string;
  name: string;
  sessionId: string;
  roles: readonly Role[];
  secondFactorAt: Instant | null;
  hasTotp: boolean;
};

/** The edition that the portal runs now, with the rulebook in force. */
export type Edition = {
  id: string;
  rulebook: Rulebook;
  rulebookVersion: number;
  rulebookHash: string;
  openedAt: Instant | null;
  /** The closing of the call that was published before its one extension. */
  extendedFrom: Instant | null;
  extendedAt: Instant | null;
  sealedAt: Instant | null;
  sealedHash: string | null;
  version: number;
};

/** One request or one run of a job: the clock was read once, the viewer is known, or nobody. */
export type Context = {
  portal: Portal;
  db: Db;
  now: Instant;
  viewer: Viewer | null;
  edition: Edition;
  locale: Locale;
  t: Translate;
  nonce: string;
  /** The network address that asks, as the trusted proxy says it; empty for a job. */
  client: string;
  /** The form that the request brought, once it was read. */
  posted: FormData | null;
  /** Set when the request failed because of the disk. */
  diskFault: DiskFault | null;
};
/** The same once it is known that somebody is signed in. */
export type ViewerContext = Context & { viewer: Viewer };

declare module "@remix-run/node" {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- the loaders' context is ours
  interface AppLoadContext extends Context {}
}

/** Reads clock, session, edition and language for a request, once. */
export async function openContext(
  portal: Portal,
  request: { cookie: string | null; nonce: string; client: string },
): Promise<Context> {
  const { db } = portal;
  const now = await readNow(portal);
  const secret = secretOf(await portal.cookies.session.parse(request.cookie));
  const edition = await currentEdition(db);
  const viewer = secret
    ? await findSession(db, { id: sessionIdOf(secret), editionId: edition.id, now })
    : undefined;
  const locale = await readLocale(portal, request.cookie);
  return {
    portal,
    db,
    now,
    viewer: viewer ?? null,
    edition,
    locale,
    t: translatorOf(locale),
    nonce: request.nonce,
    client: request.client,
    posted: null,
    diskFault: null,
  };
}

/** The language that a browser has chosen. */
export async function readLocale(portal: Portal, cookie: string | null): Promise<Locale> {
  const wanted = (await portal.cookies.locale.parse(cookie)) as Locale | null;
  const offered = [...locales.map((l) => l.id), ...(portal.pseudoLocales ? pseudoLocales : [])];
  return wanted && offered.includes(wanted) ? wanted : "en";
}

/** A context for what happens by clock or on the command line: nobody is signed in. */
export async function openJobContext(portal: Portal): Promise<Context> {
  return {
    portal,
    db: portal.db,
    now: await readNow(portal),
    viewer: null,
    edition: await currentEdition(portal.db),
    locale: "en",
    t: translatorOf("en"),
    nonce: "",
    client: "",
    posted: null,
    diskFault: null,
  };
}

/** The later of the clock and the newest recorded act, so that a clock set back reopens nothing. */
export async function readNow(portal: Portal): Promise<Instant> {
  return latest(portal.clock(), await findNewestAct(portal.db));
}

const translators = new Map<Locale, Translate>();

/** The translator of a locale; it is kept, with every format it has made. */
export function translatorOf(locale: Locale): Translate {
  const kept = translators.get(locale) ?? translator(locale, (id) => parsedMessage(locale, id));
  translators.set(locale, kept);
  return kept;
}

const rulebooks = new Map<string, Rulebook>();

async function currentEdition(db: Db): Promise<Edition> {
  let row = await findCurrentEditionState(db);
  let rulebook = row && rulebooks.get(row.hash);
  if (!rulebook) {
    const whole = await findCurrentEdition(db);
    row = whole;
    rulebook = whole && rulebookOf(whole);
  }
  if (!row || !rulebook) throw new Error("There is no edition yet; the set-up loads one");
  return {
    id: row.id,
    rulebook,
    rulebookVersion: row.rulebookVersion,
    rulebookHash: row.hash,
    openedAt: row.openedAt,
    extendedFrom: row.extendedFrom,
    extendedAt: row.extendedAt,
    sealedAt: row.sealedAt,
    sealedHash: row.sealedHash,
    version: row.version,
  };
}

/** The rulebook of a row. A version never changes, so each is read and checked once. */
export function rulebookOf(row: { documentJson: string; hash: string }): Rulebook {
  let rulebook = rulebooks.get(row.hash);
  if (!rulebook) {
    const read = readRulebook(JSON.parse(row.documentJson));
    if (!read.rulebook)
      throw new Error(
        `The stored rulebook is not valid: ${read.faults.map((f) => `${f.where}: ${f.message}`).join("; ")}`,
      );
    rulebooks.set(row.hash, (rulebook = read.rulebook));
  }
  return rulebook;
}

/** The secret in a cookie; one that a client made up may decode to anything, and then holds none. */
export function secretOf(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}

/** The database knows a session by this; the cookie alone holds the secret. */
export function sessionIdOf(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

/** The hash of the secret in the cookie that binds codes to the browser which asked, or null if it never asked. */
export async function browserOf(
  { portal }: Pick<Context, "portal">,
  request: Request,
): Promise<string | null> {
  const secret = secretOf(await portal.cookies.browser.parse(request.headers.get("Cookie")));
  return secret ? sessionIdOf(secret) : null;
}

/** A keyed hash, for short codes that a plain hash would not hide. */
export function keyedHash(portal: Pick<Portal, "key">, text: string): string {
  return createHmac("sha256", portal.key).update(text).digest("hex");
}

/** A new row's id, 128 random bits as text. */
export function newId(portal: Pick<Portal, "random">): string {
  return Buffer.from(portal.random(16)).toString("base64url");
}

/** The context with its viewer; sends anyone else to the sign-in page and back. */
export function requireViewer(context: Context, request: Request): ViewerContext {
  if (!context.viewer) throw redirect(paths.signInTo(pathOf(request)));
  return context as ViewerContext;
}

/** The same for what a page's script asks: the answer is 401, for a redirect would lead the script to the sign-in page. */
export function requireSignedIn(context: Context): ViewerContext {
  if (!context.viewer) throw new Response("signed out", { status: 401 });
  return context as ViewerContext;
}

/** The same for one's own account: who has a second step must have passed it, for mail alone must not undo it. */
export function requireOwner(context: Context, request: Request): ViewerContext {
  const known = requireViewer(context, request);
  if (known.viewer.hasTotp && !known.viewer.secondFactorAt)
    throw redirect(`${paths.secondStep}?next=${encodeURIComponent(pathOf(request))}`);
  return known;
}

/**
 * The context of a viewer who holds one of the roles now. Others are refused with 403. For organisers and chairs
 * the session must have passed the second step.
 */
export function requireRole(context: Context, request: Request, ...wanted: readonly Role[]): ViewerContext {
  const known = requireViewer(context, request);
  const held = known.viewer.roles.filter((role) => wanted.includes(role));
  if (held.length === 0) throw new Response("forbidden", { status: 403 });
  if (held.every((role) => guardedRoles.includes(role)) && !known.viewer.secondFactorAt)
    throw redirect(
      `${known.viewer.hasTotp ? paths.secondStep : paths.totp}?next=${encodeURIComponent(pathOf(request))}`,
    );
  return known;
}

/** The row, or 404 for everyone who may not see it and for what is not there alike. */
export function found<Row>(row: Row | null | undefined): Row {
  if (row === null || row === undefined) throw new Response("not found", { status: 404 });
  return row;
}

function pathOf(request: Request): string {
  const { pathname, search } = new URL(request.url);
  return request.method === "GET"
    ? pathname.replace(/\.data$/, "") + search
    : pathname.replace(/\.data$/, "");
}
