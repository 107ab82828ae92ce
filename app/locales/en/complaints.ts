export const complaints = {
  "complaints.title": "Complaint on procedure",
  "complaints.yours": "Complaint on procedure",
  "complaints.yoursMay": "If you think that the procedure was not kept, you may complain once, until {at}.",
  "complaints.yoursMake": "Make a complaint",
  "complaints.yoursMade": "Your complaint {code} is here. It is answered by {at}.",
  "complaints.yoursAnswered": "Your complaint {code} was answered.",
  "complaints.yoursRead": "Read it",
  "complaints.intro":
    "A complaint is about how the award was run: a rule that was not kept, a tie that was not seen, an error in what was counted. What the jury thinks of a case is its own judgement and cannot be appealed.",
  "complaints.until":
    "One complaint for each entry, until {at}. It is answered by people who had no part in what you complain of, within {days, plural, one {# day} other {# days}}.",
  "complaints.rule": "Which rule was not kept",
  "complaints.ruleHint": "Name it as it stands in the rules, or in your own words.",
  "complaints.happened": "What happened",
  "complaints.happenedHint": "When, and how you know of it. Who was involved, if you know.",
  "complaints.asked": "What you ask for",
  "complaints.send": "Send the complaint",
  "complaints.sendNote": "It cannot be changed afterwards. You get a receipt by mail.",
  "complaints.ruleMissing": "Write which rule was not kept.",
  "complaints.happenedMissing": "Write what happened.",
  "complaints.askedMissing": "Write what you ask for.",
  "complaints.long": "This text is too long. Write less.",
  "complaints.once": "A complaint was made for this entry already. There is one for each entry.",
  "complaints.tooLate":
    "Complaints were possible for {days, plural, one {# day} other {# days}} after the results, until {day}. That time is over.",
  "complaints.leadComplains": "The lead or a deputy of the entry makes a complaint. Ask one of them.",
  "complaints.notHere": "There is no such complaint here.",

  "complaints.receipt": "Receipt",
  "complaints.code": "Complaint",
  "complaints.madeAt": "Received",
  "complaints.hash": "SHA-256 of its text",
  "complaints.download": "Download the text as it was frozen (JSON)",
  "complaints.due": "Answered by",
  "complaints.answer": "The answer",
  "complaints.answeredAt": "Answered",
  "complaints.outcome":
    "{outcome, select, upheld {Your complaint is upheld} partly {Your complaint is upheld in part} other {Your complaint is not upheld}}",
  "complaints.follows":
    "{follows, select, reopened {What follows: the decision on the category is taken anew. You will be told what came of it.} procedure {What follows: the procedure is changed, for this edition or the next.} other {Nothing follows for the results.}}",
  "complaints.answerLast": "This ends the complaint. There is no further appeal.",
  "complaints.receiptSubject": "{code}: your complaint was received",
  "complaints.receiptHeading": "Your complaint was received",
  "complaints.receiptWords":
    "Keep this mail: it is the receipt of your complaint, with its words as they were received.",
  "complaints.receiptDue":
    "People who had no part in what you complain of answer it by {at}. You get the answer by mail and on the page of your entry.",
  "complaints.open": "Open the complaint",
  "complaints.toldSubject": "{code}: a complaint on procedure",
  "complaints.toldHeading": "A complaint on procedure came in",
  "complaints.toldWords":
    "Complaint {code} has to be answered by {at}. One person who had no part in it drafts the answer, another approves it. Its page says whether you may.",
  "complaints.toldOpen": "Open the complaint",
  "complaints.answerSubject": "{code}: the answer to your complaint",

  "complaints.deskTitle": "Complaints",
  "complaints.deskIntro":
    "Complaints on procedure, each with the day by which it is answered. Whoever screened, judged or decided the entry, has a tie to it, or is named in the complaint has no part in the answer.",
  "complaints.deskUntil": "Complaints can come in until {at}.",
  "complaints.deskClosed": "Complaints could come in until {at}.",
  "complaints.deskNotPublic": "Complaints can come in once the results are public.",
  "complaints.none": "No complaint has come in.",
  "complaints.list": "All complaints",
  "complaints.state":
    "{state, select, open {Waits for an answer} drafted {Answer drafted, waits for a second person} other {Answered}}",
  "complaints.dueOn": "Due {at}",
  "complaints.late": "Late: was due {at}",
  "complaints.outcomeShort": "{outcome, select, upheld {upheld} partly {upheld in part} other {not upheld}}",
  "complaints.oneTitle": "Complaint {code}",
  "complaints.by": "Made by",
  "complaints.mayNot": "You have no part in the answer",
  "complaints.involved":
    "{how, select, tied {You judged this entry, belong to it or have a conflict with it} screened {You screened this entry} decided {You proposed or approved the decision that this is about} met {You were at, or recorded, the meeting on this category} sheets {You acted on scoresheets of this entry} standing {You acted on the standing of this entry} other {You are named in this complaint}}, so somebody who had no part in it answers. If there is nobody, give the role of chair or organiser to a person from outside.",
  "complaints.draft": "Draft the answer",
  "complaints.draftAgain": "Write the draft anew",
  "complaints.drafted": "The draft",
  "complaints.outcomeLabel": "Outcome",
  "complaints.outcomeOf":
    "{outcome, select, upheld {Upheld: the procedure was not kept} partly {Upheld in part} other {Not upheld: the procedure was kept}}",
  "complaints.followsLabel": "What follows",
  "complaints.followsOf":
    "{follows, select, reopened {The decision on the category is taken anew} procedure {The procedure is changed, for this edition or the next} other {Nothing}}",
  "complaints.followsHint":
    "{follows, select, reopened {The result has to be corrected after that; this page then leads there.} procedure {The result stands.} other {The result stands. The only choice for a complaint that is not upheld.}}",
  "complaints.words": "Answer to the entrant",
  "complaints.wordsHint":
    "What was looked at, what was found, and why. The entrant gets these words as they stand.",
  "complaints.save": "Save the draft",
  "complaints.saveNote": "A second person who had no part in it has to approve it before it is sent.",
  "complaints.approve": "Approve the answer",
  "complaints.approveWords": "The answer above is sent to those who lead the entry, and shown on its page.",
  "complaints.approveSend": "Approve and send",
  "complaints.draftedBy": "Drafted by",
  "complaints.approvedBy": "Approved by",
  "complaints.toCorrection": "To the correction of the result",
  "complaints.outcomeMissing": "Choose an outcome.",
  "complaints.followsMissing": "Choose what follows.",
  "complaints.answerMissing": "Write the answer.",
  "complaints.followsNothing":
    "Nothing follows from a complaint that is not upheld. Choose “Nothing”, or another outcome.",
  "complaints.answered": "This complaint is answered.",
  "complaints.noDraft": "There is no draft to approve yet.",
  "complaints.twoPeople":
    "You drafted this answer, so somebody else who had no part in it has to approve it.",
  "complaints.stale": "Somebody changed this since you opened the page. Read it again, then decide.",

  "complaints.public": "Complaints on procedure",
  "complaints.publicMeans":
    "{all, plural, =0 {None came in} other {{upheld} upheld, {partly} upheld in part, {notUpheld} not upheld{waiting, plural, =0 {} other {, # without an answer yet}}}}",
} as const;
