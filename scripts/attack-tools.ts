/** Well-known tools that attack web pages, let at a demonstration on this machine and at nothing else. */
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { tableOfRoutes } from "~/table-of-routes";

type Target = { url: string; cookie: string; role: string; seconds: number; scratch: string };
type Finding = { tool: string; role: string; finding: string };

/** Addresses with something to put in, and what is put there at first; others are found by the crawler. */
const questions = [
  "/winners?country=VN&category=C1",
  "/dates?zone=UTC",
  "/certificates?serial=000000000000",
  "/organisations?q=University",
  "/screening?state=open&page=1",
  "/desk/people?search=an&page=1",
  "/desk/organisations?search=an&page=1",
  "/desk/history?kind=entry&subject=x&before=9",
  "/desk/rankings/C1/file?as=csv",
  "/desk/entries?search=an&page=1",
];

/** What often lies about beside a portal, and what must not be served by any name. */
const guesses = [
  ...[".git/config", ".git/HEAD", ".env", ".env.example", ".npmrc", ".DS_Store", ".well-known/security.txt"],
  ...["package.json", "package-lock.json", "tsconfig.json", "vite.config.ts", "server.js", "index.php"],
  ...["portal.db", "portal.db-wal", "data/portal.db", "backup.zip", "backups/", "dump.sql", "db.sqlite"],
  ...[
    "admin",
    "login",
    "wp-login.php",
    "phpmyadmin",
    "console",
    "debug",
    "metrics",
    "status",
    "server-status",
  ],
  ...["api", "api/v1", "graphql", "swagger.json", "openapi.json", "actuator", "trace", "manifest.json"],
  ...["assets/", "assets/.vite/manifest.json", "assets/../package.json", "attachments/", "uploads/", "mail/"],
  ...[
    "desk.json",
    "desk/",
    "Desk",
    "desk.data.json",
    "desk%2fpeople",
    "desk;x",
    "desk/people.bak",
    "desk/people~",
  ],
  ...[
    "winners.sql",
    "result.json.bak",
    "entries.csv",
    "desk/history/export.csv",
    "judging.json",
    "__manifest",
  ],
  ...[
    "%00",
    "%0d%0aX-Evil:1",
    "..%2f..%2fetc%2fpasswd",
    "%c0%ae%c0%ae/",
    "%ff",
    "//",
    "/./",
    "a".repeat(4000),
  ],
];

/** Lets each installed tool at the demonstration as each role. Gives whether nothing was found and nothing failed. */
export async function runTools({
  seconds,
  port,
  roles,
  isThere,
}: {
  seconds: number;
  port: number;
  /** Roles as the demonstration calls them, in lower case; all if there are none. */
  roles: readonly string[];
  isThere: (tool: string) => boolean;
}): Promise<boolean> {
  const tools = { sqlmap: bySqlmap, wapiti: byWapiti, ffuf: byFfuf };
  const missing = Object.keys(tools).filter((tool) => !isThere(tool));
  if (missing.length > 0) console.log(`Not installed, so not used: ${missing.join(", ")}`);
  const scratch = mkdtempSync(join(tmpdir(), "portal-tools-"));
  const { server, url, faults, stop } = await startDemonstration(port);
  const findings: Finding[] = [];
  const table: object[] = [];
  try {
    const people = (await peopleOf(url)).filter(
      ({ role }) => roles.length === 0 || roles.includes(role.toLowerCase()),
    );
    for (const { role, id } of people)
      for (const [tool, attack] of Object.entries(tools)) {
        if (missing.includes(tool)) continue;
        const before = faults.length;
        const cookie = id ? await signInAs(url, id) : "";
        const found = await attack({ url, cookie, role, seconds, scratch });
        findings.push(...(found ?? []).map((finding) => ({ tool, role, finding })));
        table.push({
          role,
          tool,
          findings: found?.length ?? "cut off",
          "answers of 500 and more": faults.length - before,
        });
        if (server.exitCode !== null) throw new Error("The demonstration ended under attack");
      }
  } finally {
    await stop();
    rmSync(scratch, { recursive: true, force: true });
  }
  console.table(table);
  for (const { tool, role, finding } of findings) console.log(`${tool} as ${role}: ${finding}`);
  for (const fault of [...new Set(faults)]) console.log(`The portal failed: ${fault}`);
  console.log(`Findings of tools: ${findings.length}; answers of 500 and more: ${faults.length}`);
  return findings.length === 0 && faults.length === 0;
}

/** A demonstration that listens to this machine alone, and what it logged as a failure of its own. */
async function startDemonstration(port: number) {
  const tsx = import.meta.resolve("tsx");
  const server = spawn(
    process.execPath,
    ["--import", tsx, "scripts/demo.ts", "--stage", "deliberation", "--port", String(port)],
    {
      env: {
        ...process.env,
        NODE_ENV: "production",
        PORTAL_MODE: "demonstration",
        LOG_LEVEL: "error",
        REQUESTS_PER_MINUTE: "1000000",
      },
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  const faults: string[] = [];
  const url = await new Promise<string>((started, failed) => {
    server.once("exit", () => failed(new Error("The demonstration did not start")));
    createInterface({ input: server.stdout }).on("line", (line) => {
      const told = /is at (http:\/\/localhost:\d+)/.exec(line)?.[1];
      if (told) started(told);
      if (line.startsWith("{")) {
        const { method = "", path = "", error = "", msg = "" } = JSON.parse(line) as Record<string, string>;
        faults.push(`${method} ${path} ${msg}: ${error.split("\n").slice(0, 3).join(" ")}`);
      }
    });
  });
  return { server, url, faults, stop: () => end(server) };
}

function end(child: ChildProcess): Promise<void> {
  return new Promise((done) => {
    if (child.exitCode !== null) return void done();
    child.once("exit", () => done());
    child.kill("SIGTERM");
  });
}

/** One person of each role of the demonstration, and nobody. */
async function peopleOf(url: string): Promise<{ role: string; id: string }[]> {
  const page = await (await fetch(url)).text();
  const form = /<select id="demo-person"[^]*?<\/select>/.exec(page)?.[0] ?? "";
  const people = new Map([["nobody", ""]]);
  for (const [, id = "", label = ""] of form.matchAll(/<option value="([\w-]+)"[^>]*>([^<]*)/g)) {
    const role = label.split(/[:,–(]/)[0]?.trim() ?? "";
    if (!people.has(role)) people.set(role, id);
  }
  return [...people].map(([role, id]) => ({ role, id }));
}

async function signInAs(url: string, person: string): Promise<string> {
  const answer = await fetch(`${url}/demo/sign-in`, {
    method: "POST",
    redirect: "manual",
    headers: { origin: url },
    body: new URLSearchParams({ person }),
  });
  return answer.headers.getSetCookie()[0]?.split(";")[0] ?? "";
}

/** Runs a tool for so long at most. Gives what it wrote. */
function run(tool: string, args: readonly string[], seconds: number): Promise<string> {
  return new Promise((done) => {
    const child = spawn(tool, args, { stdio: ["ignore", "pipe", "pipe"] });
    let said = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (bytes: Buffer) => (said += String(bytes)));
    const timer = setTimeout(() => child.kill("SIGKILL"), seconds * 1000);
    child.once("error", () => done(said));
    child.once("close", () => {
      clearTimeout(timer);
      done(said);
    });
  });
}

async function bySqlmap({ url, cookie, role, seconds, scratch }: Target): Promise<string[]> {
  const list = join(scratch, `questions-${role}.txt`);
  writeFileSync(list, questions.map((path) => url + path).join("\n"));
  const said = await run(
    "sqlmap",
    [
      ...["-m", list, "--batch", "--level=1", "--risk=1", "--dbms=sqlite", "--technique=BEU", "--threads=2"],
      ...["--timeout=10", "--retries=0", "--ignore-code=*", "--disable-coloring", "--flush-session"],
      ...[`--output-dir=${join(scratch, `sqlmap-${role}`)}`, `--headers=Cookie: ${cookie}\nOrigin: ${url}`],
    ],
    seconds,
  );
  return said
    .split("\n")
    .filter((line) => /is vulnerable|appears to be .*injectable|Type: .*(blind|error|UNION)/.test(line));
}

/** Null if it was cut off before it reported. */
async function byWapiti({ url, cookie, role, seconds, scratch }: Target): Promise<string[] | null> {
  const out = join(scratch, `wapiti-${role}.json`);
  // Nothing that asks another machine.
  const modules = "cookieflags,crlf,csp,exec,file,http_headers,permanentxss,redirect,sql,xss".split(",");
  const share = Math.max(1, Math.floor(seconds / 2 / modules.length));
  await run(
    "wapiti",
    [
      ...["-u", `${url}/`, "--scope", "domain", "--flush-session", "--no-bugreport", "-v", "0", "-d", "4"],
      // Nothing that signs the tool out or moves the clock.
      ...["-m", modules.join(","), "--max-attack-time", String(share)],
      ...["-x", `${url}/sign-out`, "-x", `${url}/demo/sign-in`, "-x", `${url}/demo/clock`],
      ...["--max-scan-time", String(Math.ceil(seconds / 4)), "--max-links-per-page", "40", "-t", "10"],
      ...["-H", `Cookie: ${cookie}`, "-H", `Origin: ${url}`, "-f", "json", "-o", out],
      ...["--store-session", join(scratch, `wapiti-${role}`)],
    ],
    seconds,
  );
  if (!existsSync(out)) return null;
  const { vulnerabilities = {} } = JSON.parse(readFileSync(out, "utf8")) as {
    vulnerabilities?: Record<string, { method: string; path: string; info: string; parameter: string }[]>;
  };
  return Object.entries(vulnerabilities).flatMap(([kind, found]) =>
    found.map(({ method, path, info, parameter }) => `${kind}: ${method} ${path} ${parameter} ${info}`),
  );
}

async function byFfuf({ url, cookie, role, seconds, scratch }: Target): Promise<string[]> {
  const [list, out] = [join(scratch, "guesses.txt"), join(scratch, `ffuf-${role}.json`)];
  const names = tableOfRoutes.flatMap(({ path }) =>
    path.split("/").filter((part) => part && !part.startsWith(":")),
  );
  writeFileSync(list, [...guesses, ...new Set(names.map((one) => `${one}.bak`))].join("\n"));
  await run(
    "ffuf",
    [
      ...["-u", `${url}/FUZZ`, "-w", list, "-H", `Cookie: ${cookie}`, "-mc", "200,206,500-599", "-s"],
      ...["-maxtime", String(seconds), "-timeout", "10", "-t", "4", "-of", "json", "-o", out],
    ],
    seconds + 10,
  );
  const { results = [] } = existsSync(out)
    ? (JSON.parse(readFileSync(out, "utf8")) as { results?: { url: string; status: number }[] })
    : {};
  return results.map(({ url: at, status }) => `${status} ${at}`);
}
