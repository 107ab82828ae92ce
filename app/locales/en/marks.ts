export const ownMarks = {
  "marks.title": "My marks",
  "marks.intro":
    "Every mark that you have given so far, side by side. Nothing of other judges stands here. You can change marks on a scoresheet until you hand it in.",
  "marks.none": "You have not marked anything yet. Open an entry and choose a mark; it appears here.",
  "marks.table": "Marks by entry and criterion",
  "marks.entry": "Entry",
  "marks.score": "Score",
  "marks.mean": "Mean",
  "marks.deviation": "Spread",
  "marks.lowest": "Lowest",
  "marks.highest": "Highest",
  "marks.criteria": "The criteria",
  "marks.spreadWords":
    "Spread is the standard deviation of your own marks: how far they usually lie from your mean.",
  "marks.notMarked": "not marked",
  "marks.state": "{state, select, submitted {handed in} reopened {reopened} other {not handed in}}",
} as const;
