/** Words of what is printed: the receipt, an entry, the blank questions, and the page that checks receipts. */
export const papers = {
  "papers.page": "Page {page, number} of {pages, number}",
  "papers.edition": "{award}, {edition}",
  "papers.foot": "{code} · {title}",
  "papers.missing":
    "Some characters have no shape in the faces of this paper and are shown by their Unicode numbers: {codes}. Copied, they are themselves.",
  "papers.zonedAndUtc": "{moment} ({zone}), which is {utc} UTC",

  "papers.entry.download": "Download the entry as PDF",
  "papers.entry.downloadDraft": "Download the draft as PDF",
  "papers.entry.draft": "DRAFT, not submitted",
  "papers.entry.draftWords":
    "This is a draft as it stood on {moment}. A draft takes no part; only what is submitted counts.",
  "papers.entry.withdrawnWords": "This entry was withdrawn and takes no part.",

  "papers.receipt.title": "Receipt",
  "papers.receipt.download": "Download this receipt as PDF",
  "papers.receipt.words":
    "The portal has received this entry as it stood at the time below. What was submitted last counts.",
  "papers.receipt.files": "Files, each with its SHA-256",
  "papers.receipt.noFiles": "No file was submitted.",
  "papers.receipt.how": "How to check it",
  "papers.receipt.step.download":
    "From the receipt’s page download what was submitted ({document}), its files, and the list of fingerprints ({sums}) into one folder. Leave them as they are.",
  "papers.receipt.step.check":
    "In that folder have your computer check the list. It says OK for each file that is the same, byte for byte. On Linux:",
  "papers.receipt.step.mac": "The same on a Mac:",
  "papers.receipt.step.windows":
    "On Windows each file is checked by itself. Compare the number that is shown with the one above:",
  "papers.receipt.step.portal":
    "To check without any tool, open {address} and give it the document, or the code and the fingerprint.",
  "papers.receipt.why":
    "The document holds all answers as canonical JSON (RFC 8785) and the fingerprint of each file, so its own fingerprint stands for everything.",

  "papers.questions.title": "The questions, to write offline",
  "papers.questions.link": "The questions to write offline: {pdf}, {docx}.",
  "papers.questions.pdf": "PDF",
  "papers.questions.docx": "Word document",
  "papers.questions.lead":
    "Prepare your texts here, then paste them into the form on the portal. Paragraphs are kept. Only the form on the portal counts.",
  "papers.questions.portal": "The portal",
  "papers.questions.open": "Entries open",
  "papers.questions.closes": "Entries close",
  "papers.questions.inAll": "All narrative texts together",
  "papers.questions.rulebook": "Rulebook",
  "papers.questions.version": "Version {version, number}, with this SHA-256:",
  "papers.questions.isRequired": "Required",
  "papers.questions.isOptional": "If you wish",
  "papers.questions.words":
    "{min, plural, =0 {up to {max, plural, one {one word} other {# words}}} other {{min} to {max, number} words}}",
  "papers.questions.characters": "up to {max, number} characters",
  "papers.questions.choose": "choose one",
  "papers.questions.chooseUpTo": "{max, plural, one {choose one} other {choose up to #}}",
  "papers.questions.number": "a {whole, select, true {whole number} other {number}} from {min, number}",
  "papers.questions.numberTo":
    "a {whole, select, true {whole number} other {number}} from {min, number} to {max, number}",
  "papers.questions.date": "a date, such as 2026-09-01",
  "papers.questions.dateOrOngoing": "a date, such as 2026-09-01, or “ongoing”",
  "papers.questions.dateFrom": "from {from}",
  "papers.questions.dateTo": "until {to}",
  "papers.questions.country": "a country or territory",
  "papers.questions.address": "an e-mail address",
  "papers.questions.phone": "a phone number with its country code",
  "papers.questions.web": "an address that starts with https://",
  "papers.questions.consent": "tick it if it is true",
  "papers.questions.rows":
    "{min, plural, =0 {up to {max, plural, one {one line} other {# lines}}} other {{min} to {max, number} lines}}",
  "papers.questions.files":
    "{max, plural, one {one file} other {up to # files}}, {kinds, select, pdf {PDF} picture {JPEG or PNG} other {PDF, JPEG or PNG}}, up to {megabytes, number} MB each",
  "papers.questions.when": "Only if you answer {answers} to “{field}”.",
  "papers.questions.or": "{first} or {second}",
  "papers.questions.public": "Public if the entry wins.",
  "papers.questions.notJudged": "Judges do not see it.",
  "papers.questions.criterion": "Marked under “{criterion}”, weight {weight, number} of 100.",
  "papers.questions.level": "{mark, number}: {words}",

  "papers.check.title": "Check a receipt",
  "papers.check.lead":
    "Find out whether this portal has received exactly the document that you have. It says under which code and revision, when, and whether a newer one came; nothing else about the entry.",
  "papers.check.document": "With the document",
  "papers.check.file": "The downloaded document",
  "papers.check.fileHint":
    "The file that a receipt’s page gives you, such as IIOE-2027-0001-1.json. It is read and not kept.",
  "papers.check.paste": "Or paste what is in it",
  "papers.check.pasteHint": "From the first brace to the last.",
  "papers.check.now": "Check it",
  "papers.check.byHand": "With the code and the fingerprint",
  "papers.check.hashHint": "64 figures and letters from a to f, as on the receipt.",
  "papers.check.found": "Yes. The portal has exactly this.",
  "papers.check.superseded": "Yes, but it was superseded. The portal has exactly this, and a newer revision.",
  "papers.check.foundWords":
    "It was submitted under the code {code}, revision {number, number}, on {moment}.",
  "papers.check.supersededWords": "What was submitted last counts.",
  "papers.check.laidOut":
    "Your copy is laid out otherwise than the original, but every answer in it is the same.",
  "papers.check.notFound": "No. The portal has nothing with this fingerprint under this code.",
  "papers.check.notFoundWords":
    "One changed character is enough. Download the document again from the receipt’s page and try that file.",
  "papers.check.nothing": "Choose the downloaded file, or paste what is in it",
  "papers.check.notDocument":
    "This is not a document from a receipt’s page. It begins with a brace and names a code.",
  "papers.check.noCode": "Write the code, such as IIOE-2027-0001",
  "papers.check.noHash": "Write the fingerprint: 64 figures and letters from a to f",
  "papers.check.alone": "Without this page",
  "papers.check.aloneWords":
    "A fingerprint can be worked out with what is on every computer. With the document and its files in one folder, use the list of fingerprints from the receipt’s page: {unix} on Linux, {mac} on a Mac. For one file alone: {one} on Linux, {oneMac} on a Mac, {oneWindows} on Windows. Then compare the number with the receipt.",
} as const;
