export const judging = {
  "judging.title": "Entries to judge",
  "judging.progress": "{left, plural, =0 {All your scoresheets are in} other {{left} of {total} left}}",
  "judging.thanks":
    "All {total, plural, one {# scoresheet is} other {# scoresheets are}} in. Thank you. There is nothing more to do.",
  "judging.deadline": "Hand in every scoresheet by {moment}.",
  "judging.opens": "Marking opens on {moment}. Until then you can confirm your entries and read them.",
  "judging.over": "Marking closed on {moment}. Sheets that were not handed in do not count.",
  "judging.none":
    "No entries are assigned to you yet. {phase, select, before {Once every judge has declared, the chair shares the entries out; marking opens on {moment}. You get a mail then.} open {The chair may still give you some, and then you get a mail.} other {Marking is over.}}",
  "judging.handedIn": "The scoresheet for {code} is in. Thank you.",
  "judging.first": "Do this first",
  "judging.stepTerms": "Accept the terms for judges",
  "judging.stepTermsWords": "Confidentiality, fairness, and what you may not keep.",
  "judging.stepDeclare": "Declare conflicts of interest",
  "judging.stepDeclareWords": "For every category you judge, on titles, organisations and people alone.",
  "judging.titleOf": "Scoresheet for {code}",
  "judging.openNext":
    "{state, select, toConfirm {Look at {code} and confirm} begun {Go on with {code}} paused {Go on with {code}} reopened {Go on with {code}, which the chair reopened} other {Mark {code}}}",
  "judging.yours": "Your entries",
  "judging.state":
    "{state, select, toConfirm {To confirm} toScore {To mark} begun {{marked} of {criteria} marked} paused {Waits for the chair} reopened {Reopened, {marked} of {criteria} marked} submitted {Handed in} recusal {You stepped back} abstention {You abstained} other {No longer yours}}",
  "judging.untitled": "Untitled",
  "judging.back": "Your entries",

  "judging.confirmTitle": "Can you judge this entry?",
  "judging.confirmWords":
    "Look at the title, the organisations and the people. You see the entry itself once you have confirmed that you have no tie to any of them.",
  "judging.entryTitle": "Title",
  "judging.category": "Category",
  "judging.organisations": "Organisations",
  "judging.people": "People",
  "judging.noPeople": "None named",
  "judging.conflictsAre":
    "A conflict of interest is any tie that could sway you or seem to: work, supervision, a shared project or paper, family or friendship, money.",
  "judging.confirm": "I have no conflict: open the entry",
  "judging.orStepBack": "I have a conflict",
  "judging.stepBackTitle": "Step back from this entry",
  "judging.stepBackWords":
    "You will not see this entry again, and what you marked for it is not counted. The chair is told, and gives the entry to another judge. Nobody thinks less of a judge who steps back.",
  "judging.kind": "What kind of tie is it?",
  "judging.kindMissing": "Choose what kind of tie it is",
  "judging.kindOf":
    "{kind, select, professional {Professional: same organisation, joint work, supervision} personal {Personal: family, friendship, dispute} financial {Financial: pay, shares, a contract} other {Another reason}}",
  "judging.reason": "Say in a sentence what it is",
  "judging.reasonHint": "Only the chair and the organiser read this.",
  "judging.reasonNeeded": "Say in a sentence what the tie is",
  "judging.reasonLong": "The reason is too long: at most 2,000 characters",
  "judging.stepBack": "Step back",
  "judging.cannotJudge": "I have a conflict with this entry",

  "judging.abstainLink": "Abstain from this entry",

  "judging.reportLink": "Report a fault in this entry",
  "judging.paused":
    "You reported a fault of this entry. You can hand in once the chair has answered; until then you can go on marking, and all of it is saved.",
  "judging.rescreened":
    "This entry is being screened again. You can hand in once it is found valid; until then you can go on marking, and all of it is saved.",

  "judging.readers":
    "Who can see this: {readers, select, entrant {you, the chair and the organiser; the entrant after the results, without your name} other {you, the chair and the organiser only}}.",

  "judging.declared": "You confirmed on {moment} that you have no conflict.",
  "judging.sheet": "Scoresheet",
  "judging.open": "Open the scoresheet",
  "judging.close": "Back to the entry",
  "judging.marked": "{marked} of {criteria} marked",
  "judging.othersHidden":
    "{open, select, true {Once yours is in, you see the marks of the other judges of this entry, without names; they see yours once theirs are in.} other {You do not see other judges’ marks, and they do not see yours.}}",
  "judging.weight": "weight {weight}",
  "judging.extremeReason":
    "{known, select, yes {Reason for the {mark}} other {Reason for the lowest or highest mark}}",
  "judging.extremeHint": "Needed for a {min} or a {max}.",
  "judging.criterionComment": "Comment on this criterion",
  "judging.comment": "Comment for the entrant",
  "judging.commentHint":
    "At least {least, plural, one {# word} other {# words}}. What convinced you, and what would make it stronger.",
  "judging.commentCount": "{words} of at least {least, plural, one {# word} other {# words}}",
  "judging.note": "Note to the chair",
  "judging.noteHint": "If there is anything the entrant should not read.",
  "judging.points":
    "{marked, plural, =0 {Nothing is marked yet.} other {So far {points} of the {of} points in the {marked, plural, one {# criterion} other {# criteria}} you have marked.}}",
  "judging.score": "Score: {score} of 100 points.",
  "judging.save": "Save",
  "judging.saveFirst": "Save what you have filled in; when nothing is missing, you can hand it in.",
  "judging.submit": "Hand in the scoresheet",
  "judging.finality": "After handing in you cannot change it.",
  "judging.lacking":
    "{marks, plural, =0 {} one {# criterion is not marked. } other {# criteria are not marked. }}{reasons, plural, =0 {} one {# reason for a lowest or highest mark is missing. } other {# reasons for lowest or highest marks are missing. }}{words, plural, =0 {} one {The comment lacks # word.} other {The comment lacks # words.}}",
  "judging.markMissing": "Choose a mark",
  "judging.markWrong": "Choose one of the marks on the scale",
  "judging.reasonMissing": "Give a reason for the {mark}",
  "judging.commentShort":
    "The comment has {words, plural, one {# word} other {# words}}; it needs at least {least}",
  "judging.textLong": "This text is too long: at most 20,000 characters",
  "judging.saved": "Saved {moment}.",
  "judging.saving": "Saving …",
  "judging.unsaved": "Not saved yet.",
  "judging.notSavedYet": "Nothing saved yet.",
  "judging.offline": "Saved on this device; it will be sent when the portal can be reached",
  "judging.signedOut":
    "Saved on this device, not sent: you are signed out. <link>Sign in again</link> and go on where you were.",
  "judging.signedOutUnsaved":
    "Not saved: you are signed out. <link>Sign in again</link> in another tab, then come back here.",
  "judging.refusedSave": "Not saved: {reason}",
  "judging.staleHeading": "This scoresheet was changed elsewhere",
  "judging.staleWords":
    "Another tab or device saved it after this page was opened. Nothing was overwritten. Compare below, then save this page’s side, or take the saved one.",
  "judging.here": "On this page",
  "judging.there": "Saved elsewhere",
  "judging.reasonPart": "reason",
  "judging.commentPart": "comment",
  "judging.keepMine": "Save what is on this page",
  "judging.takeTheirs": "Take what was saved elsewhere",
  "judging.empty": "empty",
  "judging.reopened": "The chair reopened this scoresheet",
  "judging.reopenedWords":
    "It does not count until you hand it in again. What you had handed in stays on record.",
  "judging.theChair": "the chair",
  "judging.others": "Marks of the other judges",
  "judging.othersNone": "No other scoresheet of this entry is in yet.",
  "judging.submittedOn": "Handed in {moment}. It can no longer be changed.",

  "judging.ended": "You are no longer a judge of this entry.",
  "judging.confirmFirst": "First confirm that you have no conflict with this entry.",
  "judging.confirmedAlready": "You have already confirmed that you can judge this entry.",
  "judging.submittedAlready": "This scoresheet is already handed in; it can no longer be changed.",
  "judging.notOpen": "Marking has not opened yet. You can read the entry until then.",
  "judging.closed":
    "Marking is closed, so nothing more can be saved or handed in. What was saved before is kept. If you could not finish in time, write to the organiser.",
  "judging.termsFirst": "First accept the terms for judges.",
  "judging.declareFirst": "First declare your conflicts for this category.",
  "judging.recusalTooLate":
    "Your scoresheet for this entry is already handed in. If you found a conflict since, write to the chair, who can set the sheet aside.",

  "judging.recusalMailSubject": "A judge stepped back from {code}",
  "judging.recusalMailWords":
    "{judge} has a conflict of interest with entry {code} and stepped back. The entry needs another judge if it is to have enough scoresheets.",
  "judging.mailAction": "Open the chair’s desk",
  "judging.recusalMailKind": "Kind of tie",
  "judging.recusalMailReason": "Reason",
  "judging.recusalMailKindOf":
    "{kind, select, professional {professional} personal {personal} financial {financial} other {another reason}}",
} as const;
