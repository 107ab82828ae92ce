export const standing = {
  "standing.title": "Standing of the entry",
  "standing.open": "Set it outside the competition, or disqualify it",
  "standing.name":
    "{standing, select, inCompetition {In competition} horsConcours {Hors concours} other {Disqualified}}",
  "standing.choose": "New standing",
  "standing.choice":
    "{standing, select, inCompetition {In competition} horsConcours {Hors concours} other {Disqualified}}",
  "standing.choiceHint":
    "{standing, select, inCompetition {The entry can win like any other.} horsConcours {It is judged and shown, and cannot be among the winners: an entry with a tie to the sponsor or the organiser, say.} other {It takes no part any more. This cannot be taken back.}}",
  "standing.secondHint":
    "{standing, select, disqualified {The call is closed, so a second person has to agree before it holds.} other {Its people were told that it won, so a second person has to agree before it holds.}}",
  "standing.reasonHint": "The entrant gets them as they stand.",
  "standing.send": "Set the standing",
  "standing.changes": "Changes so far",
  "standing.noChanges": "None.",
  "standing.done":
    "{state, select, proposed {Proposed. Your colleagues have a mail: a second person has to agree before it holds and the entrant is told.} refused {Recorded. The entry stays as it was, and the entrant is told nothing.} other {Recorded. The lead of the entry has a mail with the reason.}}",
  "standing.change":
    "{standing, select, inCompetition {In competition} horsConcours {Hors concours} other {Disqualified}}{state, select, proposed {, proposed} refused {, refused} other {}}",
  "standing.answeredBy":
    "{state, select, refused {refused by {name}, {date}} other {agreed by {name}, {date}}}",
  "standing.proposed":
    "Proposed: {standing, select, inCompetition {in competition} horsConcours {hors concours} other {disqualified}}",
  "standing.waitsFor":
    "{standing, select, disqualified {{name} proposes to disqualify this entry.} other {{name} proposes to set this entry outside the competition.}} A second person has to agree.",
  "standing.decide": "Do you agree?",
  "standing.answer":
    "{answered, select, made {{standing, select, horsConcours {Yes: the entry stands outside the competition} inCompetition {Yes: the entry is in competition again} other {Yes: the entry is disqualified}}} other {No: it stays as it is}}",
  "standing.answerNote": "Note for colleagues",
  "standing.answerNoteHint": "Not sent to the entrant. They are told the reason above if you agree.",
  "standing.answerSend": "Answer",

  "standing.missing": "Choose a standing.",
  "standing.answerMissing": "Choose yes or no.",
  "standing.reasonMissing": "Write the reason in words. The entrant gets them.",
  "standing.notSubmitted": "This entry is not submitted, so it has no standing to change.",
  "standing.announced": "The results are announced, so standings no longer change here.",
  "standing.releaseApproved":
    "The release is approved and its letters are ready. Stop the release first, then change the standing.",
  "standing.organisersNow":
    "From the deliberation on, an organiser sets standings. Tell an organiser what you know of this entry.",
  "standing.disqualifiedAlready": "The entry is disqualified. Two people decided that; it is not taken back.",
  "standing.waits": "A change waits for a second person. Answer that first.",
  "standing.same": "The entry has this standing already. Choose another.",
  "standing.nothingWaits": "No change waits for an answer here.",
  "standing.twoPeople": "You proposed this, so somebody else has to agree. Ask a colleague.",

  "standing.mailSubject":
    "{code}: {standing, select, inCompetition {your entry is in competition again} horsConcours {your entry stands hors concours} other {your entry is disqualified}}",
  "standing.mailHeading":
    "{standing, select, inCompetition {Your entry is in competition again} horsConcours {Your entry stands hors concours} other {Your entry is disqualified}}",
  "standing.mailWords":
    "{standing, select, inCompetition {“{title}” was outside the competition and is in it again. The reason:} horsConcours {“{title}” stays an entry, but outside the competition. The reason:} other {“{title}” no longer takes part in this edition. The reason:}}",
  "standing.mailNext":
    "{standing, select, inCompetition {It can win like any other entry. There is nothing for you to do.} horsConcours {It is read by the judges if it is valid, and you get their comments, but it cannot be among the winners. If a fact in the reason is wrong, answer this mail.} other {It is not judged, or its scores no longer count. If a fact in the reason is wrong, answer this mail.}}",
  "standing.askedSubject":
    "{standing, select, disqualified {{code}: a disqualification waits for a second person} other {{code}: an entry that won leaves the competition, and a second person has to agree}}",
  "standing.askedHeading":
    "{standing, select, disqualified {A disqualification waits for you} other {An entry that won leaves the competition}}",
  "standing.askedWords":
    "{standing, select, disqualified {{name} proposes to disqualify entry {code}.} other {{name} proposes to set entry {code} outside the competition. Its people were told that it won.}} It holds only when a second person agrees. Read the reason and answer.",
  "standing.askedOpen": "Read the proposal",
} as const;
