import { textOf } from "~/domain/answers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { later } from "~/domain/time";
import { tableOfRoutes } from "~/table-of-routes";
import { toJson } from "~db/columns";
import {
  makeAnswers,
  makeAssignment,
  makeCallOpen,
  makeFiles,
  makeScoresheet,
  makeSubmittedEntry,
} from "~db/seed/factories";
import { insertJudge, updateJudge } from "~db/queries/judges";
import { openWorld, type World } from "../world";

const submitted = "2027-05-02T08:00:00.000Z";
const during = "2027-07-01T08:00:00.000Z";
const close = "2027-07-10T02:00:00.000Z";
/** Stands in every text and file name that a judge may not see before confirming. */
const canary = "kanarienvogel";

let world: World;
let entryId: string;
let leadId: string;
beforeAll(async () => {
  world = await openWorld({ at: submitted });
  await makeCallOpen(world.portal, submitted);
  leadId = (await world.signedIn({ name: "Lead Example" })).personId!;
  const plain = makeAnswers();
  const texts = Object.fromEntries(
    ["summary", "context", "approach", "results", "inclusion", "coursesUsed", "keywords", "city"].map(
      (id) => [id, `${canary} ${textOf(plain, id)}`.split(" ").slice(0, 200).join(" ")],
    ),
  );
  entryId = await makeSubmittedEntry(world.portal, {
    leadId,
    answers: makeAnswers({ ...texts, leadPhone: "+996 555 987 654" }),
    files: makeFiles().map((file) => ({
      ...file,
      name: `${canary}-${file.name}`,
      ...(file.field === "photos" ? { description: canary, credit: canary } : {}),
    })),
    now: submitted,
  });
  await world.portal.db
    .updateTable("entry")
    .set({ outcome: "valid", outcomeAt: submitted })
    .where("id", "=", entryId)
    .execute();
  world.setClock(during);
});
afterAll(() => world.close());

async function judge({ confirmed = true } = {}) {
  const seat = await world.signedIn({ roles: ["judge"] });
  const id = await makeAssignment(world.portal, { entryId, judgeId: seat.personId!, confirmed, now: during });
  return { ...seat, id };
}
const parts = (id: string) => [
  `/judging/${id}`,
  `/judging/${id}/hand-in`,
  `/judging/${id}/confirmation`,
  `/judging/${id}/recusal`,
  `/judging/${id}/abstention`,
  `/judging/${id}/report`,
];
const words = (count: number) => Array.from({ length: count }, (_, at) => `word${at}`).join(" ");
const complete = {
  version: "0",
  ...Object.fromEntries(["CR1", "CR2", "CR3", "CR4", "CR5", "CR6"].map((id) => [`mark.${id}`, "3.5"])),
  comment: words(40),
};

test("the entrant's preview is, byte by byte, what the judge is served of the entry", async () => {
  const articleOf = (html: string) => /<article[^]*<\/article>/.exec(html)?.[0] ?? "";
  const seat = await judge();
  const served = articleOf(await (await seat.get(`/judging/${seat.id}`)).text());
  const lead = await world.as(leadId);
  expect(served).toContain(canary);
  expect(articleOf(await (await lead.get(`/entries/${entryId}/preview`)).text())).toBe(served);
  expect(articleOf(await (await lead.get(`/entries/${entryId}/check`)).text())).not.toBe(served);
});

test("before confirming no route of the whole table gives a judge a byte of the entry's content", async () => {
  const seat = await judge({ confirmed: false });
  const files = await world.portal.db
    .selectFrom("attachment")
    .select("id")
    .where("entryId", "=", entryId)
    .execute();
  const { code } = await world.portal.db
    .selectFrom("entry")
    .select("code")
    .where("id", "=", entryId)
    .executeTakeFirstOrThrow();
  const fill = (attachment: string): Record<string, string> => ({
    entry: entryId,
    assignment: seat.id,
    attachment,
    code,
    photo: attachment,
    field: "photos",
    section: "case",
    answer: "summary",
    revision: "1",
    judge: seat.personId!,
    person: leadId,
    member: leadId,
    category: "C1",
    case: "sample1",
    edition: "2027",
    version: "1",
    act: "1",
  });
  const leaks: string[] = [];
  let asked = 0;
  for (const row of tableOfRoutes.filter((one) => !one.path.endsWith("*")))
    for (const { id } of /attachment|photo/.test(row.path) ? files : [{ id: "none" }]) {
      const path = row.path.replace(/:([a-zA-Z]+)/g, (_, name: string) => fill(id)[name] ?? "none");
      for (const address of [path, `${path}.data`, `${path}?_data=root`])
        for (const method of ["GET", "POST"] as const) {
          if (method === "POST" && /confirmation$/.test(row.path)) continue;
          // A form that is heard may end the session that sent it.
          const own = method === "POST" ? await world.as(seat.personId) : seat;
          const answer = method === "GET" ? await own.get(address) : await own.post(address, complete);
          asked += 1;
          if ((await answer.text()).includes(canary)) leaks.push(`${method} ${address}`);
          // Papers and files are packed; that one comes at all is the leak. Blank questions hold no entry.
          const isPacked = /pdf|octet-stream|image|document/.test(answer.headers.get("content-type") ?? "");
          if (isPacked && answer.ok && !row.path.startsWith("/questions")) leaks.push(`${method} ${address}`);
        }
    }
  expect(leaks).toEqual([]);
  expect(asked).toBeGreaterThan(tableOfRoutes.length * 5);
}, 120_000);

test("before confirming no address gives a judge a byte of the entry's texts or file names", async () => {
  const seat = await judge({ confirmed: false });
  for (const path of ["/judging", ...parts(seat.id), `/judging/${seat.id}/draft`])
    for (const address of [path, `${path}.data`, `${path}?_data=root`])
      for (const method of ["GET", "POST"]) {
        if (method === "POST" && /confirmation/.test(path)) continue;
        if (method === "POST" && /recusal|abstention/.test(path)) continue;
        const answer = method === "GET" ? await seat.get(address) : await seat.post(address, complete);
        expect([method, address, (await answer.text()).includes(canary)]).toEqual([method, address, false]);
      }
  const page = await seat.get(`/judging/${seat.id}/confirmation`);
  expect(page.status).toBe(200);
  expect(await page.text()).toContain("Staff certification in two languages");
  expect((await seat.get(`/judging/${seat.id}`)).headers.get("location")).toBe(
    `/judging/${seat.id}/confirmation`,
  );
});

test("after confirming the judge reads what is judged, and no contact data, statements or funding", async () => {
  const seat = await judge({ confirmed: false });
  const confirmed = await seat.post(`/judging/${seat.id}/confirmation`);
  expect([confirmed.status, confirmed.headers.get("location")]).toEqual([302, `/judging/${seat.id}`]);
  const page = await (await seat.get(`/judging/${seat.id}`)).text();
  expect([page.includes(">annex.pdf<"), page.includes(`${canary}-annex.pdf`)]).toEqual([true, false]);
  expect(
    ["lead@people.example", "jo@people.example", "+996 555 987 654"].filter((secret) =>
      page.includes(secret),
    ),
  ).toEqual([]);
});

test("other judges, entrants and strangers find nothing at an assignment's addresses", async () => {
  const { id } = await judge();
  const other = await judge();
  const lead = await world.as(leadId);
  const chair = await world.signedIn({ roles: ["chair"] });
  for (const path of parts(id)) {
    expect((await other.get(path)).status).toBe(404);
    expect((await lead.get(path)).status).toBe(403);
    expect((await chair.get(path)).status).toBe(403);
    expect((await (await world.as(null)).get(path)).headers.get("location")).toMatch(/^\/sign-in\?/);
  }
  expect((await other.post(`/judging/${id}/draft`, complete)).status).toBe(404);
  expect((await other.post(`/judging/${id}/recusal`, { kind: "other", reason: "x" })).status).toBe(404);
});

test("a judge sees neither that others have marked nor what", async () => {
  const first = await judge();
  const second = await judge();
  const before = await (await second.get(`/judging/${second.id}`)).text();
  await makeScoresheet(world.portal, {
    assignmentId: first.id,
    judgeId: first.personId!,
    marks: { CR1: 1.5 },
    comment: `${words(45)} nachtigall`,
    now: during,
  });
  const strip = (page: string) => page.replace(/nonce="[^"]*"|nonce\\?":\\?"[^"\\]*/g, "");
  expect(strip(await (await second.get(`/judging/${second.id}`)).text())).toBe(strip(before));
  await makeScoresheet(world.portal, { assignmentId: second.id, judgeId: second.personId!, now: during });
  for (const path of ["/judging", `/judging/${second.id}`])
    expect(await (await second.get(path)).text()).not.toContain("nachtigall");
});

test("without a script a draft is saved, what is lacking is said, and the complete sheet is handed in", async () => {
  const seat = await judge();
  const save = await seat.post(`/judging/${seat.id}`, { ...complete, comment: words(39) });
  expect([save.status, save.headers.get("location")]).toEqual([302, `/judging/${seat.id}`]);
  expect(await (await seat.get(`/judging/${seat.id}`)).text()).toContain("The comment lacks 1 word.");
  const lacking = await seat.post(`/judging/${seat.id}/hand-in`, {
    ...complete,
    version: "1",
    "mark.CR1": "5",
    comment: words(39),
  });
  expect(lacking.status).toBe(422);
  const page = await lacking.text();
  expect(page).toContain("Give a reason for the 5");
  expect(page).toContain("The comment has 39 words; it needs at least 40");
  const done = await seat.post(`/judging/${seat.id}/hand-in`, { ...complete, version: "2" });
  expect([done.status, done.headers.get("location")]).toEqual([302, `/judging?in=${seat.id}`]);
  const list = await (await seat.get(`/judging?in=${seat.id}`)).text();
  expect(list).toContain("All your scoresheets are in");
  expect(list).toContain("is in. Thank you.");
  expect(await (await seat.get(`/judging/${seat.id}`)).text()).toContain("It can no longer be changed.");
});

test("a stale tab gets both sides, and nothing is overwritten", async () => {
  const seat = await judge();
  await seat.post(`/judging/${seat.id}`, { ...complete, comment: "the first tab" });
  const clash = await seat.post(`/judging/${seat.id}`, { ...complete, comment: "the second tab" });
  expect(clash.status).toBe(409);
  const page = await clash.text();
  expect(page).toContain("This scoresheet was changed elsewhere");
  expect(page).toContain("the first tab");
  expect(page).toContain("the second tab");
  expect(page).toContain('name="version" value="1"');
  const draft = await seat.post(`/judging/${seat.id}/draft`, { ...complete, comment: "the third tab" });
  expect(draft.status).toBe(409);
  expect(await draft.json()).toMatchObject({
    kind: "stale",
    theirs: { version: 1, sheet: { comment: "the first tab" } },
  });
});

test("a draft that saves itself is told how it stands", async () => {
  const seat = await judge();
  const first = await seat.post(`/judging/${seat.id}/draft`, { ...complete, "mark.CR1": "" });
  expect([first.status, await first.json()]).toEqual([200, { kind: "saved", version: 1, at: world.now() }]);
  const wrong = await seat.post(`/judging/${seat.id}/draft`, {
    ...complete,
    "mark.CR1": "2.25",
    version: "1",
  });
  expect([wrong.status, await wrong.json()]).toEqual([
    422,
    { kind: "refused", reason: "Choose one of the marks on the scale" },
  ]);
  expect(
    (await seat.post(`/judging/${seat.id}/draft`, { ...complete, comment: "x".repeat(20_001) })).status,
  ).toBe(422);
});

test("who names a conflict must say which, and then sees nothing of the entry again", async () => {
  const seat = await judge({ confirmed: false });
  const bare = await seat.post(`/judging/${seat.id}/recusal`, { reason: " " });
  expect(bare.status).toBe(422);
  const page = await bare.text();
  expect(page).toContain("Choose what kind of tie it is");
  expect(page).toContain("Say in a sentence what the tie is");
  const gone = await seat.post(`/judging/${seat.id}/recusal`, { kind: "financial", reason: "A contract." });
  expect([gone.status, gone.headers.get("location")]).toEqual([302, "/judging"]);
  for (const path of parts(seat.id)) expect((await seat.get(path)).status).toBe(404);
  expect(await (await seat.get("/judging")).text()).toContain("You stepped back");
});

test("after marking has closed nothing is taken, the words stay in the page, and it says what to do", async () => {
  const seat = await judge();
  const now = world.now();
  world.setClock(later(close, 0));
  const late = await seat.post(`/judging/${seat.id}/hand-in`, {
    ...complete,
    comment: `too late ${words(40)}`,
  });
  expect(late.status).toBe(409);
  const page = await late.text();
  expect(page).toContain("Marking is closed");
  expect(page).toContain("too late word0");
  expect((await seat.post(`/judging/${seat.id}/draft`, complete)).status).toBe(409);
  world.setClock(now);
});

test("one's own marks stand side by side before handing in, and nothing of another judge's", async () => {
  const other = await judge();
  await makeScoresheet(world.portal, {
    assignmentId: other.id,
    judgeId: other.personId!,
    marks: { CR1: 1.5 },
    now: during,
  });
  const seat = await judge();
  expect(await (await seat.get("/judging/marks")).text()).toContain("not marked");
  await seat.post(`/judging/${seat.id}`, { ...complete, "mark.CR1": "4.5", "mark.CR6": "" });
  const page = await (await seat.get("/judging/marks")).text();
  const cells = [...page.matchAll(/<td class="num">(.*?)<\/td>/g)].map(([, cell]) =>
    cell!.replace(/<[^>]*>/g, ""),
  );
  expect(cells.slice(0, 7)).toEqual(["4.5", "3.5", "3.5", "3.5", "3.5", "–not marked", ""]);
  expect(page).not.toContain("1.5");
  expect(page).not.toContain(other.id);
});

test("other judges' marks are shown only if the rulebook says so, and only once one's own sheet is in", async () => {
  const other = await judge();
  await makeScoresheet(world.portal, {
    assignmentId: other.id,
    judgeId: other.personId!,
    marks: { CR1: 1.5, CR2: 1.5 },
    now: during,
  });
  const seat = await judge();
  const page = async () => (await (await seat.get(`/judging/${seat.id}`)).text()).includes('id="others"');
  const hand = () => seat.post(`/judging/${seat.id}/hand-in`, complete);
  const row = await world.portal.db.selectFrom("rulebook").selectAll().executeTakeFirstOrThrow();
  const book = JSON.parse(row.documentJson) as { judging: object };
  const set = (othersAfterOwn: boolean) =>
    world.portal.db
      .updateTable("rulebook")
      .set({
        documentJson: toJson({ ...book, judging: { ...book.judging, othersAfterOwn } }),
        hash: `others ${othersAfterOwn}`,
      })
      .execute();
  await set(true);
  const before = await page();
  await hand();
  const after = await page();
  await set(false);
  const off = await page();
  await world.portal.db
    .updateTable("rulebook")
    .set({ documentJson: row.documentJson, hash: row.hash })
    .execute();
  expect({ before, after, off }).toEqual({ before: false, after: true, off: false });
});

test("a sample case hides what the chair expects and how others marked until one's own marks are in", async () => {
  const seat = await world.signedIn({ roles: ["judge"] });
  await insertJudge(world.portal.db, {
    editionId: "2027",
    personId: seat.personId!,
    capacity: 3,
    categories: ["C1"],
  });
  await updateJudge(world.portal.db, {
    editionId: "2027",
    personId: seat.personId!,
    version: 1,
    termsAt: during,
  });
  const path = "/judging/calibration/sample1";
  const note = "Solid and honest";
  for (const address of [
    path,
    `${path}.data`,
    `${path}/hand-in`,
    "/rules",
    "/rules.data",
    "/judging/calibration",
  ])
    expect([address, (await (await seat.get(address)).text()).includes(note)]).toEqual([address, false]);
  const lacking = await seat.post(`${path}/hand-in`, { ...complete, "mark.CR2": "" });
  expect(lacking.status).toBe(422);
  expect(await lacking.text()).toContain("Choose a mark");
  const draft = await seat.post(`${path}/draft`, { ...complete, version: "1" });
  expect([draft.status, await draft.json()]).toEqual([200, { kind: "saved", version: 2, at: world.now() }]);
  const done = await seat.post(`${path}/hand-in`, { ...complete, version: "2" });
  expect([done.status, done.headers.get("location")]).toEqual([302, path]);
  const page = await (await seat.get(path)).text();
  expect(page).toContain(note);
  expect(page).toMatch(/judges have marked this case so far, you among them/);
  expect((await seat.post(path, { ...complete, version: "2", "mark.CR1": "1" })).status).toBe(409);
});

test("the first entry is opened after the sample cases, and the page says so", async () => {
  const seat = await judge({ confirmed: false });
  await world.portal.db
    .deleteFrom("calibration_sheet")
    .where("judgeId", "=", seat.personId!)
    .where("caseId", "=", "sample2")
    .execute();
  const refused = await seat.post(`/judging/${seat.id}/confirmation`);
  expect(refused.status).toBe(409);
  expect(await refused.text()).toContain("First mark the sample cases; one is left.");
  expect(await (await seat.get("/judging")).text()).toContain('href="/judging/calibration"');
});

test("a fault is reported in words, and the sheet says that it waits", async () => {
  const seat = await judge();
  const bare = await seat.post(`/judging/${seat.id}/report`, { words: " " });
  expect(bare.status).toBe(422);
  const faults = await bare.text();
  expect(faults).toContain("Choose what is wrong");
  expect(faults).toContain("Say where the fault is and what you saw");
  const sent = await seat.post(`/judging/${seat.id}/report`, { kind: "deadLink", words: "The second link." });
  expect([sent.status, sent.headers.get("location")]).toEqual([302, `/judging/${seat.id}`]);
  expect((await seat.post(`/judging/${seat.id}/hand-in`, complete)).status).toBe(409);
  const page = await (await seat.get(`/judging/${seat.id}`)).text();
  expect(page).toContain("The second link.");
  expect(page).toContain("You can hand in once the chair has answered");
  expect(page.match(/checked=""/g)).toHaveLength(6);
});

test("of a sheet that is not in the chair is served nothing, and of one that is in all of it", async () => {
  const chair = await world.signedIn({ roles: ["chair"] });
  const seat = await judge();
  await seat.post(`/judging/${seat.id}`, { ...complete, comment: "nachtigall" });
  const addresses = [`/desk/judging/sheets/${seat.id}`, `/desk/judging/entries/${entryId}`, "/desk/judging"];
  for (const address of addresses.flatMap((one) => [one, `${one}.data`]))
    expect([address, (await (await chair.get(address)).text()).includes("nachtigall")]).toEqual([
      address,
      false,
    ]);
  await seat.post(`/judging/${seat.id}/hand-in`, {
    ...complete,
    version: "1",
    comment: `nachtigall ${words(40)}`,
  });
  expect(await (await chair.get(addresses[0]!)).text()).toContain("nachtigall");
});

test("a chair with a tie in the category sees no marks of it, and changes nothing there", async () => {
  const chair = await world.signedIn({ roles: ["chair"] });
  const seat = await judge();
  await makeScoresheet(world.portal, {
    assignmentId: seat.id,
    judgeId: seat.personId!,
    comment: `nachtigall ${words(40)}`,
    now: during,
  });
  await world.portal.db
    .insertInto("conflict")
    .values({
      id: "tie-of-chair",
      editionId: "2027",
      entryId,
      judgeId: chair.personId!,
      tier: "recuse",
      origin: "judge",
      kind: "personal",
      reason: "x",
      createdAt: during,
      endedAt: null,
    })
    .execute();
  for (const path of [`/desk/judging/sheets/${seat.id}`, `/desk/judging/entries/${entryId}`, "/desk/judging"])
    for (const address of [path, `${path}.data`]) {
      const answer = await chair.get(address);
      expect([address, answer.status, (await answer.text()).includes("nachtigall")]).toEqual([
        address,
        200,
        false,
      ]);
    }
  expect((await chair.post(`/desk/judging/sheets/${seat.id}`, { reason: "x" })).status).toBe(409);
  expect(
    (await chair.post(`/desk/judging/entries/${entryId}`, { kind: "stands", words: "x", sheets: "" })).status,
  ).toBe(409);
});
