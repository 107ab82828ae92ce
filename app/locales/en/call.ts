export const call = {
  "call.over":
    "Call for entries, {ordinal, selectordinal, one {{ordinal}st} two {{ordinal}nd} few {{ordinal}rd} other {{ordinal}th}} edition, {edition}",
  "call.start": "Start an entry",
  "call.openUntil": "Open until {moment}, which is {utc}.",
  "call.inMyZone": "In my time zone",
  "call.opens": "The call opens on {moment}, which is {utc}. Until then you can prepare.",
  "call.notOpened":
    "The organiser has not opened the call yet. Nothing is lost by waiting: everybody starts at the same time.",
  "call.closed": "Entries closed on {closed}. Winners are announced on {announced}.",
  "call.late": "Entries closed on {closed}. The winners have not been announced yet.",
  "call.yourEntries": "Look at your entries",
  "call.seeWinners": "See the winners",
  "call.readRules": "Read the rules",
  "call.ruler": "Calendar of the edition: {dates}. One tick is one week.",
  "call.point.entriesOpen": "Entries open",
  "call.point.entriesClose": "Entries close",
  "call.point.winners": "Winners",
  "call.point.ceremony": "Ceremony",
  "call.categories":
    "{count, plural, one {One category} =2 {Two categories} =3 {Three categories} =4 {Four categories} =5 {Five categories} other {# categories}}",
  "call.oneCategory":
    "Each entry stands in one category. If you are unsure, choose the one in which your evidence is strongest.",
  "call.cap": "up to {count, plural, one {# winner} other {# winners}}",
  "call.who": "Who may enter",
  "call.judges": "What judges look for",
  "call.marks":
    "{count, plural, one {One judge marks} =2 {Two judges mark} =3 {Three judges mark} other {# judges mark}} each entry on every line below, from {min} to {max} in steps of {step}. The weights add up to 100.",
  "call.isSealed": "The rules are sealed: no change of them goes unsaid.",
  "call.willBeSealed": "The rules are sealed before the first mark is given.",
  "call.readRubric": "Read the full rubric with its levels",
  "call.needs": "What you need",
  "call.need.summary": "A summary of {min, plural, =0 {up to {max}} other {{min} to {max}}} words.",
  "call.need.texts":
    "{count, plural, one {One text} =2 {Two texts} =3 {Three texts} =4 {Four texts} =5 {Five texts} =6 {Six texts} =7 {Seven texts} other {# texts}}, {words, number} words in all.",
  "call.need.rows": "{label}: at least {min}.",
  "call.need.files":
    "{label}: {max, plural, one {one file} other {up to # files}} ({kinds}), {max, plural, one {} other {each }}up to {megabytes} MB{required, select, true {} other {, if you wish}}.",
  "call.need.endorsement":
    "In {categories}: each partner organisation endorses the entry by a link that we send to it.",
  "call.need.statements":
    "{count, plural, one {One statement} other {# statements}} to agree to, which you find at the end of the form.",
  "call.saved":
    "Your words are saved while you work. You can change an entry until the deadline, even after you have sent it in.",
  "call.dates": "Dates",
  "call.date.entriesOpen": "Entries open",
  "call.date.entriesClose": "Entries close",
  "call.date.winners": "Winners announced",
  "call.date.ceremony": "Ceremony",
  "call.zone": "Times are in {zone}.",
  "call.next": "(next)",
  "call.range": "{from} to {to}",
  "call.sponsors": "{count, plural, one {Sponsor} other {Sponsors}}",
  "call.sponsorRule":
    "A sponsor supports the award. It has no part in screening, judging or the ranking, and sees no entries.",

  "call.rules.title": "Rules and rubric",
  "call.rules.lead": "How entries are checked, marked and compared, in full.",
  "call.rules.rubric": "The rubric",
  "call.rules.scale": "Marks run from {min} to {max} in steps of {step}. In general a mark means:",
  "call.rules.weight": "Weight {weight} of 100",
  "call.rules.judging": "How judges work",
  "call.rules.perEntry":
    "Each entry is given to {count, plural, one {# judge} other {# judges}}. It is ranked once at least {minimum, plural, one {# scoresheet} other {# scoresheets}} for it {minimum, plural, one {is} other {are}} in.",
  "call.rules.orders":
    "{orders, select, rawMean {The ranking follows the plain mean of the judges’ weighted scores, from 0 to 100.} adjusted {The ranking follows the judges’ weighted scores, from 0 to 100, freed by a published calculation from how hard each judge marks.} other {The ranking follows {orders}.}}",
  "call.rules.floor": "An entry can win only with a score of at least {total} of 100.",
  "call.rules.criterionFloor": "An entry can win only with a mean of at least {mark} for “{criterion}”.",
  "call.rules.extremes": "A judge who gives the lowest or the highest mark says why.",
  "call.rules.comment":
    "Each judge writes a comment of at least {words, plural, one {# word} other {# words}} for the entrant.",
  "call.rules.outlier":
    "If judges differ by more than {range} points of 100, or by {gap} marks or more in one line, the chair looks at the entry with them.",
  "call.rules.conflict":
    "A judge who has, or in the past {years, plural, one {year} other {# years}} had, a tie to an entry or its people does not judge it.",
  "call.rules.reply":
    "An entrant whose entry is found not valid may reply once, within {days, plural, one {# day} other {# days}}; another person decides on the reply.",
  "call.rules.freePlace":
    "Winners are told in confidence before the announcement and have {days, plural, one {# day} other {# days}} to check their names and answer. {rule, select, next {If one declines or is disqualified, the next in order may take the place.} other {If one declines or is disqualified, the place stays empty.}}",
  "call.rules.complaint":
    "After the announcement an entrant may ask within {days, plural, one {# day} other {# days}} for a check of how the rules were applied.",
  "call.rules.winners": "How many may win",
  "call.rules.caps": "These are upper limits. The jury may name fewer winners.",
  "call.rules.specialAwards": "{count, plural, one {A special award} other {Special awards}}",
  "call.rules.specialWords":
    "Given beside the categories, for criteria of its own: an entry may win it, its category, or both. The jury may name fewer winners, or none.",
  "call.rules.specialCategories": "Open to entries in {categories}.",
  "call.rules.specialAll": "Open to entries in every category.",
  "call.rules.specialMention":
    "An honourable mention, which is no prize: for cases that did not win their category. It is told when all results are.",
  "call.rules.specialAtLeast": "A winner has a score of {score} or more, unless the jury gives a reason.",
  "call.rules.ties": "If scores are close",
  "call.rules.tieBand":
    "Entries whose scores are no more than {band} points apart count as equal. Where that decides who wins, these steps are taken in order until one settles it:",
  "call.rules.tieCriterion": "the higher mean for “{criterion}”",
  "call.rules.tieCountry": "the entry from a country that has no winner yet",
  "call.rules.tieChair": "the chair of the jury decides, with a reason that is kept",
  "call.rules.eligibility": "What is checked first",
  "call.rules.screened":
    "Before judges see an entry, a screener checks these points. What can be mended may be mended; a refusal comes with its reason.",
  "call.rules.perOrganisation":
    "One organisation may enter {count, plural, one {# case} other {up to # cases}}.",
  "call.rules.perCategory":
    "In one category {count, plural, one {only one case is taken} other {up to # cases are taken}} from one organisation{isAll, select, true {.} other { of these kinds:}}",
  "call.rules.version": "Version of these rules",
  "call.rules.versionNumber": "Version",
  "call.rules.hash": "SHA-256 of the rulebook:",
  "call.rules.sealed":
    "What decides was sealed on {moment}, which is {utc}: weights, the score that orders, least number of sheets, floors, tie-breaks, numbers of winners, and a commitment to the seed of every draw. Each later change stands below with who made it, why and when.",
  "call.rules.seals": "Versions of the sealed rules",
  "call.rules.sealVersion": "Version {version}",
  "call.rules.sealFirst":
    "Sealed {moment}{hasAuthor, select, true { by {author}} other { with the first scoresheet}}.",
  "call.rules.sealChanged":
    "{moment}, by {author}{hasApprover, select, true {, approved by {approver}} other {}}{hadScores, select, true {, after scoresheets were in} other {, before any scoresheet was in}}: {reason}",
  "call.rules.sealHash": "SHA-256 of its canonical text:",
  "call.rules.sealText": "The sealed rules in force, as the text that the SHA-256 is of",
  "call.rules.key": "Key for result files",
  "call.rules.keyWords":
    "Result files are signed with this Ed25519 key. Whoever checks one compares the key in it with this one:",
  "call.rules.notSealed":
    "Rubric and judging rules are not sealed yet. They are sealed before the first mark is given; until then a change gets a new version number here.",
  "call.rules.back": "Back to the call",

  "call.dates.title": "All dates",
  "call.dates.lead": "The edition keeps the time of {zone}. Each date also stands here in UTC.",
  "call.dates.choose": "In your time zone",
  "call.dates.zone": "Time zone",
  "call.dates.unknown": "We do not know this time zone. Choose one from the list.",
  "call.dates.show": "Show dates in this zone",
  "call.dates.all": "Stages",
  "call.dates.running": "(now)",

  "call.contact": "Whom to ask",
  "call.contactAt": "Write to {organiser} at {address}. Say which page you mean and what happened.",
  "call.contactNone": "{organiser} runs this award. It has not given an address for questions here yet.",

  "call.privacy.title": "Privacy",
  "call.privacy.lead": "What this portal keeps about you, who sees it, and what you can ask for.",
  "call.privacy.kept": "What we keep",
  "call.privacy.keptEntry":
    "If you enter: your name, your e-mail addresses, what you write in the form and the files that you add.",
  "call.privacy.keptJudge":
    "If you judge or work for the award: your name, address, organisation and country, the conflicts that you declare, and your scoresheets.",
  "call.privacy.keptLog":
    "A record of acts, such as “entry sent in”, with its time. It cannot be changed afterwards, so that results can be checked. It holds numbers and codes; names and reasons stand beside it and can be erased.",
  "call.privacy.seen": "Who sees it",
  "call.privacy.seenEntry":
    "Your draft: you, the people you add to it, and the organiser when you ask for help. Your sent entry: screeners, the judges it is given to, the chair and the organiser.",
  "call.privacy.seenScores":
    "Scores and comments are never public with a judge’s name. Judges do not see each other’s marks before they have sent their own.",
  "call.privacy.seenPublic":
    "The public sees winning entries only, and only the parts that the form marks as public.",
  "call.privacy.seenSponsor":
    "Sponsors see totals and the winners. They see no entry, no score and no judge.",
  "call.privacy.cookies": "Cookies",
  "call.privacy.cookiesWhich":
    "We set three cookies at most: one keeps you signed in, one ties a sign-in mail to your browser, one remembers your language.",
  "call.privacy.cookiesNone":
    "There is no tracking, no advertising, and nothing is loaded from other sites. The server’s log holds no names and no addresses of people.",
  "call.privacy.yours": "What you can ask for",
  "call.privacy.yoursSee":
    "You see what we keep about you on your account page, in your entries and in your inbox. Signed in, you can take all of it as one file.",
  "call.privacy.yoursErase":
    "You can ask for correction or erasure. Decisions of the jury and the record of acts stay, without your name where the law allows it.",

  "call.accessibility.title": "Accessibility",
  "call.accessibility.lead": "The portal is made for everyone, also on an old phone and a slow line.",
  "call.accessibility.works": "How it works for you",
  "call.accessibility.worksScript": "Every page and every form works without JavaScript.",
  "call.accessibility.worksKeyboard":
    "Everything can be done with the keyboard alone. The first link on each page skips to the main text.",
  "call.accessibility.worksText":
    "Text can be made twice as large without sideways scrolling. Colour never carries a meaning alone.",
  "call.accessibility.worksSlow":
    "Public pages weigh less than 60 kilobytes. What you typed is kept if a form is refused.",
  "call.accessibility.standard": "The standard",
  "call.accessibility.standardAim":
    "We aim at the Web Content Accessibility Guidelines (WCAG) 2.2, level AA. Nobody outside the project has audited that yet.",
  "call.accessibility.standardHow":
    "Each change is tested by machine, at phone and desktop width, in longer text and from right to left. People find what machines miss, so tell us.",
  "call.accessibility.limits": "What we know is not good yet",
  "call.accessibility.limitsFiles":
    "Files that entrants add, such as PDF annexes, may not be readable with a screen reader. Their words for pictures are asked for, not checked.",
  "call.accessibility.limitsPlots":
    "Names and texts of entries stand in the language in which they were written, and not every screen reader has a voice for it.",

  "call.locale.title": "Language",
  "call.locale.which": "Language of the pages",
  "call.locale.choose": "Use this language",
  "call.locale.unknown": "Choose one of the languages in the list.",
} as const;
