/** The printed book of an edition's winning cases. */
export const casebook = {
  "casebook.link": "The casebook, to print and to read offline (PDF)",
  "casebook.title": "Casebook {edition}",
  "casebook.received": "entries received",
  "casebook.valid": "of them valid",
  "casebook.countries": "countries and territories",
  "casebook.winners": "chosen by the jury",
  "casebook.contents": "Contents",
  "casebook.holds":
    "{count, plural, =0 {No page of a case is open yet.} one {This book holds the one case} other {This book holds the # cases}}{count, plural, =0 {} other { whose pages were open on {day}.}}",
  "casebook.later":
    "{count, plural, one {The page of one more winner opens} other {The pages of # more winners open}} later; the address of all of them is {address}.",
  "casebook.chapterCount":
    "{winners, plural, one {# winner} other {# winners}} of {valid, plural, one {# valid entry} other {# valid entries}}",
  "casebook.page": "Page of the case",
  "casebook.jury": "The jury, and how it worked",
  "casebook.imprint": "Imprint",
  "casebook.publisher": "Published by",
  "casebook.announced": "Announced on",
  "casebook.state": "As of",
  "casebook.winnersPage": "All winners",
  "casebook.rights": "Rights",
  "casebook.licence":
    "The text of the cases may be used under {licence}, {link}. Photographs stay with those who took them.",
  "casebook.noLicence":
    "All rights stay with the authors of the cases. To use a text or a photograph, ask them first.",
  "casebook.photographs": "Photographs",
} as const;
