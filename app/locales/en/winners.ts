/** The winners' site: the edition's page, pages of cases, the jury, earlier editions, and the desk's dates for pages. */
export const winners = {
  "winners.feed": "Follow the winners in a feed reader",
  "winners.feedTitle": "Winners {edition}: {award}",
  "winners.titleOf": "Winners {edition}: {choice}",
  "winners.numbers": "In numbers",
  "winners.received": "Received",
  "winners.receivedMeans":
    "Entries that were submitted before the call closed and were not withdrawn, whatever became of them.",
  "winners.valid": "Valid",
  "winners.validMeans":
    "Of these, the entries that met the rules for entries, so that judges could score them.",
  "winners.countries": "Countries",
  "winners.countriesMeans":
    "Countries and territories from which entries were received, each counted once, by the seat of the organisation.",
  "winners.won": "Winners",
  "winners.wonMeans": "Entries to which the jury gave an award, in all categories together.",
  "winners.where": "Where they come from",
  "winners.what": "By category",
  "winners.whereHint": "One line for each winner. Choose a region or a country to see its cases.",
  "winners.whatHint": "One line for each valid entry, a tall one if it won.",
  "winners.regionWon": "{count, plural, one {# winner} other {# winners}}",
  "winners.categoryWon": "{winners} of {valid}",
  "winners.categoryWonLong":
    "{winners, plural, =0 {no winner} one {# winner} other {# winners}} of {valid, plural, one {# valid entry} other {# valid entries}}",
  "winners.region":
    "{region, select, Africa {Africa} Americas {Americas} Asia {Asia} Europe {Europe} Oceania {Oceania} other {Antarctica}}",
  "winners.subRegion":
    "{subRegion, select, NorthernAfrica {Northern Africa} EasternAfrica {Eastern Africa} MiddleAfrica {Middle Africa} SouthernAfrica {Southern Africa} WesternAfrica {Western Africa} Caribbean {Caribbean} CentralAmerica {Central America} SouthAmerica {South America} NorthernAmerica {Northern America} CentralAsia {Central Asia} EasternAsia {Eastern Asia} SoutheasternAsia {South-eastern Asia} SouthernAsia {Southern Asia} WesternAsia {Western Asia} EasternEurope {Eastern Europe} NorthernEurope {Northern Europe} SouthernEurope {Southern Europe} WesternEurope {Western Europe} AustraliaandNewZealand {Australia and New Zealand} Melanesia {Melanesia} Micronesia {Micronesia} Polynesia {Polynesia} other {Antarctica}}",
  "winners.find": "Find a case",
  "winners.byRegion": "Region",
  "winners.byCountry": "Country or territory",
  "winners.anyRegion": "All regions",
  "winners.anyCountry": "All countries",
  "winners.show": "Show",
  "winners.all": "All {count}",
  "winners.cases": "The cases",
  "winners.found":
    "{count, plural, =0 {No winning case fits: {choice}.} one {# case: {choice}.} other {# cases: {choice}.}}",
  "winners.foundNothing": "Choose less, or look at all winners.",
  "winners.showAll": "{count, plural, one {Show the one winner} other {Show all # winners}}",
  "winners.unknown": "something that we do not know",
  "winners.opens": "Its page opens on {day}.",
  "winners.files": "Take them with you",
  "winners.filesWords":
    "The list of winners as data, for your own pages, tables and programmes. Nobody who would not be named is in it.",
  "winners.filesChosen": "JSON and CSV hold what you chose: {choice}.",
  "winners.onPage": "On this page",
  "winners.goTo.cases": "The cases",
  "winners.goTo.numbers": "In numbers",
  "winners.goTo.how": "How they were chosen",
  "winners.goTo.files": "Casebook and data",
  "winners.fileJson": "JSON",
  "winners.fileCsv": "CSV, for spreadsheets",
  "winners.fileFeed": "Atom feed, for feed readers",
  "winners.juryLink": "The jury, and how it worked",
  "winners.earlierLink": "Earlier editions",
  "winners.rulesLink": "Rules and rubric",
  "winners.cardOver": "Winner {edition}: {award}",
  "winners.cardOverAll": "Winners {edition}: {award}",
  "winners.cardAlt":
    "{count, plural, one {One winning case} other {# winning cases}} of the {edition} edition",

  "winners.summary": "Summary",
  "winners.texts": "In the words of its authors",
  "winners.facts": "Facts",
  "winners.figures": "What changed, in numbers",
  "winners.measured": "How it was measured: {words}",
  "winners.about": "About this case",
  "winners.place": "Country and region",
  "winners.placeOf": "{country}, {subRegion}",
  "winners.category": "Category",
  "winners.whoEnters": "Open to: {who}",
  "winners.cite": "Cite as",
  "winners.citation": "{organisation} ({year}). {title}. In: {award}, {edition}. {organiser}. {address}",
  "winners.licence": "Licence",
  "winners.licenceOf":
    "The text of this case may be used under {licence}. Photographs stay with those who took them.",
  "winners.noLicence":
    "All rights stay with the authors of the case. To use its text or photographs, ask them first; a link needs no leave.",
  "winners.share": "Share image",
  "winners.shareAlt": "Winner of the {edition} edition: {organisation}",
  "winners.shareHint": "1200 × 630 pixels, as other sites show it with a link to this page.",
  "winners.caseLine": "A winning case of the {award}, {edition}: {organisation}.",

  "winners.juryTitle": "The jury, and how it worked",
  "winners.juryLead":
    "Each judge scores alone, by rules that are sealed before the first mark. Two people stand behind every decision.",
  "winners.juryNumbers": "In numbers",
  "winners.juryLater": "The numbers of this edition follow with the results, on {at}.",
  "winners.judgesMeans": "People who handed in at least one scoresheet.",
  "winners.sheetsMeans": "Scoresheets that were handed in, each of one judge for one entry.",
  "winners.recusalsMeans":
    "Pairs of a judge and an entry, an organisation or a person that were kept apart because of a tie between them.",
  "winners.juryWork": "From entry to result",
  "winners.juryDeclare":
    "Before anybody is assigned, each judge declares ties to entries: on titles, organisations and people alone. A tie of the last {years, plural, one {year} other {# years}} counts.",
  "winners.juryAssign":
    "Each entry gets {judges, plural, one {# judge} other {# judges}}. Nobody judges an entry with which they have a tie.",
  "winners.juryMark":
    "Each judge marks {criteria, plural, one {# criterion} other {# criteria}} and gives reasons. No judge sees another’s marks before handing in.",
  "winners.juryRank":
    "An entry is ranked once it has {sheets, plural, one {# scoresheet} other {# scoresheets}}. Ties at the line are decided by steps that were fixed before.",
  "winners.juryDecide":
    "The chair proposes the winners, and a second person approves. Each departure from the ranking has a reason.",
  "winners.juryRelease":
    "All results are checked and approved by two people, and become public in one moment.",
  "winners.juryComplain":
    "Entrants who think that the procedure was not kept may complain on the page of their entry, within {days, plural, one {# day} other {# days}} after the results are public. People who had no part in it answer within {answer, plural, one {# day} other {# days}}.",
  "winners.juryTies": "Recusals",
  "winners.juryTiesWords":
    "A recusal is nothing bad: it says that a judge knew somebody and stepped aside. They are counted, and nobody is told who stepped aside from what.",
  "winners.juryNames": "The organiser has not published the names of the judges here.",
  "winners.jurySealed": "The rules that decide were sealed on {at}.",

  "winners.earlierTitle": "Earlier editions",
  "winners.earlierLead":
    "What is published of the editions before this portal. Each line says where it was read; what was not found is not here.",
  "winners.earlierNone": "There are no earlier editions to show.",
  "winners.earlierTheme": "Theme:",
  "winners.earlierSource": "Source {number}",
  "winners.earlierSources": "Sources",
  "winners.earlierSourcesHint": "Addresses as they were read; some may have moved since.",

  "winners.deskTitle": "Pages of winning cases",
  "winners.deskIntro":
    "Who has won is public at the release. The page of a case, with its text and photographs, opens at the same moment, or later at a date of its own, so that you can present cases one after the other.",
  "winners.deskRelease": "The release is set for {at}.",
  "winners.deskList": "Cases",
  "winners.deskNone": "There is no release yet, so nobody has won. Draft the release first.",
  "winners.deskToRelease": "Go to the release",
  "winners.deskOpen": "Public since {at}",
  "winners.deskOpens": "Opens on {at}",
  "winners.deskWithRelease": "Opens with the release",
  "winners.deskCase": "The page of {code}",
  "winners.deskDate": "Date of its page",
  "winners.deskDateWords":
    "Until then the list of winners names the case, its organisation and its country, and says on which day the page opens. Text, photographs and share image are not there for anyone.",
  "winners.deskDay": "Day on which the page opens",
  "winners.deskDayHint":
    "In the edition’s zone, {zone}. Leave it empty to open the page with the release, {release}.",
  "winners.deskTimeHint": "24 hours, for example 10:00. Empty means midnight.",
  "winners.deskSave": "Save the date",
  "winners.deskSee": "See the page",
  "winners.alreadyPublic": "This page is public. A date can no longer hide it.",
  "winners.datePast": "This moment is past. Choose a later one, or leave the day empty.",
  "winners.dateBeforeRelease": "This is before the release. Choose a later moment, or leave the day empty.",
  "winners.noSuchCase": "This case is not among the winners of the newest release.",
  "winners.dateChanged": "Somebody changed this date while you read. Look at how it stands now.",
} as const;
