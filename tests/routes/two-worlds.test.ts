/**
 * Two worlds that are one, byte for byte, until the jury decides: they differ in who wins, and in the dates of the
 * winners' pages. Until the moment of the release nobody who was not told can tell them apart, on any address of the
 * table; from that moment each says its own.
 */
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DAY, later, SECOND } from "~/domain/time";
import { setPublishing } from "~/services/publications.server";
import { tableOfRoutes } from "~/table-of-routes";
import { contextOf } from "~db/seed/factories";
import { updateSponsorOfPerson } from "~db/queries/sponsor-people";
import { makeDecision, makeRelease } from "~db/seed/results";
import { announced, decidedAt, decidedEdition } from "../decided";
import { openWorld, type World } from "../world";

type Edition = Awaited<ReturnType<typeof decidedEdition>>;
const worlds: World[] = [];
const folders: string[] = [];
let edition: Edition;
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
    await makeRelease(world.portal, {
      organiserId: edition.organiser.personId!,
      approverId: edition.chair.personId!,
      releaseAt: announced,
      now: decidedAt,
    });
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
function addressesOf(path: string): string[] {
  const things: Record<string, string[]> = {
    edition: ["2027"],
    entry: [edition.entries[0]!.id, edition.entries[4]!.id],
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
const readers: [who: string, personId: () => string | null, rows: typeof readable][] = [
  ["everyone", () => null, readable],
  // Others ask what may be served to them; what is refused to all is asked above.
  ["who wins in one world", () => edition.entries[0]!.leadId, readable.filter(isFor("entrant"))],
  ["who wins in the other", () => edition.entries[4]!.leadId, readable.filter(isFor("otherEntrant"))],
  ["a sponsor's person", () => sponsor, readable.filter(isFor("sponsor"))],
];

function isFor(reader: "entrant" | "otherEntrant" | "sponsor") {
  return ({ GET, path }: (typeof readable)[number]) =>
    GET === "signedIn" ||
    path.startsWith("/winners") ||
    (typeof GET === "object" && [GET].flat().some(({ to }) => to.includes(reader)));
}

describe("one second before T", () => {
  test.each(readers)("no address differs for %s", { timeout: 120_000 }, async (_, personId, rows) => {
    const seats = [];
    for (const world of worlds) {
      world.setClock(later(announced, -SECOND));
      seats.push({ world, get: (await world.as(personId())).get });
    }
    const asked = rows.flatMap((row) => addressesOf(row.path));
    const filtered = ["/winners?country=VN", "/winners?category=C1&region=Africa", "/winners?country=SN"];
    // From here on nothing is made, only read: what a page draws by lot is the same in both.
    const dice = worlds.map(({ portal }) => portal.random);
    for (const { portal } of worlds) portal.random = (bytes) => new Uint8Array(bytes).fill(7);
    const told: unknown[] = [];
    for (const path of [...asked, ...filtered, "/no-such-page", "/winners/IIOE-2027-0001/card.png"]) {
      const [one, other] = await Promise.all(seats.map(({ world, get }) => answerOf(world, get, path)));
      if (JSON.stringify(one) !== JSON.stringify(other)) told.push({ one, other });
    }
    for (const [at, { portal }] of worlds.entries()) portal.random = dice[at]!;
    expect(told).toEqual([]);
    expect(asked.length).toBeGreaterThan(30);
  });
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
});
