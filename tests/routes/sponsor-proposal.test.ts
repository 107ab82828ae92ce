/** A sponsor's people propose what is said and shown of it; until an organiser accepts, it stands nowhere. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { updateSponsorOfPerson } from "~db/queries/sponsor-people";
import { makePng } from "~db/seed/factories";
import { announced, decidedAt, decidedEdition } from "../decided";
import { openWorld, type World } from "../world";

type Seat = Awaited<ReturnType<World["signedIn"]>>;
let world: World;
let edition: Awaited<ReturnType<typeof decidedEdition>>;
let tia: Seat, per: Seat;

const fields = {
  name: "Example Genome Works",
  "words-en": "It pays for the journeys.",
  link: "https://works.example/",
  colour: "#0b5a3c",
  version: "0",
};
const marks = /Example Genome Works|It pays for the journeys|works\.example|#0b5a3c/i;
const logoOf = (version: string, ground: string, bytes: Uint8Array) => {
  const form = new FormData();
  for (const [name, value] of Object.entries({ version, ground, alt: "Genome Works" })) form.set(name, value);
  form.set("logo", new Blob([new Uint8Array(bytes)]), "logo.svg");
  return form;
};
const text = async (seat: Pick<Seat, "get">, path: string) => (await seat.get(path)).text();
const newest = () =>
  world.portal.db
    .selectFrom("sponsor_proposal")
    .selectAll()
    .orderBy("number", "desc")
    .executeTakeFirstOrThrow();
const sponsor = () =>
  world.portal.db
    .selectFrom("sponsor")
    .selectAll()
    .where("id", "=", edition.sponsorId)
    .executeTakeFirstOrThrow();
const desk = (id: string) => `/desk/sponsors/${edition.sponsorId}/proposals/${id}`;

beforeAll(async () => {
  world = await openWorld({ at: decidedAt });
  edition = await decidedEdition(world);
  tia = await world.signedIn({ name: "Tia Title", roles: ["sponsor"] });
  per = await world.signedIn({ name: "Per Press", roles: ["sponsor"] });
  for (const [seat, sponsorId] of [
    [tia, edition.sponsorId],
    [per, edition.ownSponsorId],
  ] as const)
    await updateSponsorOfPerson(world.portal.db, { personId: seat.personId!, editionId: "2027", sponsorId });
});
afterAll(() => world.close());

/** Everywhere that a sponsor is shown, or might be: to everyone, to another sponsor's people, at the desk. */
async function leaks() {
  const nobody = await world.as(null);
  const seen: string[] = [];
  for (const [seat, paths] of [
    [nobody, ["/", "/_root.data", "/winners", "/editions/2027/colours.css"]],
    [per, ["/sponsor", "/sponsor.data", "/sponsor/proposal"]],
    [edition.organiser, ["/desk/sponsors", `/desk/sponsors/${edition.sponsorId}`, "/desk/release"]],
  ] as const)
    for (const path of paths) if (marks.test(await text(seat, path))) seen.push(path);
  return seen;
}

test("a draft is kept as typed and drawn on page, letter and certificate, for its sponsor alone", async () => {
  const faint = await tia.post("/sponsor/proposal", { ...fields, colour: "#f2b705" });
  expect([faint.status, (await faint.text()).includes('value="#f2b705"')]).toEqual([422, true]);
  const wrong = await tia.post("/sponsor/proposal", { ...fields, link: "ftp://works.example" });
  expect([wrong.status, (await wrong.text()).includes("Write an address that starts with https://")]).toEqual(
    [422, true],
  );
  // As brand guides and address bars give them: a colour without its #, an address without its scheme.
  const kept = await tia.post("/sponsor/proposal", { ...fields, link: "works.example/", colour: "0B5A3C" });
  expect([kept.status, kept.headers.get("location")]).toEqual([302, "/sponsor/proposal/preview"]);
  const svg = new TextEncoder().encode(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 60"><rect width="200" height="60" fill="#0b5a3c"/></svg>',
  );
  const pale = new TextEncoder().encode(new TextDecoder().decode(svg).replace("#0b5a3c", "#fffbe0"));
  const unseen = await tia.post("/sponsor/proposal/logo", logoOf("1", "light", pale));
  expect([unseen.status, (await unseen.text()).includes("hardly seen on a light ground")]).toEqual([
    422,
    true,
  ]);
  expect((await tia.post("/sponsor/proposal/logo", logoOf("1", "light", svg))).status).toBe(302);
  expect((await tia.post("/sponsor/proposal/logo", logoOf("2", "dark", makePng()))).status).toBe(302);
  const preview = await text(tia, "/sponsor/proposal/preview");
  expect(preview).toContain("It pays for the journeys.");
  expect(preview).toContain('src="/sponsor/proposal/preview/dark-letter#sponsor"');
  const piece = async (name: string) => {
    const answer = await tia.get(`/sponsor/proposal/preview/${name}`);
    return { type: answer.headers.get("content-type"), body: Buffer.from(await answer.arrayBuffer()) };
  };
  for (const name of ["letter", "dark-letter"]) {
    const { body } = await piece(name);
    expect(body.toString()).toMatch(/Example Genome Works is title sponsor/);
    expect(body.toString().match(/src="data:image\/png/g)).toHaveLength(2);
    expect(body.toString()).not.toContain("cid:");
  }
  expect((await piece("dark-letter")).body.toString()).toContain("@media all{");
  expect((await piece("certificate.pdf")).body.subarray(0, 5).toString()).toBe("%PDF-");
  expect([(await piece("logo")).type, (await piece("dark-logo")).type]).toEqual(["image/png", "image/png"]);
  expect((await piece("colours.css")).body.toString()).toContain("--sponsor:#0b5a3c");
  expect((await tia.get("/sponsor/proposal/preview/none")).status).toBe(404);
  // Nobody else, not even the desk, before it is sent.
  expect((await per.get("/sponsor/proposal/preview")).headers.get("location")).toBe("/sponsor/proposal");
  // Who has proposed nothing sees how their own brand stands now.
  expect(await text(per, "/sponsor/proposal/preview/letter")).toMatch(/^(?!.*Genome)[^]*Example Press/);
  expect((await edition.organiser.get(desk((await newest()).id))).status).toBe(404);
  expect((await edition.organiser.get(`${desk((await newest()).id)}/letter`)).status).toBe(404);
  expect(await leaks()).toEqual([]);
});

test("two of a sponsor's people who write at once: the later one sees both", async () => {
  const answer = await tia.post("/sponsor/proposal", { ...fields, "words-en": "Typed later.", version: "1" });
  const page = await answer.text();
  expect(answer.status).toBe(409);
  expect(page).toContain("Typed later.");
  expect(page).toContain("It pays for the journeys.");
});

test("sent, it waits: organisers are told, and it still stands nowhere", async () => {
  const { id, version } = await newest();
  expect((await tia.post("/sponsor/proposal/preview", { version: "1" })).status).toBe(409);
  expect((await tia.post("/sponsor/proposal/preview", { version: String(version) })).status).toBe(302);
  expect((await world.mailsTo(edition.organiser.address)).map(({ subject }) => subject)).toContain(
    "Example Genomics proposes a change",
  );
  expect(await text(tia, "/sponsor")).toContain("The organiser looks at it and answers by mail");
  expect((await tia.post("/sponsor/proposal", { ...fields, version: String(version) })).status).toBe(409);
  expect(await leaks()).toEqual([]);
  const page = await text(edition.organiser, desk(id));
  expect(page).toContain("It pays for the ceremony.");
  expect(page).toContain("It pays for the journeys.");
  expect((await edition.chair.get(desk(id))).status).toBe(403);
  expect(
    (await edition.organiser.get(desk(id).replace(edition.sponsorId, edition.ownSponsorId))).status,
  ).toBe(404);
});

test("taken back it is a draft of its sponsor alone, and can be changed and sent anew", async () => {
  const { id, version } = await newest();
  const path = "/sponsor/proposal/withdrawal";
  expect(await text(tia, "/sponsor")).toContain(path);
  expect((await per.post(path, { version: String(version) })).status).toBe(409);
  expect((await tia.post(path, { version: "1" })).status).toBe(409);
  expect((await tia.post(path, { version: String(version) })).status).toBe(302);
  expect((await edition.organiser.get(desk(id))).status).toBe(404);
  expect(
    (await edition.organiser.post(desk(id), { proposal: String(version), sponsor: "1", answer: "accepted" }))
      .status,
  ).toBe(404);
  expect((await tia.post(path, { version: String(version + 1) })).status).toBe(409);
  expect(await leaks()).toEqual([]);
  const again = await tia.post("/sponsor/proposal/preview", { version: String(version + 1) });
  expect(again.status).toBe(302);
  expect((await world.mailsTo(edition.organiser.address)).map(({ subject }) => subject).slice(-3)).toEqual([
    "Example Genomics proposes a change",
    "Example Genomics takes its proposal back",
    "Example Genomics proposes a change",
  ]);
  expect((await edition.organiser.get(desk(id))).status).toBe(200);
});

test("refused with a reason it comes back with what was written; without one it is not refused", async () => {
  const { id, version } = await newest();
  const seen = { proposal: String(version), sponsor: String((await sponsor()).version) };
  const silent = await edition.organiser.post(desk(id), { ...seen, answer: "refused", reason: " " });
  expect([silent.status, (await silent.text()).includes("Write why the proposal is refused.")]).toEqual([
    409,
    true,
  ]);
  const reason = "The logo needs more air.";
  expect((await edition.organiser.post(desk(id), { ...seen, answer: "refused", reason })).status).toBe(302);
  expect((await edition.organiser.post(desk(id), { ...seen, answer: "accepted" })).status).toBe(409);
  const [mail] = (await world.mailsTo(tia.address)).slice(-1);
  expect([mail?.subject, mail?.text.includes(reason)]).toEqual(["Your proposal was not accepted", true]);
  const form = await text(tia, "/sponsor/proposal");
  expect(form).toContain(reason);
  expect(form).toContain("It pays for the journeys.");
  expect(await leaks()).toEqual([]);
});

test("accepted it stands; an answer to an older view shows both, and the history has every step", async () => {
  expect((await tia.post("/sponsor/proposal", fields)).status).toBe(302);
  expect((await tia.post("/sponsor/proposal/preview", { version: "1" })).status).toBe(302);
  const { id, version } = await newest();
  const before = await sponsor();
  await world.portal.db
    .updateTable("sponsor")
    .set({ link: "https://other.example/", version: before.version + 1 })
    .where("id", "=", before.id)
    .execute();
  const seen = { proposal: String(version), answer: "accepted" };
  const old = await edition.organiser.post(desk(id), { ...seen, sponsor: String(before.version) });
  const page = await old.text();
  expect([
    old.status,
    page.includes("https://other.example/"),
    page.includes("https://works.example/"),
  ]).toEqual([409, true, true]);
  expect(page).toContain("The sponsor was changed at this desk after the proposal was written.");
  const now = { ...seen, sponsor: String(before.version + 1) };
  expect((await edition.organiser.post(desk(id), now)).status).toBe(302);
  const after = await sponsor();
  expect(after).toMatchObject({
    name: "Example Genome Works",
    colour: "#0b5a3c",
    tier: "title",
    logoAlt: "Genome Works",
  });
  expect([after.logoSha256 === before.logoSha256, after.logoDarkSha256]).toEqual([false, expect.any(String)]);
  expect(await text(await world.as(null), "/")).toMatch(marks);
  const acts = await world.portal.db
    .selectFrom("history")
    .select("act")
    .where("act", "like", "sponsorProposal.%")
    .orderBy("seq")
    .execute();
  expect(acts.map(({ act }) => act.split(".")[1])).toEqual([
    "saved",
    "saved",
    "saved",
    "sent",
    "takenBack",
    "sent",
    "refused",
    "saved",
    "sent",
    "accepted",
  ]);
});

test("a sponsor that leaves, from the desk to the letter: rehearsed letters are blocked, new ones go without it", async () => {
  const draft = { day: "2027-08-02", time: "10:00", reason: "" };
  expect((await edition.organiser.post("/desk/release", { ...draft, version: "0" })).status).toBe(302);
  const first = edition.entries[0]!;
  const letters = () =>
    world.portal.db
      .selectFrom("letter")
      .innerJoin("release", "release.id", "letter.releaseId")
      .select(["letter.html", "letter.outboxId"])
      .where("letter.entryId", "=", first.id)
      .where("release.state", "!=", "stopped")
      .executeTakeFirstOrThrow();
  expect((await letters()).html).toMatch(/Genome Works.*Example Press/s);
  const { version } = await world.portal.db
    .selectFrom("sponsor")
    .select("version")
    .where("id", "=", edition.ownSponsorId)
    .executeTakeFirstOrThrow();
  const end = () =>
    edition.organiser.post(`/desk/sponsors/${edition.ownSponsorId}/end`, { version: String(version) });
  // Approved letters wait: the sponsor leaves only after they were stopped.
  expect((await edition.chair.post("/desk/release/approval", { version: "1", count: "5" })).status).toBe(302);
  const waits = await end();
  expect([waits.status, (await waits.text()).includes("Stop it first")]).toEqual([409, true]);
  expect((await edition.chair.post("/desk/release/stop", { version: "1" })).status).toBe(302);
  expect((await edition.organiser.post("/desk/release", { ...draft, version: "1" })).status).toBe(302);
  expect((await end()).status).toBe(302);
  const page = await text(edition.organiser, "/desk/release");
  expect(page).toContain("Example Press is a sponsor no more");
  expect((await edition.chair.post("/desk/release/approval", { version: "2", count: "5" })).status).toBe(409);
  expect((await edition.organiser.post("/desk/release", { ...draft, version: "2" })).status).toBe(302);
  expect((await edition.chair.post("/desk/release/approval", { version: "3", count: "5" })).status).toBe(302);
  const { html } = await letters();
  expect([html.includes("Genome Works"), html.includes("Example Press")]).toEqual([true, false]);
  world.setClock(announced);
  const mail = (await world.mails()).find(({ html: one }) => one === html);
  expect(mail).toBeDefined();
  expect(await text(await world.as(null), "/winners")).not.toContain("Example Press");
});

test("a sponsor whose last day is over stands on no page, and in the result that was frozen before it stays", async () => {
  const at = await sponsor();
  const organiser = await world.as(edition.organiser.personId);
  const languages = {
    "prefix-en": "Example ·",
    "words-en": "It pays.",
    link: "",
    colour: "#7a3b00",
    tier: "title",
  };
  const crossed = await organiser.post(`/desk/sponsors/${at.id}`, {
    ...languages,
    name: at.name,
    version: String(at.version),
    startsAt: "2027-08-05",
    endsAt: "2027-08-04",
  });
  expect([crossed.status, (await crossed.text()).includes("The last day is before the first.")]).toEqual([
    422,
    true,
  ]);
  const last = {
    ...languages,
    name: at.name,
    version: String(at.version),
    startsAt: "",
    endsAt: "2027-08-04",
  };
  expect((await organiser.post(`/desk/sponsors/${at.id}`, last)).status).toBe(302);
  expect(await text(organiser, `/desk/sponsors/${at.id}`)).toContain('value="2027-08-04"');
  const nobody = await world.as(null);
  world.setClock("2027-08-04T15:59:59.000Z");
  expect(await text(nobody, "/")).toContain("Example Genome Works");
  world.setClock("2027-08-04T16:00:00.000Z");
  expect(await text(nobody, "/")).not.toContain("Example Genome Works");
  expect(await text(nobody, "/winners")).toContain("Example Genome Works");
  const own = await world.as(tia.personId);
  expect(await text(own, "/sponsor")).toContain("This sponsorship has ended.");
  expect((await own.get("/sponsor/proposal")).status).toBe(404);
});
