/**
 * The one door: `npm start`, `npm run demo`, `npm test` and the others come through here. Plain JavaScript without
 * dependencies, for it runs before anything is installed.
 */
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";

const root = fileURLToPath(new URL("..", import.meta.url));
/** Where the command was typed; npm goes to the project's own folder first. */
const asked = process.env.INIT_CWD ?? process.cwd();
process.chdir(root);
const [, , order = "start", ...rest] = process.argv;
const installedStamp = join("node_modules", ".portal-installed");

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19) || major > 24)
  stop(
    `This portal needs Node 20.19 to 24; this is ${process.version}. Install Node 22 from nodejs.org or your system's packages, then run the same command again.`,
  );

const commands = {
  async start() {
    await install();
    build();
    serve({ NODE_ENV: "production", PORTAL_MODE: "production" });
  },
  async demo() {
    await install();
    build();
    run("tsx", ["scripts/demo.ts", ...rest], { NODE_ENV: "production", PORTAL_MODE: "demonstration" });
  },
  async dev() {
    await install();
    serve({ NODE_ENV: "development", PORTAL_MODE: "development" });
  },
  async test() {
    await install();
    build();
    const browser = findBrowser();
    const report = join(mkdtempSync(join(tmpdir(), "portal-test-")), "report.json");
    const status = attempt(
      "vitest",
      ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`, ...rest],
      { CHROMIUM: browser },
    );
    const {
      numPassedTests = 0,
      numFailedTests = 0,
      numFailedTestSuites = 0,
      numPendingTests = 0,
      numTodoTests = 0,
      testResults = [],
    } = existsSync(report) ? JSON.parse(readFileSync(report, "utf8")) : {};
    // A file that fails before its first test counts too: it has tests that did not run.
    const broken = testResults.filter(
      (file) => file.status === "failed" && file.assertionResults.length === 0,
    ).length;
    const failed = numFailedTests + broken || (status === 0 ? 0 : Math.max(1, numFailedTestSuites));
    const skipped = numPendingTests + numTodoTests;
    console.log(`${numPassedTests} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ""}`);
    process.exit(failed || status ? 1 : 0);
  },
  async check() {
    const isFresh = !isInstalled();
    if (isFresh) fetchPackages();
    // The linter and the compiler of the database take longer than the rest together: all run beside each other.
    const lint = begin("eslint", ["."]);
    const compiled = isFresh && compileDatabase();
    const statuses = [await begin("tsc", []), await begin("prettier", ["--check", "."]), await lint];
    await compiled;
    if (statuses.some((status) => status !== 0)) process.exit(1);
    build({ anew: true });
    console.log("Types, lint, format and build are in order. The house rules are among the tests.");
  },
  async assign() {
    await install({ quietly: true });
    run("tsx", ["--max-semi-space-size=4", "scripts/assign.ts", ...rest.map((file) => resolve(asked, file))]);
  },
  async backup() {
    await install();
    run("tsx", ["scripts/backup.ts", ...rest]);
  },
  async restore() {
    await install();
    run("tsx", ["scripts/restore.ts", ...rest]);
  },
  async "prove:plan"() {
    await install();
    build();
    run("tsx", ["scripts/prove-plan.ts", ...rest], { NODE_ENV: "production" });
  },
  async "prove:durable"() {
    await install();
    build();
    run("tsx", ["scripts/prove-durable.ts", ...rest], { NODE_ENV: "production" });
  },
  async "prove:deadline"() {
    await install();
    build();
    run("tsx", ["scripts/prove-deadline.ts", ...rest], { NODE_ENV: "production" });
  },
  async "prove:mail"() {
    await install();
    run("tsx", ["scripts/prove-mail.ts", ...rest], { NODE_ENV: "production" });
  },
  async "prove:drafts"() {
    await install();
    build();
    run("tsx", ["scripts/prove-drafts.ts", "--browser", findBrowser(), ...rest], { NODE_ENV: "production" });
  },
  async "prove:blind"() {
    await install();
    build();
    run("tsx", ["scripts/prove-blind.ts", ...rest], { NODE_ENV: "production" });
  },
  async "prove:teeth"() {
    await install();
    build();
    run("tsx", ["scripts/prove-teeth.ts", ...rest], { CHROMIUM: findBrowser() });
  },
  async rank() {
    await install({ quietly: true });
    run(
      "tsx",
      ["--tsconfig", join(root, "tsconfig.json"), join(root, "scripts/rank.ts"), ...rest],
      {},
      asked,
    );
  },
  async verify() {
    await install({ quietly: true });
    run(
      "tsx",
      ["--tsconfig", join(root, "tsconfig.json"), join(root, "scripts/verify.ts"), ...rest],
      {},
      asked,
    );
  },
  async "prove:result"() {
    await install();
    run("tsx", ["scripts/prove-result.ts", ...rest], { NODE_ENV: "production" });
  },
  async "prove:release"() {
    await install();
    run("tsx", ["scripts/prove-release.ts", ...rest], { NODE_ENV: "production" });
  },
  async "prove:letters"() {
    await install();
    run("tsx", ["scripts/prove-letters.ts", ...rest], { NODE_ENV: "production" });
  },
  async "prove:rules"() {
    await install();
    run("tsx", ["scripts/prove-rules.ts", ...rest], { NODE_ENV: "production" });
  },
  async "prove:uploads"() {
    await install();
    build();
    run("tsx", ["scripts/prove-uploads.ts", "--browser", findBrowser(), ...rest], { NODE_ENV: "production" });
  },
  async "prove:attacks"() {
    await install();
    build();
    run("tsx", ["scripts/prove-attacks.ts", ...rest], { CHROMIUM: findBrowser() });
  },
  async "prove:files"() {
    await install();
    build();
    run("vitest", ["run", "tests/browser/hostile-files.test.ts", ...rest], { CHROMIUM: findBrowser() });
  },
  async "prove:ranking"() {
    await install();
    run(
      "tsx",
      ["--tsconfig", join(root, "tsconfig.json"), join(root, "scripts/prove-ranking.ts"), ...rest],
      {},
      asked,
    );
  },
  async bench() {
    await install();
    build();
    run("tsx", ["scripts/bench.ts", ...rest], { NODE_ENV: "production" });
  },
};

const command = commands[order];
if (!command) stop(`There is no command ${order}. There are: ${Object.keys(commands).join(", ")}.`);
await command();

/** What is written once everything is installed: for these packages, and this Node. */
function installedMark() {
  return hashOf(["package-lock.json"]) + process.versions.modules;
}
function isInstalled() {
  return existsSync(installedStamp) && readFileSync(installedStamp, "utf8") === installedMark();
}

/** Installs what package-lock.json names, unless it is there. Quietly: with nothing on standard output. */
async function install({ quietly = false } = {}) {
  if (isInstalled()) return;
  fetchPackages({ quietly });
  await compileDatabase({ quietly });
}

/** Puts the packages in place; nothing is compiled yet. */
function fetchPackages({ quietly = false } = {}) {
  const say = quietly ? console.error : console.log;
  say("Installing what the portal is built from. The first time this takes two minutes or three.");
  const npm = spawnSync("npm", ["ci", "--include=dev", "--ignore-scripts", "--no-audit", "--no-fund"], {
    stdio: ["ignore", quietly ? 2 : "inherit", "pipe"],
    encoding: "utf8",
    shell: process.platform === "win32",
  });
  if (npm.status === 0) return;
  process.stderr.write(npm.stderr ?? "");
  stop("Installing failed; the lines above say why. Mend that, then run the same command again.");
}

/** Compiles the database for this machine, and notes that all is installed. */
async function compileDatabase({ quietly = false } = {}) {
  const npm = spawn("npm", ["rebuild"], {
    stdio: ["ignore", quietly ? 2 : "inherit", "pipe"],
    shell: process.platform === "win32",
  });
  let said = "";
  npm.stderr.on("data", (words) => (said += words));
  const status = await new Promise((resolve) => npm.on("close", resolve));
  const works =
    status === 0 &&
    spawnSync(process.execPath, ["-e", "new (require('better-sqlite3'))(':memory:')"], { cwd: root })
      .status === 0;
  if (works) return writeFileSync(installedStamp, installedMark());
  process.stderr.write(said);
  const missing = ["python3", "make", "g++"].filter((tool) => spawnSync(tool, ["--version"]).error);
  stop(
    missing.length > 0
      ? `The database (better-sqlite3) must be compiled here, and this machine lacks ${missing.join(" and ")}. On Debian or Ubuntu run: apt-get install -y python3 make g++. Then run the same command again.`
      : "Installing failed; the lines above say why. Mend that, then run the same command again.",
  );
}

/** Builds the pages, unless those that are there were built from the same files. */
function build({ anew = false } = {}) {
  const sources = ["app", "emails", "db"]
    .flatMap((folder) => filesIn(folder))
    .concat(["package-lock.json", "vite.config.ts", "remix.config.js"]);
  const source = hashOf(sources);
  const stamp = join("build", ".portal-built");
  if (!anew && existsSync(stamp) && readFileSync(stamp, "utf8") === source) return;
  console.log("Building the pages.");
  rmSync("build", { recursive: true, force: true });
  run("remix", ["vite:build", "--logLevel", "error"], { NODE_ENV: "production" });
  for (const name of filesIn("build/client").filter((file) => /\.(js|css)$/.test(file)))
    writeFileSync(`${name}.br`, brotliCompressSync(readFileSync(name)));
  writeFileSync(stamp, source);
}

function serve(env) {
  run("tsx", ["scripts/serve.ts"], env);
}

/** Chromium or Chrome for the browser tests; installs Debian's where this may be done, or says what to do. */
function findBrowser() {
  const names = [
    process.env.CHROMIUM,
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
    "/opt/google/chrome/chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
  ];
  const there = () => names.find((name) => name && existsSync(name));
  const found = there();
  if (found) return found;
  if (existsSync("/usr/bin/apt-get") && process.getuid?.() === 0) {
    console.log("Installing Debian's Chromium for the browser tests.");
    spawnSync("apt-get", ["update"], { stdio: "ignore" });
    // The second is only quicker, and not in every release.
    for (const packages of [["chromium", "fonts-noto-core", "fonts-noto-cjk"], ["chromium-headless-shell"]])
      spawnSync("apt-get", ["install", "-y", "--no-install-recommends", ...packages], {
        stdio: ["ignore", "ignore", "inherit"],
        env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
      });
  }
  return (
    there() ??
    stop(
      "The browser tests need Chromium or Chrome. On Debian or Ubuntu run: apt-get install -y chromium. Elsewhere install Chrome, or name its program in CHROMIUM. Then run the same command again.",
    )
  );
}

/** Runs one of the project's own tools to its end; a signal to stop goes to it, not to the launcher. */
function attempt(tool, args, env = {}, cwd = root) {
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => {});
  const script = join(root, binOf(tool));
  const result = spawnSync(process.execPath, [script, ...args], {
    stdio: "inherit",
    cwd,
    env: { ...process.env, ...env },
  });
  return result.status ?? 1;
}

/** Begins one of the project's own tools. Resolves to its status. */
function begin(tool, args) {
  const child = spawn(process.execPath, [join(root, binOf(tool)), ...args], { stdio: "inherit", cwd: root });
  return new Promise((resolve) => child.on("close", (status) => resolve(status ?? 1)));
}

function run(tool, args, env, cwd) {
  const status = attempt(tool, args, env, cwd);
  if (status !== 0) process.exit(status);
}

function binOf(tool) {
  const owner = tool === "remix" ? "@remix-run/dev" : tool === "tsc" ? "typescript" : tool;
  const { bin } = JSON.parse(readFileSync(join("node_modules", owner, "package.json"), "utf8"));
  return join("node_modules", owner, typeof bin === "string" ? bin : bin[tool]);
}

function filesIn(folder) {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, name))
    .filter((name) => statSync(name).isFile())
    .sort();
}

function hashOf(files) {
  const hash = createHash("sha256");
  for (const file of files) hash.update(file).update("\0").update(readFileSync(file));
  return hash.digest("hex");
}

function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}
