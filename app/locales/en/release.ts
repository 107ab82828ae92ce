export const release = {
  "release.outcome":
    "{outcome, select, winner {Winner} specialAward {Special award} honourableMention {Honourable mention} notSelected {Not selected} horsConcours {Hors concours} other {Not valid}}",

  "release.letterSubject":
    "{outcome, select, winner {Your case has won} specialAward {Your case has won a special award} honourableMention {Your case receives an honourable mention} notSelected {The result of your entry} horsConcours {The result of your entry, hors concours} other {Your entry was not valid}}: {code}",
  "release.letterHeading":
    "{outcome, select, winner {Your case has won} specialAward {Your case has won a special award} honourableMention {Your case receives an honourable mention} notSelected {Your case was not among the winners} horsConcours {Your case was judged outside the competition} other {Your entry could not be judged}}",
  "release.letterDear": "Dear {name},",
  "release.letterOpening":
    "{outcome, select, winner {the jury of the {edition} edition has chosen your case as {winners} in category {category}. Our warm congratulations to you and your team.} specialAward {the jury of the {edition} edition has chosen your case, entered in category {category}, for a special award, which is given beside the winners of the categories: {awards}. Our warm congratulations to you and your team.} honourableMention {the jury of the {edition} edition gives your case, entered in category {category}, this mention: {awards}. A mention is no prize; the jury gives it to few cases, which it wants to be known. Our congratulations to you and your team.} notSelected {thank you for entering your case in category {category}. The jury of the {edition} edition has read it with care and has chosen {winners} in this category.} horsConcours {thank you for entering your case in category {category}. The jury of the {edition} edition has read it with care. It stands outside the competition (hors concours), and so is not among the winners.} other {thank you for your entry in category {category} of the {edition} edition. It did not meet the rules for entries, so it was not given to the judges.}}",
  "release.letterWinners":
    "{outcome, select, winner {{count, plural, one {the one winner} other {one of # winners}}} other {{count, plural, =0 {no case} one {one other case} other {# other cases}}}}",
  "release.letterMerged":
    "You entered category {entered}. Too few valid entries came in there, so it was merged before judging, as we wrote to you then, and your case was judged in category {category}.",
  "release.letterAlso":
    "Your case also receives {count, plural, one {a special award, which is} other {# special awards, which are}} given beside the winners of the categories: {awards}.",
  "release.letterEntry": "Entry {code}",
  "release.letterReason": "The reason, as you were told before: {reason}",
  "release.letterWhat":
    "{outcome, select, winner {The winners are public from the moment in which this letter was sent, so you may tell everyone. Your scores and the judges’ comments follow from {day} on.} notSelected {This says nothing against your work: places are few. Your scores and the judges’ comments are on the portal from {day} on.} horsConcours {This says nothing against your work. Your scores and the judges’ comments are on the portal from {day} on.} other {A later edition is open to you again. The rules and the list of what is checked are on the portal.}}",
  "release.letterNextHeading": "Your next step",
  "release.letterNext":
    "{outcome, select, winner {Look at how your case stands on the winners’ page, above all at the names. Certificates lie on the page of your entry once they are issued. If something is wrong, answer this mail and we will put it right.} notSelected {See which cases were chosen, and come back for your feedback. You need to do nothing until then.} horsConcours {See which cases were chosen, and come back for your feedback. You need to do nothing until then.} other {Read your entry and what was said about it on the portal. If you think that a rule was misread, answer this mail.}}",
  "release.letterButton":
    "{outcome, select, winner {See your case on the winners’ page} other {Open your entry}}",
  "release.letterOtherWay": "All winners stand on this page:",
  "release.letterComplaint":
    "Decisions of the jury are final. If you think that the procedure was not kept, you may complain once, within {days, plural, one {# day} other {# days}} after the results are public, on the page of your entry. People who had no part in it answer.",
  "release.letterClosing":
    "{outcome, select, winner {With respect and joy,} notSelected {With thanks and respect,} horsConcours {With thanks and respect,} other {With thanks,}}",
  "release.letterWhy":
    "You receive this letter as a member of entry {code}. It also lies in your inbox on the portal. Result file {result}.",

  "release.title": "Release of the results",
  "release.intro":
    "Four steps: every category and special award is decided; all letters are drafted and checked; a second person approves; at the set moment the winners’ page is public and the letters go out. Until then nobody but the people of the desk can see any of it.",
  "release.state": "Where it stands",
  "release.stateNone": "Nothing is drafted yet.",
  "release.stateDrafted":
    "Draft {version} was made on {moment}. It waits for the approval of a second person. It would be made known on {at}.",
  "release.stateApproved": "Version {version} is approved. It is made known on {at}.",
  "release.stateReleased": "Version {version} is public since {at}.",
  "release.stateStopped":
    "Version {version} was stopped. No letter of it was sent. Draft again when you are ready.",
  "release.early": "Before the announced date, because: {reason}",
  "release.resultHash": "SHA-256 of the result file",
  "release.faults": "What stands against it",
  "release.faultsNone": "Nothing: every entry has its letters, and all agree with the decisions.",
  "release.faultsMore": "{count, plural, one {And # more.} other {And # more.}}",
  "release.faultsWords": "Mend these first; most need a new draft afterwards.",
  "release.categories": "Decisions",
  "release.categoryDecided":
    "{winners, plural, =0 {decided: no winner} one {decided: # winner} other {decided: # winners}}",
  "release.categoryEmpty": "no valid entry, so nothing to decide",
  "release.categoryOpen":
    "{count, plural, one {not decided; # valid entry waits} other {not decided; # valid entries wait}}",
  "release.counts": "Letters",
  "release.countsCaption": "Letters by outcome and language",
  "release.language": "Language",
  "release.count": "Letters",
  "release.total": "{count, plural, one {# letter} other {# letters}}",
  "release.letterList": "All letters of this release",
  "release.entry": "Entry",
  "release.to": "To",
  "release.result": "Result",
  "release.open": "Letter to {name}",
  "release.draft": "Draft the letters",
  "release.approvalSilent":
    "{count, plural, one {One winning entry has} other {# winning entries have}} not answered the letter in confidence. Their names stand as they entered them; write to them if you want to be sure.",
  "release.draftNot":
    "You can draft to see the letters, but no draft can be approved while something stands against it.",
  "release.draftAgain": "Draft again",
  "release.draftWords":
    "Drafting freezes the decisions in a result file and draws every letter. A new draft replaces the one before.",
  "release.day": "Day on which results are made known",
  "release.dayHint": "In the edition’s zone, {zone}. The rulebook announces {announced}.",
  "release.dayMissing": "Write the day as year, month, day, for example 2027-08-02.",
  "release.time": "Time",
  "release.timeHint": "24 hours, for example 10:00.",
  "release.timeMissing": "Write the time as hours and minutes, for example 10:00.",
  "release.reason": "Reason, if it is before the announced date",
  "release.reasonLong": "Write at most 500 characters.",
  "release.draftButton": "Draft all letters",
  "release.tries": "Asked for too early",
  "release.triesWords":
    "How often somebody asked for what is not there before the results are public. Everybody reads the same answer, whoever has won. Who asked is not kept; people of the desk are not counted.",
  "release.triesNone": "Nothing was asked for too early so far.",
  "release.triesKind":
    "{kind, select, front {Winners’ page, jury page and feed, which say only when} case {Page of a case, by its code} picture {Share image} file {Lists, casebook and result file} certificate {A certificate by its serial, earlier editions’ too} other {What is in confidence, by somebody who was not told}}",
  "release.triesCount": "{count, plural, one {Once} =2 {Twice} other {{count, number} times}}",
  "release.triesDay": "{day}: {count, number}",
  "release.goApprove": "Go on to the approval",
  "release.goStop": "Stop this release",
  "release.approvalTitle": "Approve the release",
  "release.approvalWords":
    "You approve that {count, plural, one {# letter is} other {# letters are}} sent and the winners’ page becomes public on {at}. Look at some letters of each kind first. You can stop the release until that moment; afterwards nothing can be taken back.",
  "release.countTyped": "How many letters are sent?",
  "release.countTypedHint": "Type the number, so that it is read once more: {count}.",
  "release.countWrong":
    "This draft has {count} letters. Type that number, or go back and look at what changed.",
  "release.countMissing": "Type the number of letters.",
  "release.approve": "Approve and queue the letters",
  "release.stopTitle": "Stop the release",
  "release.stopWords":
    "No letter will be sent and the winners’ page stays closed. The next draft is a new version with its own approval.",
  "release.stop": "Stop it now",
  "release.back": "Back to the release",

  "release.alreadyReleased": "The results are public. They can no longer be drafted anew.",
  "release.alreadyApproved": "This release is approved. Stop it before you draft another.",
  "release.notDrafted": "There is no draft to approve. Draft the letters first.",
  "release.twoPeople": "You made this draft, so another organiser or the chair approves it.",
  "release.nothingToStop": "There is no release to stop.",
  "release.tooLateToStop":
    "The results are public since the set moment. Stopping can no longer take them back.",
  "release.blocked":
    "{count, plural, one {One thing stands against the release:} other {# things stand against the release. The first:}} {first}",
  "release.changed": "Somebody changed this release while you read. Look at how it stands now.",

  "release.faultNotScreened":
    "Entry {entry} was submitted and never screened. Rule: every entry has an outcome.",
  "release.faultRepair": "Entry {entry} still waits for a repair. Rule: every entry has an outcome.",
  "release.faultNoCategory":
    "Entry {entry} stands in no category of the rulebook. Rule: an entry is judged in its category.",
  "release.faultNoDecision":
    "{kind, select, specialAward {Special award {category} could go to {count, plural, one {# valid entry} other {# valid entries}} and has} other {Category {category} has {count, plural, one {# valid entry} other {# valid entries}} and}} no approved decision. Rule: every category and special award is decided or empty.",
  "release.faultOverCap":
    "{kind, select, specialAward {Special award} other {Category}} {category} has {count} winners and may have {cap}. Rule: winners within the cap.",
  "release.faultUnknownWinner":
    "The decision on {kind, select, specialAward {special award} other {category}} {category} names an entry that this edition does not have. Rule: winners are entries.",
  "release.faultWinnerTwice":
    "Entry {entry} wins twice in {kind, select, specialAward {special award} other {category}} {category}. Rule: nobody twice.",
  "release.faultWinnerNotValid":
    "Entry {entry} wins in {kind, select, specialAward {special award} other {category}} {category} and is not a valid entry. Rule: only valid entries win.",
  "release.faultWinnerOutside":
    "Entry {entry} wins in {kind, select, specialAward {special award} other {category}} {category} and stands hors concours. Rule: only entries in competition win.",
  "release.faultWinnerElsewhere":
    "{kind, select, specialAward {Entry {entry} wins the special award {category}, which entries of its category cannot win. Rule: a special award goes to an entry of its categories.} other {Entry {entry} wins in category {category} and was entered in another. Rule: an entry wins in its own category.}}",
  "release.faultWinnerDeclined":
    "Entry {entry} wins in {kind, select, specialAward {special award} other {category}} {category} and gave the prize back. Rule: two people take it out, then the jury decides again.",
  "release.faultNamesWait":
    "Entry {entry} asked for its names to be corrected, and nobody has answered. Rule: names are settled before letters go out.",
  "release.faultEmbargo":
    "The letter to {name} about entry {entry} names other moments than those that hold now. Rule: until when it is in confidence, and by when to answer. Draft again.",
  "release.faultAfterRelease":
    "The moment lies after the results are made known. Rule: winners are told before everybody else.",
  "release.faultToldEarlier":
    "Entry {entry} was asked to keep the secret until a moment before this release. Rule: nobody may speak before the results are known; write to it in confidence again, with this moment, or set an earlier one.",
  "release.faultBeforeEmbargo":
    "Letters in confidence are to go out at this moment or after it. Rule: winners are told before everybody else; stop those letters or set a later moment.",
  "release.faultResultOld":
    "The decision on {kind, select, specialAward {special award} other {category}} {category} changed after the draft. Rule: letters follow the approved decision.",
  "release.faultResultEntry":
    "Entry {entry} stands in the result file otherwise than it is now decided. Rule: letters follow the approved decision.",
  "release.faultResultMissing":
    "Entry {entry} has an outcome and is missing in the result file. Rule: every entry is told.",
  "release.faultRevision":
    "Entry {entry} was drafted from another revision than the one that stands. Rule: letters follow the frozen revision.",
  "release.faultNoLetterDue":
    "There is a letter about entry {entry}, which takes no part. Rule: letters only for entries with an outcome.",
  "release.faultNobody": "Entry {entry} has nobody to write to. Rule: every entry is told.",
  "release.faultNoAddress": "{name} of entry {entry} has no address. Rule: every person is reached.",
  "release.faultNoLetter": "{name} of entry {entry} gets no letter. Rule: every person of an entry gets one.",
  "release.faultTwice": "{name} of entry {entry} gets more than one letter. Rule: nobody twice.",
  "release.faultSameAddress": "Two letters about entry {entry} go to the same address. Rule: nobody twice.",
  "release.faultStranger":
    "A letter about entry {entry} goes to {name}, who is not one of its people. Rule: letters only to an entry’s people.",
  "release.faultAddress":
    "The letter to {name} about entry {entry} goes to an address that is no longer theirs. Rule: the address that stands now.",
  "release.faultName":
    "The letter about entry {entry} writes the name of {name} otherwise. Rule: names as they stand now.",
  "release.faultCode":
    "The letter to {name} about entry {entry} carries another code. Rule: the entry’s own code.",
  "release.faultOutcome":
    "The letter to {name} about entry {entry} tells another outcome than the decision. Rule: the approved decision.",
  "release.faultMention":
    "Entry {entry} is mentioned with honour by {category} and wins its category. Rule: a mention is for those who did not.",
  "release.faultSpecialAward":
    "The letter to {name} about entry {entry} tells other special awards than the decisions. Rule: the approved decisions.",
  "release.faultCategory":
    "The letter to {name} about entry {entry} names another category. Rule: the category of the frozen revision, or the one that this was merged into.",
  "release.faultTitle":
    "The letter to {name} about entry {entry} has another title. Rule: the title of the frozen revision, or as it was corrected since.",
  "release.faultOrganisation":
    "The letter to {name} about entry {entry} names another organisation. Rule: the names of the frozen revision, or as they were corrected since.",
  "release.faultReason":
    "The letter to {name} about entry {entry} gives another reason than the screening. Rule: the recorded reason.",
  "release.faultLanguage":
    "The letter to {name} about entry {entry} is in another language than theirs. Rule: the person’s language, or English.",
  "release.faultAward":
    "The letter to {name} about entry {entry} names the award otherwise. Rule: the official name with the title sponsor’s prefix.",
  "release.faultSponsorWrong":
    "The letter to {name} about entry {entry} carries {sponsor}, which supports neither its category nor an award that it won. Rule: sponsors only where they belong.",
  "release.faultSponsorMissing":
    "The letter to {name} about entry {entry} lacks {sponsor}. Rule: sponsors everywhere they belong.",
  "release.faultSponsorChanged":
    "{sponsor} {what, select, joined {became a sponsor} left {is a sponsor no more} other {was changed}} after this was drafted. Rule: letters and result show the sponsors as they are. Draft again.",
  "release.faultWords":
    "The letter to {name} about entry {entry} was drawn with other words than stand now. Rule: the organiser’s words as they stand now. Draft again.",
  "release.faultDrawing":
    "The letter to {name} about entry {entry} is not what would be drawn now. Rule: what is approved is what is drawn. Draft again.",
  "release.faultHash":
    "The result file is not the one that was drafted. Rule: what is approved is what was frozen. Draft again.",
  "release.faultPast":
    "The moment of the release is past. Rule: it lies in the future. Draft again with a later one.",
  "release.faultEarly":
    "The moment of the release is before the date that the rulebook announces. Rule: not earlier without a reason. Write the reason.",

  "release.letterTitle": "Letter about entry {code}",
  "release.letterTo": "To",
  "release.letterSubjectLabel": "Subject",
  "release.letterFrame": "The letter as it will be sent",
  "release.letterText": "Text part",
  "release.letterTextWords": "Mail programs without pictures and formatting show this part.",
  "release.letterSame": "Page and text part below are stored; what is sent is this, letter for letter.",

  "release.winnersTitle": "Winners {edition}",
  "release.winnersOver": "Winners of the {edition} edition, {day}",
  "release.winnersHeading":
    "{count, plural, =0 {No case was chosen this time} one {One case that others can follow} other {# cases that others can follow}}",
  "release.winnersSum":
    "{received, plural, one {# entry} other {# entries}} from {countries, plural, one {# country} other {# countries}}, {valid} of them valid, {winners} chosen by the jury.",
  "release.ruler":
    "Each line is one entry: {received} received, of which {valid} were valid, of which {winners} won.",
  "release.categoryNav": "Categories",
  "release.categoryTab": "{id}, {count, plural, =0 {no winner} one {# winner} other {# winners}}",
  "release.noneChosen": "No case was chosen in this category.",
  "release.awardNone": "This award goes to no case this time.",
  "release.awardFor": "Special award. {criteria}",
  "release.awardOf": "Special award {edition}: {name}",
  "release.caseEntered": "Entered in category {category}",
  "release.awardOpen":
    "{count, plural, one {not decided; # valid entry could win it} other {not decided; # valid entries could win it}}",
  "release.how": "How they were chosen",
  "release.judges": "Judges",
  "release.sheets": "Scoresheets",
  "release.recusals": "Judges kept from an entry for a conflict",
  "release.sealed": "Rules sealed before the first mark",
  "release.sponsorHeading": "{count, plural, one {Sponsor} other {Sponsors}}",
  "release.notYetHeading": "The winners are not known yet",
  "release.notYet": "They will be announced here on {at}. Until then they are kept in confidence.",
  "release.notYetLate":
    "The date for which they were announced has passed. They will stand here as soon as they are released.",
  "release.notYetNext": "Read what is judged, and how",
  "release.caseOver": "Winner {edition}, category {category}",
  "release.casePhotos": "Photographs",
  "release.photoCredit": "Photograph: {credit}",
  "release.caseWithheld":
    "The authors named passages that are not for publication. The text of this case follows when it is agreed with them.",
  "release.caseBack": "All winners of {edition}",
  "release.caseHash": "SHA-256 of the entry as it was judged",
} as const;
