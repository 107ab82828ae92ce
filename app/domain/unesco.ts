/** UNESCO may be named only with its written permission, which an organiser enters: who gave it, when, and where it lies. */
import { isDay } from "./form";
import type { Message } from "./message";

export type Permission = {
  /** Name and office of who gave it. */
  by: string;
  /** The day of the letter. */
  day: string;
  /** What the letter is called, and where it is kept. */
  letter: string;
};

/** Its name in the scripts of its languages. */
const name = /unesco|юнеско|教科文|يونسكو/iu;

/** Which of these texts name it without permission, by the field that each stands in. */
export function unpermitted<Field extends string>(
  texts: Readonly<Partial<Record<Field, string>>>,
  permission: Permission | null,
): Field[] {
  if (permission) return [];
  return (Object.keys(texts) as Field[]).filter((field) => name.test(texts[field] ?? ""));
}

/** A permission as it was typed, or null where none was; or what is wrong with it, by the part it is told at. */
export function readPermission(
  typed: Permission,
  today: string,
): { permission: Permission | null; fault: null } | { fault: { part: keyof Permission; message: Message } } {
  const missing = (["by", "day", "letter"] as const).filter((part) => typed[part] === "");
  if (missing.length === 3) return { permission: null, fault: null };
  const [part] = missing;
  if (part) return { fault: { part, message: { id: "certificates.permissionPart" } } };
  if (!isDay(typed.day))
    return { fault: { part: "day", message: { id: "certificates.permissionDayWrong" } } };
  if (typed.day > today)
    return { fault: { part: "day", message: { id: "certificates.permissionDayAhead" } } };
  return { permission: typed, fault: null };
}
