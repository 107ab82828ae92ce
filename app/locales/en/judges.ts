export const judges = {
  "judges.title": "Judges",
  "judges.facts":
    "{total, plural, one {# judge} other {# judges}}; {declared, plural, =0 {none has} one {# has} other {# have}} declared for all their categories",
  "judges.invite": "Invite judges",
  "judges.plans": "Plans",
  "judges.none":
    "Nobody has been asked to judge yet. Invite judges; they appear here with their state, and after accepting with their profile.",
  "judges.table": "Judges by name",
  "judges.name": "Name",
  "judges.state": "Invitation",
  "judges.states": "{state, select, invited {Invited} active {Accepted} declined {Declined} other {Left}}",
  "judges.categories": "Categories",
  "judges.declared": "Declared",
  "judges.declaredState":
    "{state, select, all {For all categories} some {For {done} of {of}} terms {Terms not accepted} nothing {No category given} other {Not yet}}",
  "judges.load": "Load",
  "judges.loadOf": "{load} of {capacity}",
  "judges.reserve": "reserve",
  "judges.page": "Page {page}",
  "judges.pages": "Pages",
  "judges.range": "{from} to {to} of {total}",

  "judges.profile": "Profile",
  "judges.organisation": "Organisation",
  "judges.organisationHint":
    "Full name, as the organisation writes it. Entries of the same organisation are kept away.",
  "judges.country": "Country or territory",
  "judges.noCountry": "Choose one",
  "judges.categoriesLabel": "Categories to judge",
  "judges.languages": "Languages the judge reads with ease",
  "judges.ownLanguages": "Languages that you read with ease",
  "judges.expertise": "Expertise, in a few words",
  "judges.expertiseHint": "Up to ten, with commas between.",
  "judges.capacity": "Entries at most",
  "judges.reserveLabel": "Reserve",
  "judges.reserveHint": "Called in only for places that nobody else can fill.",
  "judges.isReserve": "This judge is a reserve",
  "judges.save": "Save the profile",
  "judges.notAcceptedYet":
    "This person has not accepted the invitation. The profile opens for editing when they do.",
  "judges.declinedWords": "This person has declined the invitation.",
  "judges.now": "As it stands now: {organisation}; {categories}; at most {capacity}; version {version}.",

  "judges.conflicts": "Conflicts",
  "judges.noConflicts":
    "No tie is known. The portal looks for ties when a profile changes and when a plan is made; the judge declares others.",
  "judges.conflictTable": "Ties between this judge and entries",
  "judges.entry": "Entry",
  "judges.tie": "Tie",
  "judges.effect": "Effect",
  "judges.settle": "Settle",

  "judges.termsTitle": "Before you judge",
  "judges.profileTitle": "My profile as a judge",
  "judges.terms": "Terms and confidentiality",
  "judges.termsJudge":
    "I judge by the rubric alone, read every entry given to me in full and decide by myself.",
  "judges.termsSecret":
    "What I read and what I mark stays between me and the portal. I keep no copies and talk to no one about it, before the results and after.",
  "judges.termsContact": "I do not contact entrants, and I tell the organiser if one contacts me.",
  "judges.termsConflict":
    "I declare every tie to an entry before I see its content, and later as soon as I notice one.",
  "judges.termsMachines": "I do not give an entry, or any part of it, to a machine that learns from it.",
  "judges.accept": "I accept these terms.",
  "judges.acceptedOn": "You accepted these terms on {date}.",
  "judges.acceptMissing": "Accept the terms to go on. If you cannot, tell the organiser.",
  "judges.check": "Check what we know of you",
  "judges.checkHint":
    "Ties to entries are found by organisation and address, so please be exact. Categories and the number of entries are set by the organiser.",
  "judges.yourCategories": "Categories",
  "judges.yourCapacity": "Entries at most",
  "judges.goOn": "Save and go on to conflicts",
  "judges.noCategories": "None yet; the organiser sets them.",

  "judges.organisationMissing": "Enter the organisation.",
  "judges.organisationLong": "Keep the name under 150 characters.",
  "judges.countryMissing": "Choose a country or territory.",
  "judges.languagesMissing": "Tick one language at least.",
  "judges.categoriesMissing": "Tick one category at least.",
  "judges.capacityNumber": "Enter a whole number from 0 to 200.",
  "judges.expertiseLong": "Keep it to ten short phrases, 300 characters in all.",
  "judges.notAccepted": "There is no profile yet, because the invitation has not been accepted.",
} as const;
