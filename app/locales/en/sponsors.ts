export const sponsors = {
  "sponsors.title": "Sponsors",
  "sponsors.intro":
    "A sponsor’s mark stands after the content of the winners’ page and of result letters, apart from the organiser’s. Sponsors see no entries, judges or scores.",
  "sponsors.none":
    "This edition has no sponsor yet. Letters and the winners’ page then name the organiser alone.",
  "sponsors.list": "Sponsors of this edition",
  "sponsors.add": "Add a sponsor",
  "sponsors.addButton": "Add",
  "sponsors.name": "Name",
  "sponsors.nameHint": "As the sponsor writes it, for example: Example Group.",
  "sponsors.nameMissing": "Write the sponsor’s name.",
  "sponsors.permissionMissing":
    "UNESCO is named here, which needs its written permission. It is entered with the words of the certificates; else leave the name out.",
  "sponsors.nameLong": "Write a name of at most 120 characters.",
  "sponsors.tier": "Tier",
  "sponsors.tierMissing": "Choose a tier.",
  "sponsors.tier.title": "Title sponsor",
  "sponsors.tier.category": "Category sponsor",
  "sponsors.tier.specialAward": "Sponsor of a special award",
  "sponsors.tier.inKind": "Sponsor in kind",
  "sponsors.tierHint.title": "On every letter and on the winners’ page. The award’s name may carry a prefix.",
  "sponsors.tierHint.category": "On letters about its categories and on the winners’ page.",
  "sponsors.tierHint.specialAward":
    "On letters to those who win its award, and beside the award on the winners’ page.",
  "sponsors.tierHint.inKind": "On the winners’ page.",
  "sponsors.categories": "Categories",
  "sponsors.categoriesHint": "For a category sponsor. Letters about other categories do not carry it.",
  "sponsors.categoriesMissing": "Tick the categories that this sponsor supports.",
  "sponsors.award": "Special award",
  "sponsors.awardHint":
    "For a sponsor of a special award: the one that it gives. Until it is said, no letter carries the sponsor.",
  "sponsors.awardNone": "None, or not known yet",
  "sponsors.prefix": "Prefix of the award’s name ({language})",
  "sponsors.prefixHint":
    "For a title sponsor, for example “Example Group ·”. The award’s name then reads: {name}",
  "sponsors.prefixLong": "Write a prefix of at most 60 characters.",
  "sponsors.prefixNotTitle":
    "Only a title sponsor may stand before the award’s name. Empty the prefix or choose the title tier.",
  "sponsors.words": "Words beside the logo ({language})",
  "sponsors.wordsHint": "One or two sentences, up to 400 characters.",
  "sponsors.wordsMissing": "Write the words beside the logo, in English.",
  "sponsors.wordsLong": "Write at most 400 characters.",
  "sponsors.link": "Address of the sponsor’s site",
  "sponsors.linkHint": "For example www.example.org. May be left empty.",
  "sponsors.linkWrong": "Write an address that starts with https://, for example https://www.example.org.",
  "sponsors.colour": "Colour",
  "sponsors.colourHint":
    "Six figures and letters, for example #1f4e79. It colours the name and the address in the sponsor’s block, and must be readable on paper: contrast 4.5 to 1 or more.",
  "sponsors.colourNow": "Saved now: {colour}, contrast {contrast} to 1.",
  "sponsors.colourWrong": "Write the colour as six figures or letters a to f, for example #1f4e79.",
  "sponsors.colourFaint":
    "This colour has a contrast of {contrast} to 1 on paper; words need 4.5 to 1. Take a darker one: {darker} is the nearest of the same hue.",
  "sponsors.save": "Save",
  "sponsors.stale":
    "Somebody saved this sponsor after you opened the page. What is saved now stands below; what you typed is still in the fields. Save again to replace it.",
  "sponsors.savedNow": "Saved now",
  "sponsors.ended": "This sponsor was ended. Add it again if it is to stand on pages and letters.",
  "sponsors.releaseWaits":
    "A release is approved and waits for its moment; its letters were looked at with the sponsors as they are. Stop it first, then change the sponsor and draft it again.",
  "sponsors.logoSvgHolds":
    "This SVG file holds {what, select, entities {entities or escapes} instructions {instructions to programs} programs {programs} pages {parts of pages} pictures {pictures} texts {letters as text} filters {filters or patterns} animations {animations} links {references to something outside} other {many copies of copies}}. Only shapes are taken: turn letters into outlines, draw effects in, and save it anew, or choose a PNG file.",
  "sponsors.startsAt": "First day",
  "sponsors.startsAtHint":
    "In the edition’s zone. Empty: from now on. Before it, the sponsor stands on no page and no letter.",
  "sponsors.endsAt": "Last day",
  "sponsors.endsAtHint":
    "Empty: without end. After it, the sponsor stands nowhere but in results that were made known before.",
  "sponsors.dayWrong": "Write a day of the calendar, or leave it empty.",
  "sponsors.daysCrossed": "The last day is before the first. Change one of them.",
  "sponsors.ground": "Where it stands",
  "sponsors.ground.light": "On light: pages, certificates and most letters",
  "sponsors.ground.dark": "On dark: letters in a mail program that is set to dark",
  "sponsors.logosNow": "The logos now",
  "sponsors.logoNow":
    "{ground, select, light {On light} other {On dark}}{has, select, true {} other {: none yet}}",
  "sponsors.logoEach":
    "A new logo replaces one of the two alone. Look whether the other still belongs to it.",
  "sponsors.logoNone": "No logo yet: the name stands in the sponsor’s colour instead.",
  "sponsors.logoChange": "Choose the logo",
  "sponsors.logoTitle": "Logo of {name}",
  "sponsors.logoFile": "Picture file",
  "sponsors.logoHint":
    "PNG, up to 500 KB, between 80 × 24 and 2400 × 1200 pixels, at most 10 times as wide as high, or SVG of shapes alone, which is turned into PNG. One file serves the pages and the letters.",
  "sponsors.logoWide":
    "This picture is {width} wide and {height} high, so it would be a thin line beside words. Choose one that is at most {wide} times as wide as high.",
  "sponsors.logoFaint":
    "This logo is hardly seen on {ground, select, light {a light} other {a dark}} ground: contrast {contrast} to 1. Choose the version that was made for it.",
  "sponsors.logoMissing": "Choose a PNG or SVG file.",
  "sponsors.logoLarge": "This file has {kilobytes} KB. Choose one of at most 500 KB.",
  "sponsors.logoNotPng":
    "This file is not a PNG picture or an SVG drawing, whatever its name says. Save the logo as PNG and choose it again.",
  "sponsors.logoBroken":
    "This file is damaged or incomplete, or shows nothing. Save the logo as PNG once more and choose it again.",
  "sponsors.logoSize":
    "This picture has {width} × {height} pixels. Choose one between {leastWidth} × {leastHeight} and {mostWidth} × {mostHeight}.",
  "sponsors.alt": "Words for those who do not see it",
  "sponsors.altHint":
    "They stand in the logo’s place where pictures are off, and are read aloud. Usually the sponsor’s name.",
  "sponsors.altMissing": "Write the words that stand in the logo’s place.",
  "sponsors.altLong": "Write at most 120 characters.",
  "sponsors.logoSave": "Use this logo",
  "sponsors.endTitle": "End {name} as sponsor",
  "sponsors.endWords":
    "It will stand on no letter and no page drawn from now on. Letters that are already drafted must be drafted again. What was made known before stays as it was.",
  "sponsors.end": "End this sponsor",
  "sponsors.back": "Back to {name}",
  "sponsors.preview": "How it will stand",
  "sponsors.line":
    "{tier, select, title {{name} is title sponsor of the {edition} edition.} category {{name} supports category {categories} of the {edition} edition.} specialAward {{award, select, none {{name} supports a special award of the {edition} edition.} other {{name} supports the {award} of the {edition} edition.}}} other {{name} supports the {edition} edition in kind.}}",
  "sponsors.apart": "Sponsors had no part in judging.",
} as const;
