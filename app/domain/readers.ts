/** Who reads an entry, and which of its fields each of them is shown. */
import type { Field } from "./rulebook";

/** Entrants and screeners see all; judges what is judged; the public what is public. */
export type Audience = "entrant" | "screener" | "judge" | "public";

type Shown = Pick<Field, "type" | "judged" | "public">;

/** Whether a reader of this kind is shown a field. Contact data go to nobody beyond entrants and screeners. */
export function isShown(field: Shown, audience: Audience): boolean {
  if (audience === "entrant" || audience === "screener") return true;
  if (field.type === "address" || field.type === "phone") return false;
  return audience === "judge" ? field.judged : field.public;
}

export type Readers = "nobody" | "judges" | "public" | "all";

/** Who is shown a field beside those on the entry and the organiser, as one word for the sentence that says so. */
export function readersOf(field: Shown): Readers {
  const isJudged = isShown(field, "judge");
  if (isShown(field, "public")) return isJudged ? "all" : "public";
  return isJudged ? "judges" : "nobody";
}

/** Who is shown most of these fields; of equals, those of the field that comes first. */
export function readersOfMost(fields: readonly Shown[]): Readers {
  const each = fields.map(readersOf);
  const count = (readers: Readers) => each.filter((one) => one === readers).length;
  return each.reduce((most, one) => (count(one) > count(most) ? one : most), each[0] ?? "nobody");
}

/** Who reads words of a scoresheet beside the judge who wrote them: the chair and the organiser, some the entrant too. */
export type SheetReaders = "entrant" | "chair";
