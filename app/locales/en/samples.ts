export const samples = {
  "samples.title": "Sample cases",
  "samples.intro":
    "Before the first entry every judge marks the same sample cases on the same scoresheet. Then you see how all judges marked them, without names, and what the chair expects. None of these marks ever counts in a result.",
  "samples.none": "This award has no sample cases. You can begin with your entries.",
  "samples.state": "{state, select, done {Compared} begun {Begun} other {To mark}}",
  "samples.open": "{state, select, begun {Go on with {title}} other {Mark {title}}}",
  "samples.allDone": "You have marked all sample cases. Your entries are open to you.",
  "samples.toEntries": "Your entries",
  "samples.invented": "This case is invented.",
  "samples.result": "How it compares",
  "samples.judges":
    "{count, plural, one {Only you have marked this case so far; come back later to compare.} other {# judges have marked this case so far, you among them.}}",
  "samples.you": "You",
  "samples.expected": "Chair",
  "samples.median": "Middle of all",
  "samples.spread": "How many judges gave each mark",
  "samples.count": "{mark}: {judges, plural, one {# judge} other {# judges}}",
  "samples.note": "The chair’s note",
  "samples.next": "Next",
  "samples.first":
    "First mark the sample cases; {left, plural, one {one is} other {# are}} left. You find them under “Entries to judge”.",
  "samples.step": "Mark the sample cases",
  "samples.stepWords":
    "{left, plural, one {One invented case is} other {# invented cases are}} left to mark before you open your entries. It shows how you mark beside all other judges.",
  "samples.again": "Sample cases and how you compare",
} as const;
