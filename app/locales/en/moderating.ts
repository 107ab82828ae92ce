export const moderating = {
  "moderating.title": "Judging",
  "moderating.reportTitle": "Fault reported in {code}",
  "moderating.reportedBy": "Reported by",
  "moderating.answeredBy": "Answered by",
  "moderating.answer": "Answer the judge",
  "moderating.outcome": "What happens",
  "moderating.outcomeOf":
    "{outcome, select, toScreening {The entry goes back to screening} other {The sheet goes on}}",
  "moderating.outcomeHint":
    "{outcome, select, toScreening {Screeners check it again and are told now. Every sheet of the entry is kept, and none can be handed in before it is found valid.} other {The judge can hand in as soon as you have answered.}}",
  "moderating.outcomeMissing": "Choose what happens",
  "moderating.answerWords": "Your answer in words",
  "moderating.answerHint": "The judge gets it by mail and sees it beside the entry.",
  "moderating.answerMissing": "Write an answer to the judge",
  "moderating.answerSend": "Send the answer",
  "moderating.chairAnswers": "The chair answers this.",
  "moderating.reportGone": "This report is no longer there.",
  "moderating.reportAnswered": "This report is answered already.",
  "moderating.assignmentEnded": "The judge no longer has this entry, so there is nothing to do here.",
  "moderating.ownSheet": "This sheet is yours. Another chair must act on it.",
  "moderating.notHandedIn": "This sheet is not handed in, so its judge can still change it.",
  "moderating.decided":
    "The winners of this category are proposed or approved, so its sheets rest. An organiser can return the proposal first.",
  "moderating.timeFirst":
    "This judge has no time left. Give the judge more time first, then reopen the sheet.",
  "moderating.ownTime": "You are this judge. Another chair must give you more time.",
  "moderating.notLater": "Choose a moment that is later than the judge’s time now",
  "moderating.intoDeliberation":
    "Choose a moment before deliberation begins; to move that, change the dates of the edition",
  "moderating.reason": "Reason",
  "moderating.reasonMissing": "Give a reason; the judge reads it",
  "moderating.until": "New deadline",
  "moderating.reopenedMailSubject": "Your scoresheet for {code} is open again",
  "moderating.reopenedMailWords":
    "The chair reopened the scoresheet that you had handed in. It does not count until you hand it in again. What you had handed in stays on record.",
  "moderating.timeMailSubject": "You have more time for your scoresheets",
  "moderating.timeMailWords": "The chair gave you more time for every scoresheet that is not in yet.",
  "moderating.removedMailSubject": "{judge} no longer judges",
  "moderating.removedMailWords":
    "{counted, plural, =0 {No scoresheet of this judge was in.} one {One scoresheet of this judge was in and goes on counting.} other {# scoresheets of this judge were in and go on counting.}} {open, plural, =0 {No entry waits for another judge because of this.} one {One entry lost this judge before the scoresheet was in.} other {# entries lost this judge before the scoresheet was in.}}",
  "moderating.removedCounted": "Go on counting",
  "moderating.removedOpen": "Lost this judge",
  "moderating.nobodyBehind":
    "Nobody is behind, or everybody who is was reminded today. Come back tomorrow if sheets are still missing.",
  "moderating.reminderSubject":
    "{left, plural, one {One scoresheet is left} other {# scoresheets are left}} for you to hand in",
  "moderating.reminderWords":
    "{handedIn, plural, =0 {None} other {#}} of your {all} scoresheets {handedIn, plural, one {is} =0 {is} other {are}} in. If you cannot finish in time, tell the organiser: you can be given more time, or give an entry back.",
  "moderating.sheetsChanged":
    "The sheets of this entry have changed since you opened the page. Look at them again, then decide.",

  "moderating.facts":
    "{handedIn} of {all} scoresheets are in; {judges, plural, one {# judge marks} other {# judges mark}} until {moment}.",
  "moderating.empty":
    "No entries are given to judges yet. Publish a plan first; then you see here how far each judge is.",
  "moderating.toPlans": "Go to the plans",
  "moderating.waiting": "Waiting for you",
  "moderating.waitingReader": "Waiting for the chair",
  "moderating.nothingWaiting":
    "Nothing. Reported faults, lost judges and sheets that lie far apart appear here.",
  "moderating.moreWaiting":
    "{count, plural, one {One more waits} other {# more wait}}: named here when these are settled.",
  "moderating.reported": "{kind}, reported by {judge}",
  "moderating.answerIt": "To answer",
  "moderating.lostJudge":
    "{reason, select, recusal {{judge} stepped back} abstention {{judge} abstained} conflict {{judge} has a conflict} other {{judge} no longer judges}}",
  "moderating.lostState": "{counted} of {wanted} sheets, {running} to come",
  "moderating.flag":
    "{kind, select, range {Scores lie {value} points apart} gap {{criterion}: marks lie {value} apart} other {{value, plural, one {# lowest or highest mark has} other {# lowest or highest marks have}} no reason}}",
  "moderating.hiddenFor": "Marks of {categories} are not shown to you.",
  "moderating.progress": "By judge",
  "moderating.ofAll": "{handedIn} of {all}",
  "moderating.last": "Last",
  "moderating.never": "Nothing yet",
  "moderating.judgeState":
    "{state, select, done {All in} behind {Behind} reminded {Behind, reminded today} other {On time}}",
  "moderating.untilShort": "until {moment}",
  "moderating.remind":
    "Remind {count, plural, one {the one judge} other {the # judges}} who {count, plural, one {is} other {are}} behind",
  "moderating.remindWords":
    "Each gets one mail with what is left and the deadline, at most one a day. Behind is whoever has a smaller share of sheets in than of the time gone.",
  "moderating.reminded": "{count, plural, one {One judge was} other {# judges were}} reminded.",
  "moderating.byEntry": "By entry",
  "moderating.entryState":
    "{state, select, screening {Screened again} asked {A further judge is asked for} short {Short of judges} flagged {Lie apart} settled {Settled} done {Complete} other {Under way}}",
  "moderating.fast": "Handed in very fast",
  "moderating.fastWords":
    "Counted from opening the entry to handing in. It may mean nothing: some read elsewhere, or write on paper first. Ask before you think anything of it.",
  "moderating.fastSheet":
    "{minutes, plural, =0 {under a minute} one {# minute} other {# minutes}}{own, plural, =-1 {} other {; {judge} usually takes # minutes}}{others, plural, =-1 {} other {; others usually take # minutes}}",

  "moderating.judgeTitle": "{judge}: scoresheets",
  "moderating.profile": "Profile and conflicts",
  "moderating.sheetState":
    "{state, select, toConfirm {Not opened yet} toScore {Opened} begun {Begun} paused {Waits for an answer} reopened {Reopened} submitted {Handed in} recusal {Stepped back} abstention {Abstained} conflict {Conflict} removed {Judge left} other {Ended}}",
  "moderating.noSheets": "This judge has no entries.",
  "moderating.moreTime": "More time for this judge",
  "moderating.moreTimeWords":
    "It is for every sheet of this judge that is not in. The judge gets a mail with your reason. Now they have until {moment}.",
  "moderating.untilHint": "Date and time in {zone}; before the moderation ends on {latest}.",
  "moderating.timeReasonHint": "One sentence. The judge reads it, and it is kept in the history.",
  "moderating.giveTime": "Give more time",
  "moderating.timeGiven": "Given before",
  "moderating.timeLine": "Until {until}, by {person} on {date}: {reason}",

  "moderating.sheetTitle": "Scoresheet of {judge} for {code}",
  "moderating.notIn": "This sheet is not handed in. What is on it is its judge’s alone until then.",
  "moderating.handedInOn": "Handed in {moment}.",
  "moderating.version": "As first handed in {moment}",
  "moderating.versionReopened": "Reopened by {person}, {moment}: {reason}",
  "moderating.reopen": "Reopen this sheet",
  "moderating.reopenWords":
    "The judge can change it and must hand it in again; until then it does not count. What stands here stays on record. The judge gets a mail with your reason.",
  "moderating.reopenOthers":
    "This rulebook shows judges the marks of others once their own sheet is in: this judge may have seen them.",
  "moderating.reopenHint": "Say what to look at again, not what to mark. It is kept in the history.",
  "moderating.reopenSend": "Reopen the sheet",

  "moderating.entryTitle": "Sheets of {code}",
  "moderating.criterion": "Criterion",
  "moderating.score": "Score",
  "moderating.noneIn": "No sheet of this entry is in yet.",
  "moderating.readSheets": "The sheets",
  "moderating.settled": "What the chair decided",
  "moderating.settledLine": "{person}, {moment}: {words}",
  "moderating.settlementOf":
    "{kind, select, furtherJudge {One more judge is asked for} other {The sheets stand}}",
  "moderating.lacks":
    "{asked, select, yes {One more judge is asked for. } other {}}This entry has {has, plural, =0 {no judge} one {one judge} other {# judges}}; {wanted} are wanted.",
  "moderating.settle": "Settle this entry",
  "moderating.settleWords": "Your word is kept in the history. It changes no mark and no score.",
  "moderating.kind": "What do you decide?",
  "moderating.noSheetStands": "No scoresheet of this entry is in, so there is none that could stand.",
  "moderating.kindMissing": "Choose what you decide",
  "moderating.kindHint":
    "{kind, select, furtherJudge {The entry stays in sight here until a judge is added.} other {Judges differ for good reasons; nothing more is done.}}",
  "moderating.words": "Why?",
  "moderating.wordsHint": "For those who read the history. Judges and entrants do not see it.",
  "moderating.wordsMissing": "Say why",
  "moderating.settleSend": "Settle",
  "moderating.toReopen": "To have a judge look again, open that judge’s sheet and reopen it.",
} as const;
