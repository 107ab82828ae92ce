export const feedback = {
  "feedback.title": "Feedback from the jury",
  "feedback.toEntry": "The entry",
  "feedback.intro":
    "{judges, plural, one {# judge scored your entry.} other {# judges scored your entry.}} What they wrote was read by the secretariat before you: it may have been shortened where it told who wrote it. The order of the comments says nothing about their authors.",
  "feedback.standing": "Where it stood",
  "feedback.band":
    "{of, select, 4 {{part, select, 1 {First quarter} 2 {Second quarter} 3 {Third quarter} other {Last quarter}}} other {{part, select, 1 {First third} 2 {Second third} other {Last third}}}}",
  "feedback.bandOf": "of the entries judged in {category}. The first holds those with the highest scores.",
  "feedback.noBand":
    "Where your entry stood among the others is not told: its category is too small, or too few judges scored it, for that to say nothing of others.",
  "feedback.meansNote":
    "Marks run from {min} to {max}. Each figure below is the mean of {judges} judges, rounded to the nearest {step}.",
  "feedback.noMeans": "No means are shown, for too few judges scored this entry.",
  "feedback.whole": "On the whole",
  "feedback.mean": "{mean} of {max}.",
  "feedback.meansThat": "{count, plural, one {In the words of the rubric: {words}} other {Between {words}}}",
  "feedback.and": "and",
  "feedback.levels": "What the marks stand for here",
  "feedback.use": "Was it of use?",
  "feedback.useQuestion": "Was this feedback of use to you?",
  "feedback.useHint":
    "One answer for your entry. It is counted, and nobody is told what you in particular said.",
  "feedback.useful": "{useful, select, yes {Yes} partly {In part} other {No}}",
  "feedback.useSend": "Say so",
  "feedback.useSaid":
    "Your answer is counted: {useful, select, yes {it was of use} partly {it was of use in part} other {it was not of use}}. Thank you.",
  "feedback.usefulMissing": "Choose an answer.",
  "feedback.saidAlready": "Somebody of your entry has answered this already.",

  "feedback.yours": "Feedback from the jury",
  "feedback.yoursOpen": "The judges’ comments on your entry are here.",
  "feedback.yoursRead": "Read the feedback",
  "feedback.yoursLater": "The judges’ comments on your entry come on {at}. You will get a mail.",
  "feedback.yoursSoon": "The judges’ comments on your entry are being checked. You will get a mail.",
  "feedback.mailSubject": "{code}: feedback from the jury",
  "feedback.mailHeading": "Feedback from the jury is here",
  "feedback.mailWords":
    "The judges of the {award} wrote comments on “{title}”. You find them on the page of your entry, with the mean marks by criterion.",
  "feedback.mailWho":
    "Everybody who is on the entry can read them there. Judges are not named. There is nothing that you have to do.",
  "feedback.mailOpen": "Read the feedback",

  "feedback.deskTitle": "Feedback to entrants",
  "feedback.deskIntro":
    "Every valid entry gets the judges’ comments and its mean marks. Each comment is read here first, for whether it tells who wrote it and whether its tone is fair. You are not shown whose it is.",
  "feedback.opensAt": "Feedback opens on {at}.",
  "feedback.openSince": "Feedback is open since {at}.",
  "feedback.isLate": "Feedback was due on {at} and is not open.",
  "feedback.toCheck":
    "{count, plural, one {# comment of a judge waits} other {# comments of judges wait}} to be read before the entrants get feedback",
  "feedback.progress": "How far the check is",
  "feedback.waiting": "Waiting",
  "feedback.markedMeans":
    "{marked, plural, =0 {None of them is marked} one {# of them is marked} other {# of them are marked}}",
  "feedback.passed": "Passed as they are",
  "feedback.edited": "Changed",
  "feedback.withheld": "Withheld",
  "feedback.uses": "Entries that said whether it was of use",
  "feedback.usesMeans": "Yes: {yes}; in part: {partly}; no: {no}",
  "feedback.preparedAt": "Called ready on {at}.",
  "feedback.prepare": "Feedback is ready",
  "feedback.prepareWords":
    "Once you say that it is ready, feedback opens by itself on its day, or at once if that has come. Each member of a valid entry gets a mail with a link. A comment can still be changed or withheld later.",
  "feedback.organiserPrepares": "Once all comments are checked, an organiser calls feedback ready.",
  "feedback.entries": "Entries",
  "feedback.noComments": "No judge has written a comment.",
  "feedback.entryCount": "{waiting, plural, =0 {All checked} other {# of {comments} wait}}",
  "feedback.entryMarked": "{marked, plural, one {# is marked} other {# are marked}}",
  "feedback.tiedShort": "You have a tie to this entry, so somebody else checks it.",
  "feedback.notPublic":
    "Comments are taken up here once the results are public. Until then there is nothing to check.",
  "feedback.collecting": "The comments are being taken up. Come back in a minute.",
  "feedback.notCollected": "The comments are not all taken up yet. Come back in a minute.",
  "feedback.preparedAlready": "Feedback was called ready already.",
  "feedback.stillWaiting":
    "{waiting, plural, one {# comment waits} other {# comments wait}} for a check. A screener or an organiser without a tie to the entry has to read {waiting, plural, one {it} other {them}} first.",
  "feedback.tied":
    "You judged this entry, belong to it or have a conflict with it. A colleague without such a tie checks its comments.",
  "feedback.stale":
    "Somebody else has checked one of these comments since you opened the page. Look at it again, then decide.",

  "feedback.checkTitle": "Comments on {code}",
  "feedback.checkIntro":
    "{waiting, plural, =0 {All comments on this entry are checked.} one {# comment waits.} other {# comments wait.}} Marked are names of people and organisations that the portal knows, addresses, words about the judge’s own place, and hard words. Marks are no verdict, and languages other than English are known only in part.",
  "feedback.hint":
    "{kind, select, address {Address or link} person {Name of a person} organisation {Name of an organisation} self {Tells where the judge is} other {Hard word}}:",
  "feedback.passThis": "Pass as it is",
  "feedback.numbered": "(comment {number})",
  "feedback.changeThis": "Change or withhold",
  "feedback.checkAgain": "Decide again",
  "feedback.passTicked": "Pass those that are ticked",
  "feedback.passNone": "Tick the comments that pass.",
  "feedback.state":
    "{state, select, passed {Passed as it is} edited {Changed; the entrant reads:} withheld {Withheld, because:} other {Waits}}",
  "feedback.allOfEntry": "All comments on this entry",
  "feedback.oneTitle": "One comment",
  "feedback.written": "What the judge wrote",
  "feedback.whatWith": "What becomes of it?",
  "feedback.choice": "{state, select, passed {Pass it as it is} edited {Change it} other {Withhold it}}",
  "feedback.choiceHint":
    "{state, select, passed {The entrant reads exactly these words.} edited {The entrant reads the words below. What the judge wrote stays on record.} other {The entrant reads nothing of it, and is not told that there was something.}}",
  "feedback.words": "What the entrant reads",
  "feedback.wordsHint":
    "For a change. Take out what tells who wrote it, and leave the judge’s opinion as it is.",
  "feedback.wordsMissing": "Write what the entrant is to read, or withhold the comment.",
  "feedback.wordsLong": "Write at most 20,000 characters.",
  "feedback.reason": "Why it is withheld",
  "feedback.reasonHint": "For the judge, who is shown what was sent, and for the record.",
  "feedback.reasonMissing": "Write why it is withheld. The judge reads it.",
  "feedback.stateMissing": "Choose what becomes of this comment.",
  "feedback.decide": "Decide",

  "feedback.judgeTitle": "What the entrant was sent of your comments",
  "feedback.judgeAll": "All of it, word for word. You are not named.",
  "feedback.judgeSome":
    "All of it word for word, apart from what stands here. The secretariat changed or withheld it, and you are not named.",
} as const;
