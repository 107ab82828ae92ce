export const backups = {
  "backups.lateSubject": "The portal’s backups are late",
  "backups.lateSince":
    "The newest backup is of {newest}. What has changed since then is on one disk alone, and would be lost with it.",
  "backups.lateNone":
    "There is no backup at all. What is in the portal is on one disk alone, and would be lost with it.",
  "backups.lateNext":
    "The portal tries again each minute. Most often the folder for backups is full, or its disk is not there: ask whoever runs the server to look. Its log says what went wrong.",
  "backups.lateAction": "See where backups go",

  "backups.heading": "Backups",
  "backups.newest": "The newest backup is of {at}. While something changes, there is a new one each minute.",
  "backups.none": "There is no backup yet. The first is taken within a minute.",
  "backups.late":
    "Backups are late: something has changed since {since} and is in no backup. Ask whoever runs the server to look at the folder for backups and at the log.",
  "backups.sameDisk":
    "They are on the same disk as the data, so a broken disk takes both. Set BACKUP_DIR to a folder on another disk; the README says how.",
  "backups.off":
    "This portal takes no backups of itself (BACKUP_DIR is “none”). Make sure that something else does.",

  "backups.restoredTitle": "After the restore",
  "backups.restoredWords":
    "This portal was restored on {at} from the backup of {backup}. Until you have answered below, no mail leaves it but sign-in codes.",
  "backups.lostHeading": "What the backup does not know",
  "backups.lostWords":
    "Everything that was done between the backup and the failure is not here, and nobody but the people who did it knows of it.",
  "backups.askColleagues": "Ask your colleagues what they did last, and do it again.",
  "backups.askEntrants":
    "An entrant with a receipt that is not here was lost: look the receipt up with them, and give them time to submit again.",
  "backups.askMailService": "Look at your mail service’s own log for mails that went out after the backup.",
  "backups.waitingHeading":
    "{count, plural, =0 {No mail waited} one {One mail waited} other {# mails waited}} when the backup was taken",
  "backups.seeWaiting": "See every mail that waits",
  "backups.choice": "What becomes of mails that waited?",
  "backups.choice.hold": "Hold each for a person",
  "backups.choice.holdHint":
    "Choose this if any of them may have gone out after the backup. You decide about each in the list of mails.",
  "backups.choice.send": "Send them",
  "backups.choice.sendHint": "Choose this only if the mail service’s log shows that none of them went out.",
  "backups.choiceMissing": "Choose what becomes of mails that waited",
  "backups.letGo": "Let mail go again",
  "backups.notRestored":
    "Nothing is to be done here: this portal is not fresh out of a backup, or somebody has answered already.",
};
