/** Words of entering that no script of a page needs: lists, receipts, mails. */
export const entry = {
  "entry.code": "Code",
  "entry.revision": "Revision",
  "entry.submittedAt": "Submitted",
  "entry.contentHash": "SHA-256 of the content",
  "entry.withdrawnAt": "Withdrawn",
  "entry.openEntry": "Open the entry",
  "entry.receiptSubject": "Receipt for {code}, revision {number}",
  "entry.receiptHeading": "Your entry was submitted",
  "entry.receiptWords":
    "We have received “{title}” as it stood at the time below. Keep this mail: it is your receipt.",
  "entry.receiptAgain":
    "You can still change the entry and submit it again until the call closes. What was submitted last counts.",
  "entry.openReceipt": "Open the receipt",
  "entry.receiptCheck":
    "The long numbers are SHA-256 fingerprints. The receipt’s page says how to check them with ordinary tools.",
  "entry.withdrawnSubject": "{code} was withdrawn",
  "entry.withdrawnHeading": "Your entry was withdrawn",
  "entry.withdrawnWords":
    "“{title}” is no longer part of the award. Nothing more is needed from you, and no letter about a result follows.",
  "entry.withdrawnMistake":
    "If this was a mistake, bring the entry back while entries are taken, or write to the organiser.",
  "entry.endorseSubject": "{organisation} asks you to endorse an entry",
  "entry.endorseHeading": "Please endorse an entry",
  "entry.endorseWords":
    "{organisation} names {partner} as a partner in “{title}”. The entry counts only if every partner says that this is so.",
  "entry.endorseUntil": "Your answer is needed by {moment}. Until then you may change it.",
  "entry.endorseOpen": "Read and answer",
  "entry.endorseNotYou":
    "The link is for you alone; whoever has it can answer for your organisation. If you know nothing of this entry, answer no.",
  "entry.renewSubject": "{code}, which you endorsed, was changed",
  "entry.renewHeading": "An entry that you endorsed was changed",
  "entry.renewWords":
    "“{title}”, which {partner} has endorsed, was submitted again with changes. Your endorsement still counts; you may read it again and renew it, or take it back.",
  "entry.renewUntil": "You may do so until {moment}.",
  "entry.renewOpen": "Read it again",
  "entry.endorsedRevision": "{revision, plural, =0 {of the draft} other {of revision {revision, number}}}",
  "entry.endorsedOlder": "The entry was submitted again since, as revision {revision, number}.",
  "entry.endorseOlder":
    "You endorsed revision {endorsed, number}. The entry was submitted again since, as revision {newest, number}. Your endorsement counts; send the answer once more to renew it for what you read here.",
  "entry.endorseOlderDraft":
    "You endorsed the draft. The entry was submitted since, as revision {newest, number}. Your endorsement counts; send the answer once more to renew it for what you read here.",
  "entry.endorseChanged": "What was changed since",
  "entry.endorseRenew": "Renew the endorsement",
  "entry.access": "{count, plural, one {You alone have access.} other {# people have access.}}",
  "entry.accessInvited": "{count, plural, one {One more is invited.} other {# more are invited.}}",
  "entry.accessInvite": "Invite a colleague",
  "entry.accessSee": "See who",
  "entry.bringBack": "Bring the entry back",
  "entry.bringBackQuestion": "Bring this entry back?",
  "entry.bringBackMeans":
    "It becomes a draft again, as you left it. It takes part only if you submit it again in time, and counts then for your organisation like any other.",
  "entry.endorsementSubject":
    "{organisation} {answer, select, given {endorses} other {does not endorse}} your entry",
  "entry.endorsementHeading":
    "{answer, select, given {A partner has endorsed your entry} other {A partner does not endorse your entry}}",
  "entry.endorsementWords":
    "{organisation} {answer, select, given {has endorsed} other {has declined to endorse}} {code}. {answer, select, given {Nothing more is needed from you.} other {Speak with them; they may change their answer by the same link.}}",
  "entry.myEntries": "My entries",
  "entry.untitled": "An entry without a title yet",
  "entry.noneYet": "You have no entry yet. Start one, leave it and come back as often as you like.",
  "entry.noneAndClosed": "You have no entry in this edition, and the call is closed.",
  "entry.takenFrom": "Entries are taken from",
  "entry.takenUntil": "until",
  "entry.begin": "Start an entry",
  "entry.beginNow": "Start the entry",
  "entry.beginWords":
    "First a few questions, so that nobody fills in a form for nothing. Then comes the form. It saves while you type, and you can change everything until the call closes, even after submitting.",
  "entry.gate": "Can this case be entered?",
  "entry.gateWords":
    "{count, plural, one {One question.} other {# questions.}} The form takes over what it asks too; the other answers are not kept.",
  "entry.gateUnanswered": "Choose an answer to question {number, number}",
  "entry.gateBars": "With these answers the case cannot be entered",
  "entry.gateBarsWords": "No entry was made. If an answer was not right, change it below and go on.",
  "entry.gateDoubts": "Better ask first",
  "entry.gateDoubtsWords": "You can start all the same; nothing is lost if it turns out well.",
  "entry.gateAsk": "Are you not sure? Write to {address} and say in two sentences what the case is.",
  "entry.gateAnyway": "Start all the same",
  "entry.gateQuestion": "Question {number, number}:",
  "entry.theSections": "Who may enter, and what the form asks",
  "entry.state.draft": "Not submitted yet",
  "entry.state.submitted": "Submitted",
  "entry.state.withdrawn": "Withdrawn",
  "entry.state.repair": "Repair asked",
  "entry.sectionsFinished": "Finished: {finished, number} of {of, number} sections",
  "entry.startWith": "Start with {section}",
  "entry.goOnWith": "Go on with {section}",
  "entry.alsoHere": "Preview, papers and withdrawing",
  "entry.finished": "Finished",
  "entry.notStarted": "Not started",
  "entry.stillMissing":
    "{count, plural, one {One answer in it is} other {# answers in it are}} still missing:",
  "entry.andMore": "and {count, number} more",
  "entry.missingCount": "{count, number} missing",
  "entry.cannotStart": "Not ready yet",
  "entry.ready": "Ready",
  "entry.checkAndSubmit": "Check and submit",
  "entry.datesAndReceipt": "Dates and receipt",
  "entry.left":
    "{days, plural, =0 {} one {One day, } other {# days, }}{hours, plural, =0 {} one {one hour} other {# hours}}{days, plural, =0 {{hours, plural, =0 {} other {, }}{minutes, plural, one {one minute} other {# minutes}}} other {}} left",
  "entry.deadlineOver": "The call is closed",
  "entry.lastReceipt": "Submitted",
  "entry.notInYet": "Your changes are not submitted",
  "entry.receiptOf": "Receipt {number, number}",
  "entry.receiptLink": "Receipt and how to check it",
  "entry.changedSince":
    "You changed the entry after you submitted it. Submit it again; until you do, what is in the receipt counts.",
  "entry.draftAgain":
    "You withdrew the entry and brought it back. It is a draft now, and takes part only when you submit it again.",
  "entry.toMendFirst": "To mend and submit again",
  "entry.notSubmitted": "Not submitted yet",
  "entry.notSubmittedWords": "It is a draft. It takes part when you submit it, and then you get a receipt.",
  "entry.withdraw": "Withdraw this entry",
  "entry.resultsOut": "The results are public",
  "entry.resultsOutWords": "What became of your case stands in a letter to each person who has access.",
  "entry.resultsOutLetter": "Read your letter",
  "entry.resultsOutWinners": "See the winners",
  "entry.isValid":
    "This entry was checked and is valid. It goes to the judges; there is nothing left for you to do.",
  "entry.replied":
    "{state, select, waiting {Your reply has arrived. Another person decides on it.} upheld {Another person has read your reply. The outcome stands.} other {Another person has read your reply, and your entry is valid.}}",
  "entry.replyNow": "Reply, if a fact in this is wrong",
  "entry.replyUntil": "(once, until {date})",
  "entry.repairAsked": "A repair is asked for",
  "entry.repairSent": "You have submitted again. The screener looks at it next.",
  "entry.repairFields": "These fields can be changed, and nothing else:",
  "entry.repairUntil": "Mend it and submit again by",
  "entry.partners": "Endorsement by partners",
  "entry.partnersGiven":
    "{named, plural, =0 {The form names no partner yet.} other {{given, number} of {named, number} endorsed.}}",
  "entry.partnersUntil": "They may answer until",
  "entry.partnersAsked":
    "{count, plural, one {A mail is on its way to {names}.} other {Mails are on their way to {names}.}} You are told of each answer.",
  "entry.partnersDeclined": "A partner said no",
  "entry.waitingForOthers": "Waiting for others",
  "entry.notAskedYet": "Not asked yet",
  "entry.preview": "As a judge sees it",
  "entry.previewWords": "This is what judges see of what is saved now. They see nothing else of the entry.",
  "entry.previewEmpty": "Nothing that judges read is filled in yet.",
  "entry.check": "Check your answers",
  "entry.fillIn": "Fill it in",
  "entry.nothingMissing": "Nothing is missing. Read your answers once more, then submit.",
  "entry.toTheEnd": "Go to the button",
  "entry.toTheList": "See the list",
  "entry.readWhole": "Read all of it",
  "entry.thin": "Worth a second look",
  "entry.thinWords":
    "These texts are much shorter than they may be. You can submit them as they are; judges mark only what they can read.",
  "entry.change": "Change<hidden> {what}</hidden>",
  "entry.submit": "Submit the entry",
  "entry.submitAgain": "Submit the entry again",
  "entry.submitWords":
    "What you submit counts as it stands above, and everyone with access gets a receipt by mail. Until the call closes you can change it and submit again.",
  "entry.submitRepairWords":
    "What you submit counts as it stands above, and everyone with access gets a receipt by mail. The screener reads it next.",
  "entry.submittedSame": "Exactly this is submitted, as revision {number, number}, since",
  "entry.partnersOutstanding":
    "You can submit before all partners have endorsed the entry. It can only be valid when they have; they may answer until",
  "entry.receiptTitle": "Receipt for {code}, revision {number, number}",
  "entry.receiptMailed": "We sent this receipt by mail to everyone who has access to the entry.",
  "entry.nowTitle": "What happens now",
  "entry.now.open":
    "Until {closes} you can change the entry and submit it again. What was submitted last counts.",
  "entry.now.screening":
    "From {opens} to {closes} we check each entry against the rules. You get a mail with what was found.",
  "entry.now.repair":
    "If something has to be mended, the mail says what, and you can mend it until {closes}.",
  "entry.now.mended":
    "The screeners compare what you mended with what was asked for, and decide. You get a mail with what they find.",
  "entry.now.scoring": "From {opens} to {closes} judges read and score the valid entries.",
  "entry.now.announced": "On {opens} the results are made known, and you get a mail with yours.",
  "entry.receiptOlder": "This is not the newest revision. What was submitted last counts.",
  "entry.changeAgain": "Change the entry",
  "entry.prints": "The proof: fingerprints of what was submitted",
  "entry.howToCheck": "How to check it",
  "entry.howFirst":
    "Download what was submitted, {document}, each file above, and the list of fingerprints, {sums}, into one folder. Leave them as they are.",
  "entry.howSecond":
    "In that folder have your computer check the list: {unix} on Linux, {mac} on a Mac. It says OK for each file that is the same, byte for byte.",
  "entry.howThird":
    "Or work out one fingerprint by itself: {unix} on Linux, {mac} on a Mac, {windows} on Windows. If the number is the one above, not one character was changed.",
  "entry.howPortal": "The easy way: <link>ask this portal</link> whether it has exactly this.",
  "entry.howWhy":
    "The file holds all answers as canonical JSON (RFC 8785), and the fingerprint of each attachment.",
  "entry.withdrawQuestion": "Withdraw this entry?",
  "entry.withdrawMeans":
    "A withdrawn entry takes no part. While entries are taken you can bring it back as a draft. Its receipts stay yours to read. Every member is told.",
  "entry.withdrawNow": "Withdraw the entry",
  "entry.keepEntry": "Keep the entry",
  "entry.partnersWords":
    "In this category each partner must confirm the entry. We send each one a link by mail; they need no account. They may answer until",
  "entry.partnersNone":
    "No partner with an e-mail address is named yet, or the category needs none. Name partners in the form first.",
  "entry.partner.notAsked": "Not asked yet",
  "entry.partner.asked": "Asked, no answer yet",
  "entry.partner.given": "Endorses it",
  "entry.partner.declined": "Does not endorse it",
  "entry.askWords":
    "You can ask now, before you submit. Whoever is not asked yet is asked when you submit. A reminder brings a new link, and the old link ends.",
  "entry.askNow":
    "{kind, select, fresh {{fresh, plural, one {Ask one partner} other {Ask # partners}}} again {{again, plural, one {Remind one partner} other {Remind # partners}}} both {Ask {fresh, number}, remind {again, number}} other {Ask the partners}}",
  "entry.partnerAskedAt": "Asked {moment}",
  "entry.partnerAnsweredAt": "Answered {moment}",
  "entry.endorseTitle":
    "{state, select, given {You have endorsed this entry} declined {You did not endorse this entry} other {Please endorse an entry}}",
  "entry.endorseIntro":
    "{organisation} {submitted, select, true {has entered the case below for the {award}} other {prepares to enter the case below for the {award}}} and names {partner} as a partner.",
  "entry.endorseWhat": "What the entry says of {partner}",
  "entry.endorseAnswer": "Your answer",
  "entry.endorseBy": "Given by",
  "entry.endorseAt": "On",
  "entry.endorseQuestion": "Does your organisation endorse this entry?",
  "entry.endorseHint":
    "Say yes if your organisation took part as it says here and agrees that the case is entered.",
  "entry.endorseYes": "Yes, we took part and endorse it",
  "entry.endorseNo": "No",
  "entry.endorseChoose": "Choose yes or no",
  "entry.endorseName": "Your name",
  "entry.endorseNameMissing": "Write your name",
  "entry.endorsePosition": "Your position",
  "entry.endorsePositionMissing": "Write your position",
  "entry.endorseTooLong": "Use up to 120 characters",
  "entry.endorseKept":
    "Your answer, name and position go to those who wrote the entry and to those who run the award. You may change the answer until",
  "entry.endorseSend": "Send the answer",
  "entry.endorseChange": "Change the answer",
  "entry.endorseSaved": "Thank you. Your answer is saved, and those who wrote the entry are told.",
} as const;
