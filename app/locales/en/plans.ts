export const plans = {
  "plans.title": "Plans",
  "plans.intro":
    "A plan gives every valid entry {k} judges. Drafts are private: make as many as you like, compare them, then publish one, once.",
  "plans.gate": "Before a plan",
  "plans.valid": "Valid entries",
  "plans.unscreened": "Entries still in screening or repair",
  "plans.judges": "Judges who accepted",
  "plans.places": "Places to fill",
  "plans.capacity": "Places that judges offer",
  "plans.waitingFor": "Not declared for all categories yet",
  "plans.allDeclared": "Every judge has declared for all categories.",
  "plans.unscreenedWords":
    "{count, plural, one {One entry is} other {# entries are}} still in screening or repair and would not be part of a plan made now.",
  "plans.make": "Make a draft",
  "plans.makeWords": "Ties are looked for anew, then judges are drawn with a seed that is kept.",
  "plans.list": "Plans made so far, newest first",
  "plans.none": "No plan has been made yet. When the gate above is open, make a draft.",
  "plans.made": "Made",
  "plans.seed": "Seed",
  "plans.filled": "Places filled",
  "plans.filledOf": "{filled} of {wanted}",
  "plans.short": "Entries short",
  "plans.state": "State",
  "plans.states": "{state, select, draft {Draft} published {Published} other {Discarded}}",
  "plans.madeBy": "{date}, {name}",

  "plans.planTitle":
    "{state, select, draft {Draft plan} published {The published plan} other {Discarded plan}}",
  "plans.facts":
    "Seed {seed} · {filled} of {wanted} places filled · {entries, plural, one {# entry} other {# entries}}, {judges, plural, one {# judge} other {# judges}}",
  "plans.shortfalls": "What could not be filled",
  "plans.noShortfalls": "Every entry has its {k} judges.",
  "plans.shortEntry": "Only {filled} of {wanted}",
  "plans.shortPool":
    "{pool, plural, =0 {Nobody judges category {category}} one {One judge only is in category {category}} other {# judges are in category {category}}}.",
  "plans.shortBarred": "Kept away from this entry: {list}.",
  "plans.shortBarredOne":
    "{kind, select, member {belongs to the entry} ownCategory {has an entry in the category} affiliate {belongs to organiser or sponsor} organisation {same organisation} domain {same e-mail domain} named {named by the entrant} professional {professional tie} personal {personal tie} financial {financial tie} other {another tie}}: {count}",
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
    "{proven, select, yes {Under these rules, in their order, no plan is better.} other {The search ended early: what it was improving might still be better by {gap}.}}",
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
  "plans.confirm": "I have looked at the loads and at what could not be filled.",
  "plans.confirmMissing": "Tick that you have looked at the plan.",
  "plans.discard": "Discard this draft",
  "plans.discardTitle": "Discard a draft",
  "plans.discardWords": "The draft with seed {seed} stays in the list as discarded. Nobody is told.",
  "plans.publishedOn": "Published {date}. Judges were told by mail.",
  "plans.back": "All plans",

  "plans.alreadyPublished": "A plan is published already. Changes are made judge by judge from now on.",
  "plans.noEntries": "No entry is valid yet. Screen entries first.",
  "plans.noJudges": "No judge has accepted yet.",
  "plans.undeclared":
    "{count, plural, one {One judge has} other {# judges have}} not declared for all categories: {names}.",
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
