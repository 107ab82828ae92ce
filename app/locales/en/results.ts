export const results = {
  "results.moved":
    "Sheets have changed since this was proposed, so the ranking is not the one that was decided on. Return the proposal, and the chair proposes anew.",
  "results.fieldMoved":
    "Since this was proposed, a decision that it stands on has changed, or an entry can win no longer. Return the proposal, and the chair proposes anew.",
  "results.checkHeading": "Check the result yourself",
  "results.checkWords":
    "The result file has every scoresheet as numbers, without names of judges and without comments, with the rules as they were sealed, the rankings and the decisions with their reasons. Entries that did not win stand in it under labels. It is signed, never changes, and the programs that come with the portal compute all of it again from the file alone.",
  "results.download": "Download the result file",
  "results.downloadOf": "Download the signed result of {category}",
  "results.hash": "SHA-256 of the result:",
  "results.key": "Signed with the key",
  "results.acts": "Which sheets count was changed",
  "results.actsWords":
    "These acts changed which sheets count, or asked for more, after scores could be seen. They stand in the result file. Where the sealed rules gave no cause for one, whoever approves this decision approves the act with it.",
  "results.act":
    "{act, select, outForConflict {A sheet went out: its judge has a tie} counted {A sheet counts again} reopened {A sheet was opened again} furtherJudge {A further judge was asked for} other {}}",
  "results.trigger":
    "{trigger, select, conflict {Cause: the rules on conflicts} range {Cause: the range between sheets} criterionGap {Cause: marks of one criterion far apart} other {No cause in the rules: needs the second person}}",
  "results.notAwarded": "Not awarded",
  "results.notAwardedLabel": "Public words on places that go to nobody",
  "results.notAwardedHint": "Only if places stay empty: shown in their place on the winners’ page. Optional.",
  "results.minutesLink": "Minutes of this decision as PDF, to be signed",
  "results.minutes": "Minutes of the decision, {category}",
  "results.minutesFoot": "Minutes, {category}, decision {version}",
  "results.minutesProposed": "Proposed",
  "results.minutesApproved": "Approved",
  "results.minutesBy": "{name}, {moment}",
  "results.minutesEntries": "Entries with a place",
  "results.minutesSheets": "Scoresheets that count",
  "results.minutesOf": "{counted} of {all}",
  "results.minutesRules": "Version of the sealed rules",
  "results.minutesHash": "SHA-256 of the signed result",
  "results.minutesKey": "Signed with the key",
  "results.minutesWinners": "Winners",
  "results.minutesStep":
    "{step, select, criterion {Tied; decided by the mean of {criterion}} country {Tied; decided by a country without a winner yet} chair {Tied; decided by the casting vote} other {}}",
  "results.minutesTie": "{count} entries were tied for {places, plural, one {# place} other {# places}}.",
  "results.minutesEmpty":
    "{count, plural, one {# place was not awarded.} other {# places were not awarded.}}",
  "results.minutesReasons": "Departures from the order, with reasons",
  "results.minutesNone": "None.",
  "results.minutesWhy":
    "{why, select, skipped {passed over} belowFloor {wins below a floor} castingVote {wins the tie by the casting vote} chosen {receives the award} tooFew {without a place, for want of scoresheets} other {}}",
  "results.minutesNote": "Note",
  "results.minutesSign": "Signatures, with place and date",
  "results.minutesAward": "Minutes of the decision on a special award, {category}",
  "results.minutesStandsOn": "Stands on the decisions",
  "results.minutesStandsOnOne": "{category}, decision {version}",
  "results.minutesCriteria": "Given for",
  "results.minutesAwardReasons": "Reasons",
  "results.awardReasonsHint":
    "Whoever is ticked needs a reason: what in the case meets the criteria. It stands in the result file, which everyone can read after the release: name no judge.",
  "results.reasonsHint":
    "Needed for each entry that is treated otherwise than its rank: passed over, taken below a floor, or chosen by the casting vote; and for each entry left without a place. They stand in the result file, which everyone can read after the release: name no judge.",
} as const;
