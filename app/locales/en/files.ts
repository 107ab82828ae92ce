export const files = {
  "files.kindAndSize":
    "{kind, select, pdf {PDF} jpeg {JPEG picture} png {PNG picture} other {{kind}}}, {size, number} {unit}",
  "files.credit": "By",
  "files.count": "{count, plural, =0 {No file yet} one {One file} other {# files}}",
  "files.none": "No file yet.",
  "files.there": "{count, number} of up to {max, plural, one {one file} other {# files}}",
  "files.description": "What it shows",
  "files.descriptionHint": "For people who cannot see it. One or two sentences.",
  "files.creditLabel": "Who took it",
  "files.creditHint": "The name is shown beside the picture.",
  "files.saveWords": "Save what the pictures show",
  "files.remove": "Remove {name}",
  "files.add": "Add a file",
  "files.choose": "{max, plural, one {Choose a file} other {Choose one or more files}}",
  "files.limits":
    "{kinds, select, pdf {PDF} picture {JPEG or PNG} other {PDF, JPEG or PNG}}, up to {megabytes, number} MB each. What a file is counts, not what it is called.",
  "files.send": "Send the file",
  "files.back": "Back to {section}",

  "files.nothingChosen": "Choose a file first",
  "files.tooMany": "This answer takes up to {max, plural, one {one file} other {# files}}. Remove one first.",
  "files.tooLarge": "“{name}” is larger than {megabytes, number} MB. Make it smaller, then send it again.",
  "files.tooLargeInAll":
    "What you sent is too large. Each file may have up to {megabytes, number} MB; send them one by one.",
  "files.empty": "“{name}” is empty: it has no content at all",
  "files.nameTooLong": "The file’s name is longer than {limit, number} characters. Give it a shorter name.",
  "files.wrongType":
    "“{name}” is not {kinds, select, pdf {a PDF} picture {a JPEG or PNG picture} other {a PDF, nor a JPEG or PNG picture}}. Save it in that form, then send that file.",
  "files.lies":
    "“{name}” is called {kinds, select, pdf {a PDF} picture {a picture} other {a PDF or a picture}}, but its content is something else. Save it again in the right format.",
  "files.broken":
    "The upload broke off, so nothing was kept of it. Try again; smaller files arrive more easily.",
  "files.wordsTooLong": "Use up to {limit, number} characters",
} as const;
