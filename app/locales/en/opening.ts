export const opening = {
  "opening.title": "Before the call opens",
  "opening.intro":
    "The call can be opened to the public once everything here is in place. Until then nobody can start an entry.",
  "opening.scanner": "A virus scanner looks at every file before anybody can open it.",
  "opening.noScanner":
    "No virus scanner is set, so nobody has looked at the files for viruses. The call can open without one; the README says how to set it (CLAMD).",
  "opening.steps": "What must be in place",
  "opening.inPlace": "In place",
  "opening.missing": "Missing",
  "opening.step.address": "A public address",
  "opening.step.address.done": "Every link in a mail starts with {url}.",
  "opening.step.address.missing":
    "Links in mails would start with {url}, which only this machine knows. Set PUBLIC_URL to the portal’s full address and start it again.",
  "opening.step.https": "HTTPS",
  "opening.step.https.done": "The address begins with https, and cookies travel over HTTPS alone.",
  "opening.step.https.missing":
    "Put a server with a certificate in front of the portal, let PUBLIC_URL begin with https, and start it again.",
  "opening.step.transport": "A way for mail to leave",
  "opening.step.transport.done":
    "Mail leaves by {transport, select, resend {Resend} smtp {your mail server} other {{transport}}}, from {from}.",
  "opening.step.transport.missing":
    "Mail is only kept in a folder of this machine. Set RESEND_API_KEY or SMTP_URL, and MAIL_FROM, and start the portal again.",
  "opening.step.replyTo": "An address for answers",
  "opening.step.replyTo.done": "Answers to the portal’s mails go to {replyTo}.",
  "opening.step.replyTo.missing":
    "People will answer the portal’s mails. Set MAIL_REPLY_TO to an address that somebody reads, and start the portal again.",
  "opening.step.testMail": "A test mail that arrived",
  "opening.step.testMail.done": "A test mail by this way and from this sender arrived on {moment}.",
  "opening.step.testMail.missing": "Send yourself a mail with a code, and enter the code here.",
  "opening.step.rulebook": "The rulebook, read",
  "opening.step.rulebook.done": "Version {version} was read on {moment}.",
  "opening.step.rulebook.missing":
    "Read version {version}: dates, categories, form, rubric and rules of judging.",
  "opening.doTestMail": "Send a test mail",
  "opening.doRulebook": "Read the rulebook",

  "opening.open": "Open the call",
  "opening.openWords":
    "Entries are taken from {from} to {to}, as the rulebook says. Opening is recorded in the history and cannot be undone; dates can still be moved.",
  "opening.opened": "The call was opened on {moment}",
  "opening.openedWords": "Entries are taken from {from} to {to}.",
  "opening.already": "The call is open already.",
  "opening.refused":
    "{count, plural, one {One thing is} other {# things are}} still missing. The first: {first, select, address {a public address} https {HTTPS} transport {a way for mail to leave} replyTo {an address for answers} testMail {a test mail that arrived} other {the rulebook, read}}.",
  "opening.over":
    "The last day for entries in the rulebook has passed. Move the dates first, then open the call.",
  "opening.changed":
    "The edition was changed while you had this page open. Look at it again, then open the call.",

  "opening.testTitle": "Send a test mail",
  "opening.testWords":
    "The portal sends a mail with a code to {address}. Entering the code shows that mail arrives.",
  "opening.testFolder":
    "No mail leaves this portal yet: it is only kept in a folder of this machine, so this test does not count for opening the call.",
  "opening.send": "Send the test mail",
  "opening.justSent": "A test mail was sent less than a minute ago. Wait for it, then send another.",
  "opening.noAddress": "There is no address in your account that a mail could go to. Add one first.",
  "opening.back": "Back to what must be in place",

  "opening.codeTitle": "Enter the code of the test mail",
  "opening.codeWords":
    "A mail is on its way to {address}. It should arrive within a minute or two; look among the spam too.",
  "opening.code": "Code",
  "opening.codeHint": "Eight letters and digits, as in ABCD2345",
  "opening.codeMissing": "Enter the code from the mail",
  "opening.codeWrong": "This is not the code of the newest test mail. Check it, or send another mail.",
  "opening.testOver": "This code is no longer taken. Send another test mail.",
  "opening.noTest": "No test mail was sent yet. Send one first.",
  "opening.otherWay": "The settings for mail changed since this test mail was sent. Send another one.",
  "opening.confirm": "Confirm that it arrived",
  "opening.again": "Send another test mail",

  "opening.mailSubject": "Test mail of the award portal",
  "opening.mailHeading": "This mail arrived",
  "opening.mailWords":
    "You asked the portal to send you a test mail. Enter this code in the portal to show that mail arrives.",
  "opening.mailAction": "Enter the code",
  "opening.mailSmall":
    "The code is taken for one hour. If you did not ask for this mail, you need do nothing.",

  "opening.readTitle": "Read the rulebook",
  "opening.readWords":
    "These are the rules in force. Whoever opens the call answers for them; read them as an entrant would.",
  "opening.readVersion": "Version",
  "opening.readHash": "SHA-256",
  "opening.readDates": "Dates",
  "opening.readCategories": "Categories",
  "opening.readPublic": "Rules and rubric as the public reads them",
  "opening.readWindow": "{from} to {to}",
  "opening.readCap": "{cap, plural, one {One winner} other {# winners}} at most",
  "opening.read": "I have read version {version}",
  "opening.otherRulebook": "Another version of the rulebook came into force meanwhile. Read that one.",
} as const;
