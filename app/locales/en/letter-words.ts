export const letterWords = {
  "letterWords.title": "Words of the result letters",
  "letterWords.intro":
    "Each result has a letter. You may write its subject, its heading and four passages anew; what every letter must state stays as it is: the entry, the reason where there is one, the complaint period, the sponsors and why it comes; in confidence also until when, by when to answer, and how to give the prize back. Changed words go into the next draft; a draft made before cannot be approved.",
  "letterWords.goHint": "What each letter says; change it before the letters are drafted.",
  "letterWords.letter": "Letter",
  "letterWords.state": "Words",
  "letterWords.stateOf":
    "{count, plural, =0 {as the portal has them} one {# part written by you} other {# parts written by you}}",
  "letterWords.look": "Preview",
  "letterWords.lookAt": "Preview of the letter: {outcome}, {language}",
  "letterWords.edit": "{outcome}, {language}",
  "letterWords.which": "{wave, select, embargo {{outcome}, in confidence} other {{outcome}}}",
  "letterWords.one": "Words of the letter: {outcome}",
  "letterWords.back": "Words of all letters",
  "letterWords.backOne": "Words of this letter",
  "letterWords.how":
    "Write plain text. A placeholder in braces stands for a value of each letter. An empty line begins a new paragraph. Addresses on this portal become links, others do not.",
  "letterWords.placeholders": "Placeholders",
  "letterWords.placeholder": "Placeholder",
  "letterWords.meaning": "What stands there",
  "letterWords.means":
    "{placeholder, select, edition {the edition} award {the award with the title sponsor’s prefix} organiser {who organises the award} category {the category, with its letter and name} winners {how many won in the category, in words} awards {the special awards that the entry won} code {the code of the entry} feedbackDay {the day from which feedback can be read} name {the name of who reads the letter} title {the title of the entry} other {the organisation of the entry}}",
  "letterWords.notInLines": "Typed by entrants, so not for the subject and the heading.",
  "letterWords.part":
    "{part, select, subject {Subject} heading {Heading} opening {Opening} what {What it means} next {Next step} other {Closing}}",
  "letterWords.partNamed":
    "{part, select, subject {Subject:} heading {Heading:} opening {Opening:} what {What it means:} next {Next step:} other {Closing:}}",
  "letterWords.hint": "Must say {needed}.",
  "letterWords.default": "The portal’s own words: {words}",
  "letterWords.saved": "Saved meanwhile: {words}",
  "letterWords.save": "Save the words",
  "letterWords.toDefault": "Put the portal’s own words back",
  "letterWords.defaultTitle": "Put the portal’s own words back?",
  "letterWords.defaultWords":
    "All six parts of this letter are as the portal has them again. What you wrote stays in the history.",
  "letterWords.defaultNone": "All parts of this letter stand as the portal has them.",
  "letterWords.toTest": "Send a test to yourself",
  "letterWords.testTitle": "Send a test of this letter",
  "letterWords.testWords":
    "The letter goes to {address}. It tells of an invented entry, so that no result leaves the portal early, and its subject says that it is a test.",
  "letterWords.testSend": "Send the test",
  "letterWords.testSubject": "Test: {subject}",
  "letterWords.previewTitle": "The letter as it would be: {outcome}",
  "letterWords.previewReal": "To the first of those who would get it now.",
  "letterWords.previewSample":
    "Nobody would get this letter now, so it tells of an invented entry with long names.",
  "letterWords.frame": "The letter as it would be sent",
  "letterWords.sent": "The test is on its way to you.",

  "letterWords.missing": "Write something here, or put the portal’s own words back.",
  "letterWords.long":
    "Write at most {most, plural, one {# character} other {# characters}}; {over, plural, one {# is} other {# are}} too many.",
  "letterWords.line": "This part is one line. Take the line breaks out.",
  "letterWords.hidden":
    "There is a sign in it that cannot be seen and can turn the order of letters. Type the words anew instead of pasting them.",
  "letterWords.brace":
    "A brace has no partner. A placeholder begins with '{' and ends with '}', and braces mean nothing else here.",
  "letterWords.unknown": "There is no placeholder {placeholder} in this part. You may use {list}.",
  "letterWords.typedInLine":
    "{placeholder} is typed by entrants, so it may not stand in this line. Use it in the passages below.",
  "letterWords.needed": "These words must say {placeholder}.",

  "letterWords.sampleName": "Prof. Dr. Maria-Magdalena Konstantinopolskaya-Featherstonehaugh",
  "letterWords.sampleTitle":
    "Classrooms that travel: shared digital teaching for date-farming towns and the far villages of four provinces, in three languages and on lines that fail",
  "letterWords.sampleOrganisation":
    "Palm Valley University of Science and Technology, Institute for Open and Distance Learning",
  "letterWords.sampleReason": "It describes one product and not what became of its use in teaching.",
} as const;
