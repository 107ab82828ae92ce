/** Reads a `…Json` column. The one place where text from the database becomes a typed value without a check. */
export function fromJson<Value>(text: string): Value {
  return JSON.parse(text) as Value; // the column is written by `toJson` alone
}

export function toJson(value: unknown): string {
  return JSON.stringify(value);
}

export function flag(value: boolean): 0 | 1 {
  return value ? 1 : 0;
}
