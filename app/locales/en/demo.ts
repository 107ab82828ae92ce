export const demo = {
  "demo.label": "Demonstration",
  "demo.invented": "Demonstration: people, organisations and cases are invented.",
  "demo.mails": "Mails that would have been sent",
  "demo.as": "See it as",
  "demo.nobody": "the public (signed out)",
  "demo.go": "Go",
  "demo.clock": "Clock: {moment}",
  "demo.moveTo": "Move on by or to",
  "demo.move": "Move",
  "demo.stage":
    "{stage, select, open {open: entries come in} screening {screening} judging {judging} deliberation {deliberation} announced {announced} day {one day} other {{stage}}}",
  "demo.person":
    "{role, select, organiser {Organiser} chair {Chair} screener {Screener} judge {Judge} observer {Observer} sponsor {Sponsor} entrant {Entrant} other {{role}}}: {name}",
} as const;
