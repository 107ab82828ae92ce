import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openWorld, type World } from "../world";

const documentOf = (year: string) =>
  JSON.parse(
    readFileSync(new URL(`../../db/seed/rulebooks/${year}.json`, import.meta.url), "utf8"),
  ) as Record<string, never> & {
    rubric: { scale: { step: number }; criteria: { weight: number }[] };
    limits: { perOrganisation: number };
    categories: { id: string }[];
    names: { lead: { en: string } };
  };

let world: World;
let organiser: Awaited<ReturnType<World["signedIn"]>>;
let observer: typeof organiser;
let chair: typeof organiser;
beforeAll(async () => {
  world = await openWorld();
  organiser = await world.signedIn({ roles: ["organiser"], name: "Olga Organiser" });
  observer = await world.signedIn({ roles: ["observer"] });
  chair = await world.signedIn({ roles: ["chair"] });
});
afterAll(() => world.close());

const textOf = async (answer: Response) => (await answer.text()).replaceAll("<!-- -->", "");

test("the desk tells each role what comes next and offers only the rooms that serve it", async () => {
  const seen = await textOf(await organiser.get("/desk"));
  expect(seen).toContain("Open the call");
  expect(seen).toContain('href="/desk/rulebook"');
  expect(seen).toContain("Drafts");
  const chairs = await textOf(await chair.get("/desk"));
  expect(chairs).not.toContain('href="/desk/rulebook"');
  expect(chairs).not.toContain("Open the call");
  expect(chairs).not.toContain("Drafts");
  expect(await textOf(await observer.get("/desk"))).not.toContain('href="/desk/dates"');
  expect((await (await world.signedIn({ roles: ["judge"] })).get("/desk")).status).toBe(403);
});

test("the rulebook reads in words and downloads as the file that was hashed", async () => {
  const { createHash } = await import("node:crypto");
  const page = await textOf(await observer.get("/desk/rulebook"));
  expect(page).toContain("Version 1 of the 2027 edition is in force");
  expect(page).not.toContain("Replace the rulebook");
  const file = await (await observer.get("/desk/rulebook/versions/1")).text();
  expect(createHash("sha256").update(file).digest("hex")).toBe((await world.edition()).rulebookHash);
  expect((await observer.get("/desk/rulebook/versions/9")).status).toBe(404);
});

test("a faulty document is refused with every fault in words, and its text is kept", async () => {
  const document = documentOf("2027");
  document.rubric.criteria[0]!.weight = 16;
  document.limits.perOrganisation = 0;
  const answer = await organiser.post("/desk/rulebook/replacement", {
    document: JSON.stringify(document),
    reason: "More for fit",
    version: "1",
  });
  expect(answer.status).toBe(422);
  const page = await textOf(answer);
  expect(page).toContain("limits › perOrganisation");
  expect(page).toContain("More for fit");
  expect(page).toContain("&quot;perOrganisation&quot;:0");
  const broken = await organiser.post("/desk/rulebook/replacement", {
    document: "{",
    reason: "x",
    version: "1",
  });
  expect([broken.status, (await textOf(broken)).includes("One fault")]).toEqual([422, true]);
});

test("a new version is previewed by path, put in force with author and reason, and a stale one is refused", async () => {
  const document = documentOf("2027");
  document.limits.perOrganisation = 4;
  const fields = { document: JSON.stringify(document), reason: "Four cases <at most>", version: "1" };
  const form = new FormData();
  form.set("file", new File([fields.document], "rulebook.json", { type: "application/json" }));
  form.set("document", "");
  form.set("reason", fields.reason);
  form.set("version", "1");
  const preview = await textOf(await organiser.post("/desk/rulebook/replacement", form));
  expect(preview).toContain("One change");
  expect(preview).toContain("limits › perOrganisation");

  expect((await observer.post("/desk/rulebook/versions", fields)).status).toBe(403);
  expect((await organiser.post("/desk/rulebook/versions", fields)).status).toBe(302);
  const edition = await world.edition();
  expect([edition.rulebookVersion, edition.rulebook.limits.perOrganisation]).toEqual([2, 4]);
  const versions = await textOf(await observer.get("/desk/rulebook/versions"));
  expect(versions).toContain("Olga Organiser");
  expect(versions).toContain("Four cases &lt;at most&gt;");

  document.limits.perOrganisation = 5;
  const stale = await organiser.post("/desk/rulebook/versions", {
    ...fields,
    document: JSON.stringify(document),
  });
  expect(stale.status).toBe(409);
  expect(await textOf(stale)).toContain("Another version was put in force");
  expect((await world.edition()).rulebook.limits.perOrganisation).toBe(4);
});

test("once sealed, the scale and the criteria cannot change, while other parts can", async () => {
  const { db } = world.portal;
  await db.updateTable("edition").set({ sealedAt: world.now(), sealedHash: "x" }).execute();
  const document = documentOf("2027");
  document.limits.perOrganisation = 4;
  document.rubric.scale.step = 0.25;
  const fields = { document: JSON.stringify(document), reason: "Finer marks", version: "2" };
  const preview = await textOf(await organiser.post("/desk/rulebook/replacement", fields));
  expect(preview).toContain("so the scale and the criteria stay");
  expect(preview).toMatch(/<button class="button" disabled="">Put this version in force/);
  expect((await organiser.post("/desk/rulebook/versions", fields)).status).toBe(409);
  document.rubric.scale.step = 0.5;
  document.names.lead.en = "Show that it worked.";
  expect(
    (
      await organiser.post("/desk/rulebook/versions", {
        ...fields,
        document: JSON.stringify(document),
      })
    ).status,
  ).toBe(302);
  await db.updateTable("edition").set({ sealedAt: null, sealedHash: null }).execute();
});

test("a future date moves with a reason after a preview of who is told, and they get a mail", async () => {
  const judge = await world.signedIn({ roles: ["judge"] });
  const { rulebookVersion } = await world.edition();
  const fields = {
    "scoring.closes": "2027-07-09T10:00",
    reason: "The jury meets a day earlier",
    version: String(rulebookVersion),
  };
  const preview = await textOf(await organiser.post("/desk/dates", fields));
  expect(preview).toContain("One date moves");
  expect(preview).toMatch(/Judges: \d+ p/);
  expect((await organiser.post("/desk/dates/move", fields)).status).toBe(302);
  expect((await world.edition()).rulebook.stages.find((s) => s.id === "scoring")?.closes).toBe(
    "2027-07-09T10:00:00+08:00",
  );
  const [mail] = (await world.mailsTo(judge.address)).filter((m) => m.kind === "dates.moved");
  expect(mail?.text).toContain("9 July 2027, 10:00 (UTC+8)");
  expect(mail?.text).toContain("The jury meets a day earlier");

  const again = await organiser.post("/desk/dates/move", { ...fields, "scoring.closes": "2027-07-08T10:00" });
  expect(again.status).toBe(409);
  expect(await textOf(again)).toContain("2027-07-08T10:00");
});

test("a past date stays, a date cannot move into the past, and stages keep their order", async () => {
  const version = String((await world.edition()).rulebookVersion);
  for (const [field, clock, words] of [
    ["open.opens", "2027-04-01T00:00", "is past and cannot move"],
    ["open.closes", "2027-03-01T00:00", "would then be past"],
    ["open.closes", "2027-06-20T00:00", "has ended"],
    ["scoring.opens", "2027-06-01T00:00", "would begin before"],
    ["scoring.opens", "2027-02-31T00:00", "is not a date and time that exists"],
  ] as const) {
    const fields = { [field]: clock, reason: "x", version };
    expect(await textOf(await organiser.post("/desk/dates", fields))).toContain(words);
    expect((await organiser.post("/desk/dates/move", fields)).status).toBe(409);
  }
  expect((await world.edition()).rulebookVersion).toBe(Number(version));
});

test("another edition's document is added beside the one in hand, and the public pages draw from it once it is taken", async () => {
  const document = JSON.stringify(documentOf("2025"));
  const version = String((await world.edition()).rulebookVersion);
  const preview = await textOf(
    await organiser.post("/desk/rulebook/replacement", { document, reason: "The archive", version }),
  );
  expect(preview).toContain("A new edition: 2025");
  const fields = { document, reason: "The archive", version };
  expect((await organiser.post("/desk/editions", fields)).status).toBe(302);
  expect((await organiser.post("/desk/editions", fields)).status).toBe(409);
  expect((await world.edition()).id).toBe("2027");

  const { db } = world.portal;
  await db.updateTable("edition").set({ openedAt: world.now() }).where("id", "=", "2027").execute();
  const refused = await organiser.post("/desk/editions/2025/in-hand", { reason: "Look at the archive" });
  expect([refused.status, (await textOf(refused)).includes("stays in hand")]).toEqual([409, true]);

  await db.updateTable("edition").set({ openedAt: null }).where("id", "=", "2027").execute();
  expect(
    (await organiser.post("/desk/editions/2025/in-hand", { reason: "Look at the archive" })).status,
  ).toBe(302);
  const call = await textOf(await (await world.as(null)).get("/"));
  expect(call).toContain("Empowering Workforce, Innovation, and Collaboration");
  expect(call).toContain("BGI Group");
  expect(call).toContain("Two texts, 1,000 words in all");
  expect((await organiser.get("/desk")).status).toBe(200);
  expect((await observer.get("/desk")).status).toBe(403);
  expect((await organiser.post("/desk/editions/2027/in-hand", { reason: "Back" })).status).toBe(302);
  expect((await world.edition()).id).toBe("2027");
});

test("the history is read, filtered and checked, and looking at words or taking it away is recorded", async () => {
  const page = await textOf(await observer.get("/desk/history?kind=edition&subject=2027"));
  expect(page).toContain("rulebook.replaced");
  expect(page).not.toContain("sponsor.added");
  expect(page).not.toContain("Four cases");
  const { db } = world.portal;
  const act = await db
    .selectFrom("history")
    .select("seq")
    .where("act", "=", "rulebook.replaced")
    .executeTakeFirstOrThrow();
  expect(await textOf(await observer.get(`/desk/history/${act.seq}`))).toContain("Four cases");
  const lines = (await (await observer.get("/desk/history/export")).text()).trim().split("\n");
  const newest = JSON.parse(lines.at(-1)!) as { act: string; actorId: string; facts: unknown };
  expect([newest.act, newest.actorId, newest.facts]).toEqual([
    "history.viewed",
    observer.personId,
    { what: "export" },
  ]);
  expect(lines.join("\n")).not.toContain("Four cases");
  expect(lines.filter((line) => line.includes('"history.viewed"'))).toHaveLength(2);

  expect(await textOf(await observer.get("/desk/history/check"))).toContain("The history is whole");
  await db.updateTable("history").set({ factsJson: '{"version":3}' }).where("seq", "=", act.seq).execute();
  const broken = await textOf(await organiser.get("/desk/history/check"));
  expect(broken).toContain(`Act ${act.seq} was changed after it was recorded`);
});
