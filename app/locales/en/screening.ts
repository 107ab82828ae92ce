export const screening = {
  "screening.repaired": "What the repair changed in revision {revision, number}",
  "screening.repairedCount":
    "{count, plural, =0 {Nothing differs.} one {One field differs. Everything else is as it was.} other {# fields differ. Everything else is as it was.}}",
  "screening.was": "Before",
  "screening.is": "Now",
  "screening.unchanged": "Asked for, and not changed",
  "screening.changeBegins": "{kind, select, added {[added: } other {[taken out: }}",
  "screening.changeEnds": "{kind, select, added {] } other {] }}",
  "screening.title": "Screening",
  "screening.facts":
    "{total, plural, one {# submitted entry} other {# submitted entries}}; {left, plural, =0 {none waits} one {# waits} other {# wait}} for a decision",
  "screening.filter": "Show",
  "screening.state": "Where it stands",
  "screening.all": "All",
  "screening.category": "Category",
  "screening.allCategories": "All categories",
  "screening.show": "Show",
  "screening.states":
    "{state, select, waiting {Waits} repaired {Repaired, waits again} repair {Repair asked} valid {Valid} other {Not valid}}",
  "screening.stateCount":
    "{state, select, all {All} waiting {Waiting} repaired {Repaired} repair {Repair asked} valid {Valid} other {Not valid}} ({n})",
  "screening.table": "Submitted entries, oldest first",
  "screening.entry": "Entry",
  "screening.organisation": "Organisation",
  "screening.submitted": "Submitted",
  "screening.code": "Code",
  "screening.due": "repair due {date}",
  "screening.none": "No entry matches this choice.",
  "screening.noneYet":
    "No entry has been submitted yet. The call closes on {closes}; screening begins on {opens}.",
  "screening.pages": "Pages",
  "screening.page": "Page {page}",
  "screening.range": "{from} to {to} of {total}",

  "screening.of": "{code}, category {category}",
  "screening.revision": "Revision {number}, submitted {date}",
  "screening.sha": "SHA-256 {hash}",
  "screening.next": "Next entry",
  "screening.noNext": "No other entry waits for a decision.",
  "screening.back": "All entries",
  "screening.checks": "Checks of the rulebook",
  "screening.answer": "{answer, select, yes {Yes} no {No} other {Needs repair}}",
  "screening.note": "Note for colleagues (not sent)",
  "screening.outcome": "Decision",
  "screening.outcomes":
    "{outcome, select, valid {Valid: the entry goes to the judges} repair {Repair: the entrant mends the flagged fields} other {Not valid: the entry does not take part}}",
  "screening.repairHint": "Possible until {date}; that is also the entrant’s due date.",
  "screening.repairClosed": "The repair window ended on {date}.",
  "screening.reason": "Words for the entrant",
  "screening.reasonHint":
    "Needed for a repair and for “not valid”. The entrant gets them as they stand: what is wrong, and what would mend it.",
  "screening.fields": "Fields to mend",
  "screening.fieldsHint": "For a repair only. The entrant can change these and nothing else.",
  "screening.submit": "Record the decision",
  "screening.mailed": "The lead of the entry gets a mail at once.",
  "screening.decision": "The decision",
  "screening.history": "Decisions so far",
  "screening.decided":
    "{outcome, select, valid {Valid} repair {Repair asked} other {Not valid}}, revision {revision}",
  "screening.by": "{name}, {date}",
  "screening.flagged": "Flagged: {fields}",
  "screening.endorsements": "Endorsements by partners",
  "screening.endorsed": "{state, select, given {Endorsed} declined {Declined} other {No answer yet}}",
  "screening.endorsementNone": "No partner was asked yet.",

  "screening.answerMissing": "Choose yes, no or needs repair.",
  "screening.outcomeMissing": "Choose a decision.",
  "screening.noteLong": "Keep the note under 500 characters.",
  "screening.reasonLong": "Keep the words for the entrant under 3,000 characters.",
  "screening.stale": "This form is not complete. Open the page again.",

  "screening.ownEntry": "You belong to this entry, so somebody else screens it.",
  "screening.notSubmitted": "This entry is not submitted, so there is nothing to decide.",
  "screening.notOpen": "Screening has not begun. Until then entrants can still change what they sent.",
  "screening.team": "Team members, and whether they agree to be named",
  "screening.extended":
    "Its entrant has more time and may still change it. Screen it when that time is over.",
  "screening.published":
    "The plan is published and judges have their entries, so outcomes no longer change here.",
  "screening.newRevision":
    "The entrant has submitted a newer revision while you had the older one open. The newest is shown now; what you chose is kept. Look again before you decide.",
  "screening.screenedSince":
    "A colleague decided about this entry while you had it open. Their decision is shown under “Decisions so far”, yours is kept in the form.",
  "screening.checksMissing": "Answer every check.",
  "screening.validNeedsYes": "An entry is valid only if every check is answered with yes.",
  "screening.endorsementMissing":
    "{count, plural, one {One partner has} other {# partners have}} not endorsed this entry, and its category needs that. Ask for a repair, or find it not valid.",
  "screening.reasonMissing": "Write the reason in words. The entrant gets them.",
  "screening.notValidNeedsNo": "Every check is answered with yes, so the entry cannot be found not valid.",
  "screening.repairWithNo":
    "A check answered with no cannot be mended. Find the entry not valid, or change the answer to “needs repair”.",
  "screening.repairNeedsCheck": "Mark the check that needs repair.",
  "screening.fieldsMissing": "Flag the fields that the entrant has to mend.",
  "screening.onlyFlagged":
    "The call is closed, and only the fields that the screener flagged can be mended now. This field is none of them; it stays as it was submitted.",
  "screening.repairsOver": "The repair window is over. Decide between valid and not valid.",

  "screening.validSubject": "{code}: your entry is valid",
  "screening.validHeading": "Your entry is valid",
  "screening.validMail":
    "We have checked “{title}”. It meets the rules and goes to the judges. There is nothing left for you to do.",
  "screening.validNext": "You will hear the result from {date} on.",
  "screening.repairSubject": "{code}: please mend your entry",
  "screening.repairHeading": "Your entry needs a repair",
  "screening.repairMail":
    "We have checked “{title}”. It cannot go to the judges as it is, but you can mend it. This is what we found:",
  "screening.repairFields": "Fields to mend: {fields}.",
  "screening.repairNext":
    "Open the entry, change these fields and submit again before {date}. If nothing is sent by then, the entry does not take part.",
  "screening.notValidSubject": "{code}: your entry is not valid",
  "screening.notValidHeading": "Your entry cannot take part",
  "screening.notValidMail":
    "We have checked “{title}”. It does not meet the rules of this edition. The reason:",
  "screening.notValidNext":
    "If a fact in this reason is wrong, answer this mail. Your entry stays readable for you in the portal.",
  "screening.openEntry": "Open the entry",
} as const;
