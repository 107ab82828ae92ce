import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
} from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { z } from "~/zod";
import { scannerAddress } from "./scanner";

const environment = z.object({
  NODE_ENV: z.enum(["production", "development", "test"]).default("production"),
  PORTAL_MODE: z.enum(["production", "demonstration", "development"]).default("production"),
  DATA_DIR: z.string().default("./data"),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().default("127.0.0.1"),
  PUBLIC_URL: z
    .url({
      protocol: /^https?$/,
      error: "PUBLIC_URL must be a full address, such as https://award.example.org",
    })
    .optional(),
  /** Addresses of the proxy in front, as Express's `trust proxy` takes them. */
  TRUSTED_PROXY: z.string().optional(),
  RESEND_API_KEY: z.string().optional(),
  RESEND_BASE_URL: z.url().optional(),
  RESEND_WEBHOOK_SECRET: z.string().optional(),
  SMTP_URL: z.string().optional(),
  MAIL_FROM: z.string().optional(),
  MAIL_REPLY_TO: z.email().optional(),
  /** The virus scanner: `tcp://host:port` or `unix:/path` of a clamd. */
  CLAMD: z
    .string()
    .refine(
      (setting) => scannerAddress(setting) !== null,
      "CLAMD must be an address such as tcp://127.0.0.1:3310 or unix:/run/clamav/clamd.ctl",
    )
    .optional(),
  /** A folder for backups, best on another disk; `none` where something else takes them. */
  BACKUP_DIR: z.string().optional(),
  /** Pages that one session, or one visitor without, may ask for in a minute; a fifth of it for forms. */
  REQUESTS_PER_MINUTE: z.coerce.number().int().min(1).default(1200),
  /** Milliseconds that what is in hand may still take when one more save is let in; a page less than half of it. */
  PATIENCE_MS: z.coerce.number().int().min(1).default(450),
  /** Offers the two pseudo-locales, for tests. */
  PSEUDO_LOCALES: z.enum(["0", "1"]).default("0"),
  LOG_LEVEL: z.enum(["silent", "error", "warn", "info", "debug"]).default("info"),
});

export type Config = ReturnType<typeof readConfig>;

/** The portal's settings from the environment. Throws one sentence per setting that is wrong. */
export function readConfig(env: Readonly<Record<string, string | undefined>> = process.env) {
  const read = environment.safeParse(
    Object.fromEntries(Object.entries(env).filter(([, value]) => value !== "")),
  );
  if (!read.success)
    throw new Error(read.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("\n"));
  const e = read.data;
  const dataDir = resolve(e.DATA_DIR);
  return {
    mode: e.PORTAL_MODE,
    dataDir,
    port: e.PORT,
    host: e.HOST,
    publicUrl: e.PUBLIC_URL?.replace(/\/$/, "") ?? null,
    trustedProxy: e.TRUSTED_PROXY ?? null,
    requestsPerMinute: e.REQUESTS_PER_MINUTE,
    patienceMs: e.PATIENCE_MS,
    pseudoLocales: e.PSEUDO_LOCALES === "1",
    logLevel: e.LOG_LEVEL,
    backupDir: e.BACKUP_DIR === "none" ? null : resolve(e.BACKUP_DIR ?? join(dataDir, "backups")),
    scanner: e.CLAMD ? scannerAddress(e.CLAMD) : null,
    mail: {
      resend: e.RESEND_API_KEY ? { key: e.RESEND_API_KEY, baseUrl: e.RESEND_BASE_URL ?? null } : null,
      webhookSecret: e.RESEND_WEBHOOK_SECRET ?? null,
      smtp: e.SMTP_URL ?? null,
      from: e.MAIL_FROM ?? "Award portal <portal@localhost>",
      replyTo: e.MAIL_REPLY_TO ?? null,
      folder: join(dataDir, "mail"),
    },
  };
}

/** Takes the settings of a file `.env` into the environment; a demonstration writes to nobody and takes none. */
export function readSettingsFile(): void {
  if (process.env["PORTAL_MODE"] !== "demonstration" && existsSync(".env")) process.loadEnvFile(".env");
}

/** The portal's own key of 32 bytes, made on first start and kept readable by its owner alone. */
export function readKey(dataDir: string): Uint8Array {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const file = join(dataDir, "key");
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString("base64"), { mode: 0o600, flag: "wx" });
  return Buffer.from(readFileSync(file, "utf8"), "base64");
}

/**
 * The key that signs result files (Ed25519), made on first start and kept readable by its owner alone. It is not
 * derived from the portal's own key, so that neither opens what the other guards.
 */
export function readSigningKey(dataDir: string): { privateKey: KeyObject; publicKey: string } {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const file = join(dataDir, "signing-key.pem");
  if (!existsSync(file))
    writeFileSync(file, generateKeyPairSync("ed25519").privateKey.export({ type: "pkcs8", format: "pem" }), {
      mode: 0o600,
      flag: "wx",
    });
  const privateKey = createPrivateKey(readFileSync(file, "utf8"));
  const { x } = createPublicKey(privateKey).export({ format: "jwk" });
  return { privateKey, publicKey: Buffer.from(x ?? "", "base64url").toString("hex") };
}

/** The portal's own version, which result files carry. */
export function readVersion(): string {
  const text = readFileSync(new URL("../package.json", import.meta.url), "utf8");
  return (JSON.parse(text) as { version: string }).version;
}
