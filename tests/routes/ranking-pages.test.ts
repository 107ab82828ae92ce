import { parse } from "csv-parse/sync";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  makeAnswers,
  makeAssignment,
  makeCallOpen,
  makeFiles,
  makeScoresheet,
  makeSubmittedEntry,
} from "~db/seed/factories";
import { pagesOf } from "../papers/paper-reader";
import { openWorld, type World } from "../world";

const submitted = "2027-05-02T08:00:00.000Z";
const during = "2027-07-01T08:00:00.000Z";

let world: World;
type Seat = Awaited<ReturnType<World["signedIn"]>>;
let chair: Seat;
let organiser: Seat;
let observer: Seat;
const judges: Seat[] = [];
const entries: { id: string; code: string }[] = [];
/** Six entries, three sheets each by six judges of whom the last marks harder by far. */
beforeAll(async () => {
  world = await openWorld({ at: submitted });
  const { portal } = world;
  await makeCallOpen(portal, submitted);
  chair = await world.signedIn({ name: "Chair Example", roles: ["chair"] });
  organiser = await world.signedIn({ name: "Organiser Example", roles: ["organiser"] });
  observer = await world.signedIn({ name: "Observer Example", roles: ["observer"] });
  for (const name of ["Adaeze", "Bilal", "Chiara", "Dmitri", "Esi", "Farid"])
    judges.push(await world.signedIn({ name: `${name} Judge`, roles: ["judge"] }));
  for (const [at, quality] of [4.5, 4, 4, 3.5, 3, 2].entries()) {
    const lead = await world.signedIn({ name: `Lead ${at}` });
    const id = await makeSubmittedEntry(portal, {
      leadId: lead.personId!,
      answers: makeAnswers({
        title: at === 1 ? '=HYPERLINK("http://x","win")' : `Case number ${at + 1}`,
        organisationName: `Institute ${at + 1}`,
      }),
      files: makeFiles(),
      now: submitted,
    });
    await portal.db.updateTable("entry").set({ outcome: "valid" }).where("id", "=", id).execute();
    const { code } = await portal.db
      .selectFrom("entry")
      .select("code")
      .where("id", "=", id)
      .executeTakeFirstOrThrow();
    entries.push({ id, code: code });
    for (const turn of [0, 1, 3]) {
      const number = (at + turn) % judges.length;
      const judgeId = judges[number]!.personId!; // the remainder is within the list
      const mark = Math.max(0, quality - (number === 5 ? 1 : 0) + (turn === 1 ? 0.5 : 0));
      const marks = Object.fromEntries(
        ["CR1", "CR2", "CR3", "CR4", "CR5", "CR6"].map((cr) => [cr, Math.min(5, mark)]),
      );
      const assignmentId = await makeAssignment(portal, { entryId: id, judgeId, now: during });
      await makeScoresheet(portal, { assignmentId, judgeId, marks, now: during });
    }
  }
  world.setClock(during);
});
afterAll(() => world.close());

const text = async (seat: Seat, path: string) => (await seat.get(path)).text();

test("both scores stand side by side with the one that decides named, and how sure they are", async () => {
  const page = await text(chair, "/desk/rankings/C1");
  for (const words of [
    "Adjusted score",
    "90 % interval",
    "Chance of first",
    "Scores with 90 % intervals, C1",
    "Who belongs among the first 6",
    "The winner without this judge",
    "How far judges agree",
    "How this ranking is made",
    "It decides: it orders the ranking",
  ])
    expect(page).toContain(words);
  expect(page).not.toContain("<script");
  expect(page).not.toContain("figures.");
});

test("chairs and organisers see how hard each judge marks by name; an observer sees neither", async () => {
  for (const seat of [chair, organiser]) {
    const page = await text(seat, "/desk/rankings/C1");
    expect(page).toContain("How hard each judge marks");
    expect(page).toContain("Farid Judge");
  }
  const page = await text(observer, "/desk/rankings/C1");
  expect(page).toContain("The winner without this judge");
  expect(page).not.toContain("How hard each judge marks");
  for (const { personId } of judges) expect(page).not.toContain(personId);
  for (const name of ["Adaeze", "Farid"]) expect(page).not.toContain(name);
});

test("what the figures cannot tell is said in words", async () => {
  expect(await text(chair, "/desk/rankings/C1")).toContain("the spreads themselves are uncertain");
});

test("the wall view names no judge and leaves out what somebody in the room has a tie to", async () => {
  const whole = await text(chair, "/desk/rankings/C1/wall");
  expect(whole).toContain("Institute 1");
  for (const name of ["Adaeze", "Farid"]) expect(whole).not.toContain(name);
  const { personId } = await world.signedIn({ name: "Tied Judge", roles: ["judge"] });
  await world.portal.db
    .insertInto("entry_member")
    .values({
      entryId: entries[0]!.id,
      personId: personId!,
      capacity: "reader",
      createdAt: during,
      endedAt: null,
    })
    .execute();
  const page = await text(chair, `/desk/rankings/C1/wall?present[]=${personId}`);
  expect(page).not.toContain("Institute 1");
  expect(page).toContain("Institute 2");
  expect(page).toContain("1 entry is left out");
});

test("the ranking is taken away as CSV, XLSX and PDF, without a judge and without a formula", async () => {
  const csv = await chair.get("/desk/rankings/C1/file?as=csv");
  expect(csv.headers.get("content-disposition")).toContain("ranking-2027-C1.csv");
  const rows = parse(await csv.text(), { bom: true });
  expect(rows[0]).toContain("Raw mean (decides)");
  expect(rows[1]).toContain(entries[0]!.code);
  expect(rows.flat().find((cell) => cell.includes("HYPERLINK"))).toBe('\'=HYPERLINK("http://x","win")');

  const xlsx = await chair.get("/desk/rankings/C1/file?as=xlsx");
  const files = unzipSync(new Uint8Array(await xlsx.arrayBuffer()));
  expect(strFromU8(files["xl/worksheets/sheet1.xml"]!)).not.toMatch(/<f[\s>/]/);
  const strings = strFromU8(files["xl/sharedStrings.xml"]!);
  expect(strings).toContain("=HYPERLINK(");

  const pdf = await chair.get("/desk/rankings/C1/file?as=pdf");
  const paper = (await pagesOf(new Uint8Array(await pdf.arrayBuffer()))).join("\n");
  expect(paper).toContain("Ranking, C1");
  expect(paper).toContain("Institute 1");
  for (const name of ["Adaeze", "Farid"])
    for (const taken of [rows.flat().join(), strings, paper]) expect(taken).not.toContain(name);
});

test("a chair who is hidden from a category's scores gets neither its wall view nor its files", async () => {
  const tied = await world.signedIn({ roles: ["chair"] });
  await world.portal.db
    .insertInto("entry_member")
    .values({
      entryId: entries[0]!.id,
      personId: tied.personId!,
      capacity: "reader",
      createdAt: during,
      endedAt: null,
    })
    .execute();
  const wall = await text(tied, "/desk/rankings/C1/wall");
  expect(wall).toContain("You have a conflict of interest");
  expect(wall).not.toContain("Institute 1");
  for (const format of ["csv", "xlsx", "pdf"])
    expect((await tied.get(`/desk/rankings/C1/file?as=${format}`)).status).toBe(403);
});

test("where the rulebook lets the adjusted score decide it orders, and the page says so", async () => {
  const { portal } = world;
  const row = await portal.db.selectFrom("rulebook").selectAll().executeTakeFirstOrThrow();
  const book = JSON.parse(row.documentJson) as { judging: { orders: string } };
  book.judging.orders = "adjusted";
  const { createHash } = await import("node:crypto");
  const documentJson = JSON.stringify(book);
  await portal.db
    .updateTable("rulebook")
    .set({ documentJson, hash: createHash("sha256").update(documentJson).digest("hex") })
    .where("editionId", "=", row.editionId)
    .execute();
  const page = await text(chair, "/desk/rankings/C1");
  expect(page).toContain("The adjusted score decides: it orders the ranking");
  const rows = parse(await text(chair, "/desk/rankings/C1/file?as=csv"), { bom: true });
  const at = rows[0]!.indexOf("Adjusted score (decides)");
  const scores = rows.slice(1, 1 + entries.length).map((cells) => Number(cells[at]));
  expect(at).toBeGreaterThan(0);
  expect(scores).toEqual([...scores].sort((a, b) => b - a));
});
