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
