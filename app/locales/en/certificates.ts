/** Certificates: the paper, the page that checks a serial, and the organiser's desk. */
export const certificates = {
  // On the paper
  "certificates.paperTitle":
    "{kind, select, winner {Winner} honourableMention {Honourable mention} partner {Partner of a winning case} teamMember {Member of a winning team} other {Service on the jury}}: {name}",
  "certificates.over":
    "{kind, select, winner {Winner} honourableMention {Honourable mention} partner {Partner of a winning case} teamMember {Member of a winning team} other {With thanks for service on the jury}}",
  "certificates.lead":
    "{kind, select, winner {for the case} honourableMention {for the case} partner {for its part in the case} teamMember {for the work on the case} other {who read and marked the entries of {edition} as they were asked to, by the published rules.}}",
  "certificates.enteredBy": "Entered by {organisation}",
  "certificates.category": "Category {id}: {name}",
  "certificates.serial": "Serial",
  "certificates.placeAndDay": "{place}, {day}",
  "certificates.squareAlt": "QR code of {address}",

  // The page that checks
  "certificates.checkTitle": "Check a certificate",
  "certificates.checkLead":
    "Every certificate of the award has a serial at its foot. Type it here, or open the square beside it with the camera of a phone.",
  "certificates.serialHint": "Twelve letters and figures, with or without hyphens, such as 7Q4K-2MZC-9XTB.",
  "certificates.serialWrong":
    "That is no serial of a certificate: a letter or a figure of it is missing or another one. Look at the foot of the certificate again.",
  "certificates.checkNow": "Check",
  "certificates.checkAnother": "Check another serial",
  "certificates.ofSerial": "Certificate {serial}",
  "certificates.verdict":
    "{state, select, valid {This certificate is valid} replaced {This certificate was replaced} withdrawn {This certificate was withdrawn} other {There is no such certificate}}",
  "certificates.replacedBy": "On {day} it was replaced by {serial}. Only that one is valid.",
  "certificates.withdrawnOn": "It was withdrawn on {day} and is not valid any more.",
  "certificates.unknownWords":
    "No certificate of the award has this serial. If it stands on a paper that you were given, ask the organiser of the award.",
  "certificates.what": "What for",
  "certificates.award": "Award",
  "certificates.case": "Case",
  "certificates.organisation": "Organisation",
  "certificates.categoryLabel": "Category",
  "certificates.specialAward": "Special award: {name}",
  "certificates.specialAwardLabel": "Special award",
  "certificates.issuedLabel": "Issued",
  "certificates.issuedBy": "{day}, by {issuer}",
  "certificates.notNamed":
    "It was issued to a judge. The names of judges are not published here; type the name that you read on the certificate to have it compared.",
  "certificates.nameOn": "Name on the certificate",
  "certificates.nameOnHint": "As it is printed there.",
  "certificates.compare": "Compare",
  "certificates.nameIsSame": "That is the name on this certificate.",
  "certificates.nameIsOther": "Another name stands on this certificate.",

  // Calendars
  "certificates.announcementEvent": "{award}, {edition}: winners announced",
  "certificates.ceremonyEvent": "{award}, {edition}: ceremony",
  "certificates.eventWords":
    "A date of the {award}. Dates may move; the page of dates has them as they stand.",
  "certificates.toCalendar": "Add to a calendar",

  // The desk
  "certificates.title": "Certificates",
  "certificates.intro":
    "For winning organisations and their partners, for each member of their teams who did not say no to being named, and for each judge who handed in everything that was asked. They are issued once the results are public.",
  "certificates.issueHeading": "Issue",
  "certificates.notYet":
    "Certificates can be issued once the results are public. By the rulebook that is on {day}.",
  "certificates.notReleased": "Certificates can be issued once the results are released.",
  "certificates.wordsMissing": "Before the first one, say who issues and signs them.",
  "certificates.waiting":
    "{count, plural, one {One certificate is due and not issued yet.} other {# certificates are due and not issued yet.}} Each gets a serial, and the people are told by mail where to take it away.",
  "certificates.nothingWaits": "Every certificate that is due is issued.",
  "certificates.issueAll": "Issue all that are due",
  "certificates.justIssued":
    "{count, plural, one {One certificate was issued.} other {# certificates were issued.}}",
  "certificates.zip": "Download all {count} as ZIP",
  "certificates.all": "All certificates",
  "certificates.name": "Name",
  "certificates.ownName": "Name in its own language",
  "certificates.kind":
    "{kind, select, winner {Winner} honourableMention {Honourable mention} partner {Partner} teamMember {Team member} other {Judge’s service}}",
  "certificates.stateLabel": "State",
  "certificates.state": "{state, select, valid {Valid} replaced {Replaced} other {Withdrawn}}",
  "certificates.notDue": "Valid, but the result does not name it any more",
  "certificates.changed": "Something changed meanwhile. Look at the page as it is now, and decide again.",

  "certificates.wordsTitle": "Who issues and signs",
  "certificates.wordsIntro":
    "These words stand at the foot of every certificate. A certificate keeps the words that it was issued with.",
  "certificates.issuer": "Issued by",
  "certificates.issuerHint": "The organisation whose certificate it is.",
  "certificates.issuerMissing": "Say who issues the certificates.",
  "certificates.place": "Place",
  "certificates.placeHint": "Stands before the day of the announcement. May be left empty.",
  "certificates.signatory": "Who signs",
  "certificates.signatoryHint": "Under a line for the signature. Without a name there is no line.",
  "certificates.office": "Office of who signs",
  "certificates.officeHint": "For example: Director of the Centre.",
  "certificates.permission": "UNESCO’s written permission",
  "certificates.permissionHint":
    "Only if it was given. Without it UNESCO is named neither on certificates nor by a sponsor. Its logo stands nowhere in any case.",
  "certificates.permissionBy": "Who gave it",
  "certificates.permissionByHint": "Name and office of who signed for UNESCO.",
  "certificates.permissionDay": "Day of the letter",
  "certificates.permissionLetter": "The letter, and where it is kept",
  "certificates.permissionLetterHint":
    "Its number or title, and the file in which your secretariat keeps it.",
  "certificates.permissionPart":
    "A permission is all three: who gave it, on which day, and where its letter is kept. Without one, leave all three empty.",
  "certificates.permissionDayWrong": "Write the day as year, month, day, for example 2027-05-03.",
  "certificates.permissionDayAhead": "That day is still to come. Enter the permission once it is given.",
  "certificates.permissionMissing":
    "UNESCO may be named here only with its written permission. Say who gave it, when, and where the letter is kept, or leave the name out.",
  "certificates.long": "That is too long for a certificate.",
  "certificates.save": "Save",

  "certificates.one": "This certificate",
  "certificates.oneTitle": "Certificate {serial}",
  "certificates.download": "Download as PDF",
  "certificates.endedLabel": "Ended",
  "certificates.reason": "Reason",
  "certificates.declined": "Said no to being named.",
  "certificates.toNext": "Replaced by {serial}",
  "certificates.isReplaced": "This certificate was replaced already.",
  "certificates.isWithdrawn": "This certificate was withdrawn already.",
  "certificates.replaceHeading": "Issue it anew",
  "certificates.replaceWords":
    "For a name that is wrong. The new certificate gets another serial; the old serial says that it was replaced, and by which.",
  "certificates.nameMissing": "Write the name.",
  "certificates.reasonHint": "Kept in the history; not shown to the public.",
  "certificates.reasonMissing": "Give a reason.",
  "certificates.replace": "Issue anew",
  "certificates.withdrawLink": "Withdraw it",
  "certificates.withdrawTitle": "Withdraw certificate {serial}",
  "certificates.withdrawAsk":
    "The serial will say that the certificate of {name} was withdrawn, without a reason. Its people are told by mail, with the reason.",
  "certificates.withdrawReasonHint": "Goes to its people by mail, and into the history.",
  "certificates.withdraw": "Withdraw",

  // For its people
  "certificates.yours": "Certificates",
  "certificates.judgeDownload": "Download the certificate of your service on the jury",
  "certificates.open": "Open the portal",
  "certificates.issuedSubject": "Certificates of {edition} are ready",
  "certificates.issuedHeading": "Your certificate is ready",
  "certificates.issuedWords":
    "You can take it away as a PDF that is made to be printed on A4. Its serial and the square at its foot let anyone check that it is valid.",
  "certificates.replacedSubject": "Certificate {serial} was replaced",
  "certificates.replacedHeading": "A certificate was replaced",
  "certificates.replacedWords":
    "It was issued anew under another serial. Please use the new one; the old serial says that it was replaced.",
  "certificates.withdrawnSubject": "Certificate {serial} was withdrawn",
  "certificates.withdrawnHeading": "A certificate was withdrawn",
  "certificates.withdrawnWords": "The certificate of {name} is not valid any more. The reason given:",
};
