/**
 * Two worlds that are one, byte for byte, until the jury decides: they differ in who wins, and in the dates of the
 * winners' pages. Letters in confidence go out a day before the release. Until then nobody can tell them apart, on any
 * address of the table, and until the release nobody who was not told; from that moment each says its own.
 */
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { earlyKinds } from "~/domain/early-tries";
import { DAY, later, SECOND } from "~/domain/time";
import { openJobContext } from "~/context.server";
import { keepTries } from "~/services/early-tries.server";
import { setPublishing } from "~/services/publications.server";
import { tableOfRoutes } from "~/table-of-routes";
import { contextOf } from "~db/seed/factories";
import { listEarlyTries } from "~db/queries/early-tries";
import { updateSponsorOfPerson } from "~db/queries/sponsor-people";
import { makeDecision, makeRelease } from "~db/seed/results";
import { announced, decidedAt, decidedEdition } from "../decided";
import { openWorld, type World } from "../world";

type Edition = Awaited<ReturnType<typeof decidedEdition>>;
const worlds: World[] = [];
const folders: string[] = [];
let edition: Edition;
/** When winners are told. */
const told = later(announced, -DAY);
let sponsor: string;
let photos: string[];
/** Who wins in each world, by their places in the edition, categories C1 and C2; the first one's page opens later. */
const wins = [
  [0, 1],
  [4, 2],
] as const;

beforeAll(async () => {
  const before = await openWorld({ at: decidedAt });
  edition = await decidedEdition(before);
  sponsor = (await before.signedIn({ address: "sponsor@genomics.example", roles: ["sponsor"] })).personId!;
  await updateSponsorOfPerson(before.portal.db, {
    personId: sponsor,
    editionId: "2027",
    sponsorId: edition.sponsorId,
  });
  photos = [];
  for (const at of [0, 1, 2, 4])
    photos.push(
      (
        await before.portal.db
          .selectFrom("attachment")
          .select("id")
          .where("fieldId", "=", "photos")
          .where("entryId", "=", edition.entries[at]!.id)
          .executeTakeFirstOrThrow()
      ).id,
    );
  for (const [which, places] of wins.entries()) {
    const folder = mkdtempSync(join(tmpdir(), "portal-"));
    folders.push(folder);
    cpSync(before.dataDir, folder, { recursive: true });
    const world = await openWorld({
      at: decidedAt,
      env: { DATA_DIR: folder, REQUESTS_PER_MINUTE: "100000", PUBLIC_URL: "https://award.example" },
    });
    worlds.push(world);
    for (const [at, category] of (["C1", "C2"] as const).entries()) {
      const { id, code } = edition.entries[wins[which]![at]!]!;
      await makeDecision(world.portal, {
        category,
        winners: [{ entryId: id, code }],
        proposedById: edition.chair.personId!,
        approvedById: edition.organiser.personId!,
        now: decidedAt,
      });
    }
    const by = { organiserId: edition.organiser.personId!, approverId: edition.chair.personId! };
    await makeRelease(world.portal, { ...by, releaseAt: announced, now: decidedAt });
    await makeRelease(world.portal, { ...by, wave: "embargo", releaseAt: told, now: decidedAt });
    const refusal = await setPublishing(
      await contextOf(world.portal, edition.organiser.personId!, decidedAt),
      { code: edition.entries[places[0]]!.code, publishAt: later(announced, 7 * DAY), version: 0 },
    );
    expect(refusal).toBeNull();
  }
  await before.close();
}, 120_000);
afterAll(async () => {
  for (const world of worlds) await world.close();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const codes = () => [...wins.flat().map((at) => edition.entries[at]!.code), "IIOE-2027-9999"];

/** Every address under which a row that may be read can be asked for here. */
function addressesOf(path: string, entries: readonly number[]): string[] {
  const things: Record<string, string[]> = {
    edition: ["2027"],
    entry: entries.map((at) => edition.entries[at]!.id),
    sponsor: [edition.sponsorId, edition.ownSponsorId],
    code: codes(),
    photo: photos,
    attachment: photos.slice(0, 1),
    category: ["C1"],
    revision: ["1"],
    section: ["case"],
    field: ["photos"],
  };
  return [...path.matchAll(/:([a-zA-Z]+)/g)]
    .reduce(
      (all, [part, name = ""]) =>
        all.flatMap((one) => (things[name] ?? ["none"]).map((id) => one.replace(part, id))),
      [path],
    )
    .flatMap((one) =>
      path.includes(".") || one === "/healthz" ? [one] : [one, one === "/" ? "/_root.data" : `${one}.data`],
    );
}

/** What was answered: status, headers and every byte, less what belongs to one answer alone. */
async function answerOf(world: World, get: (path: string) => Promise<Response>, path: string) {
  const answer = await get(path);
  const same = (text: string) =>
    text
      .replaceAll(world.url, "URL")
      .replaceAll(world.base, "URL")
      .replace(/nonce-[^']+/g, "nonce")
      .replace(/nonce="[^"]+"/g, "nonce");
  const body = Buffer.from(await answer.arrayBuffer()).toString("latin1");
  return {
    path,
    status: answer.status,
    headers: [...answer.headers]
      .filter(([name]) => name !== "date")
      .map(([name, value]) => [name, same(value)]),
    length: body.length,
    body: same(body),
  };
}

const readable = tableOfRoutes.filter((row) => row.GET && !row.modes && row.path !== "/assets/*");
const beforeTold = later(told, -SECOND);
const beforeT = later(announced, -SECOND);
type Asking = [who: string, at: string, personId: () => string | null, rows: typeof readable, of: number[]];
const readers: Asking[] = [
  // The clock only goes on: what is recorded later stands.
  ["who wins in one world, a second before it is told", beforeTold, leadOf(0), ofEntrants(), [0, 4]],
  ["who wins in the other, a second before it is told", beforeTold, leadOf(4), ofEntrants(), [4]],
  ["everyone, a second before T", beforeT, () => null, readable, [0, 4]],
  // Others ask what may be served to them; what is refused to all is asked above.
  ["an entrant who was not told, a second before T", beforeT, leadOf(3), ofEntrants(), [0, 3, 4]],
  [
    "a sponsor's person, a second before T",
    beforeT,
    () => sponsor,
    readable.filter(isFor("sponsor")),
    [0, 4],
  ],
];

function leadOf(at: number) {
  return () => edition.entries[at]!.leadId;
}

function ofEntrants() {
  return readable.filter(isFor("entrant"));
}

function isFor(reader: "entrant" | "sponsor") {
  return ({ GET, path }: (typeof readable)[number]) =>
    GET === "signedIn" ||
    path.startsWith("/winners") ||
    (typeof GET === "object" && [GET].flat().some(({ to }) => to.includes(reader)));
}

describe("until it is told", () => {
  test.each(readers)("no address differs for %s", { timeout: 120_000 }, async (_, at, personId, rows, of) => {
    const seats = [];
    for (const world of worlds) {
      world.setClock(at);
      seats.push({ world, get: (await world.as(personId())).get });
    }
    const asked = rows.flatMap((row) => addressesOf(row.path, of));
    const filtered = ["/winners?country=VN", "/winners?category=C1&region=Africa", "/winners?country=SN"];
    // From here on nothing is made, only read: what a page draws by lot is the same in both.
    const dice = worlds.map(({ portal }) => portal.random);
    for (const { portal } of worlds) portal.random = (bytes) => new Uint8Array(bytes).fill(7);
    const differing: unknown[] = [];
    for (const path of [...asked, ...filtered, "/no-such-page", "/winners/IIOE-2027-0001/card.png"]) {
      const [one, other] = await Promise.all(seats.map(({ world, get }) => answerOf(world, get, path)));
      if (JSON.stringify(one) !== JSON.stringify(other)) differing.push({ one, other });
    }
    for (const [at, { portal }] of worlds.entries()) portal.random = dice[at]!;
    expect(differing).toEqual([]);
    expect(asked.length).toBeGreaterThan(30);
  });

  test("who was told has the page and the kit, in each world its own winner", async () => {
    for (const [which, world] of worlds.entries()) {
      world.setClock(beforeT);
      for (const [at, won] of [
        [wins[which]![0], true],
        [wins[1 - which]![0], false],
      ] as const) {
        const { get } = await world.as(edition.entries[at]!.leadId);
        for (const end of ["", "/kit.zip"])
          expect((await get(`/entries/${edition.entries[at]!.id}/award${end}`)).status).toBe(won ? 200 : 404);
      }
    }
  });
});

/** What each world has counted of what was asked too early. */
async function triesOf(world: World) {
  // Counted is what was answered to the end, which its reader may see a moment before.
  await new Promise((done) => setTimeout(done, 50));
  await keepTries(await openJobContext(world.portal));
  const tries = await listEarlyTries(world.portal.db, { editionId: "2027", days: 366 });
  return Object.fromEntries(tries.map(({ day, kind, count }) => [`${day} ${kind}`, count]));
}

test("what was asked too early is counted, alike in both worlds", async () => {
  const [one, other] = await Promise.all(worlds.map(triesOf));
  expect(one).toEqual(other);
  const kinds = new Set(Object.keys(one ?? {}).map((key) => key.split(" ")[1]));
  expect(kinds).toEqual(new Set(earlyKinds));
});

describe("from T on", () => {
  const channels = ["/winners", "/winners.json", "/winners.csv", "/winners.atom", "/sitemap.xml"];

  test("each world says who has won, in every channel and nobody else", async () => {
    for (const [which, world] of worlds.entries()) {
      world.setClock(announced);
      const { get } = await world.as(null);
      const [later_ = "", now = "", ...others] = [...wins[which]!, ...wins[1 - which]!, 3].map(
        (at) => edition.entries[at]!.code,
      );
      for (const path of channels) {
        const text = await (await get(path)).text();
        const isList = !["/winners.atom", "/sitemap.xml"].includes(path);
        expect([path, text.includes(now), text.includes(later_)]).toEqual([path, true, isList]);
        for (const code of others) expect([path, text.includes(code)]).toEqual([path, false]);
      }
      expect((await get(`/winners/${now}`)).status).toBe(200);
      expect((await get(`/winners/${now}/card.png`)).headers.get("content-type")).toBe("image/png");
    }
  });

  test("a page with a date of its own opens in every channel at once, and not a second before", async () => {
    const [world] = worlds;
    const code = edition.entries[wins[0][0]]!.code;
    const { get } = await world!.as(null);
    const photo = photos[0]!;
    const ways = [
      `/winners/${code}`,
      `/winners/${code}.data`,
      `/winners/${code}/card.png`,
      `/winners/${code}/photos/${photo}/small`,
    ];
    const state = async () => ({
      ways: await Promise.all(ways.map(async (path) => (await get(path)).status)),
      feed: (await (await get("/winners.atom")).text()).includes(code),
      map: (await (await get("/sitemap.xml")).text()).includes(code),
      page: (await (await get("/winners")).text()).includes(`href="/winners/${code}"`),
      summary: (await (await get("/winners.json")).json()).winners.find(
        (one: { code: string }) => one.code === code,
      ).summary,
    });
    world!.setClock(later(announced, 7 * DAY - SECOND));
    expect(await state()).toEqual({
      ways: [404, 404, 404, 404],
      feed: false,
      map: false,
      page: false,
      summary: null,
    });
    world!.setClock(later(announced, 7 * DAY));
    expect(await state()).toMatchObject({ ways: [200, 200, 200, 200], feed: true, map: true, page: true });
    expect((await state()).summary).toContain(" ");
  });

  test("nothing is counted as too early any more", async () => {
    const [world] = worlds;
    const before = await triesOf(world!);
    const { get } = await world!.as(null);
    for (const path of ["/winners", "/winners/IIOE-2027-9999", "/winners.json"]) await get(path);
    expect(await triesOf(world!)).toEqual(before);
  });
});
