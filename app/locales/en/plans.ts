export const plans = {
  "plans.title": "Plans",
  "plans.intro":
    "A plan gives every valid entry {k} judges. Drafts are private: make as many as you like, compare them, then publish one, once.",
  "plans.gate": "Before a plan",
  "plans.inForce": "The plan in force",
  "plans.valid": "Valid entries",
  "plans.unscreened": "Entries still in screening or repair",
  "plans.judges": "Judges who accepted",
  "plans.places": "Places to fill",
  "plans.capacity": "Places that judges offer",
  "plans.waitingFor": "Not declared for all categories yet",
  "plans.allDeclared": "Every judge has declared for all categories.",
  "plans.unscreenedWords":
    "{count, plural, one {One entry is} other {# entries are}} still in screening or repair and would not be part of a plan made now.",
  "plans.mergedSince":
    "Since this draft was made a category was merged, or a merge was taken back. Make another draft.",
  "plans.make": "Make a draft",
  "plans.makeWords": "Ties are looked for anew, then panels are planned with a seed that is kept.",
  "plans.seconds": "Time at most",
  "plans.secondsOf": "{seconds, select, 30 {30 seconds} 120 {2 minutes} other {10 minutes}}",
  "plans.secondsHint":
    "Most plans are proven in seconds. When the time is over, the best plan so far is kept, and it says how much better another could be.",
  "plans.secondsMissing": "Choose how long the search may take",

  "plans.progressTitle": "A plan is being made",
  "plans.progressFailed": "The plan could not be made",
  "plans.progressGone": "This plan was cancelled",
  "plans.progressWords":
    "You may leave this page; the search goes on. It began {ago, plural, =0 {just now} one {# second ago} other {# seconds ago}} and may take {seconds} seconds.",
  "plans.progressStill": "Stop refreshing",
  "plans.progressRefresh": "This page asks again by itself every {every} seconds.",
  "plans.progressAgain": "Refresh this page",
  "plans.progressHead": "Settled so far",
  "plans.progressNone": "Nothing is settled yet.",
  "plans.progressStage": "What",
  "plans.progressValue": "Best found",
  "plans.progressBound": "Cannot be better than",
  "plans.progressState": "Proof",
  "plans.progressProven": "{proven, select, yes {Proven} other {Open}}",
  "plans.progressFigures": "The plan so far: weakest panel {worst}, all panels {total}.",
  "plans.progressLost":
    "The server was stopped while this plan was being made, and nothing of it is kept. Cancel it, then make another draft.",
  "plans.progressFailedWords":
    "The planner stopped with a fault, and nothing of the plan is kept. Make another draft; if that fails too, tell whoever runs the server.",
  "plans.cancel": "Cancel this plan",
  "plans.cancelWords": "Nothing of it is kept, and nobody is told.",
  "plans.stages":
    "{stage, select, locks {Pairs that stand} places {Places empty} reserves {Reserves called in} coverage {Wishes not met} leastLoads {Entries missing to least loads} kept {Pairs kept} worstEntry {Fit of the weakest panel} secondWorst {Fit of the second weakest} thirdWorst {Fit of the third weakest} components {Groups that share no judge} total {Fit of all panels} balance {Unevenness of loads} lot {The lot} other {{stage}}}",

  "plans.compare": "Compare",
  "plans.compareTick": "Compare the plan of {date}",
  "plans.compareTitle": "Drafts side by side",
  "plans.compareHint": "Tick two or more, up to four.",
  "plans.compareChoose": "Choose two plans or more in the list, up to four, then compare them.",
  "plans.compareFigure": "Figure",
  "plans.comparePlan": "Plan {n}",
  "plans.compareWorst": "Fit of the weakest panel",
  "plans.compareTotal": "Fit of all panels",
  "plans.compareLoads": "Entries of a judge, least to most",
  "plans.compareLoadsOf": "{least} to {most}",
  "plans.compareReserves": "Reserves with entries",
  "plans.compareWishes": "Entries with a wish not met",
  "plans.compareParts": "Groups of panels that share no judge (1: all are linked)",
  "plans.comparePairs": "Pairs unlike the first",
  "plans.compareProof": "Proof",
  "plans.compareProofOf": "{proven, select, yes {Proven} other {Not proven, gap {gap}}}",
  "plans.compareProofHand": "Changed by hand",
  "plans.compareChanges": "Pairs unlike the first, entry by entry",
  "plans.compareSame": "No pair differs.",
  "plans.compareMore": "{count, plural, one {One more entry differs.} other {# more entries differ.}}",
  "plans.compareOut": "out: {names}",
  "plans.compareIn": "in: {names}",

  "plans.panelChange": "Change",
  "plans.panelChangeOf": "Change the judges of {code}",
  "plans.panelTitle": "Judges of {code} in this draft",
  "plans.panelNow": "Now",
  "plans.panelNone": "No judge.",
  "plans.panelRemove": "Take out",
  "plans.panelAdd": "Put in",
  "plans.panelNobody": "Nobody",
  "plans.panelHint": "To swap two judges, choose both.",
  "plans.panelSave": "Change the draft",
  "plans.panelOption":
    "{name}: fit {fit}, {load} of {most} entries{reserve, select, yes {, reserve} other {}}",
  "plans.panelRefused": "Who cannot be put in, and why",
  "plans.panelBack": "Back to the plan",
  "plans.panelOthers": "Nobody else may judge this entry. The reasons stand below.",

  "plans.topUp": "Top up the plan",
  "plans.topUpTitle": "Top up the plan in force",
  "plans.topUpIntro":
    "A top-up fills places that became empty, gives judges to entries that became valid late, and gives an entry one judge more. Those with room come first, reserves last. What was handed in counts and stays.",
  "plans.topUpShort": "Entries with fewer than {k} judges",
  "plans.topUpShortOf":
    "{has, plural, =0 {no judge yet} one {one judge} other {# judges}}{why, select, recusal {; a judge stepped back} abstention {; a judge abstained} conflict {; a tie came up} removed {; a judge left} other {; valid since the plan}}",
  "plans.topUpNone": "Every valid entry has its {k} judges.",
  "plans.topUpRoom": "Room",
  "plans.topUpRoomOf":
    "{judges, plural, =0 {No judge has} one {One judge has} other {# judges have}} room for {places, plural, one {one more entry} other {# more entries}}; {reserves, plural, =0 {no reserve} one {one of them is a reserve} other {# of them are reserves}}.",
  "plans.topUpMore": "Entries that get one judge more",
  "plans.topUpMoreHint":
    "Their codes, separated by commas. Entries that are short of judges get theirs anyway; leave them out here.",
  "plans.topUpMoreUnknown": "There is no valid entry with the code {code}.",
  "plans.topUpMoreLong": "This list of codes is too long",
  "plans.topUpMove":
    "Entries that a judge has not opened may go to another judge, where a place cannot be filled otherwise.",
  "plans.topUpMake": "Make a draft of the top-up",
  "plans.topUpAdded": "What it brings",
  "plans.topUpRemoved": "What it takes from a judge who has not opened it",
  "plans.topUpNothing": "Nothing.",
  "plans.noneInForce": "No plan is published yet. Publish a plan first; top-ups follow it.",
  "plans.isPlanning": "A plan is being made just now. Wait until it is done, or cancel it.",
  "plans.standingChanged":
    "Something changed among the judges’ entries since this top-up was made. Make another top-up.",
  "plans.nothingToAdd": "This top-up brings nothing, so there is nothing to publish.",
  "plans.pairThere": "This judge has the entry already.",
  "plans.pairBarred":
    "A tie keeps this judge away: {kind, select, member {belongs to the entry} ownCategory {has an entry in the category} affiliate {belongs to organiser or sponsor} organisation {same organisation} past {same organisation in earlier years} country {same country} domain {same e-mail domain} named {named by the entrant} professional {professional tie} personal {personal tie} financial {financial tie} removed {the entry was taken from this judge} recusal {stepped back} abstention {abstained} conflict {a tie came up} other {another tie}}. The chair may lift it on the judge’s page.",
  "plans.pairCategory":
    "This judge does not judge category {category}. Change that on the judge’s page first.",
  "plans.pairLanguage": "This judge does not read the entry’s language. Choose somebody who does.",
  "plans.pairInstitution": "{name} is of the same institution and judges this entry. Take {name} out first.",
  "plans.pairFull":
    "This judge has {load, plural, one {one entry} other {# entries}} and takes {most} at most. Raise that on the judge’s page first.",
  "plans.pairMany": "The entry has its {wanted} judges. Take one out in the same step.",
  "plans.pairGone": "The judge to take out is not in this panel any more. Look at it again.",
  "plans.pairBegun": "This judge has opened the entry already, so it stays. End the judge’s role to free it.",
  "plans.nothingChosen": "Choose whom to take out, whom to put in, or both.",
  "plans.draftOutdated": "Entries or judges have changed since this draft was made. Make a new draft.",
  "plans.mailMore":
    "{count, plural, one {One more entry is} other {# more entries are}} yours to judge. Thank you for stepping in.",
  "plans.list": "Plans made so far, newest first",
  "plans.none": "No plan has been made yet. When the gate above is open, make a draft.",
  "plans.made": "Made",
  "plans.seed": "Seed",
  "plans.filled": "Places filled",
  "plans.filledOf": "{filled} of {wanted}",
  "plans.short": "Entries short",
  "plans.state": "State",
  "plans.states":
    "{state, select, planning {Being made} failed {Failed} draft {Draft} published {Published} other {Discarded}}",
  "plans.kinds": "{kind, select, topUp {Top-up} other {Whole plan}}",
  "plans.madeBy": "{date}, {name}",

  "plans.planTitle":
    "{kind, select, topUp {{state, select, draft {Draft top-up} published {A published top-up} other {Discarded top-up}}} other {{state, select, draft {Draft plan} published {The published plan} other {Discarded plan}}}}",
  "plans.facts":
    "Seed {seed} · {filled} of {wanted} places filled · {entries, plural, one {# entry} other {# entries}}, {judges, plural, one {# judge} other {# judges}}",
  "plans.shortfalls": "What could not be filled",
  "plans.noShortfalls": "Every entry has its {k} judges.",
  "plans.shortEntry": "Only {filled} of {wanted}",
  "plans.shortPool":
    "{pool, plural, =0 {Nobody judges category {category}} one {One judge only is in category {category}} other {# judges are in category {category}}}.",
  "plans.shortBarred": "Kept away from this entry: {list}.",
  "plans.shortBarredOne":
    "{kind, select, member {belongs to the entry} ownCategory {has an entry in the category} affiliate {belongs to organiser or sponsor} organisation {same organisation} past {same organisation in earlier years} country {same country} domain {same e-mail domain} named {named by the entrant} professional {professional tie} personal {personal tie} financial {financial tie} other {another tie}}: {count}",
  "plans.shortUsed":
    "All {eligible, plural, one {# who may} other {# who may}} judge it {eligible, plural, one {does} other {do}}.",
  "plans.shortCrowd":
    "{entries, plural, one {This entry needs} other {It shares its judges: # entries need}} {places} places, and {judges, plural, one {the # judge who may judge them} other {the # judges who may judge them}} can fill {capacity} (two of one institution never the same entry).",
  "plans.shortNext":
    "To fill it: invite a judge for the category, raise a judge’s number of entries, or settle a tie. Then make another draft.",
  "plans.worst": "Weakest panel",
  "plans.worstWords":
    "{code}: {judges} of {k} judges, fit {fit} of {best}, {neighbours, plural, =0 {none} other {#}} from its own sub-region, {outside, select, yes {one or more} other {nobody}} from outside its region.",
  "plans.fitWords":
    "A judge’s fit is 1 for the category and 1 for each field of expertise found in the entry, three at most. All panels together: {total}.",
  "plans.proven": "{proven, select, yes {Proven} other {Not proven}}",
  "plans.provenWords":
    "{proven, select, yes {Under these rules, in their order, no plan is better.} other {The search ended after {seconds} seconds with the best plan it had: what it was improving might still be better by {gap}, not by more. To look further, make another draft with more time.}}",
  "plans.byHandWords":
    "{changes, plural, one {Changed by hand once} other {Changed by hand # times}}. Before that the weakest panel had fit {worst} and all panels {total}{proven, select, yes {, proven best} other {}}.",
  "plans.linked":
    "{components, plural, =0 {No judge has an entry.} one {All panels are linked through judges they share, so that scores can be compared.} other {The panels fall into # groups that share no judge; between those, scores cannot be compared.}}",
  "plans.loads": "Load of each judge",
  "plans.judge": "Judge",
  "plans.load": "Entries",
  "plans.most": "At most",
  "plans.entriesOf": "Which",
  "plans.byEntry": "Entries and their judges",
  "plans.entry": "Entry",
  "plans.category": "Category",
  "plans.panel": "Judges",
  "plans.mix": "Regions",
  "plans.mixWords":
    "{outside, select, yes {mixed} other {nobody from outside}}{neighbours, plural, =0 {} =1 {} other {; # neighbours}}",
  "plans.refused": "Pairs that were not possible",
  "plans.refusedWords":
    "Within a judge’s own categories, {count, plural, =0 {nothing was} one {one pair was} other {# pairs were}} ruled out by a tie.",
  "plans.publish": "Publish this plan",
  "plans.publishHead": "Publish",
  "plans.publishWords":
    "Publishing cannot be undone. {judges, plural, one {# judge gets} other {# judges get}} their entries and one mail each; no other draft can be published after that.",
  "plans.publishTopUp":
    "Publishing cannot be undone. {judges, plural, one {# judge gets} other {# judges get}} more entries and one mail each; nobody else is told.",
  "plans.number": "{n, number}",
  "plans.lacks": "{missing, plural, one {one judge} other {# judges}} “{tag}” missing",
  "plans.confirm": "I have looked at the loads and at what could not be filled.",
  "plans.confirmMissing": "Tick that you have looked at the plan.",
  "plans.discard": "Discard this draft",
  "plans.discardTitle": "Discard a draft",
  "plans.discardWords": "The draft with seed {seed} stays in the list as discarded. Nobody is told.",
  "plans.publishedOn": "Published {date}. Judges were told by mail.",
  "plans.back": "All plans",

  "plans.alreadyPublished": "A plan is published already. From now on, top it up.",
  "plans.noEntries": "No entry is valid yet. Screen entries first.",
  "plans.noJudges": "No judge has accepted yet.",
  "plans.undeclared":
    "{count, plural, one {One judge has} other {# judges have}} not declared for all categories: {names}{others, plural, =0 {} one { and one other} other { and # others}}.",
  "plans.notDraft": "This plan is no draft any more.",
  "plans.scoringOver": "The time for scoring is over.",
  "plans.judgeLeft":
    "{count, plural, one {A judge of this plan has} other {# judges of this plan have}} left since it was made. Make a new draft.",
  "plans.repliesWait":
    "{count, plural, one {One entrant has} other {# entrants have}} replied to “not valid”, and the reply waits for a decision. Decide first, then publish: the entry may come to be valid.",
  "plans.entriesChanged":
    "{count, plural, one {One entry has} other {# entries have}} become valid or stopped being so since this draft was made. Make a new draft.",
  "plans.conflictSince":
    "{count, plural, one {A tie has come up that forbids one pair} other {Ties have come up that forbid # pairs}} of this draft. Make a new draft.",

  "plans.mailSubject": "{count, plural, one {One entry waits} other {# entries wait}} for you",
  "plans.mailHeading": "Your entries to judge",
  "plans.mailWords":
    "The plan is published: {count, plural, one {one entry is} other {# entries are}} yours to judge. Thank you for the time you give.",
  "plans.mailConfirm":
    "For each entry you first confirm that you have no tie with it; then its content opens. If you notice a tie, step back: somebody else takes over.",
  "plans.mailOpens": "Scoring opens",
  "plans.mailCloses": "Scoring closes",
  "plans.mailAction": "Open my entries",
  "plans.mailSmall": "Titles are not in this mail on purpose. Sign in to see them.",
} as const;
