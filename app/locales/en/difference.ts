export const difference = {
  "difference.title": "What changed from revision {from} to revision {to}",
  "difference.hint": "Struck words are gone, underlined words are new. Everything else is as it was.",
  "difference.none": "The two revisions say the same.",
  "difference.gone": "gone:",
  "difference.new": "new:",
  "difference.end": "(end)",
} as const;
