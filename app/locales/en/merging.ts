/** Words of categories with few valid entries, and of merging them before judging is planned. */
export const merging = {
  "merging.title": "Categories",
  "merging.intro":
    "A category with fewer valid entries than its minimum may be merged into another, before a plan is published: its entries are then judged, ranked and decided there. One organiser proposes it, another approves it.",
  "merging.table": "Categories with their valid entries",
  "merging.category": "Category",
  "merging.valid": "Valid",
  "merging.openEntries": "May still be",
  "merging.minimum": "At least",
  "merging.where": "Judged",
  "merging.asItself": "By itself",
  "merging.thin": "Below its minimum",
  "merging.inOther": "In {into}",

  "merging.warning": "{count, plural, one {A category is} other {# categories are}} below the minimum",
  "merging.warningOne":
    "{category} has {valid, plural, =0 {no valid entry} one {# valid entry} other {# valid entries}} of at least {minimum}{open, plural, =0 {} one {; # more may still be found valid} other {; # more may still be found valid}}.",
  "merging.warningMay":
    "Each can run as it is, or be merged into another category by two organisers until a plan is published. Single entries can be asked over into another category in screening.",
  "merging.warningOpen": "Look at the categories",

  "merging.acts": "What was proposed",
  "merging.act": "{kind, select, back {{category} by itself again} other {{category} into {into}}}",
  "merging.state":
    "{state, select, proposed {Waits for a second organiser} made {Approved} ended {Ended} other {Refused}}",
  "merging.propose": "Propose a merge",
  "merging.proposeNone":
    "No category is below its minimum with all that can still come, and none is merged: there is nothing to propose.",
  "merging.proposeOver": "The plan is published, so categories stay as they are.",
  "merging.from": "Entries of",
  "merging.into": "Are judged in",
  "merging.choose": "Choose a category",
  "merging.intoHint": "Its own category again takes a merge back.",
  "merging.reason": "Reason",
  "merging.reasonHint": "Entrants read it, it is kept in the history, and it stands in the result file",
  "merging.send": "Propose it",
  "merging.sendWords": "Nothing changes yet. The other organisers are told by mail.",
  "merging.categoryMissing": "Choose a category",
  "merging.intoMissing": "Choose where its entries are judged",
  "merging.reasonMissing": "Write the reason in a few words",
  "merging.reasonLong": "Keep the reason under 1,000 characters",
  "merging.answerMissing": "Choose an answer",

  "merging.proposedBy": "Proposed by",
  "merging.answeredBy": "Answered by",
  "merging.endedAt": "Ended",
  "merging.effects": "What it changes",
  "merging.effectJudged":
    "{kind, select, back {Entries of {category} are judged, ranked and decided by themselves again.} other {Entries of {category} are judged, ranked and decided in {into}, together with those that entered there. Nobody has to fill in anything.}}",
  "merging.effectCap":
    "{kind, select, back {{category} may have {cap, plural, one {# winner} other {# winners}} again.} other {{into} keeps its own cap: {cap, plural, one {# winner} other {# winners}} at most for all of them. The places of {category} fall away.}}",
  "merging.effectJudges":
    "{kind, select, back {Judges of {category} judge it again, and {into} only where they did.} other {Judges of {category} judge {into}. Ties are looked for anew, and every judge there is asked once more for their word on ties.}}",
  "merging.effectPlans": "Drafts of plans that were made before cannot be published.",
  "merging.effectTold":
    "{count, plural, =0 {No entry is concerned.} one {The lead of # entry is told by mail, with the reason.} other {The leads of # entries are told by mail, with the reason.}}",
  "merging.entries": "Entries that it is about",
  "merging.answerTitle": "Answer it",
  "merging.answer": "Your answer",
  "merging.approve": "Approve: it holds from now on",
  "merging.refuse": "Refuse: everything stays as it is",
  "merging.answerSend": "Save the answer",

  "merging.unknown": "Choose two categories of this edition.",
  "merging.published": "The plan is published: what judges have does not change under them.",
  "merging.tied":
    "You have a tie to an entry in one of these categories. Somebody without one proposes and approves.",
  "merging.notMerged": "{category} is judged by itself already.",
  "merging.same": "Entries of {category} are judged there already.",
  "merging.intoMerged": "{category} is itself merged into another category. Choose that one.",
  "merging.receives": "{other} is merged into {category}. Take that back first.",
  "merging.notScreened": "Categories can be merged once screening has begun.",
  "merging.enough":
    "{category} has {valid, plural, one {# valid entry} other {# valid entries}}, and its minimum is {minimum}. The rulebook allows a merge only below that.",
  "merging.open":
    "{category} can still come to its minimum of {minimum}: {open, plural, one {# entry is} other {# entries are}} not decided yet in screening.",
  "merging.empty": "{category} has no entry that could be judged, so there is nothing to merge.",
  "merging.waits": "A proposal for {category} waits for its answer already.",
  "merging.moved": "The entries of this category changed in this moment. Look at them again.",
  "merging.answered": "This proposal was answered already.",
  "merging.twoPeople": "You proposed this. Another organiser approves it.",

  "merging.askedSubject":
    "{kind, select, back {{category} by itself again: a proposal waits} other {{category} into {into}: a proposal waits}}",
  "merging.askedHeading": "Another organiser is needed",
  "merging.askedWords":
    "{name} proposes {kind, select, back {that entries of {category} are judged by themselves again} other {to judge the entries of {category} in {into}, for {category} has fewer valid entries than its minimum}}. It holds once another organiser approves it. The reason:",
  "merging.askedOpen": "Look at the proposal",

  "merging.toldSubject":
    "{code}: {kind, select, back {judged in {category} as you entered it} other {judged in {into}}}",
  "merging.toldHeading":
    "{kind, select, back {Your entry is judged in the category you entered} other {Your entry is judged in another category}}",
  "merging.toldWords":
    "{kind, select, back {“{title}” is judged in {category} again, the category you entered. The reason:} other {You entered “{title}” in {category}. Too few valid entries came in there, so the organiser judges them in {into}, together with those that entered there. The reason:}}",
  "merging.toldNext":
    "{kind, select, back {You have nothing to do.} other {You have nothing to do, and your entry stays as it is. It is judged by the same rubric.}}",
  "merging.judgeSubject":
    "{kind, select, back {{category} is judged by itself again} other {{category} is judged in {into}}}",
  "merging.judgeHeading":
    "{kind, select, back {{category} is judged by itself again} other {{category} is judged in {into}}}",
  "merging.judgeWords":
    "{kind, select, back {Entries of {category} are judged by themselves again.} other {Too few valid entries came in for {category}, so they are judged in {into}.}}",
  "merging.judgeNext":
    "You judge one of these categories, and there may be entries in it that you have not seen. Please say once more which ties you have.",
  "merging.judgeOpen": "Say which ties you have",

  "merging.yours":
    "You entered “{category}”. Too few valid entries came in there, so your entry is judged in “{into}”. You have nothing to do.",
  "merging.yoursReason": "The organiser’s reason:",
  "merging.enteredIn": "Entered in {category}, judged in {into}",
  "merging.here":
    "Entries of “{category}” were judged here too: too few valid ones came in there, and the two were merged before judging.",
  "merging.decidedElsewhere": "{category} is merged into {into}, and decided there.",
};
