import { lines, type Names } from "./embargo";

/** One name before and after a correction. A member of the team has its row's key. */
export type NameShown = { line: (typeof lines)[number] | "team"; key: string; before: string; after: string };

/** Every name of a case that has anything in it, before and after a correction. */
export function namesShown(before: Names, after: Names): NameShown[] {
  return [
    ...lines.map((line) => ({ line, key: "", before: before[line], after: after[line] })),
    ...Object.keys(after.team).map((key) => ({
      line: "team" as const,
      key,
      before: before.team[key] ?? "",
      after: after.team[key] ?? "",
    })),
  ].filter((one) => one.before !== "" || one.after !== "");
}
