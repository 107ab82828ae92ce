export const account = {
  // Signing in
  "account.signInTitle": "Sign in",
  "account.signInThen":
    "{where, select, entry {Then you start your entry.} invitation {Use the address that the invitation came to. Then you can read and answer it.} form {What you typed is kept in this browser. After signing in you go on where you were.} other {Then you go on to the page that you asked for.}}",
  "account.signInLead":
    "Type your e-mail address. We send you a mail with a code. There is no password. If you are new, your account is made with it.",
  "account.signedInAs":
    "You are signed in as {name}. Signing in with another address ends that session in this browser.",
  "account.goOnAs": "Go on without signing in anew",
  "account.address": "E-mail address",
  "account.addressHint": "For example name@university.example",
  "account.addressMissing": "Type your e-mail address",
  "account.addressWrong": "Type an e-mail address like name@university.example",
  "account.sendCode": "Send me a code",
  "account.noMailTitle": "If no mail arrives",
  "account.noMailWords":
    "Wait two minutes, and look in the folder for spam. Some institutions hold mail back: if your account has another address, use that one. Or ask the organiser for a code by telephone.",
  "account.haveHandover": "I have a code from the organiser",
  "account.tooManyForAddress":
    "Many codes went to this address already. Type the newest one, or wait {hours, plural, one {an hour} other {# hours}} and ask again. If no mail arrives at all, ask the organiser for a code by another way.",
  "account.tooManyFromHere":
    "Very many codes were asked for from your network. Wait an hour and ask again, or use another network.",
  "account.codeTitle": "Type the code",
  "account.codeSent":
    "A mail is on its way to {address}. Its code works for 10 minutes, in this browser alone.",
  "account.codeLead": "If you asked more than once, each code works, whichever mail arrives first.",
  "account.code": "Code",
  "account.codeHint": "Six digits from the mail",
  "account.codeForm": "Type the six digits of the code",
  "account.askAgain": "Ask for a new code",
  "account.typeCode": "Type the code",
  "account.codeNone":
    "No code is waiting in this browser. Ask for one first; if you asked in another browser, type it there.",
  "account.codeWrong":
    "This code is not right. You can try {left, plural, one {once more} other {# more times}}.",
  "account.codeSpent": "{tries} wrong codes were typed, so this code no longer works. Ask for a new one.",
  "account.codeExpired": "This code is over 10 minutes old. Ask for a new one.",
  "account.codeUsed": "This code was used already. Ask for a new one.",
  "account.linkTitle": "Sign in with this link",
  "account.linkLead": "You asked to sign in as {address}. Press the button to go on.",
  "account.linkUnknown":
    "This link is not complete or not ours. Open it again from the mail, or ask for a new code.",
  "account.linkUsed": "This link was used already. Ask for a new code.",
  "account.linkExpired":
    "This link no longer works: it is too old, or too many wrong codes were typed. Ask for a new code.",
  "account.linkElsewhere":
    "The link works only in the browser that asked for it. Go back to that browser and type the six digits of the same mail.",
  "account.handoverTitle": "Sign in with a code from the organiser",
  "account.handoverLead":
    "An organiser can give you a long code by telephone or on paper. It works once, for a day.",
  "account.handoverCode": "Long code",
  "account.handoverHint": "Letters and digits; capitals and dashes do not matter",
  "account.handoverMissing": "Type the long code",
  "account.handoverWrong":
    "This code is not right, was used already or is over a day old. Ask the organiser for a new one.",
  "account.signInByMail": "Sign in by mail instead",
  "account.firstTitle": "Become the first organiser",
  "account.firstLead":
    "This address works once. After this step the portal asks you to set up a second step of signing in; then the desk is yours.",
  "account.firstAddressHint": "Codes for signing in go here. Check it well: nobody else can let you in yet.",
  "account.firstAction": "Become organiser",
  "account.firstAgain":
    "Whoever runs the server can make a new address: start the portal again, or run the command that its scripts/people.ts describes.",
  "account.name": "Your name",
  "account.nameHint": "As it should stand on the portal; your own script is welcome",
  "account.nameMissing": "Type your name",
  "account.nameLong": "Your name can have up to 200 characters here",
  "account.signInMailSubject": "Sign in: {award}",
  "account.signInMailHeading": "Your code",
  "account.signInMailWords":
    "Type this code in the browser where you asked for it, or press the button in the same browser. Both work once, for {minutes} minutes.",
  "account.signInMailAction": "Sign in",
  "account.signInMailSmall":
    "If you did not ask for this, do nothing: without the code nobody gets in. Never tell the code to anyone; the organiser does not ask for it. The button's address:",

  // The second step
  "account.stepTitle": "Second step",
  "account.stepLead": "Open your authenticator app and type the six digits that it shows for this portal.",
  "account.stepHint": "Six digits of the app, or a recovery code",
  "account.stepCodeMissing": "Type the six digits of the app, or a recovery code",
  "account.stepCodeForm": "This is too long for a code",
  "account.stepCodeWrong":
    "The code does not fit. Look whether the clock of your device is right, wait for the next code and type that.",
  "account.stepWrong":
    "This code is not right. You can try {left, plural, one {once more} other {# more times}} before you sign in anew.",
  "account.stepUsed": "This code was used already. Wait half a minute and type the next one.",
  "account.stepOver": "{tries} codes were wrong, so you are signed out. Sign in again by mail.",
  "account.stepNone": "Your account has no second step yet.",
  "account.stepPassed": "You have passed the second step in this session.",
  "account.goOn": "Go on",
  "account.lostTitle": "If you lost your device",
  "account.lostWords":
    "Type one of the recovery codes that you kept. Without them, another organiser can reset your second step; if you are the only one, whoever runs the server can.",
  "account.setUpTitle": "Set up the second step",
  "account.setUpLead":
    "Organisers and chairs see scores and decide, so a mailbox alone must not open their pages. You need an authenticator app on a telephone or computer; any will do.",
  "account.stepReplace":
    "Your second step is set up; {count, plural, =0 {no recovery codes are} one {one recovery code is} other {# recovery codes are}} left. What you do below replaces it and gives new recovery codes.",
  "account.scanTitle": "Add the portal to your app",
  "account.scanWords": "Let the app read this picture.",
  "account.scanPicture": "QR code for your authenticator app; its text stands below",
  "account.scanSpelt": "Or type this key into the app by hand:",
  "account.proveTitle": "Show that it works",
  "account.proveHint": "Six digits that the app shows now",
  "account.proveAction": "Set up",
  "account.offerOld":
    "This page is no longer valid. Reload it, read the new picture with your app and type its code.",
  "account.stepSetUpAlready": "Your second step was set up meanwhile. Sign in with it.",
  "account.recoveryTitle": "Keep these recovery codes",
  "account.recoveryLead":
    "The second step is set up. If you lose your device, each of these codes works once in its place. They are shown only now: print them or write them down, and keep them apart from the device.",
  "account.recoveryKept": "I have kept them",
  "account.stepSetUpMailSubject": "Your second step of signing in was set up",
  "account.stepSetUpMailWords":
    "A second step was set up for your account and all other sessions were ended. If this was not you, tell the organiser at once.",
  "account.stepResetMailSubject": "Your second step of signing in was reset",
  "account.stepResetMailWords":
    "An organiser or the server's operator took your second step away and ended your sessions. You set up a new one when you next sign in. If you did not ask for this, tell the organiser at once.",

  // The account
  "account.title": "My account",
  "account.welcomeTitle": "Welcome. What is your name?",
  "account.welcomeLead": "You can change it at any time.",
  "account.personTitle": "You",
  "account.language": "Language",
  "account.languageHint": "Of the mails that you get",
  "account.languageMissing": "Choose a language",
  "account.save": "Save",
  "account.saveAndGoOn": "Save and go on",
  "account.saved": "Saved.",
  "account.accessTitle": "Signing in",
  "account.addressesTitle": "E-mail addresses",
  "account.changeAddresses": "Change addresses",
  "account.primary": "Main address",
  "account.stepName": "Second step",
  "account.stepIsOn": "Set up: signing in asks for a code of your app",
  "account.stepIsOff": "Not set up; you do not need it",
  "account.stepIsNeeded": "Not set up; your role needs it",
  "account.setUpStep": "Set up",
  "account.changeStep": "Move to another device",
  "account.sessionsTitle": "Where you are signed in",
  "account.sessionsRunning": "{count, plural, one {In this browser only} other {In # browsers}}",
  "account.seeSessions": "See and end",
  "account.rolesTitle": "Roles in this edition",
  "account.rolesNone": "None; entrants need none",
  "account.roleState":
    "{role, select, organiser {Organiser} chair {Chair} screener {Screener} judge {Judge} sponsor {Sponsor} observer {Observer} other {{role}}}{state, select, invited { (you are invited)} other {}}",
  "account.answerInvitation": "Answer",
  "account.addressesLead":
    "Each of your addresses signs you in. Mail goes to the main one; a second one helps when mail of your institution is held back.",
  "account.addressesYours": "Yours",
  "account.addressOther": "Also yours",
  "account.addressFailing":
    "Mail to this address comes back since {at}. Until it works again, mail goes to another proven address of this account, if there is one.",
  "account.addressUnproven": "Not proven yet",
  "account.change": "Change",
  "account.addTitle": "Add an address",
  "account.addWords":
    "We send a code there. If you already have another account with that address, the two become one: entries, roles and messages come over to this one.",
  "account.addressYours": "This address is in your account already.",
  "account.addressGone": "This address is no longer in your account.",
  "account.proveAddressTitle": "Type the code from the new address",
  "account.proveAddressLead": "The code works for 10 minutes, in this browser alone.",
  "account.mergeWarning":
    "If the address belongs to another account of yours, that account becomes part of this one. This cannot be undone.",
  "account.addAddress": "Add the address",
  "account.back": "Go back",
  "account.makePrimaryTitle": "Make it the main address",
  "account.makePrimaryLead": "All mail of the portal will go to {address}. We tell the old main address.",
  "account.makePrimaryAction": "Make it the main address",
  "account.primaryStays": "The main address cannot be removed. Make another address the main one first.",
  "account.primaryAlready": "This is your main address already.",
  "account.primaryUnproven":
    "This address is not proven yet: sign in with it once, or add it again with a code.",
  "account.removeTitle": "Remove this address",
  "account.removeLead": "{address} will no longer sign you in, and codes already sent there stop working.",
  "account.removeAction": "Remove",
  "account.mergeGuarded":
    "This address belongs to the account of an organiser or chair, or to one with a second step. Sign in with that account, and add your other address there.",
  "account.mergeStep": "Pass the second step first; then add the address again.",
  "account.mergeJudge":
    "This address belongs to a judge's account, and scores stay where they were given. Sign in with that account, and add your other address there.",
  "account.addressMailSubject": "Your code to add this address",
  "account.addressMailWords":
    "{name} wants to add this address to their account on the portal. If this is you, type this code in the browser where you asked; it works once, for {minutes} minutes.",
  "account.addressMailMerge":
    "If there is another account with this address, typing the code makes both accounts one, for good.",
  "account.addressMailSmall":
    "If this is not you, do nothing and never tell the code to anyone: without it nothing is changed.",
  "account.addressAddedMailSubject": "An address was added to your account",
  "account.addressAddedMailWords": "Another e-mail address can sign in to your account now.",
  "account.primaryChangedMailSubject": "Your main address was changed",
  "account.primaryChangedMailWords": "Mail of the portal goes to another address of yours from now on.",
  "account.addressRemovedMailSubject": "An address was removed from your account",
  "account.addressRemovedMailWords": "This address no longer signs in to your account.",
  "account.changeMailSmall": "If this was not you, answer this mail at once.",
  "account.sessionsLead":
    "A session ends after 30 days, when you sign out, and when one of your roles changes.",
  "account.sessionWhere": "Where",
  "account.sessionSince": "Since",
  "account.sessionUntil": "Until",
  "account.sessionThis": "This browser",
  "account.sessionOther": "Another browser",
  "account.sessionsAlone": "You are signed in nowhere else.",
  "account.endOthers": "End all others",

  // The inbox
  "account.inboxLead": "Every message the portal sent you stays here, whether its mail arrived or not.",
  "account.inboxEmpty":
    "No messages yet. The first comes when something happens that concerns you: a receipt, an invitation, a result.",
  "account.read": "Read",
  "account.unread": "New",

  // Invitations
  "account.invitationsTitle": "Invitations",
  "account.invitationLead":
    "You are invited to be {role, select, organiser {an organiser} chair {a chair} screener {a screener} judge {a judge} sponsor {a sponsor's representative} observer {an observer} other {{role}}} of the {award}.",
  "account.invitationAsk": "Will you take part?",
  "account.invitationYes": "Yes, I accept",
  "account.invitationNo": "No, I decline",
  "account.answerMissing": "Say whether you accept or decline",
  "account.organisation": "Your organisation",
  "account.organisationHint":
    "Where you work; needed if you accept, so that you never judge your own institution",
  "account.organisationMissing": "Type your organisation, so that you never judge an entry of it",
  "account.organisationLong": "The organisation can have up to 300 characters",
  "account.declineReason": "If you decline: why? (optional)",
  "account.declineReasonHint": "Only the organiser reads it",
  "account.reasonLong": "The reason can have up to 1000 characters",
  "account.sendAnswer": "Send the answer",
  "account.invitationsMore":
    "{count, plural, one {One more invitation waits} other {# more invitations wait}} after this one.",
  "account.invitationsNone":
    "No invitation waits for your answer. A new one comes by mail and stands in your inbox.",
  "account.invitationGone": "This invitation was answered or taken back meanwhile.",
  "account.toWork": "Go to my work",
} as const;
