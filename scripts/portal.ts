import { randomBytes, sign } from "node:crypto";
import { existsSync } from "node:fs";
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { constants } from "node:zlib";
import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import express, { type NextFunction, type Request, type Response } from "express";
import { rateLimit } from "express-rate-limit";
import helmet from "helmet";
import { pino } from "pino";
import { type Context, openContext, type Portal, translatorOf } from "~/context.server";
import { cookies } from "~/cookies.server";
import { withoutAddresses } from "~/domain/address";
import { type DiskFault, diskFaultOf, diskStatus } from "~/domain/disk-fault";
import { addTry, isTry } from "~/domain/early-tries";
import { instant, type Instant, later } from "~/domain/time";
import { closeCall } from "~/jobs/close-call.server";
import { endCertificates } from "~/jobs/end-certificates.server";
import { openFeedback } from "~/jobs/open-feedback.server";
import { measureTablesHourly } from "~/jobs/measure-tables.server";
import { keepEarlyTries } from "~/jobs/keep-tries.server";
import { finishUploads } from "~/jobs/finish-uploads.server";
import { type Loop, openLoop } from "~/jobs/loop.server";
import { remindEntrants } from "~/jobs/remind-entrants.server";
import { scanWaiting } from "~/jobs/scan-waiting.server";
import { sendOutbox } from "~/jobs/send-outbox.server";
import { takeBackups } from "~/jobs/take-backups.server";
import { openTransport, type Transport } from "~/jobs/transports.server";
import { paths } from "~/paths";
import { FORM_BYTES, type Method, methods, type RouteRow, rowFor, servedBy } from "~/table-of-routes";
import { openAcademicNames } from "~db/academic-names";
import { openBackups } from "~db/backups";
import { faultInside, openDatabase } from "~db/client";
import { openFiles } from "~db/files";
import { migrate } from "~db/migrate";
import { openUploadFolder } from "~db/upload-folder";
import { findSetting, upsertSetting } from "~db/queries/settings";
import { type Config, readKey, readSigningKey, readVersion } from "./config";
import { openExaminer } from "./examiner";
import { openFigures } from "./figures-thread";
import { loadFirstEdition } from "./first-edition";
import { planInThread } from "./plan-thread";
import { openScanner } from "./scanner";
import { turnAway } from "./turn-away";

/** Answers that are given before a reader's language is known. */
const english = translatorOf("en");

export type Running = { url: string; port: number; portal: Portal; jobs: Loop; close: () => Promise<void> };

/** What is logged never holds an address, whoever logs it. */
function scrubbed(facts: object): object {
  return Object.fromEntries(
    Object.entries(facts).map(([name, fact]: [string, unknown]) => [
      name,
      typeof fact === "string" ? withoutAddresses(fact) : fact,
    ]),
  );
}

/** How mail leaves. A demonstration writes to nobody, whatever its surroundings are set to. */
function wayOut({ mode, mail }: Config): "resend" | "smtp" | "folder" {
  if (mode === "demonstration") return "folder";
  return mail.resend ? "resend" : mail.smtp ? "smtp" : "folder";
}

const noStart: Record<DiskFault, string> = {
  full: "there is no room on the disk. Make room, then start again.",
  failing: "the disk does not take or give what it should. Mend it, then start again.",
  damaged:
    "the database is damaged. The portal does not start, so that nothing wrong is served. Restore the newest backup: npm run restore, as docs/backup.md says.",
};

/**
 * Opens the database once all of it was looked through. Throws in a sentence where the disk or the file is at fault:
 * a portal that cannot trust what it reads must not start.
 */
function openSound(file: string): ReturnType<typeof openDatabase> {
  try {
    const opened = openDatabase(file);
    const fault = faultInside(opened.raw);
    if (!fault) return opened;
    opened.raw.close();
    throw Object.assign(new Error(fault), { code: "SQLITE_CORRUPT" });
  } catch (error) {
    const disk = diskFaultOf(error);
    if (disk) throw new Error(`${file}: ${noStart[disk]} (${String(error)})`, { cause: error });
    throw error;
  }
}

/**
 * Opens database, files and first edition in a data directory, and listens to nothing: what the server and the
 * command line tools start from.
 */
export async function preparePortal(
  config: Config,
  {
    clock = () => instant(Date.now()),
    random = (bytes) => randomBytes(bytes),
  }: { clock?: () => Instant; random?: (bytes: number) => Uint8Array } = {},
): Promise<{ portal: Portal; close: () => Promise<void> }> {
  const log = pino({ level: config.logLevel, base: null });
  const key = readKey(config.dataDir);
  const { privateKey, publicKey } = readSigningKey(config.dataDir);
  const { db, raw } = openSound(join(config.dataDir, "portal.db"));
  await migrate(db);
  const examiner = openExaminer();
  const figures = openFigures();
  const portal: Portal = {
    db,
    files: openFiles(join(config.dataDir, "attachments")),
    academicNames: openAcademicNames(),
    uploads: openUploadFolder(join(config.dataDir, "uploads")),
    examine: (order) => examiner.examine(order),
    scan: config.scanner ? openScanner(config.scanner) : null,
    backups: config.backupDir
      ? openBackups(raw, { dataDir: config.dataDir, folder: config.backupDir, version: readVersion() })
      : null,
    cookies: cookies(config.publicUrl?.startsWith("https:") ?? false),
    clock,
    random,
    planPanels: planInThread,
    figure: (order) => figures.figure(order),
    plannings: new Map(),
    earlyTries: new Map(),
    key,
    signing: {
      publicKey,
      sign: (text) => sign(null, Buffer.from(text, "utf8"), privateKey).toString("hex"),
    },
    version: readVersion(),
    publicUrl: config.publicUrl ?? `http://localhost:${config.port}`,
    mail: {
      transport: wayOut(config),
      from: config.mail.from,
      replyTo: config.mail.replyTo,
      folder: config.mail.folder,
      webhookSecret: config.mail.webhookSecret,
    },
    isBusy: () => false,
    mode: config.mode,
    pseudoLocales: config.pseudoLocales,
    demo: null,
    log: {
      info: (f, m) => {
        log.info(scrubbed(f), m);
      },
      warn: (f, m) => {
        log.warn(scrubbed(f), m);
      },
      error: (f, m) => {
        log.error(scrubbed(f), m);
      },
    },
  };
  if (config.mode === "demonstration") portal.demo = await openDemonstration(portal);
  await loadFirstEdition(portal);
  return {
    portal,
    async close() {
      examiner.close();
      await figures.close();
      const plannings = [...portal.plannings.values()];
      for (const planning of plannings) planning.cancel();
      await Promise.all(plannings.map((planning) => planning.done));
      await portal.backups?.idle();
      await db.destroy();
      if (raw.open) raw.close();
    },
  };
}

/**
 * Opens the portal and listens. What a test may replace is handed in: the clock, the dice, the built pages, the way
 * mail leaves, and how often the jobs run (`null`: only by hand).
 */
export async function openPortal(
  config: Config,
  {
    build,
    clock,
    random,
    transport = openTransport(wayOut(config), config.mail),
    jobsEveryMs = 1000,
    sources,
  }: {
    build: ServerBuild | (() => Promise<ServerBuild>);
    /** In development: serves the scripts and styles that no build has made yet. */
    sources?: express.RequestHandler;
    clock?: () => Instant;
    random?: (bytes: number) => Uint8Array;
    transport?: Transport;
    jobsEveryMs?: number | null;
  },
): Promise<Running> {
  const { portal, close } = await preparePortal(config, {
    ...(clock && { clock }),
    ...(random && { random }),
  });
  await portal.files.clearDrop();

  const app = express();
  const server = createServer(app);
  await new Promise<void>((listening, failed) =>
    server.once("error", failed).listen(config.port, config.host, listening),
  );
  const { port } = server.address() as AddressInfo;
  if (!config.publicUrl) portal.publicUrl = `http://localhost:${port}`;
  if (typeof build !== "function") refuseUndeclared(build);
  mount(app, server, portal, config, build, sources);
  const jobs = openLoop(
    portal,
    [
      { name: "close call", run: closeCall },
      { name: "remind entrants", run: remindEntrants },
      { name: "open feedback", run: openFeedback },
      { name: "finish uploads", run: finishUploads() },
      { name: "scan waiting files", run: scanWaiting() },
      { name: "end certificates", run: endCertificates },
      { name: "keep early tries", run: keepEarlyTries() },
      { name: "take backups", run: takeBackups() },
      { name: "measure tables", run: measureTablesHourly() },
      { name: "send outbox", run: (context, signal) => sendOutbox(context, transport, { signal }) },
    ],
    jobsEveryMs,
  );

  return {
    url: portal.publicUrl,
    port,
    portal,
    jobs,
    async close() {
      const closed = new Promise<void>((done) =>
        server.close(() => {
          done();
        }),
      );
      server.closeIdleConnections();
      const patience = setTimeout(() => {
        server.closeAllConnections();
      }, 5000);
      await closed;
      clearTimeout(patience);
      await jobs.stop();
      transport.close();
      await close();
    },
  };
}

const assets = fileURLToPath(new URL("../build/client/assets", import.meta.url));

/** The build leaves a smaller copy beside each script and style sheet; a browser that can take it gets that one. */
function precompressed(request: Request, response: Response, next: NextFunction) {
  if (
    /\.(js|css)$/.test(request.path) &&
    request.acceptsEncodings("br") &&
    existsSync(join(assets, `${request.path}.br`))
  ) {
    response.type(extname(request.path));
    response.setHeader("Content-Encoding", "br");
    request.url = `${request.path}.br`;
  }
  next();
}

/** What guards a page; on a script or a font it would only be weight, a kilobyte each on a slow link. */
const ofPages = [
  "Content-Security-Policy",
  "Cross-Origin-Opener-Policy",
  "Origin-Agent-Cluster",
  "Referrer-Policy",
  "X-DNS-Prefetch-Control",
  "X-Download-Options",
  "X-Frame-Options",
  "X-Permitted-Cross-Domain-Policies",
  "X-XSS-Protection",
];

/** The name of an asset holds the hash of what is in it. */
function keepForEver(response: ServerResponse) {
  for (const name of ofPages) response.removeHeader(name);
  response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
  response.setHeader("Vary", "Accept-Encoding");
}

/** The people of the seeded world, and a clock that runs from wherever it was last set. */
async function openDemonstration(portal: Portal): Promise<Portal["demo"]> {
  const real = portal.clock;
  let ahead = (await findSetting<number>(portal.db, "demo.ahead")) ?? 0;
  portal.clock = () => later(real(), ahead);
  return {
    people: (await findSetting<NonNullable<Portal["demo"]>["people"]>(portal.db, "demo.people")) ?? [],
    async moveClock(to) {
      if (to <= portal.clock()) return;
      ahead = Date.parse(to) - Date.parse(real());
      await upsertSetting(portal.db, "demo.ahead", ahead);
    },
  };
}

function mount(
  app: express.Express,
  server: Server,
  portal: Portal,
  config: Config,
  build: ServerBuild | (() => Promise<ServerBuild>),
  sources: express.RequestHandler | undefined,
) {
  const origin = new URL(portal.publicUrl);
  const secure = origin.protocol === "https:";
  // Without a public address the portal is for this machine alone, under any of its names.
  const origins = config.publicUrl
    ? [origin.origin]
    : ["localhost", "127.0.0.1", "[::1]"].map(
        (host) => `http://${host}${origin.port ? `:${origin.port}` : ""}`,
      );
  const development = config.mode === "development";

  app.disable("x-powered-by");
  app.disable("etag");
  app.set("trust proxy", config.trustedProxy ?? false);
  app.use((request, response, next) => {
    response.locals["nonce"] = randomBytes(16).toString("base64");
    // Links and checks use the public address; what a client says in these headers is nobody's business.
    delete request.headers["x-forwarded-host"];
    if (!origins.some((one) => new URL(one).host === request.headers.host))
      request.headers.host = origin.host;
    next();
  });
  app.use(
    helmet({
      contentSecurityPolicy: {
        directives: {
          "default-src": ["'none'"],
          "script-src": [
            (_request, response) => `'nonce-${(response as Response).locals["nonce"] as string}'`,
            "'strict-dynamic'",
            ...(development ? ["'self'"] : []),
          ],
          "style-src": development ? ["'self'", "'unsafe-inline'"] : ["'self'"],
          "img-src": ["'self'"],
          "font-src": ["'self'"],
          "connect-src": development ? ["'self'", "ws:"] : ["'self'"],
          "frame-src": ["'self'"],
          "form-action": ["'self'"],
          "frame-ancestors": ["'none'"],
          "base-uri": ["'none'"],
          "upgrade-insecure-requests": secure ? [] : null,
        },
      },
      // "no-referrer" makes browsers send `Origin: null` with forms, and every form without script would be refused.
      referrerPolicy: { policy: "same-origin" },
      strictTransportSecurity: secure ? { maxAge: 31_536_000 } : false,
    }),
  );
  app.use((_request, response, next) => {
    response.setHeader("Cache-Control", "private, no-store");
    next();
  });

  // Before anything is read: is it a route, is the method one of its own, is the body in bounds, is it sent from here?
  app.use((request: Request, response: Response, next: NextFunction) => {
    // The data requests of an older protocol: the pages' framework would answer and log a fault for each.
    if (request.query["_data"] !== undefined) return void response.status(404).type("text").send("Not found");
    const served = servedIn(config.mode, request.path);
    response.locals["row"] = served;
    const reading = request.method === "GET" || request.method === "HEAD";
    const allowed = served ? methods.filter((method) => servedBy(served, method)) : [];
    if (served && !allowed.includes(request.method as Method)) {
      response.status(405).setHeader("Allow", allowed.join(", "));
      return void response.type("text").send("Method not allowed");
    }
    if (!served && !reading) return void response.status(404).type("text").send("Not found");
    // A slash too many at the end: the page is the one without it.
    const shorter = request.path.replace(/(?<=[^/])\/+$/, "");
    if (reading && !served && shorter !== request.path && servedIn(config.mode, shorter))
      return void response.redirect(308, shorter + request.originalUrl.slice(request.path.length));
    // Remix also finds a page under other spellings of its address (`/Desk/`, `/d%65sk`), and knows nothing of modes:
    // it is asked for nothing that is not in the table, only for the page that says so.
    if (!served && !development) request.url = request.originalUrl = "/not-found";
    if (reading || !served) return void next();
    const isBare = request.method === "DELETE" && request.headers["transfer-encoding"] === undefined;
    const length = request.headers["content-length"] ?? (isBare ? "0" : undefined);
    if (length === undefined) return void response.status(411).type("text").send("Length required");
    if (Number(length) > (served.body ?? FORM_BYTES)) {
      response.setHeader("Connection", "close");
      return void response.status(413).type("text").send(english("fault.tooLarge"));
    }
    if (!served.signed && !isFromHere(request, origins))
      return void response.status(403).type("text").send(english("fault.origin"));
    // Remix compares the two again; on this machine the portal has several names.
    if (request.headers.origin && !served.signed) request.headers.host = new URL(request.headers.origin).host;
    next();
  });

  app.use(
    compression({
      // A page is packed once for each reader: a little harder than the default, for the slow lines it goes over.
      brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: 7 } },
      filter: (request, response) =>
        !(response.locals as { row?: RouteRow }).row?.path.startsWith("/attachments/") &&
        compression.filter(request, response),
    }),
  );
  if (sources) app.use(sources);
  else app.use("/assets", precompressed, express.static(assets, { index: false, setHeaders: keepForEver }));
  app.get("/robots.txt", (_request, response) =>
    response
      .type("text")
      .send(
        `User-agent: *\nDisallow: /desk\nDisallow: /entries\n\nSitemap: ${portal.publicUrl}${paths.siteMap}\n`,
      ),
  );
  app.get("/healthz", (_request, response, next) => {
    portal.db
      .selectFrom("edition")
      .select("id")
      .limit(1)
      .execute()
      .then(() => response.json({ ok: true }), next);
  });

  app.use(turnAway(portal, server, build, { patience: config.patienceMs, development }));
  app.use((request, response, next) => {
    openContext(portal, {
      cookie: request.headers.cookie ?? null,
      nonce: response.locals["nonce"] as string,
      client: request.ip ?? "",
    }).then((context) => {
      response.locals["context"] = context;
      next();
    }, next);
  });
  app.use((request, response, next) => {
    const { row, context } = response.locals as { row?: RouteRow; context: Context };
    const kind = row?.early;
    // Once it is answered, and in memory alone: the answer is the same, and no later, for what is there and what is not.
    if (kind && (request.method === "GET" || request.method === "HEAD"))
      response.once("finish", () => {
        if (isTry(kind, response.statusCode) && !isOfDesk(context))
          addTry(portal.earlyTries, { kind, now: context.now });
      });
    next();
  });
  app.use(
    rateLimit({
      windowMs: 60_000,
      limit: (request, response) =>
        // A provider tells of thousands of mails from one address.
        (response.locals as { row?: RouteRow }).row?.signed
          ? config.requestsPerMinute * 5
          : isWriting(request)
            ? config.requestsPerMinute / 5
            : config.requestsPerMinute,
      // A session has its own allowance, so that a campus behind one address is not one visitor.
      keyGenerator: (request, response) => {
        const context = response.locals["context"] as { viewer: { sessionId: string } | null };
        return `${isWriting(request) ? "w" : request.method} ${context.viewer?.sessionId ?? request.ip ?? ""}`;
      },
      standardHeaders: false,
      legacyHeaders: false,
      validate: false,
      handler: (_request, response) =>
        void response.status(429).setHeader("Retry-After", "60").type("text").send(english("fault.tooMany")),
    }),
  );
  app.use((_request, response, next) => {
    // Remix adds its headers to those that stand already; what a route says of itself (its own policy, how long to
    // keep it) must replace what is said of all.
    response.append = (name: string, value?: string | string[]) => {
      if (name.toLowerCase() === "set-cookie")
        return response.setHeader(name, [response.getHeader(name) ?? [], value ?? []].flat().map(String));
      return response.setHeader(name, value ?? "");
    };
    next();
  });
  const answer = answerBy(build);
  app.all("*", (request, response, next) => {
    void answer((response.locals as { row?: RouteRow }).row)(request, response, next);
  });
  app.use((error: unknown, _request: Request, response: Response, next: NextFunction) => {
    portal.log.error(
      { error: error instanceof Error ? (error.stack ?? error.message) : "unknown" },
      "the server failed",
    );
    if (response.headersSent) return void next(error);
    const disk = diskFaultOf(error);
    response
      .status(disk ? diskStatus(disk) : 500)
      .type("text")
      .send(english(disk ? `fault.${disk}` : "fault.unexpectedWords"));
  });
}

/** Whether somebody may read on the desk who has won. */
const isOfDesk = ({ viewer }: Context) =>
  viewer?.roles.some((role) => ["organiser", "chair", "observer"].includes(role)) ?? false;

/** Whether an address can be read; one with half a letter in it belongs to no row, and Express would take it for a fault. */
function isWritten(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

/** The row of the table that answers an address, if it is there in this mode. */
function servedIn(mode: Config["mode"], path: string): RouteRow | undefined {
  const row = isWritten(path) ? rowFor(path) : undefined;
  return row && (!row.modes || row.modes.some((one) => one === mode)) ? row : undefined;
}

/** A part of an upload writes no row: a large file has as many as a visit has pages. */
const isWriting = ({ method }: Request) => method === "POST" || method === "DELETE";

/** A form must come from one of the portal's own pages. Browsers say so by themselves. */
function isFromHere(request: Request, origins: readonly string[]): boolean {
  const origin = request.headers.origin;
  return origin === undefined
    ? request.headers["sec-fetch-site"] === "same-origin"
    : origins.includes(origin);
}

/**
 * What answers a row of the table of routes. Remix flattens, ranks and tries every route of the build twice for each
 * request, which was a third of what a page cost; the table has found the row already, so that each row has a handler
 * that knows its own route alone, and no page can be answered by another row than the one that was checked.
 */
function answerBy(
  build: ServerBuild | (() => Promise<ServerBuild>),
): (row: RouteRow | undefined) => ReturnType<typeof createRequestHandler> {
  const open = (some: typeof build, mode: "development" | "production") =>
    createRequestHandler({
      build: some,
      mode,
      getLoadContext: (_request, response) => response.locals["context"] as never,
    });
  if (typeof build === "function") {
    const whole = open(build, "development");
    return () => whole;
  }
  const ids = new Map(Object.keys(build.routes).map((id) => [rowFor(pathOf(build, id))?.path, id]));
  const handlers = new Map<string, ReturnType<typeof createRequestHandler>>();
  return (row) => {
    const id = (row && ids.get(row.path)) ?? "routes/$";
    const known = handlers.get(id);
    if (known) return known;
    // Of the build's own names.
    const own = <T>(routes: Record<string, T>) =>
      Object.fromEntries(lineOf(build, id).map((one) => [one, routes[one]!]));
    const made = open(
      {
        ...build,
        routes: own(build.routes),
        assets: { ...build.assets, routes: own(build.assets.routes) },
      },
      "production",
    );
    handlers.set(id, made);
    return made;
  };
}

/** Refuses to start with a page that the table of routes does not know. */
function refuseUndeclared(build: ServerBuild) {
  const undeclared = Object.keys(build.routes).filter(
    (id) => id !== "root" && id !== "routes/$" && !rowFor(pathOf(build, id)),
  );
  if (undeclared.length > 0) throw new Error(`Not in app/table-of-routes.ts: ${undeclared.join(", ")}`);
}

function pathOf(build: ServerBuild, id: string): string {
  return `/${lineOf(build, id)
    .flatMap((one) => build.routes[one]?.path || [])
    .join("/")}`;
}

/** A route and those around it, the outermost first. */
function lineOf(build: ServerBuild, id: string): string[] {
  const around = build.routes[id]?.parentId;
  return [...(around ? lineOf(build, around) : []), id];
}
