export const entering = {
  "entering.wordsOf": "{words, number} of {limit, number} words",
  "entering.notProvided": "Not provided",
  "entering.ongoing": "Ongoing",
  "entering.consented": "Yes, stated",
  "entering.missingText": "Write an answer",
  "entering.missingChoice": "Choose one",
  "entering.missingChoices": "Choose at least one",
  "entering.missingNumber": "Write a number",
  "entering.missingDate": "Enter a date",
  "entering.missingDateOrOngoing": "Enter a date, or say that it is ongoing",
  "entering.missingCountry": "Choose a country or territory",
  "entering.missingConsent": "Tick this if it is true; an entry needs it to be submitted",
  "entering.tooManyCharacters":
    "{over, plural, one {One character} other {# characters}} over the limit of {limit, number}",
  "entering.tooManyWords": "{over, plural, one {One word} other {# words}} over the limit of {limit, number}",
  "entering.tooFewWords":
    "{words, plural, one {One word} other {# words}} so far; at least {min, number} are needed",
  "entering.narrativeTooLong":
    "All texts together are {over, plural, one {one word} other {# words}} over their limit of {limit, number}",
  "entering.unknownOption": "Choose one of the answers shown",
  "entering.tooManyChoices": "Choose up to {max, number}; {count, number} are ticked",
  "entering.tooManyItems": "Name up to {max, number}, with commas between them; there are {count, number}",
  "entering.notNumber": "Write a number in digits, such as 12.5",
  "entering.notWhole": "Write a whole number in digits alone, such as 1204, without a sign or a word",
  "entering.numberTooSmall": "Write a number of {min, number} or more",
  "entering.numberTooLarge": "Write a number of {max, number} or less",
  "entering.notDate": "Enter a real date, such as 2026-09-01",
  "entering.dateTooEarly": "Enter {from} or a later day",
  "entering.dateTooLate": "Enter {to} or an earlier day",
  "entering.beganTooLate":
    "Enter {latest} or an earlier day: on {closes}, when the call closes, a case must have run for {months, number} months",
  "entering.endsBeforeStart": "Enter {start} or a later day: a case cannot end before it began",
  "entering.endsBeforeResults":
    "Enter {from} or a later day: judges look at results from {from} to {to}, so a case that ended before has none",
  "entering.ranTooShort":
    "Enter {earliest} or a later day: a case must have run for {months, number} months from its start",
  "entering.ownAddress":
    "Write the partner’s own address: this one belongs to your side of the entry, and a partner is asked in its own name",
  "entering.notAddress": "Write an e-mail address in the form name@example.org",
  "entering.notPhone": "Write the number with its country code, such as +996 555 010 203",
  "entering.notLink": "Write a full address of the web, such as https://www.example.org",
  "entering.tooFewRows":
    "Fill in at least {min, plural, one {one} other {#}}; {count, plural, =0 {there is none yet} one {there is one} other {there are #}}",
  "entering.tooManyRows": "Up to {max, number} are possible; there are {count, number}",
  "entering.tooFewFiles":
    "Add {min, plural, one {a file} other {at least # files}}; {count, plural, =0 {there is none yet} one {there is one} other {there are #}}",
  "entering.tooManyFiles": "Up to {max, number} files are possible; there are {count, number}",
  "entering.filesNotDescribed":
    "{count, plural, one {Say what one picture shows and who took it} other {Say what # pictures show and who took them}}",
  "entering.notOpenYet": "The call is not open yet.",
  "entering.closed": "The call is closed. Entries are no longer taken or changed.",
  "entering.isDisqualified":
    "This entry is disqualified and takes no part any more. You were told the reason; it stands on the entry’s page.",
  "entering.isWithdrawn":
    "This entry was withdrawn and takes no part. To change or submit it, bring it back first.",
  "entering.readersOnlyRead": "You may read this entry. Its lead contact decides who may change it.",
  "entering.repairOver": "The time for repairs is over, so nothing can be changed any more.",
  "entering.leadSubmits": "Only the lead contact and their deputy can submit this entry.",
  "entering.leadWithdraws": "Only the lead contact and their deputy can withdraw this entry.",
  "entering.tooLateToWithdraw":
    "Entries can be withdrawn until the call closes. Write to the organiser if you must withdraw now.",
  "entering.notFinished":
    "{faults, plural, one {One thing is} other {# things are}} missing or to be mended before you can submit.",
  "entering.organisationIsFull":
    "Your organisation has already submitted {limit, plural, one {one entry} other {# entries}}, which is the most that one may submit. Withdraw another entry first.",
  "entering.organisationHasCategory":
    "Your organisation has already submitted {limit, plural, one {one entry} other {# entries}} in this category, which is the most that one may submit there. Choose another category, or withdraw the other entry first.",
  "entering.notWithdrawn": "This entry is not withdrawn.",
  "entering.endorsementWithdrawn": "The entry was withdrawn, so no answer is needed any more.",
  "entering.endorsementClosed":
    "The time for endorsements is over, so answers can no longer be given or changed.",
  "entering.allSections": "All sections",
  "entering.toMend": "{count, plural, one {One thing} other {# things}} to mend",
  "entering.closesAt": "Entries close",
  "entering.optional": "(optional)",
  "entering.leftHere": "Typed on this device, and not saved",
  "entering.leftHereWords":
    "These words could not be sent before the form was closed. They stay on this device. Copy them, or ask the organiser for more time: if it is given, open this page again and they are saved.",
  "entering.readers":
    "Who can see {of, select, section {your answers} other {this}}: {readers, select, nobody {you and the organiser only} judges {you, the organiser and judges} public {you and the organiser; everyone if the entry wins} other {you, the organiser and judges; everyone if the entry wins}}.",
  "entering.readersDiffer": "Where it is otherwise, the question says so.",
  "entering.settled": "Change the answer",
  "entering.startBy":
    "At the latest {latest}, so that it has run for {months, number} months when the call closes on {closes}.",
  "entering.thin": "Short so far. Judges mark only what they can read here.",
  "entering.chooseCountry": "Choose a country or territory",
  "entering.wordsOfRange":
    "{words, plural, one {One word} other {# words}}; from {min, number} to {max, number} are asked for",
  "entering.wordsInAll": "{words, number} of {limit, number} in all {texts, number} texts",
  "entering.judgesMark": "Judges mark this text for",
  "entering.weight": "weight {weight, number} of 100",
  "entering.levels": "What earns which mark:",
  "entering.floor": "The mean of this criterion must reach {floor, number} for an entry to win.",
  "entering.addRow": "Add another: {what}",
  "entering.saveAndAddRow": "Save and add another: {what}",
  "entering.removeRow": "Remove {what} {number, number}",
  "entering.sectionOf": "section {letter}, {number, number} of {of, number}",
  "entering.repairOnly":
    "A repair is asked for. Of this section, the form holds what may be changed. Submit the entry again by",
  "entering.repairRest": "What stays as it is",
  "entering.asksElsewhere": "With this answer, section {section} also asks for: {what}.",
  "entering.keptSaved": "Saved {moment}",
  "entering.kept.nothing": "What you type is saved by itself",
  "entering.kept.unsaved": "Not saved yet",
  "entering.kept.saving": "Saving",
  "entering.kept.local": "Saved on this device; it will be sent when the portal can be reached",
  "entering.kept.partly": "Saved, except what has two versions: choose above",
  "entering.keptSignedOut":
    "Saved on this device, not sent: you are signed out. <link>Sign in again</link> and go on where you were.",
  "entering.signedOut":
    "Not saved: you are signed out. <link>Sign in again</link> in another tab, then come back here.",
  "entering.keptRefused": "Not saved: {reason}",
  "entering.keptOlder": "Words that this device had kept were sent as well; open the page again to see them.",
  "entering.changedElsewhere": "There are two versions of this",
  "entering.changedElsewhereWords":
    "It was changed in another tab, on another device or by another person. Below is what was saved there; the form holds what you typed here. Both are kept, whichever you choose.",
  "entering.keepMine": "Keep what I typed",
  "entering.takeTheirs": "Use what is saved",
  "entering.setAside": "{what}: there is a second version, typed {moment}. <link>Compare and choose</link>",
  "entering.versionsOf": "Earlier versions: {what}",
  "entering.versionsWords":
    "While a text is worked on, a copy of it is kept every five minutes, and so is whatever was typed while somebody else changed it. Using one takes nothing away: what stands there now becomes an earlier version.",
  "entering.versionNow": "What it holds now",
  "entering.versionEarlier": "Before a change {moment}",
  "entering.versionSetAside": "Typed by {name} {moment}, not used",
  "entering.noVersions": "There are no earlier versions yet.",
  "entering.useVersion": "Use this version",
  "entering.discardVersion": "Not needed",
  "entering.saved": "{section} is saved.",
  "entering.savedWithFaults":
    "{count, plural, one {One thing in it is} other {# things in it are}} to be mended before you can submit.",
  "entering.mendNow": "Mend it now",
  "entering.savedAnyway":
    "Everything is saved as it is. You can mend it now or later, until the call closes.",
  "entering.moreQuestions": "Saved. Your answers brought up more questions; they are below.",
  "entering.save": "Save",
  "entering.saveAndGoOn": "Save and go on to {section}",
  "entering.saveAndCheck": "Save and check the answers",
  "entering.saveAndReturn": "Save and return to the list",
  "entering.saveAndFiles": "Add or change files: {what}",
  "entering.draftsHoldAnything": "You may leave this unfinished. It has to be complete only when you submit.",
  "entering.overlong":
    "A text is far longer than any answer can be, so this page was not saved. Shorten it and save again.",
  "entering.overlongHere": "This one is too long to be kept",
  "entering.typedIsBelow": "What you typed is still in the form below.",
  "entering.typedNotSaved": "What you typed and could not be saved",
  "entering.savedMeanwhile": "The version that is saved",
  "entering.savedMeanwhileWords":
    "It came from another tab, another device or another person. The form below holds what you typed here. Saving the form puts it in the place of this version; both are kept.",
  "entering.askedLately":
    "All partners who have not answered were asked within the last day. You can remind them when a day has passed.",
  "entering.nobodyToAsk": "Every partner that the form names has answered.",
} as const;
