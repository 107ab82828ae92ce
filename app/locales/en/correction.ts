export const correction = {
  "correction.title": "Correct the published result",
  "correction.intro":
    "For a mistake that is found after the results are public. First halt what is not sent yet; then decide anew, draft the corrected result with a note for the public, and let a second person approve it. Until its moment everybody reads the published result.",
  "correction.link": "Correct the published result",
  "correction.state": "Where it stands",
  "correction.stands":
    "{step, select, public {Version {version} is public since {at}. No correction is open.} corrected {The correction went out: version {version} is public since {at}, in place of version {corrects}.} halted {Letters of version {version} are halted since {opened}, by {name}. Nothing is decided anew yet.} deciding {Version {version} is being decided anew. Its letters are halted since {opened}, by {name}.} decided {It is decided anew. Version {version} stands until the corrected result; its letters are halted since {opened}, by {name}.} drafted {The corrected result is drafted as version {draft}. It waits for the approval of a second person.} other {The corrected result is approved as version {draft}. It is made known on {moment}; until then everybody reads version {version}.}}",
  "correction.next":
    "{step, select, halted {Next: reopen the decision that is wrong. If no decision is, draft the corrected result at once; its note says what is set right.} deciding {Next: wherever it says below that it is not decided, the chair proposes and an organiser approves.} decided {Next: draft the corrected result, with its note for the public.} drafted {Next: somebody else looks at the draft and its letters, and approves. After a further change, draft again.} approved {Nothing more to do. To change something first, stop it on the page of the release.} corrected {Where prizes changed, certificates that hold no longer were withdrawn by themselves; those of new winners are still to be issued.} other {Only if a mistake is found is there anything to do here.}}",
  "correction.toCertificates": "Issue certificates",
  "correction.reason": "What was found",
  "correction.reasonHint":
    "For your colleagues and the history. The public does not read it; it gets its own note.",
  "correction.reasonMissing": "Write what was found.",
  "correction.reasonLong": "Write at most 1,000 characters.",
  "correction.mails": "Its letters",
  "correction.mail":
    "{state, select, queued {Waiting} sending {Being sent} sent {Sent} delivered {Delivered} bounced {Came back} complained {Marked as spam} held {Held for a person} other {Stopped}}",

  "correction.haltTitle": "Halt what is not sent yet",
  "correction.haltWords":
    "Letters that wait are stopped at once, and their copies that nobody has opened leave the inboxes. You can do this alone, because waiting is the danger. Nothing that is public changes by it.",
  "correction.haltWaiting":
    "{count, plural, =0 {No letter waits: all have gone.} one {# letter has not gone yet.} other {# letters have not gone yet.}}",
  "correction.haltNext":
    "From then on the way out is a corrected result that two people approve. Where nothing turns out to be wrong, draft it with a note that says so: the letters that were stopped go out with it.",
  "correction.halt": "Halt the letters now",
  "correction.goHalt": "A mistake was found",

  "correction.decisions": "Decide anew",
  "correction.decisionsWords":
    "Reopen only what is wrong. The chair then proposes and an organiser approves, as before.",
  "correction.decisionState":
    "{state, select, proposed {proposed, waits for approval} approved {decided} returned {returned to the chair} superseded {reopened, waits for the chair} other {not decided}}",
  "correction.reopen": "Reopen",
  "correction.reopenTitle":
    "{kind, select, specialAward {Reopen the decision on {name}} other {Reopen the decision on category {name}}}",
  "correction.reopenWords":
    "The decision holds no longer. The chair proposes winners anew, and an organiser approves. A special award that stands on it is decided anew too. The published result stays until the corrected one.",
  "correction.reopenButton": "Reopen the decision",
  "correction.reopenReason": "Why it is decided anew",

  "correction.pages": "Pages of cases",
  "correction.pagesWords":
    "The page of a single case can be taken down meanwhile. Who has won stays in the list until the corrected result.",
  "correction.pagesLink": "Cases and their pages",
  "correction.hideTitle": "Page of {code} during the correction",
  "correction.hideWords":
    "The page, its photographs and its share image answer “not found” until you put the page back or the corrected result is public. The case stays in the list of winners.",
  "correction.showWords": "The page is down. It can be read again as soon as you put it back.",
  "correction.hide": "Take the page down",
  "correction.show": "Put the page back",
  "correction.hiddenState": "taken down during the correction",
  "correction.hideLink": "Take this page down or put it back",
  "correction.pageDown": "The page of this case is down while the result is being corrected.",

  "correction.draft": "Draft the corrected result",
  "correction.draftWords":
    "Letters go only to people whose letter would say something else than the one they were sent, and to those whose letter was halted. Drafting again replaces the draft.",
  "correction.day": "Day on which the correction is made known",
  "correction.dayHint": "In the edition’s zone, {zone}.",
  "correction.note": "Note for the public ({language})",
  "correction.noteHint":
    "What was wrong, what is right now, and that you are sorry. It stands with its date on the winners’ page, the jury page and the pages of cases. Name nobody who should not be named.",
  "correction.noteOther": "Left empty, readers of this language read English.",
  "correction.noteMissing": "Write the note for the public.",
  "correction.noteLong": "Write at most 1,500 characters.",
  "correction.draftButton": "Draft the correction",
  "correction.toRelease": "Look at the corrected result and its letters",
  "correction.approvalWords":
    "You approve that {count, plural, =0 {no letter is} one {# letter is} other {# letters are}} sent and the corrected result becomes public on {at}. Look at the letters first. You can stop the correction until that moment.",
  "correction.approvalTitle": "Approve the correction",
  "correction.approval":
    "This corrects version {version}. The published result stands until {at}; from then on everybody reads the corrected one with this note:",

  "correction.nothingPublic": "No result is public, so there is nothing to correct.",
  "correction.openAlready": "A correction is open already.",
  "correction.notOpen": "This is public. It can be changed only in a correction, which an organiser opens.",
  "correction.notDecided": "There is no approved decision to reopen.",
  "correction.halted": "Stopped, because the result that it tells is being corrected.",
  "correction.faultChain":
    "The draft does not say that it corrects version {version}, which is public. Rule: a correction names what it corrects. Draft again.",
  "correction.faultNote": "The note for the public is missing. Rule: a correction is told to everybody.",
  "correction.faultWaiting":
    "{count, plural, one {# letter of the published result} other {# letters of the published result}} may still go out. Rule: wrong letters are halted first.",
  "correction.faultSame":
    "{name} of entry {entry} was already sent what this letter says. Rule: nobody is told the same twice.",
  "correction.faultDate":
    "The letter to {name} about entry {entry} does not name the letter that it corrects. Rule: a correction says which letter it corrects.",

  "correction.letterWords":
    "This letter corrects our letter of {day}. What that letter said holds no longer. We are sorry for the mistake.",
  "correction.certificatesSubject": "Certificates of the {edition} edition are withdrawn",
  "correction.certificatesHeading": "Certificates are withdrawn",
  "correction.certificatesWords":
    "The result of the edition was corrected. Certificates that named a prize your case no longer has are withdrawn; whoever checks their serial reads so.",

  "correction.publicHeading": "{count, plural, one {Correction} other {Corrections}}",
  "correction.feedTitle": "Correction of the result",
} as const;
