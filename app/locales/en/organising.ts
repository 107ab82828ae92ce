export const organising = {
  "organising.reason": "Reason",
  "organising.reasonHint": "One sentence. It is kept with your name in the history.",
  "organising.reasonMissing": "Give a reason; it is kept in the history.",
  "organising.reasonLong": "Give the reason in at most 1,000 characters.",
  "organising.versionMissing": "This form is not complete. Open the page again.",

  "organising.desk.title": "Desk",
  "organising.desk.head": "The {edition} edition",
  "organising.desk.stage": "Stage now: {stage}.",
  "organising.desk.next": "Next: {stage}, from {moment}.",
  "organising.desk.acts": "What comes next",
  "organising.desk.nothing":
    "Nothing waits for anybody at the moment. The next stage begins by its date; you need not start it.",
  "organising.desk.by":
    "{isYours, select, true {You} other {{by, select, organiser {Organiser} chair {Chair} screener {Screeners} judge {Judges} sponsor {Sponsor} other {Observer}}}}",
  "organising.desk.doIt": "Go to step {number}",
  "organising.desk.entries": "Entries",
  "organising.desk.category": "Category",
  "organising.desk.noCategory": "None chosen yet",
  "organising.desk.drafts": "Drafts",
  "organising.desk.submitted": "Sent in",
  "organising.desk.unscreened": "To screen",
  "organising.desk.repair": "In repair",
  "organising.desk.valid": "Valid",
  "organising.desk.notValid": "Not valid",
  "organising.desk.rooms": "Rooms",

  "organising.room.deskFeedback": "Feedback to entrants",
  "organising.room.deskFeedbackWords":
    "The judges’ comments, read for identity and tone before every valid entry gets them.",
  "organising.room.deskComplaints": "Complaints",
  "organising.room.deskComplaintsWords":
    "Complaints on procedure with the day by which each is answered, by people who had no part in it.",
  "organising.room.deskCases": "Pages of winning cases",
  "organising.room.deskCasesWords":
    "When the page of each winner opens: with the release, or on a day of its own.",
  "organising.room.setUp": "Set-up",
  "organising.room.setUpWords": "What must be in place before the call opens, and the button that opens it.",
  "organising.room.rulebook": "Rulebook",
  "organising.room.rulebookWords":
    "Categories, form, rubric and rules of this edition; read or replace them.",
  "organising.room.stageDates": "Dates",
  "organising.room.stageDatesWords": "Move a date that is still to come, and see who is told.",
  "organising.room.deskEntries": "Entries",
  "organising.room.deskEntriesWords": "Who leads which entry, drafts too; begin one for somebody.",
  "organising.room.extensions": "Extensions",
  "organising.room.extensionsWords": "More time for one entry; approve what was proposed.",
  "organising.room.organisations": "Organisations",
  "organising.room.organisationsWords":
    "The register: merge spellings, rename, and see what counts together.",
  "organising.room.people": "People",
  "organising.room.peopleWords": "Who holds which role; invite, or end a role.",
  "organising.room.screening": "Screening",
  "organising.room.screeningWords": "Check entries against the list: valid, to be mended, or not valid.",
  "organising.room.categories": "Thin categories",
  "organising.room.categoriesWords":
    "Categories with fewer valid entries than their minimum, and merging one into another.",
  "organising.room.judges": "Judges",
  "organising.room.judgesWords": "The jury: who has accepted, declared, and handed in scoresheets.",
  "organising.room.deskConflicts": "Conflicts",
  "organising.room.deskConflictsWords":
    "Your own ties and your deputy, and sheets that a tie took out after the plan.",
  "organising.room.plans": "Plans",
  "organising.room.plansWords": "Who judges what: draft plans in private, compare them, publish one.",
  "organising.room.judgingDesk": "Judging",
  "organising.room.judgingDeskWords":
    "How far each judge and each entry is, faults to answer, sheets that lie apart, more time.",
  "organising.room.rankings": "Rankings and decisions",
  "organising.room.rankingsWords": "Scores by category, the chair’s proposal and its approval.",
  "organising.room.release": "Release",
  "organising.room.releaseWords":
    "Letters in confidence to winners, letters to every entrant, and the moment at which winners become public.",
  "organising.room.deskCertificates": "Certificates",
  "organising.room.deskCertificatesWords":
    "Issue certificates to winners, their teams and the judges; replace or withdraw one.",
  "organising.room.deskCeremony": "Ceremony",
  "organising.room.deskCeremonyWords": "The winners for the screen on the stage, category by category.",
  "organising.room.sponsors": "Sponsors",
  "organising.room.sponsorsWords": "Names, logos and colours that stand in letters and on the winners’ page.",
  "organising.room.mail": "Mail",
  "organising.room.mailWords": "Every message, whether it went out, and those that need a person.",
  "organising.room.history": "History",
  "organising.room.historyWords": "The record of every act, its check and its download.",

  "organising.next.reconcile":
    "Answer what becomes of mail: the portal was restored from a backup, and holds all mail until then",
  "organising.next.backup": "Have the backups looked at: changes are in none",
  "organising.next.mails":
    "{count, plural, one {One mail} other {# mails}} came back or could not be sent: say what becomes of {count, plural, one {it} other {them}}.",
  "organising.next.open": "Open the call: go through set-up first, then open it to the public.",
  "organising.next.waitOpening": "The call is ready and opens by itself on its date.",
  "organising.next.invite":
    "Invite judges: {judges, plural, =0 {none has accepted} one {one has accepted} other {# have accepted}}, {invited, plural, =0 {no invitation is open} one {one invitation is open} other {# invitations are open}}; each entry needs {needed}.",
  "organising.next.screen": "Screen {count, plural, one {one entry} other {# entries}}.",
  "organising.next.extensions":
    "Approve or turn down {count, plural, one {one proposed extension} other {# proposed extensions}}.",
  "organising.next.repair":
    "{count, plural, one {One entry is} other {# entries are}} being mended by the entrants; look at what comes back.",
  "organising.next.declare":
    "{count, plural, one {One judge has} other {# judges have}} not declared conflicts yet; the plan waits for them.",
  "organising.next.plan":
    "Draft a plan for {count, plural, one {the one valid entry} other {the # valid entries}} and publish it.",
  "organising.next.categories":
    "{count, plural, one {One judge has} other {# judges have}} no category yet; set it on the judge’s page.",
  "organising.next.topUp":
    "{count, plural, one {One entry has} other {# entries have}} too few judges; top up the plan.",
  "organising.next.sheets":
    "{count, plural, one {One scoresheet} other {# scoresheets}} of {all} still to come.",
  "organising.next.answerReports":
    "Answer {count, plural, one {one fault that a judge} other {# faults that judges}} reported.",
  "organising.next.approve":
    "Approve or return {count, plural, one {one proposed decision} other {# proposed decisions}}.",
  "organising.next.decide":
    "Propose winners in {count, plural, one {one category or special award} other {# categories and special awards}}.",
  "organising.next.embargoLetters":
    "All is decided: draft the letters in confidence to those who won. By the rulebook they are told on {day}.",
  "organising.next.embargoApprove":
    "The letters in confidence wait for a second person. Winners are to be told on {day}.",
  "organising.next.embargoWaits":
    "The letters in confidence are approved. Winners are told on {day}; nothing more to do.",
  "organising.next.answers":
    "{count, plural, one {# winning entry has} other {# winning entries have}} not answered yet. The first has time until {day}.",
  "organising.next.silent":
    "{count, plural, one {# winning entry has} other {# winning entries have}} not answered in time. Names stand as shown; write to them if you want to be sure.",
  "organising.next.names":
    "Decide on {count, plural, one {# correction of names} other {# corrections of names}} that winners asked for.",
  "organising.next.namesStop":
    "{count, plural, one {# correction of names was} other {# corrections of names were}} asked for after the release was approved. To accept {count, plural, one {it} other {one}}, stop the release first, then draft again; to refuse it, nothing need be stopped.",
  "organising.next.declined":
    "{count, plural, one {# prize was} other {# prizes were}} given back. Two people take the entry out, then the jury decides again.",
  "organising.next.correct":
    "A mistake in the public results is being corrected. Decide anew, then draft and approve the corrected result.",
  "organising.next.correctWaits":
    "The correction of the public results is approved. It is made known on {day}; nothing more to do.",
  "organising.next.brands":
    "Answer {count, plural, one {the change that a sponsor proposes} other {the changes that # sponsors propose}}.",
  "organising.next.standings":
    "{count, plural, one {Somebody proposed another standing of entry {codes}: it waits} other {Somebody proposed another standing of # entries ({codes}): they wait}} for a second person.",
  "organising.next.disclosures":
    "{count, plural, one {An early disclosure waits} other {# early disclosures wait}} for a second person.",
  "organising.next.letters":
    "Draft the letters to all.{silent, plural, =0 {} other { You can wait for the answers: names corrected later need a new draft.}}",
  "organising.next.release": "Check the letters to all and approve the moment of release.",
  "organising.next.waitRelease":
    "The release is approved. Winners become public at its moment; nothing more to do.",
  "organising.next.checkComments":
    "{count, plural, one {# comment of a judge waits} other {# comments of judges wait}} to be read before feedback can open. It is due on {day}.",
  "organising.next.prepareFeedback":
    "All comments are checked. Say that feedback is ready. It is due on {day}.",
  "organising.next.answerComplaints":
    "{count, plural, one {# complaint waits} other {# complaints wait}} for an answer, the first due on {day}. Who had no part in it drafts one.",
  "organising.next.approveAnswers":
    "{count, plural, one {The answer to # complaint waits} other {The answers to # complaints wait}} for a second person, the first due on {day}.",
  "organising.next.public": "Winners are public and letters are out; nothing more to do.",

  "organising.rulebook.title": "Rulebook",
  "organising.rulebook.inForce":
    "Version {version} of the {edition} edition is in force. {state, select, sealed {Rubric and judging rules are sealed.} other {Rubric and judging rules are not sealed yet.}}",
  "organising.rulebook.newest": "{moment}, {author}: {reason}",
  "organising.rulebook.setUp": "set-up",
  "organising.rulebook.replace": "Replace the rulebook",
  "organising.rulebook.download": "Download it as JSON",
  "organising.rulebook.downloadVersion": "Download version {version}",
  "organising.rulebook.versions": "All versions",
  "organising.rulebook.versionsLead":
    "A rulebook is never changed in place. Each change is a new version with its author and reason; older ones stay as they were.",
  "organising.rulebook.versionNumber": "Version {version}{inForce, select, true {, in force} other {}}",
  "organising.rulebook.names": "Names",
  "organising.rulebook.endorsed": "Partners endorse the entry.",
  "organising.rulebook.form": "The form",
  "organising.rulebook.limits":
    "{texts, plural, one {One text} other {# texts}} with {words, number} words in all; up to {cases, plural, one {one case} other {# cases}} from one organisation; entries are taken until {grace, plural, =0 {the deadline} one {# minute after it} other {# minutes after it}}, which is not made known.",
  "organising.rulebook.field":
    "({type, select, text {text} prose {long text} choice {one of several} choices {several of several} number {number} date {date} country {country} address {e-mail address} phone {telephone} link {link} consent {statement} rows {repeated rows} files {files} other {{type}}}{required, select, true {, required} other {}})",
  "organising.rulebook.replacement": "Another rulebook",
  "organising.rulebook.never":
    "Upload or paste a rulebook document. First you see what it would change; nothing changes before you confirm.",
  "organising.rulebook.document": "The document",
  "organising.rulebook.documentMissing": "Choose a file or paste the document.",
  "organising.rulebook.file": "A JSON file",
  "organising.rulebook.paste": "Or the text itself",
  "organising.rulebook.pasteHint":
    "JSON. A document for another edition than {edition} is added as an edition of its own.",
  "organising.rulebook.preview": "Show what would change",
  "organising.rulebook.faulty":
    "The document has {count, plural, one {one fault} other {# faults}}. They are listed below; mend them and send it again.",
  "organising.rulebook.faults": "{count, plural, one {One fault} other {# faults}}",
  "organising.rulebook.changes":
    "{count, plural, =0 {Nothing would change} one {One change} other {# changes}}",
  "organising.rulebook.before": "now",
  "organising.rulebook.after": "then",
  "organising.rulebook.nothing": "nothing",
  "organising.rulebook.more": "And {count, plural, one {one more} other {# more}}.",
  "organising.rulebook.otherHead": "A new edition: {edition}",
  "organising.rulebook.otherWords":
    "This document is for the {edition} edition. It is added beside the one in hand; the portal goes on showing the one in hand.",
  "organising.rulebook.putInForce": "Put this version in force",
  "organising.rulebook.again": "Show what my document would change now",
  "organising.rulebook.same": "The document says the same as the rulebook in force.",
  "organising.rulebook.otherEdition": "The document is for another edition, {edition}.",
  "organising.rulebook.isSealed":
    "The rules that decide are sealed. A change of weights, floors, tie-breaks, least numbers of sheets or numbers of winners becomes a new version that everyone can read, with your name and reason. Once scoresheets are in, a second organiser must agree.",
  "organising.rulebook.marksStand":
    "The rules are sealed, so the scale and the criteria stay: marks are given on them. Weights, floors, tie-breaks and numbers can change.",
  "organising.rulebook.twoPeople": "You proposed this change yourself. Another organiser must answer it.",
  "organising.rulebook.waitsMailSubject": "A change of the sealed rules waits for you",
  "organising.rulebook.waitsMailWords":
    "{name} wants to change rules that decide, after scoresheets came in. It is in force only once a second organiser agrees. The reason that was given:",
  "organising.rulebook.waitsMailAction": "Read and answer",
  "organising.rulebook.waits": "A change of the rules waits for an answer already.",
  "organising.rulebook.nothingWaits": "No change of the rules waits for an answer.",
  "organising.rulebook.change": "A change of the rules waits for a second organiser",
  "organising.rulebook.changeWords":
    "Scoresheets are in, so a change of what decides needs two people. If you agree, it is in force at once, and the rules page names you both.",
  "organising.rulebook.changeBy": "Proposed by {author}, {moment}: {reason}",
  "organising.rulebook.changeAnswer": "Your answer",
  "organising.rulebook.changeAgree": "Agree: put it in force",
  "organising.rulebook.changeRefuse": "Do not put it in force",
  "organising.rulebook.changeMissing": "Choose whether the change is put in force",
  "organising.rulebook.changeGive": "Give the answer",
  "organising.rulebook.categoryInUse":
    "Entries stand in category {category}, so a rulebook without it cannot be put in force.",
  "organising.rulebook.stale":
    "Another version was put in force while you had this open. Nothing was overwritten: look at what your document would change now.",

  "organising.editions.title": "Editions",
  "organising.editions.lead": "The portal holds every edition and shows one of them, the edition in hand.",
  "organising.editions.version": "Rulebook version {version}{inHand, select, true {, in hand} other {}}",
  "organising.editions.take": "Take {edition} in hand",
  "organising.editions.takeHead": "Take the {edition} edition in hand",
  "organising.editions.takeWords":
    "The whole portal then shows the {edition} edition. Nothing of {present} is lost; its organisers become organisers of {edition} too.",
  "organising.editions.add": "Add this edition",
  "organising.editions.addAnother": "Add an edition from a rulebook document",
  "organising.editions.isThere": "The {edition} edition is already in the portal.",
  "organising.editions.inHand": "The {edition} edition is in hand already.",
  "organising.editions.isOpen":
    "The call of {edition} was opened, so it stays in hand until its archive begins.",
  "organising.editions.hasEntries":
    "{count, plural, one {An entry has} other {# entries have}} been started in {edition}, so it stays in hand until its archive begins.",

  "organising.dates.extendedOnce":
    "The call was extended once already, and the rules allow that only once. You can still give more time to one entry.",
  "organising.dates.title": "Dates",
  "organising.dates.lead":
    "All times are those of {zone}. A date that is past stays; one to come can move, with a reason. You see who is told before anything moves.",
  "organising.dates.all": "Stages",
  "organising.dates.side": "{edge, select, opens {Begins} other {Ends}}",
  "organising.dates.edge": "{stage}, {edge, select, opens {begin} other {end}}",
  "organising.dates.isPast": "past",
  "organising.dates.inForce": "In force: {moment}",
  "organising.dates.reasonHint": "One sentence that those who are told will read.",
  "organising.dates.show": "Show who is told",
  "organising.dates.preview": "{count, plural, one {One date moves} other {# dates move}}",
  "organising.dates.fromTo": "from {from} to {to}",
  "organising.dates.told": "Who is told by mail",
  "organising.dates.nobody": "Nobody has planned by these dates yet.",
  "organising.dates.audience":
    "{audience, select, drafts {Leads of entries not sent in yet} entrants {Leads of entries sent in} repairs {Leads of entries in repair} screeners {Screeners} judges {Judges} other {Chairs}}: {count, plural, =0 {nobody} one {one person} other {# people}}",
  "organising.dates.move": "Move and tell them",
  "organising.dates.same": "No date was changed.",
  "organising.dates.unreadable":
    "The {edge, select, opens {beginning} other {end}} of “{stage}” is not a date and time that exists. Write it as in 2027-05-31T23:59.",
  "organising.dates.past":
    "The {edge, select, opens {beginning} other {end}} of “{stage}” is past and cannot move.",
  "organising.dates.intoPast":
    "The {edge, select, opens {beginning} other {end}} of “{stage}” would then be past. Choose a moment to come.",
  "organising.dates.closesFirst": "“{stage}” would end before it begins.",
  "organising.dates.order":
    "“{stage}” would begin before “{before}”, which comes before it. Move both, or choose a later date.",
  "organising.dates.overlap":
    "“{stage}” would begin before “{before}” has ended. Move both, or choose a later date.",

  "organising.history.title": "History",
  "organising.history.lead":
    "Every act in the portal, newest first. Each one is sealed into the next by its hash, so that nothing can be changed or left out unseen.",
  "organising.history.head": "Hash of act {seq}, the newest:",
  "organising.history.check": "Check the whole history",
  "organising.history.export": "Download it as JSON lines",
  "organising.history.kind": "About",
  "organising.history.anyKind": "anything",
  "organising.history.subject": "Subject",
  "organising.history.filter": "Show these",
  "organising.history.none": "No act matches. Choose something else, or show all.",
  "organising.history.number": "No.",
  "organising.history.when": "When",
  "organising.history.act": "Act",
  "organising.history.who": "Who",
  "organising.history.portal": "the portal",
  "organising.history.newest": "Newest",
  "organising.history.older": "Older",
  "organising.history.one": "Act {seq}",
  "organising.history.oneLead":
    "The hash covers number, time, act, actor, subject, facts, hash of the words, and the hash before. Looking at words is recorded too.",
  "organising.history.facts": "Facts",
  "organising.history.words": "Words beside it",
  "organising.history.noWords": "none",
  "organising.history.erased": "erased",
  "organising.history.wordsHash": "Hash of the words",
  "organising.history.salt": "Salt of the words",
  "organising.history.previous": "Hash before",
  "organising.history.hash": "Hash",
  "organising.history.checkTitle": "Check of the history",
  "organising.history.whole":
    "The history is whole: all {count, plural, one {# act} other {# acts}} are in their place and unchanged.",
  "organising.history.broken":
    "{fault, select, gap {The history has a gap before act {seq}.} link {Act {seq} does not follow from the act before it.} hash {Act {seq} was changed after it was recorded.} other {The words beside act {seq} were changed after they were recorded.}} Stop working, keep the data directory as it is, and tell whoever runs the server.",
  "organising.history.checkedAt": "Checked at {moment}.",
  "organising.history.note":
    "Write this hash down somewhere else. A later check that still passes through it shows that nothing before it was changed.",
} as const;
