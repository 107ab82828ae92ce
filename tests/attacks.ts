/**
 * Which attacks the portal must survive, and the tests that make them: the forty that systems of this kind suffer, then
 * what went wrong at its peers and would be possible here. `npm run prove:attacks` runs exactly these tests;
 * tests/attacks.test.ts sees that each of them is there. A title is written as in its file, with … for what differs.
 */
export type Named = readonly [file: string, ...titles: string[]];
export type Attack = { name: string; weakness: string; tests: readonly Named[] };
export type Peer = { peer: string; id: string; fault: string } & (
  | { tests: readonly Named[] }
  /** Why there is nothing here that could be attacked in this way. */
  | { notHere: string }
);

const matrix: Named = [
  "access.test.ts",
  "in the stage … every address answers each kind of reader as the table says",
];
const everywhere = "routes/attacks.test.ts";
const nothingLoose: Named = [
  everywhere,
  "words that are markup stay words, and each is kept apart in its direction",
];
const nobodyTold: Named = [
  everywhere,
  "no page of the public, an entrant, another judge or a sponsor tells who judges",
];
const alikeByAddress: Named = [
  everywhere,
  "what belongs to somebody else and what does not exist are told apart nowhere",
];
const unknownParameter: Named = [
  everywhere,
  "a parameter that a page does not know changes nothing for those who may see little",
];
const massAssignment: Named = [
  everywhere,
  "what it does not ask for changes nothing: no state, owner, score, role, prototype or column",
];
const neverFetched: Named = [everywhere, "an address that somebody typed is never fetched"];
const worlds: Named = [
  "routes/two-worlds.test.ts",
  "no address differs for …",
  "each world says who has won, in every channel and nobody else",
  "a page with a date of its own opens in every channel at once, and not a second before",
];
const hostileLetters: Named = [
  "emails/result-letter.test.ts",
  "150 hostile names and titles add no markup and no header, and stand in the text part as they were typed",
];
const downloads: Named = [
  "routes/entering.test.ts",
  "a file comes back as a download that no browser draws, under its own name",
];
const opened: Named = [
  "browser/hostile-files.test.ts",
  "opened by an organiser in a browser, no file runs, asks for anything or becomes a page",
];
const canaries: Named = [
  "browser/hostile-files.test.ts",
  "a judge is served copies without a byte of the canary, also after trying to undo the cleaning",
];
const publicHost: Named = [
  "routes/sign-in.test.ts",
  "links carry the public address whatever Host the request names",
];
const staysHere: Named = ["routes/sign-in.test.ts", "after signing in one never leaves the portal"];
const otherSite: Named = [everywhere, "no form of the whole table is heard, whoever is signed in"];
const keptNowhere: Named = [
  everywhere,
  "what is served to people who signed in, or tells who somebody is, is kept nowhere",
];
const memberFiles: Named = [
  "routes/entering.test.ts",
  "nobody but its members finds an entry, its files or its receipts",
  "a judge gets a file only with a confirmed, running assignment",
];
const tiedChair: Named = [
  "routes/judging.test.ts",
  "a chair with a tie in the category sees no marks of it, and changes nothing there",
];
const unseenMarks: Named = [
  "routes/judging.test.ts",
  "a judge sees neither that others have marked nor what",
];
const forged: Named = [
  everywhere,
  "whoever forges where a request comes from has one allowance all the same",
];
const noFormula: readonly Named[] = [
  [
    "papers/winner-files.test.ts",
    "no cell of the table can become a formula, and every text comes back as it was",
  ],
  [
    "papers/ranking-table.test.ts",
    "no cell of the CSV begins as a formula does, and what was typed comes back",
    "every text of the XLSX lies there as text, numbers as numbers, and nothing as a formula",
  ],
  ["forms/judge-list.test.ts", "that was written is read back as it was, and no cell of it is a formula"],
];

/** In the order in which they are counted: 1 to 40. */
export const attacks: readonly Attack[] = [
  {
    name: "another's entry, sheet, file or paper by its address",
    weakness: "CWE-639",
    tests: [
      matrix,
      alikeByAddress,
      memberFiles,
      [
        "routes/judging.test.ts",
        "other judges, entrants and strangers find nothing at an assignment's addresses",
      ],
      ["routes/uploading.test.ts", "nobody but who began it finds an upload, and only members begin one"],
      [
        "routes/certificates.test.ts",
        "people take away the certificates of their own entry, a judge the own one, and nobody another's",
      ],
    ],
  },
  {
    name: "search, filter, sort or paging that tells what a page hides",
    weakness: "CWE-203",
    tests: [
      unknownParameter,
      worlds,
      [
        "routes/screening-and-plans.test.ts",
        "only those who screen and those who watch read the list; entrants, sponsors and judges are refused",
      ],
      [
        "routes/people.test.ts",
        "people are searched by name and address, and a percent sign is a percent sign",
      ],
    ],
  },
  {
    name: "counts, means and progress that tell what stands behind them",
    weakness: "CWE-202",
    tests: [
      unseenMarks,
      ["routes/deciding.test.ts", "judges, screeners, sponsors and entrants see no score"],
      [
        "routes/winners.test.ts",
        "nothing that everyone may ask for differs from a world in which nothing was drafted",
        "nor does anything that a winner or a loser sees when signed in",
      ],
    ],
  },
  {
    name: "words, order or status of a refusal that tell what is there",
    weakness: "CWE-204, CWE-209",
    tests: [
      alikeByAddress,
      [
        "routes/entry-people.test.ts",
        "gets the same answer for their inviter as anybody, known or unknown, to the last byte",
      ],
      ["routes/conflicts.test.ts", "is answered yes or no, and each no is the same page to the last letter"],
      [
        "routes/papers.test.ts",
        "who guesses codes learns nothing: a code that is there answers like one that is not",
      ],
      ["routes/winners.test.ts", "a case, its photos and a case that does not exist are the same nothing"],
    ],
  },
  {
    name: "the time that an answer takes",
    weakness: "CWE-208",
    tests: [[everywhere, "to ask about who is there takes as many statements as to ask about who is not"]],
  },
  {
    name: "names and places inside files",
    weakness: "CWE-1230",
    tests: [
      canaries,
      ["files/pdf-copy.test.ts", "of every key that a program may write, those that draw are kept alone"],
      [
        "files/picture.test.ts",
        "a photograph is drawn anew: no larger than a screen, upright, without words and places",
      ],
      ["domain/attachment.test.ts", "judges know a file by its question, its place there and what it is"],
    ],
  },
  {
    name: "labels, order and identifiers by which a person is known again",
    weakness: "CWE-359",
    tests: [
      nobodyTold,
      [
        "routes/ranking-pages.test.ts",
        "the wall view names no judge and leaves out what somebody in the room has a tie to",
      ],
      [
        "routes/result-file.test.ts",
        "an approved decision is a signed file that both checkers accept, without names, comments or titles",
      ],
      [
        "routes/judging.test.ts",
        "other judges' marks are shown only if the rulebook says so, and only once one's own sheet is in",
      ],
    ],
  },
  {
    name: "the head of a mail: who else got it, and numbers that tell",
    weakness: "CWE-201",
    tests: [
      [everywhere, "each mail goes to one person, who sees no other's address in it"],
      [
        "jobs/smtp.test.ts",
        "a mail arrives once, as a page and as text, with a Message-ID that stays the same",
      ],
      ["routes/mail.test.ts", "is who and how far, never the words; a sign-in mail's addressee is masked"],
    ],
  },
  {
    name: "an organiser or chair with a tie, and seeing as somebody else",
    weakness: "CWE-863",
    tests: [
      tiedChair,
      [
        "routes/conflicts.test.ts",
        "hands the category to a deputy, who is told; nothing of it is served to them from then on",
      ],
      [
        "routes/ranking-pages.test.ts",
        "a chair who is hidden from a category's scores gets neither its wall view nor its files",
      ],
      ["scripts/portal.test.ts", "outside a demonstration its addresses do not exist"],
    ],
  },
  {
    name: "a link that is the key opening more than its one thing",
    weakness: "CWE-285",
    tests: [
      [
        "routes/entering.test.ts",
        "a partner reads little, answers by the link alone, and may change the answer until repairs end",
      ],
      [
        "routes/entry-people.test.ts",
        "is asked when the entry is submitted; reading the link changes nothing, one click answers",
      ],
      [
        "routes/people.test.ts",
        "the first organiser's address opens nobody's account: who has one signs in by mail",
        "no code opens an organiser's account, not even one made before the role was given",
      ],
    ],
  },
  {
    name: "judges of earlier years who still get in",
    weakness: "CWE-613",
    tests: [
      [
        "routes/judges.test.ts",
        "access ends with the edition: a judge of the one before finds nothing in the next",
      ],
    ],
  },
  {
    name: "somebody who joins an entry later reading what was said before",
    weakness: "CWE-200",
    tests: [
      [
        "routes/entry-people.test.ts",
        "one who comes later sees the entry, and no invitation or address beyond what a reader may",
        "whoever leaves finds nothing there any more, and the lead is told",
      ],
    ],
  },
  {
    name: "a role in one award used in another",
    weakness: "CWE-639",
    tests: [[everywhere, "an organiser of another edition has no desk in this one"]],
  },
  {
    name: "the sign-in link used again, elsewhere, early by a scanner, late, or twenty times at once",
    weakness: "CWE-294, CWE-362, CWE-613",
    tests: [
      [
        "routes/sign-in.test.ts",
        "a code is refused when used again, in the same browser and in another",
        "opening the link uses nothing up, however often; the button does, once",
        "a link opened in another browser signs nobody in, says where to go, and still works where it was asked for",
        "twenty redemptions at once give one session",
        "five wrong codes end a code; before that the page says how many tries are left, and keeps what was typed",
        "a code works at ten minutes less a millisecond, and not at ten minutes",
      ],
      [
        everywhere,
        "a code that was asked for an address before it was taken away opens nothing of its former owner",
      ],
    ],
  },
  {
    name: "another host in the request, to come back in a link",
    weakness: "CWE-644",
    tests: [
      publicHost,
      ["scripts/portal.test.ts", "what a client says of the host in its headers reaches no page"],
    ],
  },
  {
    name: "a session that was fixed, kept or not ended",
    weakness: "CWE-384, CWE-613",
    tests: [
      [
        "routes/sign-in.test.ts",
        "signing in gives a new secret and ends the session the browser had; signing out ends it on the server",
      ],
      [
        "routes/people.test.ts",
        "the invited judge signs in, names an organisation, accepts, and becomes a judge with a new session",
        "ending a role needs a reason, ends the person's sessions, and tells them; a stale page changes nothing",
      ],
      ["routes/account.test.ts", "setting up the second step ends the person's other sessions"],
      [everywhere, "a session ends with its life, and its last minute is its last"],
    ],
  },
  {
    name: "an invitation that is forwarded, used twice, or answered by a look-alike address",
    weakness: "CWE-289, CWE-639",
    tests: [
      [
        "routes/entry-people.test.ts",
        "is mailed, opened after signing in, accepted once, and told to the lead",
        "can be answered from an account that has the address among others, and from no other",
        "redeemed twenty times at once makes one member and one answer",
      ],
      [
        "routes/people.test.ts",
        "an invitation is declined with a reason, and only the invited person can answer it",
      ],
      [
        "routes/sign-in.test.ts",
        "an address that differs by case or by how its letters are composed is the same address",
      ],
    ],
  },
  {
    name: "finding out who has an account",
    weakness: "CWE-204",
    tests: [
      [
        "routes/sign-in.test.ts",
        "known and unknown addresses get the same answers, and mails that differ in nothing but the code",
        "the eleventh code in an hour is refused for known and unknown addresses alike, and others still get theirs",
      ],
      ["routes/account.test.ts", "asking for another's address and for a free one looks the same"],
    ],
  },
  {
    name: "a forged origin of the request, for more tries",
    weakness: "CWE-348, CWE-307",
    tests: [forged, ["routes/sign-in.test.ts", "a forged forwarding header buys no second allowance"]],
  },
  {
    name: "a form sent from another site, signing in among them",
    weakness: "CWE-352",
    tests: [
      otherSite,
      ["scripts/portal.test.ts", "one from … is refused"],
      ["routes/uploading.test.ts", "from another site, with another method, or as a page, it is refused"],
    ],
  },
  {
    name: "being led to another site",
    weakness: "CWE-601",
    tests: [
      staysHere,
      ["domain/sign-in.test.ts", "only a path of the portal itself may be gone on to"],
      [
        "routes/public-pages.test.ts",
        "a language is chosen by a form and kept in a cookie; the way back never leaves the portal",
      ],
    ],
  },
  {
    name: "markup in names, titles and texts, on pages, in mails and in feeds",
    weakness: "CWE-79",
    tests: [
      nothingLoose,
      hostileLetters,
      [
        "emails/notice.test.ts",
        "the page of a mail takes words as words, follows a dark screen, loads nothing, and turns for right to left",
      ],
      [
        "routes/release.test.ts",
        "the frame of a letter is the letter, byte for byte but for its pictures, and nothing in it can run or load",
      ],
      [
        "papers/winner-files.test.ts",
        "a feed carries any title as text: no markup of its own, and nothing that XML cannot carry",
      ],
    ],
  },
  {
    name: "an uploaded file that becomes a page or a program",
    weakness: "CWE-434",
    tests: [
      opened,
      downloads,
      [
        "routes/sponsors.test.ts",
        "everyone may fetch the logo; it cannot be anything but a picture and is fetched once",
      ],
      [
        "routes/meetings.test.ts",
        "the scan is kept byte by byte, once; what is no PDF and no picture is refused",
      ],
    ],
  },
  {
    name: "climbing out of a folder by a name",
    weakness: "CWE-22",
    tests: [
      [everywhere, "a climbing address finds nothing outside"],
      ["jobs/send-outbox.test.ts", "does not give what lies outside it"],
      downloads,
    ],
  },
  {
    name: "bombs: files that unfold, forms without end, bodies that hide their size",
    weakness: "CWE-409, CWE-400",
    tests: [
      ["files/examine.test.ts", "a file that is … says so"],
      [
        "files/pdf-streams.test.ts",
        "what unfolds to more than a page needs is too much, alone or all together",
      ],
      [
        "browser/hostile-files.test.ts",
        "each file is taken or refused as it deserves, and the outcome is listed",
      ],
      [everywhere, "a hundred thousand fields or parts are read or refused without a fault"],
      [
        "scripts/portal.test.ts",
        "one over the size of its page is refused by what it says of itself, before it arrives",
        "one that hides its size is refused",
      ],
    ],
  },
  { name: "a cell that a spreadsheet runs", weakness: "CWE-1236", tests: noFormula },
  {
    name: "lines and words of a stranger in the head or frame of a mail",
    weakness: "CWE-93, CWE-1336",
    tests: [hostileLetters, [everywhere, "each mail goes to one person, who sees no other's address in it"]],
  },
  { name: "an address that the server is made to ask", weakness: "CWE-918", tests: [neverFetched] },
  {
    name: "a statement or a path into JSON by the name or value of a field",
    weakness: "CWE-89",
    tests: [
      massAssignment,
      [everywhere, "an address with what it never expects is answered without a fault"],
    ],
  },
  {
    name: "fields that no form has: state, role, owner, score, prototype",
    weakness: "CWE-915, CWE-1321",
    tests: [
      massAssignment,
      [everywhere, "a field that comes once and as a list too is a fault of the form, not of the server"],
    ],
  },
  {
    name: "texts that keep a pattern busy",
    weakness: "CWE-1333",
    tests: [
      [everywhere, "long and repetitive texts are answered as soon as others"],
      [
        "domain/people.test.ts",
        "more than two hundred people are refused line by line, and a hostile line takes no time",
      ],
      ["files/metadata.test.ts", "XMP that nests without end is read in time"],
    ],
  },
  {
    name: "entities in XML that was handed in",
    weakness: "CWE-611",
    // No XML is parsed but the metadata of files, which are read by a pattern that knows no entities.
    tests: [
      ["files/metadata.test.ts", "XMP that nests without end is read in time"],
      [
        "routes/sponsors.test.ts",
        "a logo is taken by what is in the file; everything else is refused with what to do",
      ],
    ],
  },
  {
    name: "names that turn around, hide or look like others",
    weakness: "CWE-1007",
    tests: [
      nothingLoose,
      [everywhere, "a name holds no mark that turns or hides letters, and has something to read"],
      [
        "routes/sign-in.test.ts",
        "an address that differs by case or by how its letters are composed is the same address",
      ],
    ],
  },
  {
    name: "races: at the deadline, twice, in two tabs, back from withdrawal, after the close",
    weakness: "CWE-362, CWE-841",
    tests: [
      [
        "services/entries.test.ts",
        "twenty submissions of one form at once make one revision and one receipt",
        "four entries of one organisation at once: three get through",
        "a field that somebody else changed since is not overwritten: what was typed is set aside, the rest is saved",
      ],
      [
        "services/deadlines.test.ts",
        "makes no room beyond the limit: an entry that comes back counts again",
        "granted while its entrant submits: each try is either refused or in time, and there is one revision",
        "set back after the closing was recorded, it opens nothing again",
      ],
      [
        "services/scoresheets.test.ts",
        "a sheet is taken until the last millisecond of marking, and not after",
        "twenty that hand in the same sheet at once hand it in once",
      ],
    ],
  },
  {
    name: "the result before its moment, in any channel",
    weakness: "CWE-200",
    tests: [
      worlds,
      ["routes/winners.test.ts", "a case, its photos and a case that does not exist are the same nothing"],
      [
        "routes/result-file.test.ts",
        "only the desk has the file before the release, and nobody with a tie in the category",
      ],
      ["routes/ceremony.test.ts", "before the moment organisers alone open it, and the history says who did"],
    ],
  },
  {
    name: "a cache that keeps what is personal",
    weakness: "CWE-525",
    tests: [
      keptNowhere,
      ["routes/headers.test.ts", "a page that says nothing of itself is kept nowhere"],
      [
        "routes/papers.test.ts",
        "papers are downloads that no cache keeps and no page draws; strangers get none",
      ],
    ],
  },
  {
    name: "a page in another site's frame",
    weakness: "CWE-1021",
    tests: [
      [everywhere, "no page can be put into another site's frame or taken for another kind than it says"],
    ],
  },
  {
    name: "news of mail that is forged, old, repeated or out of order",
    weakness: "CWE-345",
    tests: [
      [
        "routes/mail.test.ts",
        "that are forged, tampered with, too old or unsigned are refused and change nothing",
        "lead a mail on, whatever their order and however often they come",
        "of an earlier copy say nothing about the one that a person sent again",
      ],
    ],
  },
  {
    name: "lines of a stranger, or secrets, in the log",
    weakness: "CWE-117, CWE-532",
    tests: [
      [everywhere, "nothing that a request brings stands in the log"],
      [
        "jobs/send-outbox.test.ts",
        "name a mail by its number and kind, never an address, a subject or a word of it",
        "tell where a job failed without what it worked on",
      ],
      [
        "emails/notice.test.ts",
        "no address is left in a line for the log, and paths of packages are left alone",
      ],
    ],
  },
  {
    name: "exports that others fetch, or that lie about for ever",
    weakness: "CWE-552",
    tests: [matrix, [everywhere, "taking things away leaves no copy on the disk for the next one"]],
  },
];

/** What became known of systems that do the same work. */
export const peers: readonly Peer[] = [
  {
    peer: "HotCRP",
    id: "CVE-2026-23836",
    fault: "formulas that people write are compiled",
    notHere: "nobody writes formulas: weights are numbers of the rulebook, and no code is made at run time",
  },
  {
    peer: "HotCRP",
    id: "CVE-2026-23878",
    fault: "an author fetches any document",
    tests: [memberFiles, matrix],
  },
  { peer: "HotCRP", id: "CVE-2026-25156", fault: "documents open as pages", tests: [downloads, opened] },
  {
    peer: "HotCRP",
    id: "CVE-2026-55493",
    fault: "search finds who wrote an anonymous comment",
    tests: [unknownParameter, nobodyTold],
  },
  { peer: "HotCRP", id: "GHSA-v8jx-vq6p-jq52", fault: "reviewers act as authors", tests: [matrix] },
  {
    peer: "HotCRP",
    id: "GHSA-pwrf-v6wh-9qc5",
    fault: "refusals and their order tell who is who",
    tests: [alikeByAddress],
  },
  {
    peer: "HotCRP",
    id: "GHSA-fr3q-pp37-9wcg",
    fault: "a search is slower where the guess is right",
    tests: [[everywhere, "to ask about who is there takes as many statements as to ask about who is not"]],
  },
  {
    peer: "HotCRP",
    id: "issue 426",
    fault: "a chair with a tie subtracts two counts",
    tests: [
      tiedChair,
      [
        "routes/deciding.test.ts",
        "a chair with an entry of their own in the category, or sheets of their own not in, sees no score of it",
      ],
    ],
  },
  {
    peer: "HotCRP",
    id: "NEWS 2.48",
    fault: "a secret link opens what its holder may not read",
    tests: [
      [
        "routes/entering.test.ts",
        "a partner reads little, answers by the link alone, and may change the answer until repairs end",
      ],
    ],
  },
  {
    peer: "HotCRP",
    id: "NEWS 3.4",
    fault: "withdrawing and coming back evades a limit",
    tests: [
      ["services/deadlines.test.ts", "makes no room beyond the limit: an entry that comes back counts again"],
    ],
  },
  {
    peer: "OpenReview",
    id: "2025-11-27",
    fault: "one parameter of a search tells who reviews",
    tests: [unknownParameter, nobodyTold],
  },
  {
    peer: "OpenReview",
    id: "issue 351",
    fault: "a row “0 of 0” tells a chair who reviews their own paper",
    tests: [tiedChair, unseenMarks],
  },
  {
    peer: "pretalx",
    id: "CVE-2023-28458",
    fault: "an export writes outside its folder",
    tests: [[everywhere, "taking things away leaves no copy on the disk for the next one"]],
  },
  {
    peer: "pretalx",
    id: "CVE-2023-28459",
    fault: "an export reads any file that an upload names",
    tests: [[everywhere, "a climbing address finds nothing outside"]],
  },
  {
    peer: "pretalx",
    id: "2026.1.0 mails",
    fault: "a name or title becomes markup in the system’s own mails",
    tests: [hostileLetters],
  },
  {
    peer: "pretalx",
    id: "2026.1.0 search",
    fault: "a name runs in the organiser’s search; redacted words are searched",
    tests: [nothingLoose],
  },
  {
    peer: "pretalx",
    id: "2026.1.2",
    fault: "a form opened by a code shows things of others",
    tests: [alikeByAddress],
  },
  {
    peer: "pretalx",
    id: "2026.2.0 limits",
    fault: "a forged header buys more tries",
    tests: [forged],
  },
  {
    peer: "pretalx",
    id: "2026.2.0 tokens",
    fault: "a token of one event reads all",
    notHere: "there are no tokens for programs",
  },
  {
    peer: "pretalx",
    id: "2026.2.0 preview",
    fault: "the preview of Markdown runs scripts",
    notHere: "texts are plain; no Markdown is drawn",
  },
  {
    peer: "pretix",
    id: "CVE-2026-2415",
    fault: "a placeholder in a mail reaches into objects",
    tests: [hostileLetters],
  },
  {
    peer: "pretix",
    id: "CVE-2026-5600",
    fault: "one event’s address gives rows of all",
    tests: [[everywhere, "an organiser of another edition has no desk in this one"]],
  },
  {
    peer: "pretix",
    id: "CVE-2026-9712",
    fault: "an export is fetched by its number by anybody",
    tests: [matrix, [everywhere, "taking things away leaves no copy on the disk for the next one"]],
  },
  {
    peer: "pretix",
    id: "CVE-2024-8113",
    fault: "the preview of a mail runs scripts",
    tests: [
      [
        "routes/release.test.ts",
        "the frame of a letter is the letter, byte for byte but for its pictures, and nothing in it can run or load",
      ],
    ],
  },
  { peer: "Indico", id: "CVE-2021-30185", fault: "another host in a link of a mail", tests: [publicHost] },
  { peer: "Indico", id: "2.2.3", fault: "cells that a spreadsheet runs", tests: noFormula },
  {
    peer: "Indico",
    id: "2.3.3",
    fault: "a file is kept for each language that is asked for",
    tests: [[everywhere, "an address with what it never expects is answered without a fault"]],
  },
  { peer: "Indico", id: "3.0.3", fault: "signing a stranger in from another site", tests: [otherSite] },
  { peer: "Indico", id: "3.2.4", fault: "a cache hands out somebody’s session", tests: [keptNowhere] },
  {
    peer: "Indico",
    id: "CVE-2023-37901",
    fault: "a title runs where somebody is asked whether to delete it",
    tests: [nothingLoose],
  },
  { peer: "Indico", id: "CVE-2024-45399", fault: "going on to javascript:", tests: [staysHere] },
  {
    peer: "Indico",
    id: "CVE-2025-53640",
    fault: "names and addresses by counting up",
    tests: [alikeByAddress, nobodyTold],
  },
  { peer: "Indico", id: "CVE-2025-59034", fault: "profiles of others by an old interface", tests: [matrix] },
  {
    peer: "Indico",
    id: "CVE-2025-59035, CVE-2026-33046",
    fault: "formulas of TeX run or read files",
    notHere: "no TeX is read",
  },
  {
    peer: "Indico",
    id: "CVE-2026-25738, CVE-2026-107394",
    fault: "the server asks an address that somebody typed",
    tests: [neverFetched],
  },
  { peer: "Indico", id: "CVE-2026-25739", fault: "uploaded material runs", tests: [opened, downloads] },
  { peer: "Indico", id: "CVE-2026-28352", fault: "an interface without any check", tests: [matrix] },
  {
    peer: "Indico",
    id: "3.3.13",
    fault: "both sides of a stale form run",
    tests: [
      nothingLoose,
      [
        "routes/entering.test.ts",
        "a form that was drawn before somebody else saved shows both and overwrites nothing",
      ],
    ],
  },
  {
    peer: "Hypha",
    id: "2dcbcfecd",
    fault: "who may not see an application gets its files",
    tests: [memberFiles],
  },
  {
    peer: "Hypha",
    id: "603e7f49b, 6564f9afb",
    fault: "comments and parts of pages for anyone",
    tests: [matrix],
  },
  {
    peer: "Hypha",
    id: "a6a8d0810",
    fault: "a second click on a decision is a fault",
    tests: [
      ["services/scoresheets.test.ts", "a save that arrives twice is one save"],
      [
        "services/entries.test.ts",
        "twenty submissions of one form at once make one revision and one receipt",
      ],
    ],
  },
  { peer: "OJS", id: "CVE-2022-24181", fault: "another host in a page", tests: [publicHost] },
  {
    peer: "OJS",
    id: "CVE-2024-56525",
    fault: "an import of XML gives the highest role",
    notHere: "nothing is imported as XML; lists are CSV, rulebooks are JSON with one schema",
  },
  { peer: "OJS", id: "GHSA-3jhg-jx8m-q62v", fault: "forms from other sites", tests: [otherSite] },
  {
    peer: "OJS",
    id: "pkp-lib 10090",
    fault: "a blind discussion shows its author",
    tests: [nobodyTold, unseenMarks],
  },
  { peer: "Janeway", id: "issue 5207", fault: "a form for files shows the author", tests: [canaries] },
  {
    peer: "EasyChair",
    id: "2015",
    fault: "reviewers of past years read on",
    tests: [
      [
        "routes/judges.test.ts",
        "access ends with the edition: a judge of the one before finds nothing in the next",
      ],
    ],
  },
  { peer: "Gavel", id: "5729f15", fault: "a description runs in a judge’s page", tests: [nothingLoose] },
  {
    peer: "a budget office",
    id: "2025-11-26",
    fault: "a file that was ready early, at an address one can guess",
    tests: [worlds],
  },
];
