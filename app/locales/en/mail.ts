export const mail = {
  "mail.dear": "Dear {name},",
  "mail.orOpen": "Or open this address:",

  "mail.problemUnknown":
    "It is not known whether this message arrived: the connection ended before the mail service answered. Sending it again may deliver it twice.",
  "mail.problemUnreachable": "The mail service could not be reached. The portal tries again by itself.",
  "mail.problemService":
    "The mail service had a fault of its own (answer {status}). The portal tries again by itself.",
  "mail.problemTooMany":
    "The mail service takes no more messages for the moment. The portal tries again by itself.",
  "mail.problemConcurrent":
    "The mail service is still working on this message. The portal asks again by itself.",
  "mail.problemSettings":
    "The mail service does not accept the portal’s key or sender address ({code}). Once the settings are mended, the portal sends the message by itself.",
  "mail.problemRefused":
    "The mail service refused this message ({code}). Most often the address is wrong: check it with the person.",
  "mail.problemOtherPayload":
    "The mail service already has another message under the same key, so this one was not sent.",
  "mail.problemRestored":
    "This message waited when the backup was taken that this portal was restored from. It may have gone out after that: ask the person, or look at your mail service’s own log.",
  "mail.problemPicture": "A picture that belongs to this message is not in the portal’s store.",
  "mail.problemLate": "This message was of use for ten minutes only and could not be sent in that time.",
  "mail.notHeld": "Somebody has already decided about this message, or it is on its way. Look at its state.",
  "mail.tooLate":
    "This message is no longer of use, so it cannot be sent again. The person can ask for a new one.",

  "mail.title": "Mail",
  "mail.intro":
    "Every mail of the portal and how far it came. {transport, select, folder {Mail does not leave this portal: it is kept in a folder of the server.} other {What is due is sent within seconds; many letters with a logo take longer, about two a second.}}",
  "mail.heldCount":
    "{count, plural, one {One mail waits} other {# mails wait}} for a person to decide: send again, or not.",
  "mail.byState": "Mails by state",
  "mail.all": "All",
  "mail.stateCount":
    "{state, select, queued {Waiting} sending {Being sent} sent {Sent} delivered {Delivered} bounced {Returned} complained {Marked as spam} held {For a person} other {Not sent}} ({count})",
  "mail.state.queued": "Waiting",
  "mail.state.sending": "Being sent",
  "mail.state.sent": "Sent",
  "mail.state.delivered": "Delivered",
  "mail.state.bounced": "Returned: it did not arrive",
  "mail.state.complained": "Marked as spam",
  "mail.state.held": "Waits for a person",
  "mail.state.stopped": "Not sent",
  "mail.none": "No mail yet. The first will be here as soon as somebody signs in or is invited.",
  "mail.noneInState": "No mail is in this state.",
  "mail.what": "Mail",
  "mail.to": "To",
  "mail.written": "Written",
  "mail.state": "State",
  "mail.count": "{count, plural, one {One mail} other {# mails}}, page {page} of {pages}",
  "mail.newer": "Newer",
  "mail.older": "Older",
  "mail.kindSignIn": "Sign-in mail",
  "mail.kindTest": "Test mail",
  "mail.masked": "Sign-in mails are shown masked, and their words to nobody.",
  "mail.messageTitle": "Mail",
  "mail.facts": "How far it came",
  "mail.next": "Next try, not before",
  "mail.sentOn": "Sent",
  "mail.tries": "Tries",
  "mail.decide": "Decide",
  "mail.decision": "What happens with this mail?",
  "mail.decisionMissing": "Choose whether the mail is sent again",
  "mail.sendAgain": "Send again",
  "mail.sendAgainHint":
    "The same words go to the same address once more. If the first one did arrive, the person gets two.",
  "mail.doNotSend": "Do not send",
  "mail.doNotSendHint":
    "The person still finds the message in the inbox of the portal, unless it was for signing in.",
  "mail.reason": "Reason",
  "mail.reasonHint": "Kept in the history with your name.",
  "mail.reasonMissing": "Write the reason in a few words",
  "mail.reasonLong": "Keep the reason under 1,000 characters",
  "mail.back": "All mails",

  "mail.returnedHeading": "{count, plural, one {One mail} other {# mails}} came back",
  "mail.returnedLead":
    "These people may not know what was written to them. Reach each in another way; what is dealt with leaves this list.",
  "mail.returnAct": "Say what becomes of it",
  "mail.kindLetter": "Result letter",
  "mail.returnTitle": "A mail that came back",
  "mail.returnWhat": "What came back",
  "mail.returnDecide": "Deal with it",
  "mail.returnBounced":
    "The addressee’s mail service did not take it. Most often the address is mistyped, closed or full.",
  "mail.returnComplained":
    "The addressee, or their mail service, marked it as spam. The portal’s mail service sends nothing more to this address.",
  "mail.returnInbox": "The message is also in the person’s inbox here, so signing in is enough to read it.",
  "mail.returnHandover":
    "Call the person, or write by another channel: {handover}, with which they sign in without mail. Then they add an address that works under “Account”; only the owner of an account can do that.",
  "mail.returnOwner":
    "This person cannot be given a code. Call them: only the owner of an account can add an address that works.",
  "mail.returnOther": "Send it to {address}",
  "mail.returnOtherHint":
    "The same words, to another proven address of the person. Later mails go there too, while mail to the first one comes back.",
  "mail.returnSettled": "Settled without mail",
  "mail.returnSettledHint":
    "The person was told another way, got a code, or has corrected the address. Nothing is sent.",
  "mail.returnSame": "Send it to the same address again",
  "mail.returnSameHint": "When the person says that it works now. Later mails go there again.",
  "mail.returnMissing": "Choose what becomes of this mail",
  "mail.returnDone": "This was dealt with: {at}.",
  "mail.notReturned": "Nothing is to be done about this mail. Perhaps somebody has dealt with it already.",
  "mail.noOtherAddress": "This person has no other address that is proven and works.",

  "mail.folderTitle": "Mails of the demonstration",
  "mail.folderIntro":
    "No mail leaves this portal. Each one is kept here as it would have arrived, newest first.",
  "mail.folderEmpty": "No mail yet. Ask for a sign-in code, and it will be here within a second.",
  "mail.from": "From",
  "mail.replyTo": "Answers to",
  "mail.links": "Links in this mail",
  "mail.asPage": "As a page",
  "mail.asText": "As plain text",

  "mail.dates.subject": "Dates of the {edition} edition have changed",
  "mail.dates.extendedSubject": "The call is extended to {moment}",
  "mail.dates.extendedHeading": "There is more time to enter",
  "mail.dates.extendedWords":
    "The call stays open longer, for everybody, once. What you have submitted counts; until the new date you may change it and submit again.",
  "mail.dates.heading": "Dates have changed",
  "mail.dates.moved": "You plan by dates of this award. These have moved:",
  "mail.dates.reason": "Why: {reason}",
  "mail.dates.what": "{stage}, {edge, select, opens {begin} other {end}}",
  "mail.dates.fromTo": "{to} (before: {from})",
  "mail.dates.all": "All dates",
} as const;
