/** Words of deadlines: until when, by which rule, and more time for one entry. */
export const deadlines = {
  "deadlines.rule": "In time by",
  "deadlines.ruleUsed":
    "{rule, select, published {the published deadline} grace {the time of grace after the deadline} repair {the repair that was asked for} other {extension {number, number}}}",
  "deadlines.yours": "Your entry has more time than others (extension {number, number}).",
  "deadlines.closesFor": "Your entry closes",
  "deadlines.inUtc": "{moment} UTC",
  "deadlines.yourClock": "by your clock: {moment}",
  "deadlines.soon":
    "{hours, plural, =0 {} one {one hour, } other {# hours, }}{minutes, plural, =0 {} one {one minute, } other {# minutes, }}{seconds, plural, one {one second} other {# seconds}} left",
  "deadlines.spoken": "{minutes, plural, one {One minute} other {# minutes}} left before the deadline",
  "deadlines.extendedFrom": "The call was extended; it was to close",

  "deadlines.planned": "The judges have their entries, so nobody can get more time.",
  "deadlines.withdrawn": "This entry is withdrawn. Its people can bring it back while they may enter.",
  "deadlines.screened": "This entry was screened already. Ask for a repair there instead.",
  "deadlines.past": "Choose a moment that is still to come.",
  "deadlines.notLater": "Choose a moment after the present deadline of this entry.",
  "deadlines.intoScoring": "Choose a moment before the judges begin to score.",
  "deadlines.answered": "This extension was answered already.",
  "deadlines.secondPerson":
    "After the deadline a second person approves: another organiser, or a chair. You proposed this one.",
  "deadlines.unknown": "No entry has this code. Write a code such as IIOE-2027-0041, or an e-mail address.",
  "deadlines.hasEntry":
    "The owner of this address leads an entry already: {code}. Extend that one, by its code.",

  "deadlines.title": "Extensions",
  "deadlines.intro":
    "More time for one entry, or for somebody who has not begun one. Before the deadline an organiser grants it; after it a second person approves. It ends when the judges get their entries. For everybody at once, move the closing date instead.",
  "deadlines.moveDates": "Move the closing date",
  "deadlines.none": "Nobody has more time yet.",
  "deadlines.whom": "For",
  "deadlines.whomHint": "The code of an entry, or the e-mail address of somebody who has not begun one",
  "deadlines.whomMissing": "Write the code of an entry or an e-mail address",
  "deadlines.until": "Until",
  "deadlines.untilHint": "Day and time by the clocks of {zone}",
  "deadlines.untilMissing": "Enter a day and a time",
  "deadlines.untilSkipped": "Clocks skip this hour on that day. Choose another time.",
  "deadlines.reason": "Reason",
  "deadlines.reasonHint": "The entrant reads it, and it is kept in the history",
  "deadlines.reasonMissing": "Write the reason in a few words",
  "deadlines.reasonLong": "Keep the reason under 1,000 characters",
  "deadlines.give": "Give more time",
  "deadlines.propose": "Propose more time",
  "deadlines.givingNow": "It counts at once, and they are told by mail.",
  "deadlines.givingSecond":
    "The published deadline has passed: this is a proposal, and counts once another organiser or a chair approves it.",
  "deadlines.state":
    "{state, select, proposed {Waits for a second person} granted {Granted} other {Turned down}}",
  "deadlines.one": "Extension for {whom}",
  "deadlines.proposedBy": "Proposed by",
  "deadlines.answeredBy": "Answered by",
  "deadlines.number": "Number for this entry",
  "deadlines.answerTitle": "Answer it",
  "deadlines.answer": "Your answer",
  "deadlines.answerMissing": "Choose an answer",
  "deadlines.grant": "Approve: they get the time",
  "deadlines.turnDown": "Turn down",
  "deadlines.send": "Save the answer",
  "deadlines.beginUntil": "You were given more time: you may begin an entry until",

  "deadlines.grantedSubject": "More time for your entry: until {moment}",
  "deadlines.grantedHeading": "You have more time",
  "deadlines.grantedWords":
    "You may change and submit your entry until {moment}. What you have submitted counts until you submit again.",
  "deadlines.grantedAddress":
    "You may begin an entry and submit it until {moment}. Sign in with the address that this mail came to.",
  "deadlines.grantedReason": "Why: {reason}",

  "deadlines.reminderSubject": "{code}: {days, plural, one {one day} other {# days}} left",
  "deadlines.reminderHeading":
    "{kind, select, draft {Your entry is not submitted yet} other {What you changed is not submitted yet}}",
  "deadlines.reminderDraft": "“{title}” takes part only if it is submitted before {moment}.",
  "deadlines.reminderChanged":
    "What you submitted of “{title}” stands. You have changed it since; the changes count only if you submit again before {moment}.",
  "deadlines.reminderReady": "Nothing is missing: check it and submit it.",
  "deadlines.reminderMissing": "Still to do",
  "deadlines.reminderSection": "{count, plural, one {One thing} other {# things}}",
  "deadlines.reminderChanges": "Changed since",
} as const;
