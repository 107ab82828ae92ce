export const files = {
  "files.kindAndSize":
    "{kind, select, pdf {PDF} jpeg {JPEG picture} png {PNG picture} other {{kind}}}{pages, plural, =0 {} one {, one page} other {, # pages}}, {size, number} {unit}",
  "files.kindAlone":
    "{kind, select, pdf {PDF} jpeg {JPEG picture} png {PNG picture} other {{kind}}}{pages, plural, =0 {} one {, one page} other {, # pages}}",
  "files.credit": "By",
  "files.count": "{count, plural, =0 {No file yet} one {One file} other {# files}}",
  "files.none": "No file yet.",
  "files.there":
    "{count, plural, =0 {No file yet} other {{max, plural, one {One file} other {{count, number} of up to # files}}}}",
  "files.description": "What it shows",
  "files.descriptionHint": "For people who cannot see it. One or two sentences.",
  "files.creditLabel": "Who took it",
  "files.creditHint": "The name is shown beside the picture.",
  "files.saveWords": "Save descriptions and names",
  "files.remove": "Remove {name}",
  "files.add": "Add a file",
  "files.choose": "{max, plural, one {Choose a file} other {Choose one or more files}}",
  "files.limits":
    "{kinds, select, pdf {PDF} picture {JPEG or PNG} other {PDF, JPEG or PNG}}, up to {megabytes, number} MB{max, plural, one {} other { each}}{pages, plural, =0 {} one {, one page} other {, up to # pages}}{kinds, select, picture {} other {, without a password}}. ",
  "files.cleaned":
    "Judges see a copy without hidden notes, such as the author’s name or the place of a photograph. Your own file stays as you sent it.",
  "files.grace":
    "If a file is being sent when the call closes, it has {minutes, plural, one {one more minute} other {# more minutes}} to arrive, and you can still submit with it.",
  "files.send": "Send the file",
  "files.back": "Back to {section}",

  "files.nothingChosen": "Choose a file first",
  "files.tooMany":
    "{max, plural, one {This answer takes one file. To send another, remove the one that is there.} other {This answer takes up to # files. Remove one first.}}",
  "files.oneOnItsWay":
    "This answer takes one file, and another is still on its way. Wait for it, or discard it, then choose again.",
  "files.notDescribed": "Still missing: what it shows, and who took it",
  "files.tooLarge": "“{name}” is larger than {megabytes, number} MB. Make it smaller, then send it again.",
  "files.tooLargeInAll":
    "What you sent is too large. Each file may have up to {megabytes, number} MB; send them one by one.",
  "files.empty": "“{name}” is empty: it has no content at all",
  "files.nameTooLong": "The file’s name is longer than {limit, number} characters. Give it a shorter name.",
  "files.wrongType":
    "“{name}” is not {kinds, select, pdf {a PDF} picture {a JPEG or PNG picture} other {a PDF, nor a JPEG or PNG picture}}. Save it in that form, then send that file.",
  "files.lies":
    "“{name}” is called {kinds, select, pdf {a PDF} picture {a picture} other {a PDF or a picture}}, but its content is something else. Save it again in the right format.",
  "files.tooManyPages":
    "“{name}” has {pages, plural, one {one page} other {# pages}}. This answer takes up to {limit, plural, one {one page} other {# pages}}: leave some out, then send it again.",
  "files.damaged":
    "“{name}” is damaged or incomplete. Open it on your computer to see whether it is whole, save it again, then send that file.",
  "files.tooMuch":
    "“{name}” would take too long to open: it unfolds to far more than it seems. Save it in a simpler form, then send that file.",
  "files.locked":
    "“{name}” is protected by a password or against copying. Save it without protection, then send that file.",
  "files.shell":
    "“{name}” is a form, or holds other files, that only some programs show. Print it as a PDF, then send that file.",
  "files.pixels": "“{name}” has more than 100 million pixels. Save it smaller, then send that file.",
  "files.infected":
    "The virus scanner found “{threat}” in “{name}”, so the file is not taken. Have your computer checked, then send a clean file.",
  "files.tooManyUnfinished":
    "You have {count, plural, one {one upload} other {# uploads}} not finished. Go on with them, or discard them, before you begin another.",

  "files.namesAuthor": "This file names {names} as its author.",
  "files.tellsPlace": "This picture says where it was taken.",
  "files.holdsFiles": "This file holds {count, plural, one {another file} other {# other files}}.",
  "files.holdsPrograms": "This file would start a program.",
  "files.holdsVersions":
    "This file still holds {count, plural, one {an earlier version} other {# earlier versions}} of itself.",
  "files.withoutIt": "Judges get a copy without it.",
  "files.waiting":
    "Waits for the virus scanner, which does not answer at the moment. We ask it again by ourselves; you can go on and submit.",
  "files.held": "This file is held back until the virus scanner has looked at it. Try again later.",
  "files.blocked": "The virus scanner found something in this file. It is not given out.",
  "files.infectedSubject": "A file of {code} was refused",
  "files.infectedHeading": "The virus scanner refused a file",
  "files.infectedWords":
    "The file had been held back until the scanner answered. It is out of your draft now, and nobody can open it.",
  "files.openEntry": "Open the entry",

  "files.sending": "Being sent",
  "files.wordsSaved": "Saved",
  "files.notTaken": "Not taken",
  "files.progressOf": "How much of {name} has been sent",
  "files.progress": "{sent, number} of {size, number} {unit}",
  "files.state.waiting": "Waits for its turn",
  "files.state.sending": "Sending",
  "files.state.paused": "Paused",
  "files.state.cut": "The line broke; we try again by ourselves",
  "files.state.full": "The portal has no room at the moment; we try again by ourselves",
  "files.state.signedOut": "You are signed out.",
  "files.state.examining": "Arrived; being examined",
  "files.state.left": "Not finished. Choose the same file again, and it goes on where it stopped.",
  "files.signIn": "Sign in, then choose the file again",
  "files.pause": "Pause {name}",
  "files.goOn": "Resume {name}",
  "files.cancel": "Cancel {name}",
  "files.discard": "Discard {name}",
  "files.dismiss": "Close",
  "files.said.added": "{name} was added",
  "files.said.refused": "{name} was refused",
  "files.said.paused": "{name} is paused",
  "files.said.cut": "The line broke. {name} goes on by itself.",
  "files.said.removed": "{name} is not sent",

  "files.broken":
    "The upload broke off, so nothing was kept of it. Try again; smaller files arrive more easily.",
  "files.wordsTooLong": "Use up to {limit, number} characters",
} as const;
