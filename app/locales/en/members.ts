/** Words of who has access to an entry, who is invited to it, and the team members whom its form names. */
export const members = {
  "members.title": "Who has access",
  "members.lead":
    "These people can open the entry here and get its receipts. Team members are others: they are named in the form. Judges, organisers and sponsors cannot have access.",
  "members.on": "Have access",
  "members.capacity":
    "{capacity, select, lead {Lead contact} deputy {Deputy} editor {Editor} scribe {Types for you} other {Reader}}",
  "members.may":
    "{capacity, select, lead {Does everything, and alone hands the lead over} deputy {Does everything that the lead does} editor {Changes the draft; does not submit} scribe {Of the organiser’s staff; types until the entry is taken over} other {Reads}}",
  "members.you": "(you)",
  "members.change": "Change<hidden> what {name} may do</hidden>",
  "members.invited": "Invited",
  "members.nobodyInvited": "Nobody waits for an answer.",
  "members.state":
    "{state, select, open {Waits for an answer} expired {Ran out} accepted {Accepted} declined {Declined} refused {Cannot be on an entry} other {Taken back}}",
  "members.openUntil": "open until",
  "members.answerUntil": "The invitation is open until",
  "members.manage": "Send again or take back<hidden> the invitation to {address}</hidden>",
  "members.inviteTitle": "Invite a colleague",
  "members.address": "E-mail address",
  "members.addressHint": "They get a mail, sign in with this address, and say yes or no.",
  "members.addressMissing": "Write an e-mail address in the form name@example.org",
  "members.as": "What they may do",
  "members.asMissing": "Choose what they may do",
  "members.invite": "Send the invitation",
  "members.wasInvited": "The invitation is on its way. You are told when it is answered.",
  "members.handOver": "Hand the lead over",
  "members.leave": "Leave this entry",
  "members.teamLink": "Team members whom the form names",

  "members.leadInvites": "Only the lead contact and their deputy can change who has access to this entry.",
  "members.leadOffers": "Only the lead contact can offer the lead to somebody.",
  "members.leadNamesDeputies":
    "Only the lead contact can make somebody a deputy, or a deputy something else.",
  "members.leadStays": "An entry has one lead contact. The lead is handed over, not taken away.",
  "members.scribeStays": "Staff who type for you leave by themselves once the entry is taken over.",
  "members.isThere": "This person has access to the entry already.",
  "members.isLead": "This person is the lead contact already.",
  "members.isInvited": "An invitation to this address waits for its answer. You can send it again.",
  "members.full": "Up to {most} people can have access to one entry, those who are invited counted in.",
  "members.gone": "This person no longer has the access that the page showed. Look at it again.",
  "members.justSent":
    "This invitation was sent a few minutes ago. Wait ten minutes before you send it again.",
  "members.sentOften":
    "This invitation was sent {times} times. Ask the person by another way, or invite another address.",
  "members.invitationOver": "This invitation was answered or taken back.",
  "members.invitationExpired": "This invitation has run out. Ask whoever sent it to send it again.",
  "members.entryWithdrawn": "The entry was withdrawn, so the invitation is no longer needed.",
  "members.hasRole":
    "You have a task in this edition (organising, chairing, screening, judging, observing, or for a sponsor), or are invited to one. Whoever has one cannot have access to an entry.",
  "members.nobodyToAsk":
    "Nobody waits to be asked: everyone with a right e-mail address has answered, or was asked within the last day.",

  "members.memberTitle": "What {name} may do",
  "members.save": "Save",
  "members.takeOff": "Take {name} off this entry",
  "members.endQuestion": "{isSelf, select, true {Leave this entry?} other {Take {name} off this entry?}}",
  "members.endMeans":
    "{isSelf, select, true {You will no longer find it. What you wrote stays, and the lead contact is told.} other {They will no longer find it. What they wrote stays, and they are told.}}",
  "members.endNow": "{isSelf, select, true {Leave the entry} other {Take them off}}",
  "members.back": "Who has access",

  "members.invitationTo": "Invitation to {address}",
  "members.invitationSent":
    "Sent {times, plural, one {once} other {# times}}, last {moment}. It can be answered until {until}.",
  "members.resend": "Send it again",
  "members.takeBack": "Take it back",
  "members.takeBackQuestion": "Take this invitation back?",
  "members.takeBackMeans": "Its mail then leads nowhere. You can invite the same address again later.",
  "members.takeBackNow": "Take it back now",

  "members.leadTitle": "Hand the lead over",
  "members.leadWords":
    "The new lead contact must accept. Until then nothing changes; then they are the lead and you are their deputy. Both of you get a mail, and the history keeps it.",
  "members.leadTo": "To whom",
  "members.leadToMissing": "Choose somebody, or write an address",
  "members.leadOther": "Somebody else, by this address",
  "members.leadOffer": "Offer the lead",

  "members.answerTitle": "You are invited to an entry",
  "members.answerLead": "{inviter} invites you to work with them on this entry:",
  "members.nowHere": "You have accepted. {about}",
  "members.accept": "Accept",
  "members.decline": "Decline",
  "members.answerHint": "Your answer goes to the lead contact with your name.",
  "members.otherAddress": "This invitation went to another address",
  "members.otherAddressWords":
    "It can only be opened by who owns the address that it was sent to. Sign in with that address, or add it to your account, then open the link again.",
  "members.addAddress": "Add an address to my account",
  "members.wasDeclined": "You have declined. Nothing more is needed.",
  "members.wasRefused":
    "Your answer could not be a yes. Those who invited you learn only that you cannot have access to an entry.",
  "members.waiting": "Invitations to entries",
  "members.waitingFor":
    "as {capacity, select, lead {lead contact} deputy {deputy} editor {editor} other {reader}}",

  "members.about":
    "{capacity, select, lead {You are the lead contact: you answer for the entry, submit and withdraw it, and invite others.} deputy {You are the deputy: you do everything that the lead contact does, except hand the lead over.} editor {You are an editor: you change the draft and its files; the lead contact or their deputy submits it.} other {You are a reader: you read the entry and get its receipts.}}",
  "members.invitationSubject":
    "Invitation: {capacity, select, lead {lead contact} deputy {deputy} editor {editor} other {reader}} of “{title}”",
  "members.invitationHeading": "You are invited to an entry",
  "members.invitationWords": "{inviter} invites you to “{title}” ({organisation}).",
  "members.invitationUntil": "Please answer by {moment}.",
  "members.invitationOpen": "Read and answer",
  "members.invitationSmall":
    "Sign in with the address that this mail came to; there is no password. Forwarding this mail lets nobody in. If you know nothing of it, you need do nothing.",
  "members.begunSubject": "An entry was begun for you",
  "members.begunWords":
    "{inviter}, of the organiser’s staff, has begun an entry for you and types into it what you say. It takes part only if you take it over, check it and submit it yourself.",
  "members.answerSubject":
    "{answer, select, accepted {{who} has accepted your invitation} declined {{who} has declined your invitation} other {{who} cannot have access}}",
  "members.answerWords":
    "{answer, select, accepted {{capacity, select, lead {They are the lead contact now.} deputy {They are deputy now, and do everything that the lead contact does.} editor {They can change the draft and its files now; they cannot submit it.} other {They can read the entry now.}}} declined {They have no access to the entry. Nothing else has changed.} other {This person cannot have access to an entry of this edition, so the invitation is closed. Nothing more can be said about it.}}",
  "members.changedSubject":
    "You are {capacity, select, deputy {deputy} editor {editor} other {reader}} of {code} now",
  "members.leftSubject": "{who} has left {code}",
  "members.takenOffSubject": "You no longer have access to {code}",
  "members.endedWords":
    "{isSelf, select, true {What they wrote stays in the entry.} other {{inviter} ended your access to this entry. If you think that this is a mistake, speak with them.}}",
  "members.handedOverSubject": "{code} gets another lead contact",
  "members.handedOverWords":
    "{isOffer, select, true {The organiser has offered the lead of this entry to somebody else. Once they accept, the lead contact until now has no more access.} other {The organiser has made {name} the lead contact of this entry. The one before has no more access.}}",
  "members.reason": "Reason",

  "members.teamTitle": "Agreement of team members",
  "members.teamWords":
    "When you submit, a mail asks each team member whether they agree to be named. If somebody says no, the public pages leave the name out; your form stays as you wrote it.",
  "members.teamNone": "The form names no team member yet.",
  "members.teamAsked": "The mails are on their way. Each answer is shown here.",
  "members.teamAsk": "Ask those who have not answered",
  "members.teamAskWords":
    "You can ask again a day after the last mail. The new mail brings a new link, and the old link ends.",
  "members.teamOpen": "Look at the team members",
  "members.listed":
    "{state, select, member {Has access} asked {Asked, no answer yet} confirmed {Confirmed} declined {Declined: not shown in public} noAddress {No e-mail address} wrongAddress {E-mail address to mend} other {Not asked yet}}",
  "members.someDeclined": "Somebody said no",
  "members.listedCount": "{confirmed, number} of {named, number} have confirmed.",

  "members.listingSubject": "You are named in an entry: {title}",
  "members.listingHeading": "You are named as a member of a team",
  "members.listingWords": "{organisation} names you in “{title}” as: {part}.",
  "members.listingPublic":
    "If the entry wins, your name and part are public. Please say whether that is right.",
  "members.listingOpen": "Confirm or decline",
  "members.listingNotYou":
    "The link is for you alone. You may change your answer at any time by the same link. If you do nothing, your name stays as it is.",
  "members.listingIntro": "{organisation} names you as a member of the team in this case:",
  "members.listingAs": "As “{name}”, {part}",
  "members.listingQuestion": "Do you agree to be named?",
  "members.listingConfirm": "Yes, name me",
  "members.listingDecline": "No, do not name me",
  "members.listingKept":
    "Your answer goes to those who wrote the entry and to those who run the award. If you say no, your name is not shown in public. You may change your answer at any time by the same link.",
  "members.listingChoose": "Choose yes or no",
  "members.listingSaved":
    "{state, select, confirmed {Thank you. You have agreed to be named.} other {Thank you. Your name is not shown in public, and the lead contact is told.}}",
  "members.declinedSubject": "{name} does not wish to be named in {code}",
  "members.declinedHeading": "Somebody declined to be named",
  "members.declinedWords":
    "{name} has said no to being named in your entry. The name is left out of everything that is public; nothing else changes. If this is a mistake, speak with them: they can change it by the link in their mail.",

  "members.deskTitle": "Entries",
  "members.deskLead":
    "Every entry of this edition, drafts too, with its lead contact. What drafts hold is not shown.",
  "members.deskSearch": "Code, title, organisation, name or address",
  "members.deskFind": "Find",
  "members.deskAll": "Show all",
  "members.deskCount": "{count, plural, =0 {No entry found} one {One entry} other {# entries}}",
  "members.deskEntry": "Entry",
  "members.deskLeadContact": "Lead contact",
  "members.deskNoLead": "Not taken over yet",
  "members.deskYours": "You type for",
  "members.deskNew": "Begin an entry for somebody",
  "members.deskNewWords":
    "For somebody who cannot fill in the form alone: you type what they say, by telephone or from paper. They get a mail, take the entry over, check it and submit it. You cannot submit it, and your access ends once they have taken it over.",
  "members.deskNewLate": "Only for an address that was given more time can an entry still be begun.",
  "members.deskAddress": "E-mail address of the person who will submit it",
  "members.deskBegin": "Begin it",
  "members.deskPeople": "People",
  "members.deskHandOver": "The lead contact has left?",
  "members.deskHandOverWords":
    "Make somebody else the lead contact: at once, if they have access; otherwise they get an offer. The one before then has no more access. Everyone with access is told, with your reason.",
  "members.deskTo": "New lead contact",
  "members.deskReason": "Reason",
  "members.deskReasonHint": "Everyone with access to the entry reads it, and it is kept in the history",
  "members.deskReasonMissing": "Write the reason in a few words",
  "members.deskHandOverNow": "Hand the lead over",
  "members.deskHandedOver": "Done. Everyone with access to the entry is told.",
} as const;
