export const reporting = {
  "reporting.title": "Report a fault in this entry",
  "reporting.words":
    "The chair is told at once and answers you. Until then you can go on marking and saving; only handing in waits. Nothing is lost.",
  "reporting.kind": "What is wrong?",
  "reporting.kindMissing": "Choose what is wrong",
  "reporting.kindOf":
    "{kind, select, deadLink {A link leads nowhere} unreadableFile {A file cannot be opened or read} plagiarism {Parts may be copied from elsewhere} identity {Names or marks show that should be hidden} other {Something else}}",
  "reporting.kindShort":
    "{kind, select, deadLink {Dead link} unreadableFile {Unreadable file} plagiarism {Suspected copying} identity {Identity showing} other {Other fault}}",
  "reporting.detail": "Where is it, and what did you see?",
  "reporting.detailHint":
    "Name the field, the page or the link. The chair and the organiser read this; the entrant does not.",
  "reporting.detailMissing": "Say where the fault is and what you saw",
  "reporting.send": "Send to the chair",
  "reporting.tooLate":
    "Your scoresheet for this entry is already handed in. Write to the chair, who can reopen it.",
  "reporting.already": "You have reported a fault of this entry. The chair has yet to answer.",
  "reporting.yours": "Faults that you reported",
  "reporting.waiting": "Reported {moment}. The chair has yet to answer; until then you cannot hand in.",
  "reporting.answered":
    "{outcome, select, toScreening {The chair sent the entry back to screening, {moment}:} other {The chair answered, {moment}:}}",
  "reporting.mailSubject": "A judge reported a fault in {code}",
  "reporting.mailWords":
    "{judge} found something wrong in entry {code} and cannot hand in before the chair has answered.",
  "reporting.mailKind": "What is wrong",
  "reporting.mailDetail": "What the judge saw",
  "reporting.mailAction": "Answer the judge",
  "reporting.answerMailSubject": "About the fault that you reported in {code}",
  "reporting.answerMailWords":
    "{outcome, select, toScreening {The chair sent the entry back to screening. Your scoresheet is kept; you can hand it in if the entry is found valid.} other {The chair has answered. You can go on and hand in your scoresheet.}}",
  "reporting.answerMailAnswer": "Answer",
  "reporting.answerMailAction": "Open the scoresheet",
  "reporting.backMailSubject": "{code} is screened again",
  "reporting.backMailWords":
    "A judge found something wrong in entry {code}, and the chair sent it back to screening. Please check it again; judging it waits until then.",
  "reporting.backMailAction": "Screen the entry",
} as const;
