/** The direction in which a language is written. */
export function directionOf(language: string): "ltr" | "rtl" {
  return /^(ar|fa|he|ur|ps|dv|ug|yi|ckb)\b/.test(language) ? "rtl" : "ltr";
}
