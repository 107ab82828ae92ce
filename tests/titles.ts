/** Reads the titles of tests out of their files, so that documents and tables that name tests cannot go stale. */
import { existsSync, readFileSync } from "node:fs";
import ts from "typescript";

const folder = new URL(".", import.meta.url).pathname;
const read = new Map<string, ReadonlySet<string>>();

/** The titles in a file of tests, with … for what a table or a loop puts in; empty if there is no such file. */
export function titlesIn(file: string): ReadonlySet<string> {
  const known = read.get(file);
  if (known) return known;
  const titles = new Set<string>();
  if (existsSync(folder + file)) {
    const source = ts.createSourceFile(file, readFileSync(folder + file, "utf8"), ts.ScriptTarget.Latest);
    const visit = (node: ts.Node) => {
      if (ts.isCallExpression(node) && isTest(node.expression)) {
        const title = node.arguments[0] && textOf(node.arguments[0]);
        if (title) titles.add(title.replace(/%[sdifjo]|\$\w+/g, "…"));
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  read.set(file, titles);
  return titles;
}

/** `test(…)` and `test.each(…)(…)`. */
function isTest(called: ts.Expression): boolean {
  if (ts.isIdentifier(called)) return called.text === "test";
  if (ts.isCallExpression(called)) return isTest(called.expression);
  return ts.isPropertyAccessExpression(called) && called.name.text === "each" && isTest(called.expression);
}

function textOf(node: ts.Expression): string | null {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return null;
  return node.head.text + node.templateSpans.map(({ literal }) => `…${literal.text}`).join("");
}

/** What a title with … in it means to a runner of tests. */
export function patternOf(title: string): RegExp {
  return new RegExp(
    `(^|[ >])${title
      .split("…")
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
      .join(".*")}$`,
  );
}
