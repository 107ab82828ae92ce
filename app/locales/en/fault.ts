export const fault = {
  "fault.heading": "There is a problem",
  "fault.prefix": "Error:",
  "fault.kept": "Everything you typed is kept.",
  "fault.notFound": "We could not find this page",
  "fault.notFoundWords":
    "The address may be mistyped, or the page is not for you to see. Go back, or start again from the first page.",
  "fault.forbidden": "This page is for other people",
  "fault.forbiddenWords":
    "You are signed in, but this page needs a role that you do not hold. If you think you should, ask the organiser.",
  "fault.unexpected": "Something went wrong on our side",
  "fault.unexpectedWords":
    "What you saved before is safe. Wait a minute and try again; if it happens twice, tell the organiser the time and this page.",
  "fault.tooLarge": "What you sent is too large for this page",
  "fault.tooMany": "Too many requests in a short time. Wait a minute, then try again.",
  "fault.field":
    "A part of this form did not arrive as the page would send it. Open the page again and fill it in once more.",
  "fault.origin":
    "This form was sent from another site, so nothing was changed. Open the page on the portal and try again.",
  "fault.stale":
    "Somebody changed this while you had it open. Both versions are shown below; nothing was overwritten.",
  "fault.fullTitle": "The server has no room",
  "fault.full":
    "The server cannot save now because its disk is full. Nothing that was saved before is lost. Keep this page open, tell the organiser, and try again later.",
  "fault.failingTitle": "The server’s disk does not work",
  "fault.failing":
    "The server cannot save now because its disk does not take what is written. Do not count on this being saved. Keep this page open, tell the organiser, and send it again later: twice does no harm.",
  "fault.damagedTitle": "The server’s database is damaged",
  "fault.damaged":
    "The server cannot trust what it reads, so it shows nothing here and saves nothing. Keep this page open and tell the organiser: a backup has to be restored.",
  "fault.typed": "What you typed, not saved yet",
  "fault.sendAgain": "Send it again",
  "fault.roleHeld":
    "This person is already {role, select, organiser {organiser} chair {chair} screener {screener} judge {judge} sponsor {sponsor} observer {observer} other {{role}}} in this edition.",
  "fault.rolesClash":
    "One person cannot be both {held, select, organiser {organiser} chair {chair} screener {screener} judge {judge} sponsor {sponsor} observer {observer} other {{held}}} and {added, select, organiser {organiser} chair {chair} screener {screener} judge {judge} sponsor {sponsor} observer {observer} other {{added}}} in one edition.",
} as const;
