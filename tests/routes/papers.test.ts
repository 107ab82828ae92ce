import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { appendFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { later } from "~/domain/time";
import {
  contextOf,
  makeAnswers,
  makeAssignment,
  makeCallOpen,
  makeEntry,
  makeFiles,
  makePng,
  makeSubmittedEntry,
} from "~db/seed/factories";
import { submitEntry } from "~/services/entries.server";
import { lettersOf, pagesOf } from "../papers/paper-reader";
import { openWorld, type World } from "../world";

const at = "2027-03-02T02:00:00.000Z";
const folder = mkdtempSync(join(tmpdir(), "receipt-"));
const canary = "kanarienvogel";
let world: World;
let lead: Awaited<ReturnType<World["signedIn"]>>;
let anyone: Awaited<ReturnType<World["as"]>>;
let entryId: string;
let code: string;

beforeAll(async () => {
  world = await openWorld({ at });
  await makeCallOpen(world.portal, at);
  lead = await world.signedIn();
  anyone = await world.as(null);
  // The first code stands on the check page as an example.
  await makeEntry(world.portal, { leadId: lead.personId!, answers: {}, now: at }); // signed in
  const [annex, photo] = [
    makeFiles().find(({ field }) => field === "annex"),
    makeFiles().find(({ field }) => field === "photos"),
  ];
  entryId = await makeSubmittedEntry(world.portal, {
    leadId: lead.personId!, // signed in
    answers: makeAnswers({ title: `${canary} and its title`, leadPhone: "+996 555 987 654" }),
    files: [
      ...makeFiles().filter(({ field }) => field !== "annex" && field !== "photos"),
      { ...annex!, name: "ملحق المشروع.pdf" }, // a complete entry has both
      { ...photo!, name: "教室 one.png" },
      { ...photo!, name: "教室 one.png", bytes: makePng([200, 0, 0]) },
    ],
    now: at,
  });
  ({ code } = await world.portal.db
    .selectFrom("entry")
    .select("code")
    .where("id", "=", entryId)
    .executeTakeFirstOrThrow());
});
afterAll(async () => {
  await world.close();
  rmSync(folder, { recursive: true });
});

const receipt = (part = "", number = 1) => `/entries/${entryId}/receipts/${number}${part}`;
const bytesOf = async (path: string, who: Pick<typeof lead, "get"> = lead) => {
  const answer = await who.get(path);
  expect([path, answer.status]).toEqual([path, 200]);
  return Buffer.from(await answer.arrayBuffer());
};
const documentOf = async (number = 1) => (await bytesOf(receipt("/document", number))).toString();
const sha256 = (bytes: string | Buffer) => createHash("sha256").update(bytes).digest("hex");
/** A page's words, without what differs from one answer to the next. */
const wordsIn = (html: string) =>
  (/<main.*<\/main>/s.exec(html)?.[0] ?? "")
    .replace(/<[^>]*>/g, " ")
    .replace(/&#x27;/g, "'")
    .replace(/\s+/g, " ");

/** Saves what an address gives under the name that a browser would, and tells the name. */
async function save(path: string): Promise<string> {
  const answer = await lead.get(path);
  const name = decodeURIComponent(
    /filename\*=UTF-8''(\S+)/.exec(answer.headers.get("content-disposition") ?? "")?.[1] ?? "",
  );
  if (!readdirSync(folder).includes(name))
    writeFileSync(join(folder, name), Buffer.from(await answer.arrayBuffer()));
  return name;
}

test("the receipt's own instructions run: sha256sum says OK of all that was downloaded, and not of a changed byte", async () => {
  const html = await (await lead.get(receipt())).text();
  const links = [
    ...html.matchAll(/href="(\/(?:attachments\/[^"/]+|entries\/[^"]+\/(?:document|sums)))"/g),
  ].map(([, href]) => href!); // the pattern has a group
  const names: string[] = [];
  for (const link of links) names.push(await save(link));
  expect(names).toEqual(
    expect.arrayContaining([`${code}-1.json`, `${code}-1.sha256`, "ملحق المشروع.pdf", "教室 one.png"]),
  );
  const commands = [...html.matchAll(/<code[^>]*>([^<]+)<\/code>/g)].map(([, command]) => command!); // as above
  const [list, one] = commands.filter((command) => command.startsWith("sha256sum"));
  const files = [...new Set(names)].filter((name) => name !== `${code}-1.sha256`).sort();
  const check = () =>
    spawnSync("sh", ["-c", list ?? ""], {
      cwd: folder,
      encoding: "utf8",
      env: { ...process.env, LC_ALL: "C.UTF-8" },
    });
  const { status, stdout, stderr } = check();
  expect([stderr, status]).toEqual(["", 0]);
  expect(stdout.trim().split("\n").sort()).toEqual(files.map((name) => `${name}: OK`));

  const said = execFileSync("sh", ["-c", one ?? ""], { cwd: folder, encoding: "utf8" });
  expect(html).toContain(said.slice(0, 64));
  const paper = await lettersOf(await bytesOf(receipt("/paper")));
  expect(paper).toContain(said.slice(0, 64));
  expect(paper).toContain((list ?? "").replace(/\s/g, ""));
  for (const name of files)
    expect(paper.replace(/-/g, "")).toContain(sha256(await bytesOf(links[names.indexOf(name)]!))); // it was saved from there

  appendFileSync(join(folder, "ملحق المشروع.pdf"), "x");
  const changed = check();
  expect(changed.status).toBe(1);
  expect(changed.stdout).toContain("ملحق المشروع.pdf: FAILED");
});

test("the receipt on paper has code, revision, both clocks, the rule of the deadline and the address that checks it", async () => {
  const [page = ""] = await pagesOf(await bytesOf(receipt("/paper")));
  const text = page.replace(/\s+/g, " ");
  for (const words of [
    `Code ${code}`,
    "Revision 1",
    "2 March 2027, 10:00:00 (UTC+8), which is 2 March 2027, 02:00:00 UTC",
    "2027-03-02T02:00:00.000Z",
    `${canary} and its title`,
    `${world.portal.publicUrl}/receipts/check`,
    `certutil -hashfile ${code}-1.json SHA256`,
  ])
    expect(text).toContain(words);
});

test("a check says yes, then that the revision was superseded, and yes of the newer one", async () => {
  const first = await documentOf();
  const ask = async (hash: string) => {
    const answer = await anyone.get(`/receipts/check?code=${code.toLowerCase()}&hash=${hash}`);
    expect(answer.status).toBe(200);
    return wordsIn(await answer.text());
  };
  expect(await ask(sha256(first))).toContain(
    `Yes. The portal has exactly this. It was submitted under the code ${code} , revision 1, on 2 March 2027, 10:00:00`,
  );
  await world.portal.db
    .updateTable("entry")
    .set((of) => ({
      answersJson: JSON.stringify(makeAnswers({ title: "Another title" })),
      version: of("version", "+", 1),
    }))
    .where("id", "=", entryId)
    .execute();
  const now = later(at, 60_000);
  world.setClock(now);
  expect(await submitEntry(await contextOf(world.portal, lead.personId!, now), entryId)).toEqual({
    revision: 2,
    refusal: null,
  }); // signed in
  const old = await ask(sha256(first));
  expect(old).toContain("Yes, but it was superseded.");
  expect(old).toContain("revision 1, on 2 March 2027, 10:00:00");
  expect(await ask(sha256(await documentOf(2)))).toContain("Yes. The portal has exactly this.");
});

test("a document itself is checked: as a file, pasted, laid out anew, and with one letter changed", async () => {
  const document = await documentOf(2);
  const sent = async (text: string, how: "file" | "pasted") => {
    const form = new FormData();
    form.append(
      "file",
      how === "file" ? new Blob([text]) : new Blob([]),
      how === "file" ? "receipt.json" : "",
    );
    form.append("document", how === "pasted" ? text : "");
    const answer = await anyone.post("/receipts/check", form);
    return { status: answer.status, words: wordsIn(await answer.text()) };
  };
  for (const how of ["file", "pasted"] as const) {
    const yes = await sent(document, how);
    expect([
      yes.status,
      yes.words.includes("Yes. The portal has exactly this."),
      yes.words.includes("laid out otherwise"),
    ]).toEqual([200, true, false]);
  }
  const anew = await sent(JSON.stringify(JSON.parse(document), null, 2), "pasted");
  expect(anew.words).toContain("laid out otherwise than the original, but every answer in it is the same");
  const changed = await sent(document.replace("Another title", "Another titles"), "file");
  expect([
    changed.status,
    changed.words.includes("No. The portal has nothing with this fingerprint"),
  ]).toEqual([200, true]);
  expect(changed.words).not.toContain("Yes");
});

test.each([
  ["nothing", "", 422, "Choose the downloaded file, or paste what is in it"],
  ["words", "These are words", 422, "This is not a document from a receipt’s page"],
  ["JSON of something else", '{"entry":{}}', 422, "This is not a document from a receipt’s page"],
  [
    "lists in lists without end",
    `{"entry":{"code":"A"},"x":${"[".repeat(200_000)}${"]".repeat(200_000)}}`,
    200,
    "No. The portal has nothing",
  ],
  ["half a letter", '{"entry":{"code":"A"},"x":"\\ud800"}', 200, "No. The portal has nothing"],
])("sent to the check: %s", async (_, document, status, sentence) => {
  const form = new FormData();
  form.append("document", document);
  const answer = await anyone.post("/receipts/check", form);
  const html = await answer.text();
  expect(answer.status).toBe(status);
  expect(wordsIn(html)).toContain(sentence);
});

test("who guesses codes learns nothing: a code that is there answers like one that is not", async () => {
  const html = async (asked: string) => {
    const hash = "ab".repeat(32);
    const answer = await anyone.get(`/receipts/check?code=${asked}&hash=${hash}`);
    const text = (await answer.text()).replaceAll(asked, "CODE").replace(/nonce="[^"]*"/g, "");
    return { status: answer.status, text };
  };
  const none = await html("IIOE-2027-9999");
  expect(await html(code)).toEqual(none);
  expect(none.text).toContain("No. The portal has nothing with this fingerprint under this code.");
  for (const guess of [`code=${code}`, `code=${code}&hash=`, `code=${code}&hash=abc`]) {
    const page = await (await anyone.get(`/receipts/check?${guess}`)).text();
    expect(page).toContain("Write the fingerprint: 64 figures and letters from a to f");
    for (const secret of [canary, "Another title", "2 March", "Example Institute"])
      expect(page).not.toContain(secret);
  }
});

test("an entry on paper is a draft, and marked so, until exactly this is submitted", async () => {
  const draft = await makeEntry(world.portal, {
    leadId: lead.personId!,
    answers: makeAnswers({ title: "In the making" }),
    now: at,
  }); // signed in
  const pages = await pagesOf(await bytesOf(`/entries/${draft}/paper`));
  for (const page of pages) expect(page).toContain("DRAFT, not submitted");
  expect(pages.join("\n").replace(/\s+/g, " ")).toContain("In the making");
  const standing = (await pagesOf(await bytesOf(`/entries/${entryId}/paper`))).join("\n");
  expect(standing).not.toContain("DRAFT");
  expect(standing.replace(/\s/g, "")).toContain(sha256(await documentOf(2)));
  // A revision's paper stays what it was.
  expect((await pagesOf(await bytesOf(receipt("/entry")))).join("\n")).toContain(`${canary} and its title`);
  const [first, second] = [await bytesOf(receipt("/entry")), await bytesOf(receipt("/entry"))];
  expect(first.equals(second)).toBe(true);
});

test("papers are downloads that no cache keeps and no page draws; strangers get none", async () => {
  const answer = await lead.get(`/entries/${entryId}/paper`);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    "content-type": "application/pdf",
    "content-disposition": `attachment; filename="${code}-2.pdf"; filename*=UTF-8''${code}-2.pdf`,
    "content-security-policy": "sandbox; default-src 'none'",
    "cache-control": "private, no-store",
    "x-content-type-options": "nosniff",
  });
  const stranger = await world.signedIn();
  for (const path of [
    `/entries/${entryId}/paper`,
    receipt("/paper"),
    receipt("/entry"),
    receipt("/sums"),
    receipt("/paper", 9),
  ])
    expect([path, (await (path.endsWith("9/paper") ? lead : stranger).get(path)).status]).toEqual([
      path,
      404,
    ]);
});

test("a judge gets on paper what the judge's page shows, after confirming and nothing more", async () => {
  const judge = await world.signedIn({ roles: ["judge"] });
  await world.portal.db
    .updateTable("entry")
    .set({ outcome: "valid", outcomeAt: at })
    .where("id", "=", entryId)
    .execute();
  const assignment = (confirmed: boolean, judgeId: string) =>
    makeAssignment(world.portal, { entryId, judgeId, confirmed, now: world.now() });
  const waiting = await world.signedIn({ roles: ["judge"] });
  const unconfirmed = await assignment(false, waiting.personId!); // signed in
  const early = await waiting.get(`/judging/${unconfirmed}/paper`);
  expect([early.status, early.headers.get("location")]).toEqual([
    302,
    `/judging/${unconfirmed}/confirmation`,
  ]);
  const id = await assignment(true, judge.personId!); // signed in
  expect((await waiting.get(`/judging/${id}/paper`)).status).toBe(404);
  const html = wordsIn(await (await judge.get(`/judging/${id}`)).text()).replace(/\s/g, "");
  const paper = await bytesOf(`/judging/${id}/paper`, judge);
  const text = await lettersOf(paper);
  expect(text).toContain("Anothertitle");
  for (const hidden of ["lead@people.example", "+996555", "ملحق", "教室", "Submitted", "SHA-256", canary])
    expect([hidden, text.includes(hidden), html.includes(hidden)]).toEqual([hidden, false, false]);
  // Every answer that stands on the page stands on the paper, and no other.
  const said = Object.entries(makeAnswers({ title: "Another title" })).flatMap(([id, answer]) =>
    typeof answer === "string" && answer.length > 4 ? [[id, answer.replace(/\s/g, "")] as const] : [],
  );
  expect(said.length).toBeGreaterThan(15);
  for (const [id, words] of said) expect([id, text.includes(words)]).toEqual([id, html.includes(words)]);
  expect(paper.toString("latin1")).not.toContain(lead.address);
});

test("a screener gets the revision that stands, with all that was answered", async () => {
  const screener = await world.signedIn({ roles: ["screener"] });
  const text = await lettersOf(await bytesOf(`/screening/${entryId}/paper`, screener));
  for (const words of ["Anothertitle", "lead@people.example", "Revision2", "Notprovided"])
    expect(text).toContain(words);
});

test("everyone may have the blank questions, as PDF and as a document for word processors", async () => {
  const pdf = await bytesOf("/questions.pdf", anyone);
  expect(await lettersOf(pdf)).toContain(world.portal.publicUrl);
  const docx = await anyone.get("/questions.docx");
  expect(docx.headers.get("content-disposition")).toContain('filename="IIOE-2027-questions.docx"');
  expect(
    Buffer.from(await docx.arrayBuffer())
      .subarray(0, 4)
      .toString("latin1"),
  ).toBe("PK\u0003\u0004");
  const home = await (await anyone.get("/")).text();
  for (const address of ["/questions.pdf", "/questions.docx"]) expect(home).toContain(`href="${address}"`);
});
