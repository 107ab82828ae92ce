/** The packages that are built in: none below the version in which a fault was mended that could be reached here. */
import { readFileSync } from "node:fs";
import Database from "better-sqlite3";
import { expect, test } from "vitest";

/** Where a fault was mended, and which. */
const floors: readonly [name: string, floor: string, fault: string][] = [
  ["@remix-run/server-runtime", "2.17.3", "CVE-2026-22030: forms from other sites"],
  [
    "@remix-run/react",
    "2.17.3",
    "CVE-2026-21884, CVE-2025-59057: scripts through the restored scroll and meta()",
  ],
  ["@remix-run/node", "2.17.2", "CVE-2025-61686: sessions in files climb out of their folder"],
  ["@remix-run/express", "2.16.3", "GHSA-4q56-crqp-v477: addresses changed by the Host header"],
  ["@remix-run/router", "1.23.2", "CVE-2026-22029: scripts through an open redirect"],
  ["kysely", "0.28.17", "CVE-2026-32763, CVE-2026-44635: statements and paths through keys of JSON"],
  ["nodemailer", "7.0.11", "CVE-2025-13033, CVE-2025-14874: mail led astray, addresses without end"],
  ["express", "4.20.0", "CVE-2024-43796: scripts through a redirect"],
  ["path-to-regexp", "0.1.12", "CVE-2024-52798: a pattern that is kept busy"],
  ["send", "0.19.0", "CVE-2024-43799: scripts through a redirect"],
  ["cookie", "0.7.0", "CVE-2024-47764: other attributes through a name"],
];

type Locked = { version?: string; resolved?: string; integrity?: string };
const { packages } = JSON.parse(readFileSync(new URL("../package-lock.json", import.meta.url), "utf8")) as {
  packages: Record<string, Locked>;
};
const versionsOf = (name: string) =>
  Object.entries(packages).flatMap(([path, { version }]) =>
    path.endsWith(`node_modules/${name}`) && version ? [version] : [],
  );
const isBelow = (version: string, floor: string) => {
  const [a = [], b = []] = [version, floor].map((one) => one.split(/[.-]/).map(Number));
  for (const [at, least] of b.entries()) if (a[at] !== least) return !((a[at] ?? 0) > least);
  return false;
};

test("no package lies below the version in which a known fault was mended", () => {
  expect(floors.filter(([name]) => versionsOf(name).length === 0)).toEqual([]);
  expect(
    floors.flatMap(([name, floor, fault]) =>
      versionsOf(name)
        .filter((version) => isBelow(version, floor))
        .map((version) => `${name} ${version}: ${fault}`),
    ),
  ).toEqual([]);
  expect([isBelow("2.17.2", "2.17.3"), isBelow("2.18.0", "2.17.3"), isBelow("10.0.0", "7.0.11")]).toEqual([
    true,
    false,
    false,
  ]);
});

test("SQLite is one in which a restarted WAL cannot damage the file", () => {
  const db = new Database(":memory:");
  const version = db.prepare("select sqlite_version()").pluck().get() as string;
  db.close();
  expect([version, isBelow(version, "3.51.3")]).toEqual([version, false]);
});

test("every package comes from the registry with a hash", () => {
  const loose = Object.entries(packages).filter(
    ([path, { resolved, integrity }]) =>
      path !== "" &&
      (!integrity?.startsWith("sha512-") ||
        (resolved !== undefined && !resolved.startsWith("https://registry.npmjs.org/"))),
  );
  expect(loose.map(([path]) => path)).toEqual([]);
});
