export const abstaining = {
  "abstaining.notATie": "You have no tie, but cannot judge it all the same? <link>Abstain instead</link>.",
  "abstaining.title": "Abstain from this entry",
  "abstaining.words":
    "Abstaining needs no tie: the field may be too far from yours, or you cannot do it justice in time. You will not see this entry again, and what you marked for it is not counted. The chair and the organiser are told, and the chair looks for another judge.",
  "abstaining.reason": "Say in a sentence why",
  "abstaining.reasonNeeded": "Say in a sentence why you abstain",
  "abstaining.send": "Abstain",
  "abstaining.isATie": "Is there a tie to the entry? <link>Step back instead</link>.",
  "abstaining.tooLate":
    "Your scoresheet for this entry is already handed in. Write to the chair, who can reopen it.",
  "abstaining.mailSubject": "A judge abstained from {code}",
  "abstaining.mailWords":
    "{judge} abstained from entry {code} without a conflict of interest. The entry needs another judge if it is to have enough scoresheets.",
} as const;
