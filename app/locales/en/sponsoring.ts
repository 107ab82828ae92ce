/** A sponsor's own pages, and what the desk does with its people and proposals. */
export const sponsoring = {
  "sponsoring.title": "Your sponsorship",
  "sponsoring.none":
    "Nobody has said yet which sponsor you are here for. The organiser does that; this page then shows it.",
  "sponsoring.gone": "This sponsorship has ended. What was made known before stays as it was.",
  "sponsoring.since":
    "{name} in the {edition} edition. You see no entries, judges or scores, and judges do not see this page.",
  "sponsoring.now": "How {name} stands now",
  "sponsoring.totals": "Entries in numbers",
  "sponsoring.totalsLater":
    "From {at}, when the call is over, this page shows how many entries came in, by category and by country.",
  "sponsoring.totalsScope":
    "{scope, select, all {All entries of the edition that were sent in and not withdrawn.} other {Entries in the categories that {name} supports, sent in and not withdrawn.}}",
  "sponsoring.received": "Entries received",
  "sponsoring.receivedFew": "Fewer than three entries came in, so no number is shown.",
  "sponsoring.byCategory": "By category",
  "sponsoring.byCountry": "By country",
  "sponsoring.category": "{id}, {name}",
  "sponsoring.other": "All others together",
  "sponsoring.otherMeans":
    "Where there are fewer than three entries, the number is not shown by itself, so that no single entry can be made out. Others are added until it cannot be worked out.",
  "sponsoring.tooSmall": "The numbers are too small to be shown apart.",
  "sponsoring.winners": "Winners",
  "sponsoring.winnersLater":
    "The winners of what {name} supports stand here once the organiser tells its sponsors. Until then nobody who is not told can see them, and this page is the same whoever wins.",
  "sponsoring.winnersNone": "{name} supports no category or special award, so there is no list of its own.",
  "sponsoring.noWinner": "Nobody won here.",
  "sponsoring.allWinners": "All winners of the {edition} edition",
  "sponsoring.people":
    "{count, plural, =0 {People of the sponsor: none yet} other {People of the sponsor: {count}}}",
  "sponsoring.peopleTitle": "People of {name}",
  "sponsoring.peopleLead":
    "They propose what is said and shown of the sponsor, and see totals and winners. They see no entry, judge or score.",
  "sponsoring.peopleNow": "Now",
  "sponsoring.peopleNone": "Nobody yet. Invite the people who look after the sponsor’s name and logo.",
  "sponsoring.alreadyTheirs": "This person is one of the sponsor’s people already.",
  "sponsoring.anothers":
    "This person belongs to another sponsor of this edition. One person speaks for one sponsor.",
  "sponsoring.tiedSubject": "You now speak for {name}",
  "sponsoring.open": "Open your page",
} as const;
