export const ownData = {
  "ownData.title": "Your data",
  "ownData.lead":
    "Everything that the portal’s database holds of you and may give you today, in one file. Taking it is noted in the history.",
  "ownData.take": "Download your data (JSON)",
  "ownData.inside": "What is in the file",
  "ownData.counted": "{count, plural, one {# row} other {# rows}}",
  "ownData.kind":
    "{table, select, person {Your name, language and country} address {Your e-mail addresses} sign_in {Codes that were asked for to sign in} session {Where you signed in} recovery_code {Codes for a lost second step} handover_code {Codes that were handed over to you} role {Your roles} inbox_message {Messages in your inbox} outbox {Mails that were sent to you} entry {Entries that you are on, with their answers} entry_member {On which entries you are and were} entry_invitation {Invitations to an entry} listing {Where an entry names you in its team} extension {More time that was granted to you} answer_version {What you typed before} revision {What was submitted of your entries} attachment {Files of your entries} upload {Files that you sent} endorsement {Letters of support that you were asked for} screening {What you found in screening} reply {Your replies to screening} standing_change {Changes of standing that you proposed} likeness {Entries alike that you settled} judge {Your profile as a judge} declaration {Categories on which you declared your ties} conflict {Ties that you declared} deputy {Your ties to categories} assignment {Entries that you were given to judge} scoresheet {Your scoresheets} sheet_version {Your scoresheets before they were opened again} sheet_report {Faults that you reported} sheet_extension {More time for your scoresheets} calibration_sheet {Your marks of sample cases} settlement {What you settled as chair} decision {Decisions that you proposed or answered} meeting {Meetings that you recorded} category_merge {Merges of categories that you proposed} certificate {Your certificates} rule_change {Changes of the rules that you proposed} seal {Sealings of the rules by you} winner_answer {What you answered to a prize} name_change {Names of a winning case that you set right} correction {Corrections of results that you opened} disclosure {Results that you were shown early} feedback_use {Whether feedback was of use to you} complaint {Complaints that you made} sponsor_proposal {What you proposed for a sponsor} history {What you did, act by act} erasure {Erasures of your data} other {{table}}}",
  "ownData.notInside": "What is not in it",
  "ownData.whole": "Whole tables",
  "ownData.why":
    "{why, select, office {Names you, if at all, by a number, for something done in an office. The act itself is in the file, under the history.} jury {Work of the jury on entries. It goes to nobody, because it would tell who judges what.} letters {Letters of results, drawn before their release. Yours is in your inbox once it was sent.} words {Words beside the history. They stand in the file where you wrote them.} other {Tells of no person.}}",
  "ownData.columns": "Columns of the tables above",
  "ownData.columnsWhy":
    "Secrets such as codes and keys, numbers that stand for other people, and what others wrote or decided. What was decided about you was told you by mail, and lies in your inbox.",
  "ownData.files":
    "Files that you added are not inside: they are on the pages of their entries. Data of entries that you have left stay with those who are on them.",
  "ownData.erase": "To have it erased",
  "ownData.eraseHow":
    "Write to {organiser} at {address} from one of your addresses. Two organisers answer for an erasure, because nothing brings it back.",
  "ownData.eraseNobody":
    "Write to {organiser} from one of your addresses. Two organisers answer for an erasure, because nothing brings it back.",
  "ownData.eraseWhat":
    "Decisions of the jury and the record of acts stay, without your name. Roles that you hold and entries that take part come to an end first.",
  "ownData.see": "See and take your data",
} as const;
