export const conflicts = {
  "conflicts.title": "My conflicts",
  "conflicts.intro":
    "Before any plan is made, tell us which of these entries you have a tie with. You see titles, organisations and names only; content comes later, and never of an entry you are kept away from.",
  "conflicts.until": "You may change your answers until the plan is published.",
  "conflicts.categories": "Categories",
  "conflicts.category": "Category {category}",
  "conflicts.state":
    "{state, select, declared {Declared on {date}} closed {Closed to you} other {Not declared yet}}",
  "conflicts.notOpenUntil":
    "Declaring opens on {date}, when the entries are known. We will not need anything from you before.",
  "conflicts.noCategories": "You have no category yet. The organiser sets them; you will find them here.",
  "conflicts.noEntries": "There is no entry in this category yet.",
  "conflicts.closed":
    "You belong to an entry in this category, so you judge none of it and see none of its list.",
  "conflicts.entries": "{count, plural, one {# entry} other {# entries}} in {category}",
  "conflicts.people": "People: {people}",
  "conflicts.tick": "I have a tie with this entry",
  "conflicts.kept": "You will not judge this entry: {why}",
  "conflicts.why":
    "{kind, select, organisation {it comes from your organisation} domain {it comes from an address of your organisation} affiliate {you belong to an organisation behind the award} past {it comes from an organisation that you belonged to} country {it comes from your country} other {the chair has decided so}}.",
  "conflicts.kind": "What kind of tie",
  "conflicts.kinds":
    "{kind, select, professional {Professional} personal {Personal} financial {Financial} other {Other}}",
  "conflicts.tier": "What should follow",
  "conflicts.tiers":
    "{tier, select, declare {It should be known; I can judge fairly} recuse {I should not judge it} other {I must not judge it}}",
  "conflicts.reason": "What the tie is",
  "conflicts.reasonHint": "A sentence. Only chair and organiser read it.",
  "conflicts.declare": "Declare for {category}",
  "conflicts.declareWords": "Ticking none is an answer too: it says that you have no tie in this category.",
  "conflicts.done":
    "You have declared for all your categories. Thank you. The next mail brings your entries.",
  "conflicts.doneNote": "Your declaration for {category} is saved.",

  "conflicts.kindMissing": "Choose what kind of tie it is.",
  "conflicts.tierMissing": "Choose what should follow.",
  "conflicts.reasonMissing": "Say in a sentence what the tie is.",
  "conflicts.reasonLong": "Keep it under 500 characters.",
  "conflicts.termsFirst": "Accept the terms first; then the lists open.",
  "conflicts.notOpen": "Declaring has not opened yet.",
  "conflicts.published":
    "The plan is published, so the declaration is closed. If you notice a tie now, say so on the entry itself, under “My entries to judge”: you can step back from it at any time.",
  "conflicts.otherCategory": "You do not judge this category.",
  "conflicts.entriesChanged":
    "The list of entries changed while you had it open. The list below is the newest; what you typed is kept.",

  "conflicts.deskTitle": "Conflicts",
  "conflicts.deskIntro":
    "Chairs and organisers declare too. Where you have a tie, that category’s sheets, ranking and decision are closed to you, and a deputy acts in your place.",
  "conflicts.ownTies": "My ties, by category",
  "conflicts.ownState":
    "{tied, select, yes {You have a tie: this category is closed to you} other {No tie known}}",
  "conflicts.ownDeclare": "Declare a tie",
  "conflicts.declareOf": "A tie of mine in {category}",
  "conflicts.declareWhat":
    "After this the category is closed to you at once, until the end of the edition. It cannot be taken back here.",
  "conflicts.ownReasonHint": "A sentence. It is kept in the history; the deputy does not read it.",
  "conflicts.ownSave": "Declare the tie",
  "conflicts.deputy": "Who acts in your place",
  "conflicts.deputyHint":
    "{role, select, chair {Another chair} other {Another organiser}} without a tie in this category. They are told by mail.",
  "conflicts.deputyLater": "Nobody yet",
  "conflicts.deputyIs": "{name} acts in your place.",
  "conflicts.deputyNone":
    "Nobody acts in your place yet. Name a deputy; if nobody is there to name, an organiser invites one first.",
  "conflicts.deputyChange": "Change the deputy",
  "conflicts.deputyRole":
    "{role, select, chair {Only somebody who chairs now can act in a chair’s place.} other {Only somebody who organises now can act in an organiser’s place.}}",
  "conflicts.deputySelf": "Nobody can be their own deputy.",
  "conflicts.deputyTied": "This person has a tie in the category too. Choose somebody else.",
  "conflicts.categoryGone": "There is no such category.",
  "conflicts.categoryMissing": "Choose a category.",
  "conflicts.roleMissing": "Only chairs and organisers declare here.",
  "conflicts.standIn": "You act for {name} in {category}.",
  "conflicts.deputyMailSubject": "You act in category {category}",
  "conflicts.deputyMailWords":
    "{name} has a tie in category {category} and has named you as deputy. Its sheets, its ranking and its decision are yours from now on.",
  "conflicts.deputyMailAction": "Open the ranking",

  "conflicts.late": "Sheets that a late tie took out",
  "conflicts.lateNone":
    "None. A tie that comes up after the plan shows here, with the sheet that it took out.",
  "conflicts.lateState":
    "{sheet, select, yes {the sheet is out of the results} other {no sheet was in; the place is empty}}",
  "conflicts.lateSettle": "See the tie, or lift it",
  "conflicts.lateMailSubject": "A tie came up after the plan",
  "conflicts.lateMailWords":
    "A tie between a judge and an entry came up after the plan was published. The judge is out of that entry, and a sheet that was handed in does not count any more. Nothing is deleted: if you lift the tie, the sheet counts again. See what it changes, and top up the plan if the place should be filled.",
  "conflicts.lateMailAction": "See the tie",
  "conflicts.report": "Take the judge out of this entry",
  "conflicts.reportTitle": "Record a tie that came up",
  "conflicts.reportLink": "Record a tie",
  "conflicts.outAlready": "This judge is out of the entry already.",
  "conflicts.effect": "What it changes",
  "conflicts.effectOf":
    "The entry has {sheets, plural, one {one sheet} other {# sheets}} and would have {left, plural, =0 {none} one {one} other {#}}. {hadMean, select, yes {Its mean is {mean, number}} other {It has no mean}} and {hasMean, select, yes {would be {after, number}} other {would have too few sheets for a place}}.",
  "conflicts.effectPlace":
    "{had, select, yes {It stands at place {place}} other {It has no place}} and {has, select, yes {would stand at place {after}} other {would have none}}.",
  "conflicts.effectMoved":
    "{moved, plural, =0 {No other entry moves.} one {One other entry moves.} other {# other entries move.}}",
  "conflicts.effectNone":
    "{sheet, select, yes {A sheet was handed in; what it changes is not shown to you now.} other {No sheet was handed in, so no result changes. The place becomes empty.}}",
  "conflicts.reversible":
    "The chair may lift the tie later; then the sheet counts again as it was handed in. A top-up fills the place meanwhile.",
  "conflicts.entriesOf": "Entries of this judge",
  "conflicts.entryState":
    "{state, select, submitted {sheet handed in} conflict {out for a tie} recusal {stepped back} removed {taken away} other {open}}",

  "conflicts.askTitle": "May I invite this person?",
  "conflicts.askLead":
    "The answer is yes or no. It does not say why, nor whether the portal knows the person, and each question is recorded.",
  "conflicts.askAddressLabel": "E-mail address",
  "conflicts.askCategory": "To judge in",
  "conflicts.ask": "Ask",
  "conflicts.askName": "Enter the name, up to 200 characters.",
  "conflicts.askAddress": "Enter an e-mail address such as name@example.org.",
  "conflicts.askAnswer": "{may, select, yes {Yes.} other {No. Think of somebody else for this category.}}",

  "conflicts.askInvite": "Invite them",
  "conflicts.askOrganiser": "Ask an organiser to invite them; organisers send the invitations.",

  "conflicts.settleTitle": "Settle a tie",
  "conflicts.judge": "Judge",
  "conflicts.entry": "Entry",
  "conflicts.origin": "Where it comes from",
  "conflicts.origins":
    "{origin, select, rule {Found by the portal} judge {Declared by the judge} entrant {Named by the entrant} other {Decided by the chair}}",
  "conflicts.allKinds":
    "{kind, select, member {Belongs to the entry} ownCategory {Has an entry in the category} affiliate {Belongs to organiser or sponsor} organisation {Same organisation} past {Same organisation in earlier years} country {Same country} domain {Same e-mail domain} namesake {Same name as someone in the team} named {Named by the entrant as somebody who should not judge} professional {Professional} personal {Personal} financial {Financial} other {Other}}",
  "conflicts.effects":
    "{tier, select, bar {Kept away} recuse {Kept away, by own wish} other {Known; the chair decides}}",
  "conflicts.words": "Words given",
  "conflicts.decide": "Your decision",
  "conflicts.confirm": "Keep the judge away from this entry",
  "conflicts.lift": "Lift the tie: the judge may judge this entry",
  "conflicts.settlement": "Record the decision",
  "conflicts.why2": "Why",
  "conflicts.why2Hint": "Kept in the history; the judge and the entrant do not see it.",
  "conflicts.settlementMissing": "Choose one.",
  "conflicts.settled": "This tie was settled by somebody else in the meantime.",
  "conflicts.confirmed": "The judge is kept away from this entry already.",
  "conflicts.notLiftable": "Who belongs to an entry cannot judge in its category. This tie stays.",
  "conflicts.none": "No words.",
} as const;
