export const ranking = {
  "ranking.title": "Rankings",
  "ranking.titleOf": "Ranking, {category}",
  "ranking.live": "Live, computed {moment}.",
  "ranking.rawNote":
    "Raw mean: the mean of the scores of the sheets that count, 0 to 100, each score being the weighted share of points. {orders, select, rawMean {It decides: it orders the ranking, floors are tested on it and it defines ties. Severity of judges is not taken out of it; the adjusted score, which does that, stands beside it.} other {The adjusted score decides: it orders the ranking, floors are tested on it and it defines ties. The raw mean stands beside it.}}",
  "ranking.categories": "Category",
  "ranking.entries": "Valid entries",
  "ranking.sheetsIn": "Scoresheets in",
  "ranking.sheetsOf": "{done} of {total}",
  "ranking.ranked": "With a place",
  "ranking.decision": "Decision",
  "ranking.noDecision": "None yet",
  "ranking.empty":
    "No entry in this category is valid yet. The ranking fills as judges hand in scoresheets, from {moment}.",
  "ranking.noneRanked":
    "No entry has {least, plural, one {# scoresheet} other {# scoresheets}} yet, so nobody has a place.",
  "ranking.plot": "Raw mean with the range of its sheets",
  "ranking.plotHint":
    "Dot: raw mean. Line: from the lowest to the highest sheet. {hasCut, select, true {Dashed line: below it the rules name no winner.} other {}} {hasTie, select, true {Tinted: tied at the cut line.} other {}}",
  "ranking.plotWords":
    "{count, plural, one {# entry} other {# entries}} in order of the {orders, select, rawMean {raw mean} other {adjusted score}}, from {first} ({highest}) to {last} ({lowest}). All values are in the table below.",
  "ranking.plotTitle": "Raw mean and range of sheets, {category}",
  "ranking.figures": "All figures",
  "ranking.place": "Place",
  "ranking.organisation": "Organisation",
  "ranking.entry": "Entry",
  "ranking.rawMean": "Raw mean",
  "ranking.sheets": "Sheets",
  "ranking.sheetsCount": "{count, plural, =0 {no sheet} one {# sheet} other {# sheets}}",
  "ranking.deviation": "Standard deviation",
  "ranking.range": "Range",
  "ranking.remarks": "Remarks",
  "ranking.criterionMean": "Mean, {criterion}",
  "ranking.share": "{from}–{to}",
  "ranking.flag":
    "{kind, select, range {Range of {value} points between sheets} gap {{criterion}: marks {value} apart} belowTotal {Below the floor of {floor}} belowCriterion {{criterion}: mean {value}, below the floor of {floor}} other {}}",
  "ranking.tiedBy":
    "{step, select, criterion {Tied; placed by {criterion}} country {Tied; placed by country without a winner yet} room {Tied; there is room} chair {Tied; the chair decides} none {Tied; not placed} other {}}",
  "ranking.tieHeading":
    "{count} entries are tied at the cut line for {places, plural, one {# place} other {# places}}",
  "ranking.tieWords":
    "Their {orders, select, rawMean {raw means} other {adjusted scores}} lie less than {band} points from an entry across the line; the rules call that a tie. The sealed chain decides as far as the figures can.",
  "ranking.tieChair":
    "The chain leaves {count} entries for {places, plural, one {# place} other {# places}} to the chair: {codes}. The choice needs a written reason.",
  "ranking.tieSettled": "The chain settles it without the chair.",
  "ranking.horsConcours": "Hors concours",
  "ranking.horsConcoursWords":
    "Judged and shown, without a place: these entries cannot be among the winners.",
  "ranking.tooFew": "Too few scoresheets",
  "ranking.tooFewWords":
    "These have fewer than {least, plural, one {# scoresheet} other {# scoresheets}} that count, so they have no place.",
  "ranking.topUp": "Give it a judge",
  "ranking.next": "What comes next",
  "ranking.openSheets": "Sheets not in",
  "ranking.sealed": "Rules sealed {moment}",
  "ranking.notSealed":
    "The rules that decide are sealed when the first scoresheet is saved, or before by you.",
  "ranking.sealHeading": "Rules not sealed yet",
  "ranking.seal": "Seal the rules now",
  "ranking.sealWords":
    "Rubric, weights, the score that orders, least number of sheets, floors, tie-breaks and numbers of winners are fixed under this SHA-256, which everyone can check:",
  "ranking.sealedAlready": "The rules are sealed already.",
  "ranking.conflict":
    "You have a conflict of interest in this category, so another chair or organiser handles it and its scores are hidden from you.",
  "ranking.ownSheets":
    "You judge in this category and {count, plural, one {# scoresheet of yours is} other {# scoresheets of yours are}} not in. Scores are hidden from you until then.",
  "ranking.hidden": "Hidden from you",

  "ranking.decisionTitle": "Decision, {category}",
  "ranking.propose": "Propose the winners",
  "ranking.proposeLink": "Propose the winners of this category",
  "ranking.seeDecision": "See the decision",
  "ranking.winners": "Winners",
  "ranking.winnersHint": "At most {cap}. The rules’ own proposal is ticked. Places may stay unfilled.",
  "ranking.winnerFacts": "{code}, raw mean {mean}",
  "ranking.reasons": "Reasons",
  "ranking.reason": "Reason",
  "ranking.reasonFor": "Reason for {code}",
  "ranking.reasonMissing":
    "Say why {code} {why, select, skipped {is passed over} belowFloor {wins below a floor} castingVote {wins the tie} chosen {receives the award} tooFew {is left without a place} other {}}",
  "ranking.noteLabel": "Note on the decision",
  "ranking.noteHint": "For the organiser and the minutes. Optional.",
  "ranking.placeStaysEmpty":
    "{code} was not among the winners before. A place became free, and the sealed rule leaves it empty",
  "ranking.freePlace":
    "{rule, select, next {A winner left after the decision. By the sealed rule the next in order may take the place.} other {A winner left after the decision. By the sealed rule the place stays empty: only those who were chosen before can be chosen.}}",
  "ranking.nobodyChosen": "Choose a winner, or say here why nobody is chosen",
  "ranking.overCap": "{chosen} winners are chosen; there may be {cap} at most",
  "ranking.notRanked":
    "An entry without a place cannot win. Open the page again to see the ranking as it is now",
  "ranking.categoriesFirst":
    "A special award is proposed out of what is decided, and {categories} {count, plural, one {is} other {are}} not yet. Propose it once {count, plural, one {that decision is} other {those decisions are}} approved.",
  "ranking.specialAwards": "Special awards",
  "ranking.specialAward": "Special award",
  "ranking.awardTitle": "Special award: {name}",
  "ranking.awardFrom": "Entries with a place in {categories} can win it.",
  "ranking.awardAtLeast":
    "The score asked for is {score}; an entry below it needs a reason that says why it wins all the same.",
  "ranking.awardCap":
    "{count, plural, one {It goes to # entry at most.} other {It goes to # entries at most.}}",
  "ranking.awardOrder":
    "By category and in it by place. Scores of different categories were given by different judges, so they are no order among all.",
  "ranking.awardWinnersHint":
    "At most {cap}. The criteria decide, not the score, so nobody is ticked for you.",
  "ranking.awardFacts":
    "{code}, place {from} in {category}, raw mean {mean}{hasWon, select, true {, winner of its category} other {}}{meetsFloors, select, false {, below the score asked for} other {}}",
  "ranking.noAwardWinners": "This special award goes to nobody.",
  "ranking.waitAward": "The chair proposes who wins here once the decisions on {categories} are approved.",
  "ranking.moved":
    "The ranking has changed since you opened this page. Look at it again below; your choice is kept.",
  "ranking.scoringRuns":
    "Marking is still open{count, plural, =0 {} one {, and # scoresheet is not in} other {, and # scoresheets are not in}}. The winners can be proposed once moderation is over.",
  "ranking.moderationRuns": "Moderation is not over yet. The winners can be proposed from its end on.",
  "ranking.proposedAlready": "A proposal is waiting for an organiser’s answer.",
  "ranking.approvedAlready": "This category is decided.",
  "ranking.notProposed": "There is no proposal to answer.",
  "ranking.twoPeople": "You proposed this yourself. Another person must approve it.",
  "ranking.state":
    "{state, select, proposed {Waiting for an organiser} approved {Approved} returned {Returned to the chair} superseded {Replaced} other {}}",
  "ranking.proposedBy": "Proposed by {name}, {moment}",
  "ranking.answeredBy":
    "{state, select, approved {Approved} returned {Returned} other {Answered}} by {name}, {moment}",
  "ranking.noWinners": "No winner is named in this category.",
  "ranking.answer": "Your answer",
  "ranking.approve": "Approve: these are the winners",
  "ranking.return": "Return it to the chair",
  "ranking.answerMissing": "Choose whether to approve or to return the proposal",
  "ranking.words": "Words to the chair",
  "ranking.wordsHint": "Needed if you return it.",
  "ranking.wordsMissing": "Say what the chair should look at again",
  "ranking.textLong": "This text is too long: at most 5,000 characters",
  "ranking.giveAnswer": "Give the answer",
  "ranking.earlier": "Earlier proposals",
  "ranking.waitChair": "The chair proposes the winners here once moderation is over, on {moment}.",
  "ranking.waitChairNow":
    "The chair has not proposed the winners of this category yet. Moderation was over on {moment}.",

  "ranking.proposedMailSubject": "Winners proposed: {category}",
  "ranking.proposedMailWords":
    "{name} proposed {count, plural, =0 {no winner} one {# winner} other {# winners}} in {category}. An organiser must approve or return the proposal.",
  "ranking.proposedMailAction": "Read and answer",
  "ranking.answeredMailSubject":
    "{state, select, approved {Winners approved} other {Proposal returned}}: {category}",
  "ranking.answeredMailWords":
    "{name} {state, select, approved {approved} other {returned}} your proposal for {category}.",
  "ranking.answeredMailAction": "See the decision",
} as const;
