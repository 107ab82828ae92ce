export const embargo = {
  "embargo.letterSubject": "In confidence, please answer: news of your entry {code}",
  "embargo.letterUntil": "In confidence until {moment}.",
  "embargo.letterSecret":
    "Until then please tell nobody outside your team and the leadership of your organisation. Do not publish that you won, your certificate, the award’s logo, or who else may have won, on any page, in any post, or to the press. From that moment on you may tell everyone.",
  "embargo.letterNext": "Open the page of your award by {moment}.",
  "embargo.letterWhat":
    "You hear this before everybody else, so that you can check how you will be named and be ready on the day.",
  "embargo.letterThere":
    "There you acknowledge this letter, check each name as it will stand on letters, pages and certificates, and say who may be named. You also find there what you need to tell the world in time.",
  "embargo.letterSilence":
    "If you do not answer by then, names stand as you entered them, and people are named as you agreed when you entered.",
  "embargo.letterDecline":
    "If you cannot take the prize, the lead of the entry gives it back on the same page, before the results are made known.",
  "embargo.letterButton": "Open the page of your award",
  "embargo.letterOtherWay": "Or copy this address:",

  "embargo.hasDeclined": "The prize was given back. Nothing more can be answered here.",
  "embargo.isOut": "This entry is no longer in the competition. Nothing more can be answered here.",
  "embargo.leadAnswers": "The lead or a deputy of the entry answers here. You can read along.",
  "embargo.leadDeclines": "Only the lead of the entry can give the prize back.",
  "embargo.isPublic": "The results are public. Write to the organiser if something must change.",
  "embargo.namesWait": "A correction waits for the organiser. When it is answered, you can ask for another.",
  "embargo.nothingWaits": "No correction waits here. Somebody else may have answered it.",
  "embargo.nobodyToTell": "Everybody who won has been told. There is no letter to draft.",
  "embargo.releaseApproved":
    "The release is approved with the names as they were. Stop it first, then accept and draft again.",
  "embargo.sameNames": "These are the names as they stand. Change what is wrong, or go back.",

  "embargo.title": "Letters in confidence",
  "embargo.goHint": "Winners are told before everybody else, check their names and answer.",
  "embargo.intro":
    "Those who won are told first, in confidence. They check their names, say who may be named, or give the prize back. A second person approves these letters too. Whoever came to win since is told by a new draft; nobody is told twice.",
  "embargo.stateNone": "Nothing is drafted. Until letters go out, nobody but the people of the desk knows.",
  "embargo.state":
    "{state, select, drafted {Draft {version} waits for the approval of a second person. Its letters would go out on {at}.} approved {Version {version} is approved. Its letters go out on {at}.} released {The letters of version {version} went out on {at}.} other {Version {version} was stopped. No letter of it was sent.}}",
  "embargo.faultsNone": "Nothing: everybody who won has a letter, and all agree with the decisions.",
  "embargo.faultsNoneYet": "Nothing: the decisions are ready for letters.",
  "embargo.goStop": "Stop these letters",
  "embargo.draft": "Draft the letters in confidence",
  "embargo.draftWords":
    "Drafting draws a letter for each person of every entry that won and was not told. A new draft replaces the one before.",
  "embargo.draftButton": "Draft the letters",
  "embargo.day": "Day on which winners are told",
  "embargo.dayHint": "In the edition’s zone, {zone}. The results are made known on {moment}.",
  "embargo.approvalTitle": "Approve the letters in confidence",
  "embargo.approvalWords":
    "You approve that {count, plural, one {# letter} other {# letters}} in confidence {count, plural, one {goes} other {go}} out on {at}, to the people of winning entries alone. Read some of them first. You can stop them until that moment; afterwards they know.",
  "embargo.stopTitle": "Stop the letters in confidence",
  "embargo.stopWords": "No letter will be sent. The next draft is a new version with its own approval.",

  "embargo.told": "{count, plural, one {# entry was told} other {# entries were told}}",
  "embargo.toldUntil": "In confidence until {moment}.",
  "embargo.answeredSum":
    "{answered} answered, {open} can still answer, {silent} let the time pass, {declined} gave the prize back.",
  "embargo.comesBack": "Mail to this address came back: reach them in another way",
  "embargo.draftMore": "Tell those who came to win since",
  "embargo.read": "Letter",
  "embargo.readOf": "read by {read} of {people}",
  "embargo.answered": "Answer",
  "embargo.next": "Next act",
  "embargo.answerState":
    "{state, select, declined {Prize given back} out {Out of the competition} names {Asks for other names} answered {Acknowledged} silent {No answer in time} other {No answer yet}}",
  "embargo.nextNames": "Answer the correction",
  "embargo.nextOut": "Take the entry out, as two people",
  "embargo.nextDecide": "Decide again",
  "embargo.nextWait": "They have time until {moment}",

  "embargo.entryTitle": "Answer of {code}",
  "embargo.toldAt": "Told on {moment}, asked to answer by {due}.",
  "embargo.acknowledgedAt":
    "Acknowledged in confidence on {moment}. {naming, select, organisation {Only the organisation is named.} other {People are named as they agreed.}}",
  "embargo.notAcknowledged": "Nobody of the entry has acknowledged the letter.",
  "embargo.declinedAt": "The prize was given back on {moment}",
  "embargo.isTakenOut": "Two people took the entry out. The jury decides again.",
  "embargo.waits": "A correction waits for you",
  "embargo.decide": "Do you accept these names?",
  "embargo.decideChoice": "{state, select, accepted {Yes, they stand from now on} other {No}}",
  "embargo.decideHint":
    "{state, select, accepted {Letters that are drafted with the old names have to be drafted again. Certificates that are out are replaced. What the jury read stays as it was.} other {The entry is told why.}}",
  "embargo.answerWords": "Words to the entry",
  "embargo.answerWordsHint": "Needed if you refuse. They get them as they stand.",
  "embargo.answerSend": "Answer the correction",
  "embargo.changeState": "{state, select, accepted {Accepted on {moment}} other {Refused on {moment}}}",

  "embargo.awardTitle": "Your award",
  "embargo.entryWords": "There is news about this case, for its people alone.",
  "embargo.back": "Back to the letters in confidence",
  "embargo.backToEntry": "Back to the entry",
  "embargo.backToAward": "Back to your award",
  "embargo.wonCategory": "Winner in the category {category}.",
  "embargo.wonAward": "Winner of {count, plural, one {a special award:} other {special awards:}}",
  "embargo.untilHeading": "In confidence until {moment}",
  "embargo.names": "{isPublic, select, true {Names as they stand} other {Names as they will stand}}",
  "embargo.namesWords":
    "So they are written on letters, on the winners’ page, on the stage and on certificates.{isPublic, select, true {} other { Read them letter by letter.}}",
  "embargo.saidNo": "Said no to being named: not on the public page",
  "embargo.namesGo": "A name is wrong: ask for another",
  "embargo.namesAsked": "You asked for these names. The organiser answers by mail.",
  "embargo.namesRefused": "The organiser did not accept your last correction",
  "embargo.line":
    "{line, select, title {Title of the case} ownTitle {Title in the original language} organisation {Organisation} ownOrganisation {Organisation in its own language} other {Member {number} of the team}}",
  "embargo.lineBefore": "Before:",
  "embargo.lineEmpty": "Nothing",
  "embargo.answerHeading": "Your answer",
  "embargo.silence":
    "Please answer by {due}. If nobody does, names stand as shown above and people are named as you agreed when you entered.",
  "embargo.silencePast":
    "The time to answer ended on {due}. Names stand as shown above, and people are named as you agreed when you entered. You can still answer until the results are public.",
  "embargo.naming": "Who is named on the public page of your case?",
  "embargo.namingChoice":
    "{naming, select, organisation {The organisation alone} other {The organisation and its people}}",
  "embargo.namingHint":
    "{naming, select, organisation {No person is named on the page.} other {The team as it stands above, without those who said no to being named.}}",
  "embargo.namingMissing": "Choose who is named.",
  "embargo.confidence": "In confidence",
  "embargo.confidenceYes": "We have read this, and keep it in confidence until that moment.",
  "embargo.confidenceMissing": "Confirm that you keep it in confidence.",
  "embargo.acknowledge": "Send your answer",
  "embargo.answerChange": "Change your answer",
  "embargo.acknowledgeAgain": "Send the changed answer",
  "embargo.declineGo": "Give the prize back",
  "embargo.declinedHeading": "The prize was given back",
  "embargo.declinedWords":
    "The organiser knows, and nothing is published in your name. Please keep in confidence what you were told until the results are public.",

  "embargo.namesTitle": "Which name is wrong?",
  "embargo.namesFormWords":
    "Set right what is wrong and leave the rest. The organiser accepts it or says why not. What the jury read stays as it was.",
  "embargo.namesReason": "Why",
  "embargo.namesReasonHint": "For example: the ministry renamed us in June. Only the organiser reads it.",
  "embargo.namesSend": "Ask for these names",
  "embargo.lineLong": "Write at most 300 characters.",
  "embargo.titleMissing": "The case needs a title.",
  "embargo.organisationMissing": "The organisation needs a name.",
  "embargo.reasonMissing": "Say why, so that the organiser can decide.",
  "embargo.outReason": "You gave the prize back: {reason}",
  "embargo.answerMissing": "Choose yes or no.",
  "embargo.refusalMissing": "Say why not. The entry reads it.",

  "embargo.declineTitle": "Give the prize back?",
  "embargo.declineMeans":
    "Your case will not be among the winners and nothing is published in your name. The organiser and the chair are told at once. This cannot be taken back here.",
  "embargo.declineReason": "Why",
  "embargo.declineReasonHint": "Organiser and chair read it. It is not published.",
  "embargo.declineMissing": "Say why in a sentence.",
  "embargo.sure": "Are you sure?",
  "embargo.sureYes": "Yes. I speak for the entry.",
  "embargo.sureMissing": "Confirm that you speak for the entry.",
  "embargo.declineSend": "Give the prize back",
  "embargo.declineKeep": "Keep the prize",

  "embargo.casePage": "See the page of your case",
  "embargo.casePageLater": "The page of your case opens on {moment}.",
  "embargo.kit": "{isPublic, select, true {To tell the world} other {To tell the world in time}}",
  "embargo.kitWords":
    "Words for the press, the share image of your case, the logos of your sponsors, and how each may be used. {isPublic, select, true {The results are public, so you may use it now.} other {For you alone until the results are public.}}",
  "embargo.kitGet": "Download the kit (ZIP)",
  "embargo.kitHeading": "How to use what is in this kit",
  "embargo.kitImage":
    "The share image stands for your case. Use it as it is, beside a link to the page of your case. Do not change its words or colours.",
  "embargo.kitSponsor":
    "Logo of {name}, sponsor-{number}.png: only beside the share image or the name of the award, never alone, never larger than your own logo, never changed, and only if it is there.",
  "embargo.kitNot":
    "Not in this kit, and not to be used without written permission of its owner: the name and logo of UNESCO, and the logo of {organiser}. Do not say that anybody of these recommends your products.",
  "embargo.pressNotBefore": "NOT TO BE PUBLISHED BEFORE {moment}",
  "embargo.pressHeading": "{organisation} wins the {award} {edition}",
  "embargo.pressWords":
    "{outcome, select, winner {The jury of the {award} has chosen “{title}” by {organisation} as a winner in the category “{category}”.} other {The jury of the {award} has chosen “{title}” by {organisation} for a special award: {awards}.}}",
  "embargo.pressAlso": "The case also receives: {awards}.",
  "embargo.pressAbout":
    "The {award} is given by {organiser}. The case and all winners can be read here from that moment on:",

  "embargo.namesMailSubject": "{code}: a winner asks for other names",
  "embargo.namesMailWords":
    "The people of entry {code} ask to correct how their names stand. Letters of the release cannot be approved until you answer.",
  "embargo.namesMailOpen": "Read the correction",
  "embargo.answeredMailSubject":
    "{code}: {state, select, accepted {your names are set right} other {your correction was not accepted}}",
  "embargo.answeredMailHeading":
    "{state, select, accepted {Your names are set right} other {Your correction was not accepted}}",
  "embargo.answeredMailWords":
    "{state, select, accepted {Letters, pages and certificates write them as you asked.} other {The organiser read it and says why not:}}",
  "embargo.declinedMailSubject": "{code}: the prize was given back",
  "embargo.declinedMailWords":
    "The lead of this entry gives the prize back. A release that was approved is stopped. Two people take the entry out, then the chair proposes the place again by the sealed rule. The reason:",
  "embargo.declinedReceiptSubject": "{code}: your answer of the award was kept",
  "embargo.declinedReceiptWords": "{person} gave the prize back for this entry.",
  "embargo.declinedMailOpen": "Take the entry out",
};
