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
    "“All others together” holds what has fewer than three entries, and as many more as it takes so that no single entry can be worked out.",
  "sponsoring.tooSmall": "The numbers are too small to be shown apart.",
  "sponsoring.winners": "Winners",
  "sponsoring.winnersLater":
    "The winners of what {name} supports stand here from the announcement on, which the rules set for {at}. Until then this page is the same whoever wins.",
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
  "sponsoring.proposals": "Proposals",
  "sponsoring.state": "{state, select, sent {Waits for your answer} accepted {Accepted} other {Refused}}",
  "sponsoring.waiting": "A proposal waits for your answer",
  "sponsoring.waitingOf": "A proposal of {at} waits for your answer.",
  "sponsoring.waitingGo": "Compare and answer",
  "sponsoring.proposalNone":
    "Propose another name, words, colour or logo. You see how it would stand before you send it, and nothing changes anywhere until the organiser accepts it.",
  "sponsoring.proposalState":
    "{state, select, draft {You have a draft from {at}. Nobody else sees it.} sent {Your proposal was sent on {at}. The organiser looks at it and answers by mail; until then everything stays as it is.} accepted {Your proposal was accepted on {at}.} other {Your proposal was not accepted on {at}. The organiser says why:}}",
  "sponsoring.propose":
    "{state, select, draft {Go on with your draft} refused {Change it and propose again} other {Propose a change}}",
  "sponsoring.seePreview": "See how it would stand",
  "sponsoring.proposalTitle": "What is said and shown of you",
  "sponsoring.proposalLead":
    "Change what should be different. The next page shows it on a page, in the letter and on the certificate; there you choose the logo too, and send it.",
  "sponsoring.languages": "Pages and letters of this edition are in {languages}.",
  "sponsoring.refusedBecause":
    "The last proposal was not accepted. It stands in the fields. The organiser wrote:",
  "sponsoring.nameHint": "As it should be written everywhere, for example: Example Group.",
  "sponsoring.link": "Address of your site",
  "sponsoring.showPreview": "Save and show the preview",
  "sponsoring.logoTitle": "Your logo",
  "sponsoring.logoSave": "Keep this logo and show the preview",
  "sponsoring.backToWords": "Back to the words without a new logo",
  "sponsoring.previewTitle": "How it would stand",
  "sponsoring.previewLead":
    "{state, select, draft {This is your draft. Nobody else sees it before you send it, and nothing of it stands anywhere before the organiser accepts it.} sent {This was sent and waits for the organiser.} accepted {This was accepted.} other {This was not accepted.}} Names and titles in it are made up.",
  "sponsoring.send": "Send it to the organiser",
  "sponsoring.changeWords": "Change the words",
  "sponsoring.onPage": "On a page",
  "sponsoring.onLetter": "In a letter",
  "sponsoring.onLetterHint":
    "The sponsor’s block stands at the end of the letter; each frame opens there, and the letter is above it. {hasDark, select, true {Programs with a dark ground show the logo for dark grounds.} other {There is no logo for dark grounds yet, so dark programs show the block on white.}}",
  "sponsoring.letterLight": "The letter at its full width, light",
  "sponsoring.phoneLight": "On a phone, light",
  "sponsoring.phoneDark": "On a phone, dark",
  "sponsoring.onCertificate": "On a certificate",
  "sponsoring.onCertificateHint":
    "The sponsor’s mark stands at the foot, apart from whoever issues the certificate.",
  "sponsoring.openCertificate": "Open a sample certificate (PDF)",
  "sponsoring.sampleName": "Name of a winner",
  "sponsoring.sampleTitle": "Title of a winning case",
  "sponsoring.sampleOrganisation": "Name of the organisation",
  "sponsoring.sampleIssuer": "Name of the issuer",
  "sponsoring.sampleSignatory": "Name of the signatory",
  "sponsoring.sampleOffice": "Office of the signatory",
  "sponsoring.waits": "Your proposal was sent and waits for the organiser. To change it, take it back first.",
  "sponsoring.takeBack": "Take the proposal back",
  "sponsoring.takeBackWords":
    "The organiser can no longer see or accept it. It becomes your draft again; you can change it and send it anew.",
  "sponsoring.takeBackButton": "Take it back",
  "sponsoring.nothingToTakeBack": "No proposal of yours waits for an answer, so there is none to take back.",
  "sponsoring.takenBackSubject": "{name} takes its proposal back",
  "sponsoring.takenBackWords":
    "{person} took it back before it was answered. There is nothing to do for you.",
  "sponsoring.takenBackAction": "See the sponsor",
  "sponsoring.stale":
    "Somebody of your sponsor saved the draft after you opened the page. What is saved now stands below; what you typed is still in the fields. Save again to replace it.",
  "sponsoring.nothingToSend": "There is no draft to send. Change something first.",
  "sponsoring.sameAsNow":
    "This says and shows the same as what stands now. Change something before you send it.",
  "sponsoring.answeredBefore": "This proposal was answered or changed in the meantime. Open it again.",
  "sponsoring.sponsorChanged":
    "The sponsor was changed after you opened this page. What stands now is shown beside the proposal; compare once more and answer again.",
  "sponsoring.reasonMissing": "Write why the proposal is refused. The sponsor reads it.",
  "sponsoring.reasonLong": "Write at most 1,000 characters.",
  "sponsoring.answerMissing": "Choose whether the proposal is accepted.",
  "sponsoring.answerTitle": "Proposal of {name}",
  "sponsoring.sentBy": "Sent by {person} on {at}.",
  "sponsoring.isOld":
    "The sponsor was changed at this desk after the proposal was written. Accepting it replaces what stands now in every part below.",
  "sponsoring.answered": "{answer, select, accepted {It was accepted.} other {It was refused:}}",
  "sponsoring.changes": "What would change",
  "sponsoring.changesNone": "Nothing differs from what stands now.",
  "sponsoring.part": "Part",
  "sponsoring.standsNow": "Stands now",
  "sponsoring.proposed": "Proposed",
  "sponsoring.wordsBeside": "Words beside the logo",
  "sponsoring.logoLight": "Logo for light grounds",
  "sponsoring.logoDark": "Logo for dark grounds",
  "sponsoring.hasLogo": "A picture",
  "sponsoring.answer": "Your answer",
  "sponsoring.answerLabel": "Is it accepted?",
  "sponsoring.answerChoice":
    "{answer, select, accepted {Accept: it stands on pages and letters from now on} other {Refuse, with a reason}}",
  "sponsoring.reasonLabel": "Reason",
  "sponsoring.reasonHint": "Needed if you refuse. The sponsor’s people read it.",
  "sponsoring.answerButton": "Answer",
  "sponsoring.reason": "Reason",
  "sponsoring.sentSubject": "{name} proposes a change",
  "sponsoring.sentWords": "{person} proposes other brand material. Nothing changes before you accept it.",
  "sponsoring.sentAction": "See the proposal",
  "sponsoring.answerSubject":
    "{answer, select, accepted {Your proposal was accepted} other {Your proposal was not accepted}}",
  "sponsoring.answerWords":
    "{answer, select, accepted {It stands on pages and letters from now on.} other {Everything stays as it is. You can change the proposal and send it again.}}",
} as const;
