export const erasure = {
  "erasure.title": "Erase a person",
  "erasure.lead":
    "For somebody who asked to be erased. One organiser proposes it, another one approves it; after that nothing brings it back.",
  "erasure.name": "Erasure",
  "erasure.nameWhat": "Name, addresses and everything that is theirs alone, for good.",
  "erasure.open": "Erase this person",
  "erasure.look": "See the proposal",
  "erasure.effects": "What happens",
  "erasure.effectAccount":
    "The account ends: name, addresses, inbox, sign-ins, codes and their letters and mails are deleted, their certificates are withdrawn.",
  "erasure.effectTexts":
    "In every text of the portal, their name and addresses give way to a mark such as [erased 1a2b3c4d]; reasons and words beside the history that hold them are deleted.",
  "erasure.effectBeside":
    "This name is a single word, or somebody else has it too. It is taken out only where it stands with one of their addresses; look for it yourself afterwards.",
  "erasure.effectScores":
    "Scores and comments that they gave as a judge stay, without the name. So do decisions, signed results and the history of acts, which hold numbers. Whoever sealed or changed the rules stays named in the public versions of them.",
  "erasure.effectFiles":
    "Their files are deleted with the entries that were theirs alone. Of other files whose hidden data name them, the cleaned copy stays. A name that can be read in a picture or a scan stays: look at those yourself.",
  "erasure.effectBackups":
    "Backups keep what they have for up to 30 days. Who restores one has the erasure made again.",
  "erasure.effectMail": "The portal cannot write to them afterwards. Answer them before you approve.",
  "erasure.emptied": "Entries that were theirs alone are emptied",
  "erasure.kept": "Entries that stay, without their name",
  "erasure.reason": "Who asked, when and how",
  "erasure.reasonHint": "The other organiser reads it. It is deleted with the person.",
  "erasure.propose": "Propose the erasure",
  "erasure.proposed": "Proposed",
  "erasure.proposedBy": "Proposed by",
  "erasure.toAnswer": "Answer it",
  "erasure.answerTitle": "Answer a proposed erasure",
  "erasure.answer": "Your answer",
  "erasure.answerMissing": "Say whether this person is to be erased",
  "erasure.approve": "Erase {name} for good",
  "erasure.refuse": "Do not erase; everything stays as it is",
  "erasure.send": "Save the answer",
  "erasure.told": "One person was erased.",
  "erasure.done": "This person was erased already, or the account ended.",
  "erasure.role":
    "They are {role, select, organiser {an organiser} chair {a chair} screener {a screener} judge {a judge} sponsor {a sponsor’s representative} observer {an observer} other {{role}}} of this edition. End the role first.",
  "erasure.running":
    "They are on {code}, which takes part in an edition that is not over: complaints may still come. They hand it over, leave it or withdraw it first.",
  "erasure.led": "They lead {code}, and others are on it. They hand it over first.",
  "erasure.waits": "A proposal about this person waits for its answer already.",
  "erasure.answered": "Nothing waits for an answer here any more.",
  "erasure.twoPeople": "You proposed this. Another organiser approves it.",
  "erasure.askedSubject": "A request for erasure waits for you",
  "erasure.askedWords":
    "{name} proposes to erase a person who asked for it. It happens once another organiser approves, and nothing brings it back.",
  "erasure.askedOpen": "Look at the proposal",
  "erasure.receipt":
    "Part of what was submitted was erased since, because a person asked for it. The SHA-256 is still that of the document as it was submitted; the document that the portal keeps is another one now.",
} as const;
