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
    "{state, select, waiting {To be screened} repaired {Repaired, to be looked at} repair {Repair asked} valid {Valid} disqualified {Disqualified} other {Not valid}}",
  "screening.stateCount":
    "{state, select, toDo {To do} all {All} waiting {Waiting} repaired {Repaired} repair {Repair asked} valid {Valid} disqualified {Disqualified} other {Not valid}} ({n})",
  "screening.only": "Only",
  "screening.onlyAll": "All of these",
  "screening.onlyCount":
    "{mark, select, replies {Reply waits} likenesses {Shares passages} mine {Decided by me} other {Hors concours}} ({n})",
  "screening.isOutside": "Hors concours",
  "screening.isReplied": "Reply waits",
  "screening.isAlike": "Shares passages with another entry",
  "screening.isMoving": "Asked to move to {category}",
  "screening.table": "Submitted entries, oldest first",
  "screening.entry": "Entry",
  "screening.organisation": "Organisation",
  "screening.submitted": "Submitted",
  "screening.code": "Code",
  "screening.due": "repair due {date}",
  "screening.none": "No entry matches this choice.",
  "screening.noneHere": "No entry of this list matches this choice. {all}",
  "screening.until": "Screening lasts until {date}.",
  "screening.sought": "Code, title or organisation",
  "screening.unfiltered": "Show all of this list",
  "screening.nothingToDo": "Nothing waits for a decision. {all}",
  "screening.seeAll": "{count, plural, one {See the entry} other {See all # entries}}",
  "screening.noneYet":
    "No entry has been submitted yet. The call closes on {closes}; screening begins on {opens}.",
  "screening.pages": "Pages",
  "screening.page": "Page {page}",
  "screening.range": "{from} to {to} of {total}",

  "screening.of": "{code}, category {category}",
  "screening.revision": "Revision {number}, submitted {date}",
  "screening.steps": "From entry to entry",
  "screening.next": "Next: {code}",
  "screening.previous": "Previous: {code}",
  "screening.noNext": "This is the last of the list.",
  "screening.back": "To the list",
  "screening.toEntry": "Back to the entry",
  "screening.acceptedIs": "Judges are served revision {number} until this one is accepted.",
  "screening.checks": "Checks of the rulebook",
  "screening.answer": "{answer, select, yes {Yes} no {No} other {Needs repair}}",
  "screening.note": "What is wrong, and what would mend it",
  "screening.knows": "The portal’s own answer: {answer}.",
  "screening.knows.answered":
    "{count, plural, one {It is answered as the form asks.} other {All # fields are answered as the form asks.}}",
  "screening.knows.wrong":
    "{count, plural, one {One field is} other {# fields are}} not answered as the form asks.",
  "screening.knows.alike":
    "{count, plural, =0 {No other entry shares passages with it.} one {Another entry shares passages with it, and nobody has settled that yet.} other {# other entries share passages with it, and nobody has settled that yet.}}",
  "screening.knows.endorsed":
    "{count, plural, =0 {Every partner has endorsed it.} one {One partner has not endorsed it.} other {# partners have not endorsed it.}}",
  "screening.knows.noEndorsement": "Its category asks for no endorsement by partners.",
  "screening.taken":
    "In time by {rule}. Its organisation has {count, number} of at most {limit, number} entries.",
  "screening.setBefore": "Yes is set where it was the answer before the repair.",
  "screening.tie":
    "Have you a tie with this entry or its people? Then leave it to a colleague; nothing has to be recorded.",
  "screening.byPortal":
    "{count, plural, one {One more check, which the portal answered with yes} other {# more checks, which the portal answered with yes}}",
  "screening.beganBy": "at the latest {latest}",
  "screening.namesNone":
    "None of the people named here is called like somebody of the jury, the staff or a sponsor.",
  "screening.namesake": "{name} is called like a person with this role: {role}",
  "screening.namesUntold":
    "You are not told who judges: an organiser’s page compares the names. Go by what the entry says itself.",
  "screening.newTab": "opens in a new tab",
  "screening.about": "{label}:",
  "screening.toChecks": "Checks",
  "screening.jump": "On this page",
  "screening.theCase": "The case",
  "screening.outcome": "Decision",
  "screening.outcomes":
    "{outcome, select, valid {Valid: the entry goes to the judges} repair {Repair: the entrant mends the fields that you tick} move {Another category: the entrant is asked to move there} other {Not valid: the entry does not take part}}",
  "screening.repairHint": "Possible until {date}; that is also the entrant’s due date.",
  "screening.moveHint":
    "The entrant gives what the new category asks for beyond the old one and submits again, by {date}. Nothing has to be ticked for that.",
  "screening.moveTo": "New category",
  "screening.moveNone": "Choose a category",
  "screening.repairClosed": "The repair window ended on {date}.",
  "screening.reason": "Words for the entrant",
  "screening.reasonHint":
    "The entrant reads what you wrote beside each check. Add here what goes beyond that; without notes, this says why.",
  "screening.fields": "Fields to mend",
  "screening.recorded": "The decision on {code} is recorded:",
  "screening.nothingNext": "Nothing else in this list waits for you.",
  "screening.fieldsHint":
    "Fields are ticked beside each check that needs repair. The entrant can change what is ticked, and nothing else.",
  "screening.fieldsMore": "Other fields to mend",
  "screening.submit": "Record the decision",
  "screening.submitNext": "Record and go to the next",
  "screening.publishedMove":
    "The plan is published and judges have their entries, so outcomes no longer change here. All that can still be asked is a move into another category.",
  "screening.mailed": "The lead of the entry gets a mail at once.",
  "screening.mailedAnew":
    "It takes the place of the decision above. The lead of the entry gets a mail at once, which says so.",
  "screening.decision": "The decision",
  "screening.anew": "Change the decision",
  "screening.history": "Decisions so far",
  "screening.historyHint": "Each went to the lead of the entry by mail, with what is written here.",
  "screening.decided":
    "{outcome, select, valid {Valid} repair {Repair asked} other {Not valid}}, revision {revision}",
  "screening.decidedMove": "Asked to move to {category}, revision {revision}",
  "screening.by": "{name}, {date}",
  "screening.endorsements": "Endorsements by partners",
  "screening.endorsed": "{state, select, given {Endorsed} declined {Declined} other {No answer yet}}",

  "screening.answerMissing": "No answer yet.",
  "screening.unanswered":
    "{count, plural, one {One check has no answer:} other {# checks have no answer:}} {checks}",
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
    "A colleague decided about this entry while you had it open. Their decision stands first under “Decisions so far”. Yours is not recorded; it is kept in the form, and would take the place of theirs.",
  "screening.validNeedsYes": "An entry is valid only if every check is answered with yes.",
  "screening.endorsementMissing":
    "{count, plural, one {One partner has} other {# partners have}} not endorsed this entry, and its category needs that. Partners may answer until the repairs end: leave the entry until then, ask for a repair, or find it not valid.",
  "screening.alikeOpen":
    "{count, plural, one {Another entry shares passages with it.} other {# other entries share passages with it.}} Compare them first, and say there why they are not the same case.",
  "screening.reasonMissing": "Write why: a note beside each check that is not met, or words for the entrant.",
  "screening.notValidNeedsNo":
    "Every check is answered with yes. Answer the one that is not met with no, and write beside it why.",
  "screening.repairWithNo":
    "A check answered with no cannot be mended. Find the entry not valid, or change the answer to “needs repair”.",
  "screening.repairNeedsCheck": "Mark the check that needs repair.",
  "screening.fieldsMissing": "Tick the fields that the entrant has to mend.",
  "screening.onlyFlagged":
    "The call is closed, and only the fields that the screener flagged can be mended now. This field is none of them; it stays as it was submitted.",
  "screening.nothingHere":
    "A repair is asked for, and it is not about this section. The section stays as it was submitted.",
  "screening.repairsOver": "The repair window is over. Decide between valid and not valid.",
  "screening.isDisqualified": "This entry is disqualified, so there is nothing to decide.",
  "screening.replyWaits":
    "The entrant has replied. Another person than the first decides on the reply; until then the outcome stays.",
  "screening.moveMissing": "Choose the category that the entry moves into.",
  "screening.moveSame": "The entry stands in this category already. Choose another.",
  "screening.moveScored":
    "{count, plural, one {One scoresheet} other {# scoresheets}} on this entry {count, plural, one {is} other {are}} handed in, so it stays in its category.",
  "screening.moveLate": "Scoring closes before the entrant could answer, so the entry stays in its category.",

  "screening.noReply": "There is no outcome to reply to. You can reply only to “not valid”.",
  "screening.leadReplies": "Only the lead of the entry, or the deputy, replies. Ask them to.",
  "screening.repliedOnce": "A reply was sent, and there is only one. You will hear what is decided on it.",
  "screening.replyLate": "The days for a reply are over. The outcome stands.",
  "screening.noReplyWaits": "No reply waits for a decision here.",
  "screening.replyTwoPeople":
    "You found this entry not valid, so somebody else decides on the reply. Ask another screener or an organiser.",
  "screening.replyAnswerMissing": "Write to the entrant why. They get your words.",
  "screening.replyStateMissing": "Choose what comes of the reply.",
  "screening.replyMissing": "Write your reply.",
  "screening.replyTitle": "Reply to “not valid”",
  "screening.replyFound": "What was found",
  "screening.replyWords": "The entrant’s reply",
  "screening.replyLabel": "Which fact in this is wrong?",
  "screening.replyHint":
    "One reply, until {date}. Another person than the first reads it and decides. New files and other answers cannot be added.",
  "screening.replySend": "Send",
  "screening.replyOpen":
    "{state, select, waiting {Decide on the reply} other {See what was decided on the reply}}",
  "screening.replyDecide": "What comes of the reply?",
  "screening.replyState":
    "{state, select, reversed {The entry is valid: it goes to the judges} other {The outcome stands: the entry does not take part}}",
  "screening.replyAnswerHint": "The entrant gets them as they stand.",
  "screening.replyAnswered":
    "{state, select, reversed {The entry was found valid on this reply} other {The outcome was upheld}}",

  "screening.replaces": "This takes the place of what we wrote to you about this entry on {date}.",
  "screening.validSubject": "{code}: your entry is valid",
  "screening.validHeading": "Your entry is valid",
  "screening.validMail":
    "We have checked “{title}”. It meets the rules and goes to the judges. There is nothing left for you to do.",
  "screening.validNext": "You will hear the result from {date} on.",
  "screening.checkFailed": "Not met: “{check}”{hasNote, select, true { {note}} other {}}",
  "screening.moveSubject": "{code}: your entry fits another category",
  "screening.moveHeading": "Your entry fits another category",
  "screening.moveMail":
    "We have checked “{title}”. It stands in category {category} and belongs into {moveTo}. The reason:",
  "screening.moveFields": "The new category asks for: {fields}.",
  "screening.moveNoFields": "The new category asks for nothing more.",
  "screening.moveNext":
    "Open the entry, give what is asked and submit again before {date}. Nothing else can be changed. If nothing is sent by then, we decide on the entry as it stands.",
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
    "If a fact in this reason is wrong, open the entry and reply there, once, before {date}. Another person decides on it. Your entry stays readable for you in the portal.",
  "screening.replySubject": "{code}: your reply has arrived",
  "screening.replyHeading": "Your reply has arrived",
  "screening.replyMail": "You replied to the outcome of “{title}”:",
  "screening.replyNext": "Another person than the first decides on it. You need to do nothing until then.",
  "screening.replyAnsweredSubject":
    "{code}: {state, select, reversed {your entry is valid after all} other {the outcome of your entry stands}}",
  "screening.replyAnsweredHeading":
    "{state, select, reversed {Your entry is valid} other {The outcome stands}}",
  "screening.replyAnsweredMail":
    "{state, select, reversed {Another person has read your reply about “{title}” and finds that you are right. What they write:} other {Another person has read your reply about “{title}” and looked at everything again. The entry cannot take part. What they write:}}",
  "screening.replyAnsweredNext":
    "{state, select, reversed {Your entry goes to the judges. You will hear the result from {date} on.} other {This is final. A later edition is open to you again; your entry stays readable for you in the portal.}}",
  "screening.notMet": "What the entry does not meet:",
  "screening.panelSubject": "{code}: its judges have changed",
  "screening.panelHeading": "An entry needs judges",
  "screening.panelMail":
    "Entry {code} is valid in category {category} since the plan was published. Conflicts were looked for again: {left, plural, =0 {no judge leaves it} one {one judge leaves it} other {# judges leave it}}, {stays, plural, =0 {none stays} one {one stays} other {# stay}}.",
  "screening.panelNext":
    "{missing, plural, =0 {It has all the judges that the rules ask for. There is nothing left to do.} one {One judge is missing. Assign one.} other {# judges are missing. Assign them.}}",
  "screening.panelOpen": "Top up the plan",
  "screening.judgeLeftSubject": "{code}: this entry left your list",
  "screening.judgeLeftHeading": "An entry left your list",
  "screening.judgeLeftMail":
    "Entry {code} stands in category {category} now and goes to other judges. You need do nothing; your other entries are as they were.",
  "screening.judgeLeftOpen": "See your entries",
  "screening.openEntry": "Open the entry",
} as const;
