export const figures = {
  "figures.plot": "Scores and how sure they are",
  "figures.plotTitle": "Scores with 90 % intervals, {category}",
  "figures.plotHint":
    "Dot: the {orders, select, rawMean {raw mean} other {adjusted score}}, which decides. Ring: the {orders, select, rawMean {adjusted score} other {raw mean}}. Line: where the adjusted score lies with 90 % certainty. At the end of each line: the chance of being {top, plural, one {first} other {among the first #}}. {hasCut, select, true {Dashed line: below it the rules name no winner.} other {}} {hasTie, select, true {Tinted: tied at the cut line.} other {}}",
  "figures.plotRest": "Named are the first {drawn} of {all}; all are in the overview and in the table.",
  "figures.overview": "All entries at a glance",
  "figures.overviewHint":
    "{count} entries from the first to the last place. Point: the {orders, select, rawMean {raw mean} other {adjusted score}}. Line: {isKnown, select, true {90 % interval of the adjusted score} other {from the lowest to the highest sheet}}.",
  "figures.overviewWords": "{count} entries in the order of their places; all values are in the table below.",
  "figures.adjusted": "Adjusted score",
  "figures.decides": "{isTrue, select, true {decides} other {beside it}}",
  "figures.interval": "90 % interval",
  "figures.places": "Places, 90 %",
  "figures.pFirst": "Chance of first",
  "figures.pTop": "Chance of first {top}",
  "figures.more": "and {count, plural, one {# more} other {# more}}",
  "figures.late":
    "How sure this ranking is, is still being computed. Open the page again in a moment; what stands here does not change by it.",
  "figures.failed":
    "How sure this ranking is could not be computed. The ranking itself does not depend on it. The fault is in the server’s log.",

  "figures.sure": "{top, plural, one {Who comes first} other {Who belongs among the first #}}",
  "figures.sureWords":
    "{inside, plural, =0 {No entry is} one {# entry is} other {# entries are}} {top, plural, one {first} other {among the first #}} with a chance of 95 % or more{inside, plural, =0 {} other {: {codes}}}.",
  "figures.openWords": "Open, with chances from 5 to 95 %: {codes}.",
  "figures.openNone": "For no other entry is it open.",
  "figures.groups": "Entries that cannot be told apart",
  "figures.groupsHint":
    "Of two entries in a group neither is better than the other with a chance of 90 % or more.",
  "figures.groupFirst": "With the first: {codes}.",
  "figures.groupCut": "At the line after place {top}: {codes}.",
  "figures.groupNone": "The first place stands clear of all others, and so does the line after place {top}.",

  "figures.without": "The winner without this judge",
  "figures.withoutHint":
    "Who would lead by the {orders, select, rawMean {raw mean} other {adjusted score}} if one judge’s sheets were not there. Floors and tie-breaks are left out of it. No judge is at fault because the order hangs on them.",
  "figures.withoutNone":
    "Whichever judge is left out, {top, plural, one {the first place stays} other {the first place and the first # stay}} the same.",
  "figures.withoutSame":
    "For the other {count, plural, one {judge} other {# judges}} nothing changes {top, plural, one {in the first place} other {among the first #}}.",
  "figures.withoutOne": "Without {judge}",
  "figures.withoutFirst": "First would be {first}.",
  "figures.withoutMoves":
    "{top, plural, one {First place} other {Among the first #}}: in {enters}, out {leaves}.",
  "figures.judgeNumber": "Judge {number}",

  "figures.severity": "How hard each judge marks",
  "figures.severityHint":
    "Points that a judge marks below (harder) or above (kinder) the others, drawn to 0 where a judge has few sheets; ± is the standard error. A mark beside it is a question to look at, never a reason to leave a sheet out.",
  "figures.severityOf":
    "{side, select, harder {{points} harder} kinder {{points} kinder} other {like the others}} (± {error})",
  "figures.flag":
    "{flag, select, harsh {Marks much harder than the others} lenient {Marks much more kindly than the others} contrary {Orders entries against the others} erratic {Marks scatter} movesFirst {Without these sheets another entry would be first} movesTop {Without these sheets others would be {top, plural, one {first} other {among the first #}}} other {}}",

  "figures.agreement": "How far judges agree",
  "figures.agreementPanel":
    "If other judges like these marked the same entries, their means would agree with these to {value} of 1: {level, select, weak {little} fair {moderately} good {well} other {very well}}.",
  "figures.agreementNone":
    "How far judges agree is not defined here: it needs entries with two sheets or more that differ.",
  "figures.agreementAlpha": "Of single sheets: Krippendorff’s alpha {value} (1: all alike, 0: as by chance).",
  "figures.agreementW": "As every judge marked every entry: Kendall’s W {value} (1: all in one order).",
  "figures.spread":
    "Entries differ by {entry} points, judges in severity by {judge}, and single sheets beyond that by {residual} (standard deviations).",
  "figures.notKnown": "not known",

  "figures.warnings": "What these figures cannot tell",
  "figures.warn.disconnected":
    "Judges and entries fall into {count} groups that share no sheet: {parts}. No calculation compares entries of different groups; the adjusted scores assume that the groups are equally good. Rank inside the groups, or join them by further sheets: {links}.",
  "figures.warn.part": "{codes} judged by {judges}",
  "figures.warn.link": "{judge} for {codes}",
  "figures.warn.weakly-linked":
    "Few sheets join two groups ({parts}): the difference between them is known with a standard error of {error} points, beside {sdEntry} between entries. Sheets by judges of one group for entries of the other would mend that.",
  "figures.warn.one-sheet":
    "{of, select, all {No entry has more than one sheet: quality cannot be told from noise, and nothing is ranked but the raw scores.} other {With one sheet only: {codes}. Such entries are drawn far to the mean of {mean} and cannot be ranked by the model. Ask for a second sheet.}}",
  "figures.warn.severity-unknown": "No judge has more than one sheet: severity cannot be told from noise.",
  "figures.warn.few-judges":
    "{judges, plural, one {# judge} other {# judges}} only{panel, select, gaps {, and not all of them marked everything: severity is not estimated, and the adjusted score is the raw mean drawn to {mean}} one {: severity cannot be told from the level of the entries} other {: how much judges differ ({sdJudge} points) is known badly; as all marked everything, the order of entries does not depend on it}}. Let every judge mark every entry, or add judges.",
  "figures.warn.small-contest":
    "With {judges, plural, one {# judge} other {# judges}} and {entries, plural, one {# entry} other {# entries}} the spreads themselves are uncertain; the intervals are wider by that.",
  "figures.warn.all-equal":
    "{scores, plural, one {There is one score only, {mean}: nothing can be said of how sure it is.} other {All # scores are {mean}: all entries are tied, and how well judges agree is not defined.}}",
  "figures.warn.no-residual": "Entries and judges explain every score exactly: there is no noise to measure.",
  "figures.warn.no-judge-variance":
    "The scores show no difference in severity between judges; the adjusted score is the raw mean drawn to {mean}. That is a normal answer.",
  "figures.warn.no-entry-variance":
    "The scores show no difference between entries beyond noise and severity: all adjusted scores are {mean}, and any order would be by lot.",
  "figures.warn.tied-at-cut":
    "At the line after place {top} the scores do not tell these apart: {codes}. Which of two is better is less sure than 6 to 4. A further sheet, or the rule for ties, should decide.",
  "figures.warn.unequal-sheets":
    "Entries have {least} to {most} sheets, and those with few are drawn further to the mean. Not drawn, these would be {top, plural, one {first} other {among the first #}}: {codes}. Ask for a further sheet before deciding.",
  "figures.warn.matched-by-quality":
    "Some judges had better entries than others: {share} of the spread in quality lies between judges. Severity and quality are then hard to tell apart; further sheets should be dealt out at random.",
  "figures.warn.same-marks":
    "Nearly always the same mark for all criteria of a sheet: {judges}. A first impression may have coloured the rest.",
  "figures.warn.rasch-separation":
    "Second opinion by the Rasch model: some stand at one end of the scale throughout ({codes} {judges}); their estimates are held back from running to infinity.",
  "figures.warn.rasch-unused-level":
    "Second opinion by the Rasch model: some levels of the scale were given by nobody; its estimates are held there by assumption.",
  "figures.warn.rasch-disconnected":
    "Second opinion by the Rasch model: groups that share no sheet are compared by assumption only.",
  "figures.warn.rasch-changes-top":
    "By a second opinion, the Rasch model’s fair average, these would be {top, plural, one {first} other {among the first #}}: {codes}.",

  "figures.extra": "Where one more sheet counts most",
  "figures.extraWinner": "For finding the winner",
  "figures.extraWinnerOne": "the winner chosen can be expected to be better by {gain} points",
  "figures.extraCut": "For the line after place {top}",
  "figures.extraCutOne": "{chance} {top, plural, one {first} other {among the first #}}",
  "figures.extraAsk": "Ask for a sheet",
  "figures.extraAskOf": "Ask for a further sheet for {code}",
  "figures.extraHint":
    "The planner then chooses the judge: with room, without a tie, reserves last. Asking is recorded.",

  "figures.forecast": "What this plan can be expected to find out",
  "figures.forecastAssumed":
    "{from, select, edition {Assumed is the spread of the {edition} edition, estimated from {sheets, plural, one {# scoresheet} other {# scoresheets}} of its frozen result:} stated {Assumed is what this portal states without having learnt it from an edition:} other {No edition before this one has a result to learn from, so a spread is assumed as this portal states it:}} entries differ by {entry} points, judges in severity by {judge}, and single sheets beyond that by {residual} (standard deviations).",
  "figures.forecastOther":
    "{to, select, edition {Assume the spread of the {edition} edition instead} other {Assume what this portal states instead}}",
  "figures.forecastHint":
    "{contests, number} contests were made up so and judged by this plan. Shares are true to some two points; real contests differ.",
  "figures.forecastLate": "Still being computed. Open the page again in a moment.",
  "figures.failedForecast":
    "This could not be computed. The plan does not depend on it. The fault is in the server’s log.",
  "figures.forecastOf": "{category}: {entries, plural, one {# entry} other {# entries}}",
  "figures.forecastHow": "How often",
  "figures.forecastBest": "The best entry comes first",
  "figures.forecastRight": "The first {top} are exactly the right ones",
  "figures.forecastFound": "An entry of the {top} best is among the first {top}",
  "figures.forecastNow": "This plan",
  "figures.forecastMore": "One judge more",
  "figures.forecastMoreHint":
    "One judge more for each entry, wherever there is one without a tie: {sheets, plural, one {# sheet} other {# sheets}} more in all.",
  "figures.forecastParts":
    "In {category} judges and entries fall into {parts} groups that share no judge. Between groups only the assumption compares; one judge across them would mend that.",
  "figures.explain": "How this ranking is made",
  "figures.explainWords":
    "Every entry is read by {k, plural, one {# judge} other {the same number of judges, #}}. A program chooses them under rules fixed beforehand: nobody judges their own institution or a declared conflict, and the entry with the weakest panel is made as strong as possible before the average is improved. Some judges mark harder than others; because panels overlap, one can estimate how much and correct for it, cautiously where a judge has seen few entries. The plain mean stands beside the adjusted score, with how sure it is: the chance that an entry belongs {top, plural, one {first} other {among the first #}}, and which entries cannot be told apart. {orders, select, rawMean {The plain mean decides} other {The adjusted score decides}}, as the rules sealed before the first score say. Entries closer than {band} points at a line for prizes are tied, and the sealed chain and then the jury decide, not a second decimal.",
  "figures.explainSure":
    "With {k, plural, one {# sheet} other {# sheets}} per entry a repeat with other judges would change a part of this list, so the uncertainty is shown and not hidden. All chances come from {draws, number} draws with the seed {seed}, which follows from the sealed rules: anyone entitled gets the same figures again.",

  "figures.wall": "Wall view",
  "figures.wallHint": "For a screen that a jury looks at together: large, without names of judges.",
  "figures.wallBack": "Back to the ranking",
  "figures.wallPresent": "Who is in the room",
  "figures.wallPresentHint": "Entries in which somebody present has a conflict are left out of this view.",
  "figures.wallShow": "Open the wall view",
  "figures.wallLeftOut":
    "{count, plural, one {# entry is} other {# entries are}} left out, because somebody present has a conflict.",
  "figures.tableOnly": "The table alone",
  "figures.take": "Take it away",
  "figures.takeAs": "{format, select, csv {Table as CSV} xlsx {Table as XLSX} other {Paper as PDF}}",

  "figures.note.decides":
    "{orders, select, rawMean {The raw mean decides} other {The adjusted score decides}}",
  "figures.note.seed": "{draws, number} draws, seed {seed}",
  "figures.note.low": "90 % interval from",
  "figures.note.high": "90 % interval to",
  "figures.note.rankLow": "Places, 90 %, from",
  "figures.note.rankHigh": "Places, 90 %, to",
  "figures.note.title": "Title",
  "figures.note.outcome": "By the rules",
  "figures.outcome": "{proposal, select, winner {Winner} chair {Chair decides} other {–}}",
  "figures.paperWords": "As of {moment}. Live: it may change until it is decided.",
} as const;
