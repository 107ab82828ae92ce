import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makePng } from "~db/seed/factories";
import { openWorld, type World } from "../world";

let world: World;
let organiser: Awaited<ReturnType<World["signedIn"]>>;
let path: string;
beforeAll(async () => {
  world = await openWorld();
  organiser = await world.signedIn({ roles: ["organiser"] });
});
afterAll(() => world.close());

const fields = {
  name: "Example Genomics",
  tier: "title",
  "prefix-en": "Example ·",
  "words-en": "It pays.",
  link: "https://genomics.example/",
  colour: "#7a3b00",
  version: "1",
};
const logoForm = (bytes: Uint8Array, { version = "2", alt = "Example Genomics", name = "logo.png" } = {}) => {
  const form = new FormData();
  form.set("version", version);
  form.set("alt", alt);
  form.set("logo", new Blob([new Uint8Array(bytes)], { type: "image/png" }), name);
  return form;
};

test("an organiser adds a sponsor and says what it is; the empty list says what that means", async () => {
  expect(await (await organiser.get("/desk/sponsors")).text()).toContain("This edition has no sponsor yet.");
  expect((await organiser.post("/desk/sponsors", { name: " ", tier: "gold" })).status).toBe(422);
  const added = await organiser.post("/desk/sponsors", { name: "Example Genomics", tier: "title" });
  path = added.headers.get("location") ?? "";
  expect([added.status, path]).toEqual([302, expect.stringMatching(/^\/desk\/sponsors\/[\w-]{22}$/)]);
  expect((await organiser.post(path, fields)).status).toBe(302);
  const colours = await (await (await world.as(null)).get("/editions/2027/colours.css")).text();
  expect(colours).toContain(`[data-sponsor="${path.split("/").at(-1)}"]{--sponsor:#7a3b00}`);
});

test("a faint colour is refused with its contrast and a darker one, and what was typed stays", async () => {
  const answer = await organiser.post(path, { ...fields, version: "2", colour: "#f2b705", name: "Other" });
  const page = await answer.text();
  expect(answer.status).toBe(422);
  expect(page).toContain("This colour has a contrast of 1.80 to 1 on paper");
  expect(page).toContain('value="#f2b705"');
  expect(page).toContain('value="Other"');
});

test("a link that is not https, a colour that is none and a missing version are refused", async () => {
  for (const wrong of [
    { link: "javascript:alert(1)" },
    { link: "http://x.example/" },
    { colour: "red;}" },
    { version: "x" },
  ])
    expect([wrong, (await organiser.post(path, { ...fields, version: "2", ...wrong })).status]).toEqual([
      wrong,
      422,
    ]);
});

test("a page that was opened before another save is refused, and both sides are shown", async () => {
  const answer = await organiser.post(path, { ...fields, "words-en": "Typed later.", version: "1" });
  const page = await answer.text();
  expect(answer.status).toBe(409);
  expect(page).toContain("Saved now");
  expect(page).toContain("Typed later.");
  expect(page).toContain("It pays.");
});

test("a logo is taken by what is in the file; everything else is refused with what to do", async () => {
  const refused: [Uint8Array, string][] = [
    [
      new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
      "holds programs",
    ],
    [new TextEncoder().encode("<html><script>1</script></html>"), "not a PNG picture"],
    [makePng(undefined, undefined, { width: 40, height: 40 }), "40 × 40 pixels"],
    [makePng().subarray(0, 200), "damaged or incomplete"],
    [new Uint8Array(), "Choose a PNG or SVG file."],
  ];
  for (const [bytes, words] of refused) {
    const answer = await organiser.post(`${path}/logo`, logoForm(bytes));
    expect([answer.status, (await answer.text()).includes(words), words]).toEqual([422, true, words]);
  }
  expect((await organiser.post(`${path}/logo`, logoForm(new Uint8Array(600_000)))).status).toBe(413);
  expect((await organiser.post(`${path}/logo`, logoForm(makePng(), { alt: " " }))).status).toBe(422);
  expect((await organiser.post(`${path}/logo`, logoForm(makePng(), { version: "1" }))).status).toBe(409);
  expect((await organiser.post(`${path}/logo`, logoForm(makePng()))).status).toBe(302);
});

test("everyone may fetch the logo; it cannot be anything but a picture and is fetched once", async () => {
  const { get, ask } = await world.as(null);
  const logo = `/sponsors/${path.split("/").at(-1)}/logo`;
  const answer = await get(logo);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    "content-type": "image/png",
    "content-security-policy": "default-src 'none'; sandbox",
    "x-content-type-options": "nosniff",
    "cache-control": "public, max-age=3600",
  });
  // Not the bytes that were sent: the picture, written anew.
  const served = Buffer.from(await answer.arrayBuffer());
  const pixelsOf = (bytes: Uint8Array) => sharp(bytes).toColourspace("srgb").removeAlpha().raw().toBuffer();
  expect((await pixelsOf(served)).equals(await pixelsOf(makePng()))).toBe(true);
  expect(served.equals(makePng())).toBe(false);
  const tag = answer.headers.get("etag") ?? "";
  expect((await ask(logo, { headers: { "if-none-match": tag } })).status).toBe(304);
  expect((await get("/sponsors/nobody/logo")).status).toBe(404);
});

test("only organisers reach the sponsors' desk", async () => {
  for (const roles of [["chair"], ["observer"], ["sponsor"], ["judge"], []] as const) {
    const { get, post } = await world.signedIn({ roles: [...roles] });
    for (const one of ["/desk/sponsors", path, `${path}/logo`, `${path}/end`])
      expect([roles, one, (await get(one)).status]).toEqual([roles, one, 403]);
    expect((await post("/desk/sponsors", { name: "X", tier: "title" })).status).toBe(403);
  }
});

test("an ended sponsor is gone from the desk, and the history keeps every step", async () => {
  expect((await organiser.post(`${path}/end`, { version: "2" })).status).toBe(409);
  expect((await organiser.post(`${path}/end`, { version: "3" })).status).toBe(302);
  expect((await organiser.get(path)).status).toBe(404);
  const acts = await world.portal.db
    .selectFrom("history")
    .select("act")
    .where("subjectKind", "=", "sponsor")
    .orderBy("seq")
    .execute();
  expect(acts.map((one) => one.act)).toEqual([
    "sponsor.added",
    "sponsor.changed",
    "sponsor.logoSet",
    "sponsor.ended",
  ]);
});
