export const likeness = {
  "likeness.title": "Entries that share passages with this one",
  "likeness.edition": "edition {edition}",
  "likeness.compareWith": "Compare the passages with {code} (opens in a new tab)",
  "likeness.settled": "Not the same case, says {name}: {note}",
  "likeness.compare": "Shared passages",
  "likeness.facts":
    "{words, plural, =0 {No words} one {# word} other {# words}} in common, {share, number, percent} of the shorter text. Passages of fewer than eight words are left out.",
  "likeness.none": "The two entries share no passage of eight words or more.",
  "likeness.passage": "Passage {number}, {words, plural, one {# word} other {# words}}",
  "likeness.note": "Why they are not the same case",
  "likeness.noteHint":
    "For colleagues. If it is the same case, leave this empty, go back to the entry and answer check {check} with no.",
  "likeness.noteMissing": "Write in a few words why they are not the same case.",
  "likeness.settle": "Looked at, not the same case",
  "likeness.isSettled": "Looked at, not the same case",
  "likeness.goOn": "Go on with {code} in the tab that you came from; what you answered there is kept.",
  "likeness.settledAlready": "Nothing is left to settle between these two entries.",
} as const;
