export const results = {
  "results.moved":
    "Sheets have changed since this was proposed, so the ranking is not the one that was decided on. Return the proposal, and the chair proposes anew.",
} as const;
