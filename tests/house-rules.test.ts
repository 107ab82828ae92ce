/**
 * The house rules that a machine can watch. Each rule takes the files of the project and gives its faults, one
 * sentence each; each is also shown a planted fault, so that a rule which has gone blind is noticed.
 */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { parse } from "@formatjs/icu-messageformat-parser";
import Database from "better-sqlite3";
import { Kysely, SqliteDialect } from "kysely";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { en } from "~/locales/en";
import { rowFor, tableOfRoutes } from "~/table-of-routes";
import { migrate } from "~db/migrate";
import { tags, type Tables } from "~db/schema";

type Files = ReadonlyMap<string, string>;
type Rule = (files: Files) => string[];

const root = new URL("..", import.meta.url).pathname;
const listed = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
  cwd: root,
  encoding: "utf8",
})
  .split("\n")
  .filter((file) => file !== "" && existsSync(join(root, file)));
const project: Files = new Map(
  listed
    .filter((file) => /\.(tsx?|m?js|css)$/.test(file))
    .map((file) => [file, readFileSync(join(root, file), "utf8")]),
);

const isCode = (file: string) => /\.(tsx?|m?js)$/.test(file);
const within =
  (...folders: string[]) =>
  ([file]: [string, string]) =>
    folders.some((folder) => file === folder || file.startsWith(`${folder}/`));
const each = (files: Files, which: (file: [string, string]) => boolean) => [...files].filter(which);

/** Code without its comments, so that words about a rule do not break it. */
function bare(code: string): string {
  return code.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|[^:"'`\\])\/\/[^\n]*/g, "$1");
}

const parsed = new Map<string, ts.SourceFile>();
function sourceOf(file: string, text: string): ts.SourceFile {
  const key = `${file}\n${createHash("sha1").update(text).digest("hex")}`;
  let source = parsed.get(key);
  if (!source)
    parsed.set(
      key,
      (source = ts.createSourceFile(
        file,
        text,
        ts.ScriptTarget.Latest,
        false,
        file.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
      )),
    );
  return source;
}
function walk(node: ts.Node, visit: (node: ts.Node) => void) {
  visit(node);
  ts.forEachChild(node, (child) => {
    walk(child, visit);
  });
}

/** What a file imports: from where, and whether types only. */
function importsOf(file: string, text: string): { from: string; isType: boolean }[] {
  const found: { from: string; isType: boolean }[] = [];
  for (const node of sourceOf(file, text).statements) {
    if (!ts.isImportDeclaration(node) && !ts.isExportDeclaration(node)) continue;
    if (!node.moduleSpecifier || !ts.isStringLiteral(node.moduleSpecifier)) continue;
    const named = ts.isImportDeclaration(node) ? node.importClause?.namedBindings : node.exportClause;
    const allTyped =
      named !== undefined &&
      (ts.isNamedImports(named) || ts.isNamedExports(named)) &&
      named.elements.length > 0 &&
      named.elements.every((element) => element.isTypeOnly);
    const isType =
      allTyped ||
      (ts.isImportDeclaration(node)
        ? node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword
        : node.isTypeOnly);
    found.push({ from: placeOf(file, node.moduleSpecifier.text), isType });
  }
  return found;
}
function placeOf(file: string, specifier: string): string {
  for (const [alias, folder] of [
    ["~db/", "db/"],
    ["~emails/", "emails/"],
    ["~/", "app/"],
  ] as const)
    if (specifier.startsWith(alias)) return folder + specifier.slice(alias.length);
  return specifier.startsWith(".") ? posix.join(posix.dirname(file), specifier) : `package:${specifier}`;
}

/** Where each folder may look: the first that fits a file counts. `type:` admits types alone. */
const mayImport: [folder: string, to: string[]][] = [
  ["app/domain", ["app/domain", "app/zod", "type:app/locales"]],
  ["app/engine", ["app/engine", "app/domain", "package:"]],
  ["app/files", ["app/files", "app/domain", "package:"]],
  ["app/locales", ["app/locales", "app/domain", "package:"]],
  [
    "app/components",
    ["app/components", "app/domain", "app/forms", "app/locales", "app/paths", "type:app", "package:"],
  ],
  // what is printed is drawn from values, as mails are; countries, days and sizes are written as on pages
  [
    "app/papers",
    [
      "app/papers",
      "app/domain",
      "app/locales",
      "app/components/words",
      "app/components/file-facts",
      "package:",
    ],
  ],
  // reading a body to disk is the server's half of a form
  ["app/forms/receive-files.server.ts", ["app/forms", "app/domain", "db", "package:"]],
  ["app/forms", ["app/forms", "app/domain", "app/locales", "app/zod", "package:"]],
  [
    "app/services",
    [
      "app/services",
      "app/domain",
      "app/engine",
      "app/forms",
      "app/locales",
      "app/papers",
      "app/context.server",
      "app/paths",
      "app/zod",
      "type:app",
      "db",
      "emails",
      "package:",
    ],
  ],
  [
    "app/jobs",
    [
      "app/jobs",
      "app/services",
      "app/domain",
      "app/engine",
      "app/locales",
      "app/context.server",
      "app/paths",
      "app/zod",
      "type:app",
      "db",
      "emails",
      "package:",
    ],
  ],
  ["app", ["app", "db", "emails", "package:"]],
  ["db/seed", ["db", "app", "package:"]],
  ["db", ["db", "app/domain", "app/zod", "type:app/engine", "type:app/locales", "package:"]],
  ["emails", ["emails", "app/domain", "app/locales", "package:"]],
];

const dependencies: Rule = (files) =>
  each(files, ([file]) => isCode(file) && /^(app|db|emails)\//.test(file)).flatMap(([file, text]) => {
    const rule = mayImport.find(([folder]) => file === folder || file.startsWith(`${folder}/`));
    if (!rule) return [];
    return importsOf(file, text)
      .filter(
        ({ from, isType }) =>
          !rule[1].some((to) => {
            const [place, typed] = to.startsWith("type:") ? [to.slice(5), true] : [to, false];
            if (typed && !isType) return false;
            return place.endsWith(":")
              ? from.startsWith(place)
              : from === place || from.startsWith(`${place}/`);
          }),
      )
      .map(({ from }) => `${file} imports ${from}`);
  });

const lines =
  (which: (file: [string, string]) => boolean, pattern: RegExp, what: string): Rule =>
  (files) =>
    each(files, which).flatMap(([file, text]) =>
      bare(text)
        .split("\n")
        .filter((line) => pattern.test(line))
        .map((line) => `${file} ${what}: ${line.trim()}`),
    );

const clock = lines(
  (f) =>
    within("app/domain", "app/engine", "app/services", "app/jobs", "db/queries")(f) &&
    f[0] !== "app/domain/time.ts",
  /\bnew Date\(|\bDate\.now\b|\bMath\.random\b/,
  "reads clock or dice by itself",
);
const environment = lines(
  (f) =>
    isCode(f[0]) &&
    within("app", "db", "emails", "scripts")(f) &&
    !["scripts/config.ts", "scripts/launch.js"].includes(f[0]),
  // handing the whole environment on to a child process reads nothing of it
  /(?<!\.\.\.)\bprocess\.env\b/,
  "reads the environment",
);
const casts = lines(
  (f) => isCode(f[0]) && f[0] !== "tests/house-rules.test.ts",
  /\bas any\b/,
  "gives up its types",
);
const ignored: Rule = (files) =>
  each(files, ([file]) => isCode(file) && file !== "tests/house-rules.test.ts")
    .filter(([, text]) => /@ts-(ignore|nocheck)/.test(text))
    .map(([file]) => `${file} switches the types off`);
const servers: Rule = (files) =>
  [...files.keys()]
    .filter((f) => /\.server\.tsx?$/.test(f) && !f.startsWith("app/") && !f.startsWith("tests/"))
    .map((f) => `${f} is called .server outside app`);
const drawers: Rule = (files) =>
  [...files.keys()]
    .filter((f) => /(^|\/)(utils?|helpers?|misc|common)(\/|\.)/i.test(f))
    .map((f) => `${f} is a drawer`);
const sides: Rule = (files) =>
  each(files, ([file]) => file.endsWith(".css")).flatMap(([file, text]) =>
    (bare(text).match(/[^;{}]*\b(left|right)\b[^;{}]*/g) ?? []).map(
      (line) => `${file} names a side: ${line.trim()}`,
    ),
  );

/** The path of the table for a route folder. */
function pathOfRoute(folder: string): string {
  const escaped = folder.replace(/\[(.)\]/g, (_, c: string) => `\u0000${c.charCodeAt(0)}\u0000`);
  const parts = escaped
    .split(".")
    .map((part) => part.replace(/_$/, ""))
    .filter((part) => part !== "_index")
    .map((part) => (part.startsWith("$") ? `:${part.slice(1)}` : part))
    .map((part) => part.replace(/\u0000(\d+)\u0000/g, (_, c: string) => String.fromCharCode(Number(c)))); // eslint-disable-line no-control-regex -- our own marks
  return `/${parts.join("/")}`;
}

/** Functions of the routes that ask for a viewer or a role themselves, and so guard whoever calls them first. */
function guardians(files: Files): string[] {
  return each(files, within("app/routes")).flatMap(([file, text]) =>
    sourceOf(file, text).statements.flatMap((node) =>
      ts.isFunctionDeclaration(node) &&
      node.name &&
      !["loader", "action"].includes(node.name.text) &&
      /\brequire[A-Z]\w*\(/.test(text.slice(node.pos, node.end))
        ? [node.name.text]
        : [],
    ),
  );
}

const guards: Rule = (files) => {
  const asking = new RegExp(`\\b(require[A-Z]\\w*|${guardians(files).join("|") || "require"})\\(`);
  return each(files, ([file]) => /^app\/routes\/[^/]+\/route(\.server)?\.tsx?$/.test(file)).flatMap(
    ([file, text]) => {
      const path = pathOfRoute(file.split("/")[2] ?? "");
      if (path === "/$" || path === "/:") return [];
      const row = rowFor(path.replace(/:([^/]+)/g, "x"));
      const source = sourceOf(file, text);
      return source.statements.flatMap((node) => {
        if (!ts.isFunctionDeclaration(node) || !node.name) return [];
        const name = node.name.text;
        if (name !== "loader" && name !== "action") return [];
        if (!row) return [`${file} is in no row of the table`];
        const served = name === "loader" ? row.GET : row.POST;
        const body = text.slice(node.pos, node.end);
        return served === "everyone" || served === "holder" || asking.test(body)
          ? []
          : [`${file}: ${name} guards nothing`];
      });
    },
  );
};

const firsts = [
  ...new Set(tableOfRoutes.map((row) => row.path.split("/")[1] ?? "").filter((s) => s && !s.includes("."))),
];
const literals = new RegExp(`["'\`]/(${firsts.join("|")})(["'\`/?]|$)`);
const addresses = lines(
  (f) =>
    isCode(f[0]) && within("app", "emails")(f) && !["app/paths.ts", "app/table-of-routes.ts"].includes(f[0]),
  literals,
  "writes an address by hand",
);

const catalogue: Rule = (files) => {
  const index = files.get("app/locales/en/index.ts") ?? "";
  const areas = [...files.keys()].filter((f) => /^app\/locales\/en\/(?!index)[^/]+\.ts$/.test(f));
  return areas
    .filter((f) => !index.includes(`"./${posix.basename(f, ".ts")}"`))
    .map((f) => `${f} is not listed in the catalogue`);
};
const unused =
  (ids: readonly string[]): Rule =>
  (files) => {
    const text = each(
      files,
      ([file]) =>
        isCode(file) && /^(app|db|emails|scripts)\//.test(file) && !file.startsWith("app/locales/en/"),
    )
      .map(([, code]) => code)
      .join("\n");
    const heads = [...text.matchAll(/`([a-z]\w*\.[\w.]*)\$\{/g)].map((m) => m[1]!); // the group is in the pattern
    return ids
      .filter((id) => !text.includes(`"${id}"`) && !text.includes(`'${id}'`) && !text.includes(`\`${id}\``))
      .filter((id) => !heads.some((head) => id.startsWith(head)))
      .map((id) => `${id} is used nowhere`);
  };

const spoken: Rule = (files) =>
  each(
    files,
    ([file]) => /^app\/(routes|components)\/.*\.tsx$/.test(file) || file === "app/root.tsx",
  ).flatMap(([file, text]) => {
    const faults: string[] = [];
    walk(sourceOf(file, text), (node) => {
      if (
        ts.isJsxText(node) &&
        /\p{L}{2,}/u.test(node.text) &&
        !/<code\b[^>]*>$/.test(text.slice(0, node.pos)) &&
        !/^\s*SHA-?256\s*$/.test(node.text)
      )
        faults.push(`${file} speaks past the catalogue: ${node.text.trim()}`);
      if (
        ts.isJsxAttribute(node) &&
        ts.isIdentifier(node.name) &&
        ["title", "alt", "placeholder"].includes(node.name.text) &&
        node.initializer &&
        ts.isStringLiteral(node.initializer) &&
        node.initializer.text.includes(" ")
      )
        faults.push(`${file} speaks past the catalogue: ${node.initializer.text}`);
    });
    return faults;
  });

/** Second words for things that have one; these are the browser's, Node's or a format's own. */
const foreign = /^(userAgent|user_agent|userInfo|userSelect|UserInfo)$/;
const words: Rule = (files) =>
  each(files, ([file]) => isCode(file) && /^(app|db)\//.test(file)).flatMap(([file, text]) => {
    const faults = new Set<string>();
    walk(sourceOf(file, text), (node) => {
      if (!ts.isIdentifier(node) || foreign.test(node.text)) return;
      const parts = node.text.split(/(?=[A-Z])|_|\d/).map((part) => part.toLowerCase());
      if (parts.some((part) => /^(submission|review|grade|rating|user)s?$/.test(part)))
        faults.add(`${file} has a second word for a thing: ${node.text}`);
    });
    return [...faults];
  });

/** SHA-256 of migrations that were released; such a file is never edited again. */
const released: Record<string, string> = {};
const migrations =
  (sums: Record<string, string>): Rule =>
  (files) =>
    Object.entries(sums)
      .filter(
        ([file, sum]) =>
          createHash("sha256")
            .update(files.get(file) ?? "")
            .digest("hex") !== sum,
      )
      .map(([file]) => `${file} was released and has changed`);

const top =
  /^(app|db|emails|scripts|tests|\.ci|\.github|docs)$|^(package(-lock)?|tsconfig)\.json$|^(remix|eslint)\.config\.js$|^(vite|vitest)\.config\.ts$|^(README|CONTRIBUTING|CHANGELOG|DECISIONS|PROOFS|SECURITY)\.md$|^LICENSE$|^\.(gitignore|gitattributes|prettierrc\.json|prettierignore|env\.example|nvmrc|editorconfig|npmrc)$/;
const topLevel: Rule = (files) =>
  [...new Set([...files.keys()].map((file) => file.split("/")[0] ?? ""))]
    .filter((name) => !top.test(name))
    .map((name) => `${name} stands at the top level`);

const one = (file: string, text = ""): Files => new Map([[file, text]]);

const rules: [name: string, rule: Rule, planted: Files][] = [
  [
    "each folder imports only what stands below it",
    dependencies,
    one("app/domain/x.ts", 'import { a } from "~db/client";'),
  ],
  [
    "domain takes types alone from the catalogue",
    dependencies,
    one("app/domain/x.ts", 'import { en } from "~/locales/en";'),
  ],
  [
    "components know no data",
    dependencies,
    one("app/components/x.tsx", 'import { a } from "~db/queries/entries";'),
  ],
  [
    "rules, services and queries read neither clock nor dice",
    clock,
    one("app/services/x.server.ts", "const a = new Date();"),
  ],
  [
    "only the configuration reads the environment",
    environment,
    one("app/x.ts", "const a = process.env.HOME;"),
  ],
  ["types are not given up", casts, one("app/x.ts", "const a = b as any;")],
  ["types are not switched off", ignored, one("app/x.ts", "// @ts-ignore\na();")],
  [".server stands inside app only", servers, one("db/x.server.ts")],
  ["there are no drawers", drawers, one("app/utils/x.ts")],
  ["styles name no sides", sides, one("app/styles/x.css", "p { margin-left: 1px; }")],
  [
    "each loader and action guards itself, or its row serves everyone",
    guards,
    one("app/routes/desk/route.server.ts", "export function loader() { return 1; }"),
  ],
  ["addresses stand in paths.ts and the table only", addresses, one("app/x.ts", 'const a = "/desk/mail";')],
  ["every area of the catalogue is listed", catalogue, one("app/locales/en/x.ts", "")],
  ["every message is used", unused(Object.keys(en)), one("app/x.ts", "")],
  [
    "pages speak through the catalogue only",
    spoken,
    one("app/routes/x/route.tsx", "const a = <p>Hello you</p>;"),
  ],
  ["one word per thing", words, one("app/x.ts", "const userName = 1;")],
  ["released migrations stay as they are", migrations(released), new Map()],
];

describe("the house", () => {
  for (const [name, rule, planted] of rules)
    test(name, () => {
      expect(rule(project).join("\n")).toBe("");
      if (rule === rules.at(-1)?.[1])
        expect(migrations({ "db/migrations/x.ts": "0" })(one("db/migrations/x.ts", "a"))).toHaveLength(1);
      else expect(rule(planted).length).toBeGreaterThan(0);
    });

  test("only what belongs there stands at the top level", () => {
    expect(topLevel(new Map(listed.map((file) => [file, ""])))).toEqual([]);
    expect(topLevel(one("stuff.txt"))).toHaveLength(1);
  });

  test("every message can be read as ICU", () => {
    for (const [id, message] of Object.entries(en)) expect(() => parse(message), id).not.toThrow();
    expect(() => parse("{count, plural, one {x}")).toThrow();
  });

  test("every column of the real database has a tag, and every tag its column", async () => {
    const raw = new Database(":memory:");
    const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: raw }) });
    await migrate(db);
    const columns = (
      raw.prepare("select name from sqlite_master where type = 'table'").all() as { name: string }[]
    )
      .map(({ name }) => name)
      .filter((name) => !name.startsWith("sqlite_") && !name.startsWith("kysely_"))
      .flatMap((table) =>
        (raw.prepare(`pragma table_info("${table}")`).all() as { name: string }[]).map(
          ({ name }) => `${table}.${name}`,
        ),
      );
    await db.destroy();
    const tagged = Object.entries(tags).flatMap(([table, of]) =>
      Object.keys(of).map((column) => `${table}.${column}`),
    );
    expect(tagged.sort()).toEqual(columns.sort());
  });
});
