/** A list of judges as a CSV file: what organisers bring in, and what they take out. */
import { parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import { isAddress, normaliseAddress } from "~/domain/address";
import type { Message } from "~/domain/message";
import { judgeForm } from "./judge";
import type { MessageId } from "~/locales/catalogue";
import { en } from "~/locales/en";

export const columns = [
  "name",
  "address",
  "organisation",
  "country",
  "categories",
  "languages",
  "expertise",
  "past",
  "tags",
  "least",
  "most",
  "reserve",
] as const;
type Column = (typeof columns)[number];

export type ListedJudge = {
  line: number;
  name: string;
  address: string;
  organisation: string;
  country: string;
  categories: string[];
  languages: string[];
  expertise: string[];
  past: string[];
  tags: string[];
  least: number | null;
  capacity: number;
  isReserve: boolean;
};
export type BadJudge = { line: number; text: string; reason: Message };

export const JUDGES = 300;

const listOf = (cell: string) =>
  cell
    .split(/[;；]/)
    .map((one) => one.trim())
    .filter(Boolean);
/** Takes away the mark that keeps a spreadsheet from reading a cell as a formula, and brackets that it would. */
const plain = (cell: string) => cell.replace(/^'(?=[=+\-@\t\r＝＋－＠])/, "").trim();

/**
 * Reads a list of judges. The first line names the columns, in any order; `name`, `address` and `categories` must be
 * there. Several values in a cell are parted by semicolons. Gives the judges, or each line that is wrong with the first
 * reason; then nothing of the list is meant to be used.
 */
export function readJudgeList(
  text: string,
  offered: {
    categories: readonly string[];
    languages: readonly string[];
    countries: readonly string[];
    most: number;
  },
): { judges: ListedJudge[]; bad: BadJudge[] } {
  const rows = rowsOf(text);
  if ("fault" in rows) return { judges: [], bad: [rows.fault] };
  const [head, ...body] = rows.lines;
  const names = head?.cells.map((cell) => cell.trim().toLowerCase()) ?? [];
  const unknown = names.find((name) => name !== "" && !(columns as readonly string[]).includes(name));
  const missing = (["name", "address", "categories"] as const).find((name) => !names.includes(name));
  if (unknown !== undefined || missing !== undefined)
    return {
      judges: [],
      bad: [
        {
          line: head?.line ?? 1,
          text: head?.cells.join(", ") ?? "",
          reason:
            missing === undefined
              ? { id: "judges.listColumn", values: { column: unknown ?? "", columns: columns.join(", ") } }
              : { id: "judges.listNoColumn", values: { column: missing } },
        },
      ],
    };

  const judges: ListedJudge[] = [];
  const bad: BadJudge[] = [];
  const seen = new Map<string, number>();
  for (const { line, cells } of body) {
    const of = (column: Column) => plain(cells[names.indexOf(column)] ?? "");
    const refuse = (reason: Message) => bad.push({ line, text: cells.join(", ").slice(0, 300), reason });
    const [name, address] = [of("name"), of("address")];
    const wrong = (of: readonly string[], from: readonly string[]) => of.find((one) => !from.includes(one));
    const categories = listOf(of("categories"));
    const languages = listOf(of("languages").toLowerCase());
    const reserve = of("reserve").toLowerCase();
    const twin = seen.get(normaliseAddress(address));
    const strange = wrong(categories, offered.categories);
    const foreign = wrong(languages, offered.languages);
    const country = of("country").toUpperCase();
    if (judges.length + bad.length >= JUDGES) {
      refuse({ id: "judges.listMany", values: { most: JUDGES } });
      break;
    }
    if (cells.length !== names.length)
      refuse({ id: "judges.listCells", values: { cells: cells.length, columns: names.length } });
    else if (name === "" || name.length > 200) refuse({ id: "judges.listName" });
    else if (!isAddress(address)) refuse({ id: "judges.listAddress" });
    else if (twin !== undefined) refuse({ id: "people.lineTwice", values: { line: twin } });
    else if (strange !== undefined)
      refuse({
        id: "judges.listCategory",
        values: { category: strange, offered: offered.categories.join(", ") },
      });
    else if (foreign !== undefined)
      refuse({
        id: "judges.listLanguage",
        values: { language: foreign, offered: offered.languages.join(", ") },
      });
    else if (country !== "" && !offered.countries.includes(country))
      refuse({ id: "judges.listCountry", values: { country } });
    else if (!["", "yes", "no"].includes(reserve)) refuse({ id: "judges.listReserve" });
    else {
      // What the page of one judge takes; what a list may leave out is filled in where somebody knows it.
      const read = judgeForm.safeParse({
        version: 1,
        organisation: of("organisation") || "-",
        country: country || "ZZ",
        languages: languages.length > 0 ? languages : ["en"],
        categories,
        expertise: listOf(of("expertise")).join(", "),
        past: listOf(of("past")).join("\n"),
        tags: listOf(of("tags")).join(", "),
        least: of("least"),
        capacity: of("most") || String(offered.most),
      });
      if (!read.success) {
        const id = read.error.issues[0]?.message ?? "";
        refuse({ id: id in en ? (id as MessageId) : "fault.field" });
        continue;
      }
      const { expertise, past, tags, least, capacity } = read.data;
      seen.set(normaliseAddress(address), line);
      judges.push({
        line,
        name,
        address,
        organisation: of("organisation"),
        country,
        categories: [...new Set(categories)],
        languages: [...new Set(languages)],
        expertise,
        past,
        tags,
        least,
        capacity,
        isReserve: reserve === "yes",
      });
    }
  }
  if (judges.length + bad.length === 0) bad.push({ line: 1, text: "", reason: { id: "judges.listEmpty" } });
  return { judges, bad };
}

/** The lines of a file with their numbers; commas, semicolons and tabs part cells, whichever the head has. */
function rowsOf(text: string): { lines: { line: number; cells: string[] }[] } | { fault: BadJudge } {
  const [head = ""] = text.replace(/^\uFEFF/, "").split(/\r?\n/, 1);
  const delimiter = ["\t", ",", ";"].find((one) => head.includes(one)) ?? ",";
  try {
    const rows = parse(text, {
      bom: true,
      delimiter,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    return { lines: rows.map(({ record, info }) => ({ line: info.lines, cells: record })) };
  } catch (fault) {
    const line = (fault as { lines?: number }).lines ?? 1; // the parser's own errors carry the line
    return { fault: { line, text: "", reason: { id: "judges.listQuotes" } } };
  }
}

/** The list as a file that spreadsheets open: no cell is read as a formula, and `readJudgeList` reads it back. */
export function writeJudgeList(judges: readonly Omit<ListedJudge, "line">[]): string {
  const rows = judges.map((judge) => ({
    ...judge,
    categories: judge.categories.join("; "),
    languages: judge.languages.join("; "),
    expertise: judge.expertise.join("; "),
    past: judge.past.join("; "),
    tags: judge.tags.join("; "),
    least: judge.least ?? "",
    most: judge.capacity,
    reserve: judge.isReserve ? "yes" : "no",
  }));
  return stringify(rows, { header: true, columns: [...columns], bom: true, escape_formulas: true });
}
