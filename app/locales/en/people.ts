export const people = {
  "people.pages": "Pages",
  "people.pageOf": "Page {page} of {pages}",
  "people.previous": "Previous",
  "people.next": "Next",
  "people.title": "People",
  "people.lead":
    "Who organises, chairs, screens, judges and observes this edition. Entrants need no role; search finds them too.",
  "people.listTitle": "With a role",
  "people.foundTitle": "Found",
  "people.search": "Name or address",
  "people.find": "Find",
  "people.showAll": "Show all with a role",
  "people.count": "{count, plural, =0 {Nobody found} one {One person} other {# people}}",
  "people.name": "Name",
  "people.roles": "Roles",
  "people.unnamed": "No name yet",
  "people.noRole": "None",
  "people.noRoleYet": "No role in this edition yet.",
  "people.roleName":
    "{role, select, organiser {Organiser} chair {Chair} screener {Screener} judge {Judge} sponsor {Sponsor} observer {Observer} other {{role}}}",
  "people.roleState":
    "{role, select, organiser {Organiser} chair {Chair} screener {Screener} judge {Judge} sponsor {Sponsor} observer {Observer} other {{role}}}{state, select, invited {, invited} declined {, declined} other {}}",
  "people.stateSince":
    "{state, select, invited {Invited,} active {Active since} declined {Declined,} ended {Ended,} other {{state}}}",
  "people.inviteTitle": "Invite",
  "people.inviteMore": "Invite to another role",
  "people.role": "Role",
  "people.chooseRole": "Choose a role",
  "people.roleMissing": "Choose a role",
  "people.listLabel": "People",
  "people.listHint":
    "One a line: name, address. A list copied from a spreadsheet works too; up to 200 lines.",
  "people.listMissing": "Type at least one line: name, address",
  "people.listLong": "This list is too long; invite in several parts",
  "people.inviteAction": "Invite",
  "people.invited":
    "{count, plural, one {One person is} other {# people are}} invited. Each gets a mail and answers in the portal.",
  "people.linesBad":
    "Nobody was invited yet: {count, plural, one {one line needs} other {# lines need}} mending. The reasons stand below the list.",
  "people.line": "Line {line}:",
  "people.lineAddress": "There is no e-mail address at the end of this line.",
  "people.lineName": "The name has more than 200 characters.",
  "people.lineTwice": "The same person stands in line {line} already.",
  "people.lineMany": "More than {most} people; invite the rest in a second list.",
  "people.nothingFree": "No other role goes with what this person holds.",
  "people.resend": "Send again",
  "people.resendTitle": "Send the invitation again",
  "people.resendLead": "The same invitation goes to {address} once more. Earlier links go on working.",
  "people.notWaiting": "This invitation was answered or taken back already.",
  "people.sentJustNow":
    "The last invitation went out less than an hour ago. Wait until it has had time to arrive.",
  "people.endRole": "End",
  "people.takeBack": "Take back",
  "people.endTitle":
    "{state, select, invited {Take back the invitation as {role, select, organiser {organiser} chair {chair} screener {screener} judge {judge} sponsor {sponsor} observer {observer} other {{role}}}} other {End the role of {role, select, organiser {organiser} chair {chair} screener {screener} judge {judge} sponsor {sponsor} observer {observer} other {{role}}}}}",
  "people.endJudge":
    "Sheets that are handed in count. Every other place of this judge becomes empty; it waits on the page of judging until the chair tops up the plan.",
  "people.endLead":
    "The person is told by mail, and signed out everywhere. What they did stays; scores are never removed by this.",
  "people.reason": "Reason",
  "people.reasonHint": "The person reads this",
  "people.reasonMissing": "Type a reason",
  "people.reasonLong": "The reason can have up to 1000 characters",
  "people.roleOver": "This role is over already.",
  "people.roleChanged": "This role changed while you had the page open. Look at it again before you end it.",
  "people.lastOrganiser":
    "This is the last organiser, so the role cannot be ended. Invite another organiser and wait until they have accepted.",
  "people.stepOn": "Set up",
  "people.stepOff": "Not set up",
  "people.reset": "Reset",
  "people.resetTitle": "Reset the second step",
  "people.resetLead":
    "For a person who lost their device and recovery codes. Make sure by telephone that it is really them: afterwards their mailbox alone lets them in to set up a new one. They are told by mail and signed out everywhere.",
  "people.resetReasonHint": "For the record: how you made sure who asked",
  "people.resetOwn": "You cannot reset your own second step here. Replace it in your account.",
  "people.resetNone": "This person has no second step set up.",
  "people.nobodyAtAddress": "Nobody in the portal has this address.",
  "people.handoverName": "Code by another channel",
  "people.handoverFor": "For a person whom no mail reaches",
  "people.handoverTitle": "Hand over a code",
  "people.handoverLead":
    "For a person whom no mail reaches. You get a long code that signs them in once within a day; tell it to them in person or by telephone. It is recorded, and they are told that you made it.",
  "people.handoverMake": "Make a code",
  "people.handoverSay": "It is shown only now. The person types it at {path}.",
  "people.handoverOwn": "You are signed in already; a code for yourself is not needed.",
  "people.handoverOrganiser":
    "No code opens an organiser's account. They sign in by mail; whoever runs the server can help.",
  "people.handoverMailSubject": "A code to sign in was made for you",
  "people.handoverMailWords":
    "{name}, an organiser, made a long code that signs in to your account once within a day, to hand it over to you by another way than mail.",
  "people.handoverMailAlarm": "If you did not ask for it, answer this mail at once.",
  "people.invitationMailSubject":
    "Invitation to be {role, select, organiser {an organiser} chair {a chair} screener {a screener} judge {a judge} sponsor {a sponsor''s representative} observer {an observer} other {{role}}}: {award}",
  "people.invitationMailHeading": "You are invited",
  "people.invitationMailWords":
    "You are invited to be {role, select, organiser {an organiser} chair {a chair} screener {a screener} judge {a judge} sponsor {a sponsor''s representative} observer {an observer} other {{role}}} of this award.",
  "people.invitationMailSponsor":
    "You are invited to speak for {sponsor}, a sponsor of this award: to look after what is said and shown of it.",
  "people.invitationMailAction": "Answer the invitation",
  "people.invitationMailSmall":
    "Sign in with the address that this mail came to; there is no password. The invitation is for you alone: forwarding it gives nobody a role.",
  "people.aboutOrganiser":
    "Organisers run the edition: set-up, people, mail, release. Signing in asks for a second step with an authenticator app.",
  "people.aboutChair":
    "Chairs lead the judging: ties between judges and entries, plans, rankings, and the list of winners they propose. Signing in asks for a second step with an authenticator app.",
  "people.aboutScreener":
    "Screeners check each entry against the list of conditions before the judges see it.",
  "people.aboutJudge":
    "Judges first declare their ties to the entries of their categories; then they read the entries given to them and score them on the rubric.",
  "people.aboutSponsor":
    "Sponsors see totals after the deadline and the winners at the embargo, never scores, judges or entries.",
  "people.aboutObserver": "Observers read everything, the history too, and change nothing.",
  "people.answerMailSubject":
    "{name} {answer, select, accept {accepted} other {declined}}: {role, select, organiser {organiser} chair {chair} screener {screener} judge {judge} sponsor {sponsor} observer {observer} other {{role}}}",
  "people.answerMailHeading": "An invitation was answered",
  "people.endedMailSubject":
    "{state, select, invited {Your invitation as {role, select, organiser {organiser} chair {chair} screener {screener} judge {judge} sponsor {sponsor} observer {observer} other {{role}}} was taken back} other {Your role as {role, select, organiser {organiser} chair {chair} screener {screener} judge {judge} sponsor {sponsor} observer {observer} other {{role}}} has ended}}",
  "people.endedMailWords": "An organiser gave this reason. If you think it is a mistake, answer this mail.",
} as const;
