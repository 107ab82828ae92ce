/**
 * The access matrix: every row of the table of routes × method × kind of reader × stage, data requests included,
 * asked of a running portal and held against what the row declares. What is served or refused whatever the stage is
 * asked in three or one of the five stages, by turns, so that every cell is asked; `MATRIX=all` asks all in every stage.
 */
import { afterAll, expect, test } from "vitest";
import { demoStages, type DemoStage } from "~/domain/demo-stages";
import {
  type Method,
  methods,
  type Reader,
  readers,
  type RouteRow,
  type Served,
  servedBy,
  tableOfRoutes,
} from "~/table-of-routes";
import { insertMerge } from "~db/queries/category-merges";
import { insertDisclosure } from "~db/queries/disclosures";
import { insertUpload } from "~db/queries/uploads";
import { seedStage, type Seeded } from "~db/seed/stages";
import { builtPages, openWorld, type World } from "./world";

type Verdict = "served" | "refused" | "fault";
type Cell = {
  stage: DemoStage;
  reader: Reader;
  method: Method;
  address: string;
  expected: Verdict;
  seen: Verdict;
  status: number;
};

const totals = { routes: tableOfRoutes.length, cells: 0, mismatches: 0 };
afterAll(() =>
  console.log(
    `Access matrix: ${totals.routes} routes, ${totals.cells} cells, ${totals.mismatches} mismatches`,
  ),
);

/** What an address is filled with: things of the world, and each reader's own messages and addresses. */
async function fillingsOf(
  world: World,
  seeded: Seeded,
): Promise<(name: string, reader: Reader, path: string) => string> {
  const { db } = world.portal;
  const own = new Map<string, string>();
  for (const [reader, personId] of Object.entries(seeded.readers)) {
    if (!personId) continue;
    const message = await db
      .selectFrom("inbox_message")
      .select("id")
      .where("personId", "=", personId)
      .limit(1)
      .executeTakeFirst();
    const address = await db
      .selectFrom("address")
      .select("id")
      .where("personId", "=", personId)
      .limit(1)
      .executeTakeFirst();
    own.set(`message ${reader}`, message?.id ?? "none");
    own.set(`address ${reader}`, address?.id ?? "none");
  }
  const role = await db
    .selectFrom("role")
    .select("id")
    .where("personId", "=", seeded.readers.screener)
    .limit(1)
    .executeTakeFirst();
  const mail = await db
    .selectFrom("outbox")
    .select("id")
    .where("isSecret", "=", 0)
    .limit(1)
    .executeTakeFirst();
  const attachment = await db
    .selectFrom("attachment")
    .select("id")
    .where("entryId", "=", seeded.ids.entry!)
    .where("fieldId", "=", "photos")
    .executeTakeFirst(); // every world has the fixture entry
  if (seeded.readers.entrant && seeded.ids.entry)
    await insertUpload(db, {
      id: "an-upload-begun-before",
      entryId: seeded.ids.entry,
      fieldId: "photos",
      personId: seeded.readers.entrant,
      name: "p.png",
      size: 1000,
      mark: "m",
      now: seeded.now,
    });
  await insertMerge(db, {
    id: "a-merge-proposed-before",
    editionId: "2027",
    category: "C2",
    judgedIn: "C1",
    reason: "Too few",
    proposedById: seeded.readers.organiser ?? "",
    now: seeded.now,
  });
  await insertDisclosure(db, {
    id: "a-disclosure-proposed-before",
    editionId: "2027",
    name: "Min Example",
    office: "Adviser",
    organisation: "A ministry",
    address: "min@ministry.example",
    category: "C1",
    entryId: null,
    reason: "It asks",
    expiresAt: seeded.now,
    proposedById: seeded.readers.organiser ?? "",
    now: seeded.now,
  });
  const things: Record<string, string | undefined> = {
    ...seeded.ids,
    upload: "an-upload-begun-before",
    merge: "a-merge-proposed-before",
    disclosure: "a-disclosure-proposed-before",
    attachment: attachment?.id,
    "*": (await builtPages()).assets.entry.module.replace("/assets/", ""),
    edition: "2027",
    section: "organisation",
    field: "photos",
    answer: "summary",
    case: "sample1",
    revision: "1",
    category: "C1",
    person: seeded.readers.screener ?? undefined,
    role: role?.id,
    version: "1",
    act: "1",
    token: "none",
    wording: "release.winner.en",
    // In order, and of no certificate.
    serial: "000000000000",
  };
  return (name, reader, path) =>
    // A message of the organiser's log is one of all; in an inbox it is one's own.
    (path.startsWith("/desk/mail/") && name === "message" ? mail?.id : own.get(`${name} ${reader}`)) ??
    things[name] ??
    "none";
}

/** Nothing is packed for the way: what is answered counts here, and packing took a tenth of the time. */
const plainly = { "accept-encoding": "identity" };

/** What the row promises a reader in a stage. */
function expectedOf(served: Served | undefined, reader: Reader, stage: DemoStage): Verdict {
  // The matrix holds no link: what such a link opens is tested where it is made.
  if (served === undefined || served === "holder") return "refused";
  if (served === "everyone") return "served";
  if (served === "signedIn") return reader === "anonymous" ? "refused" : "served";
  const grants = "to" in served ? [served] : served;
  return grants.some(({ to, stages = demoStages }) => to.includes(reader) && stages.includes(stage))
    ? "served"
    : "refused";
}

/** Pages of the demonstration are not there for real; a page about a thing is there when the thing is. */
function isThere(row: RouteRow, valueOf: (parameter: string) => string): boolean {
  const parameters = [...row.path.matchAll(/:([a-zA-Z]+)/g)].map(([, name]) => name!); // the pattern has one group
  return !row.modes && parameters.every((name) => name === "token" || valueOf(name) !== "none");
}

/** Anything but a refusal counts as served: a form that is heard and found wanting was heard. */
function verdictOf(status: number, location: string | null): Verdict {
  if (status >= 500) return "fault";
  if ([401, 403, 404, 405].includes(status)) return "refused";
  return /^\/sign-in(\?|$)/.test(location ?? "") ? "refused" : "served";
}

type Asked = { row: RouteRow; reader: Reader; expected: Verdict };

/** A row that is served to somebody in some stages and not in others, by any method. */
function hangsOnStage(row: RouteRow): boolean {
  return methods.some((method) => {
    const served = servedBy(row, method);
    if (served === undefined || typeof served === "string") return false;
    return ("to" in served ? [served] : served).some((grant) => grant.stages !== undefined);
  });
}

const asksAll = process.env["MATRIX"] === "all";

/** Whether a cell is asked in a stage. */
function isDue({ row, reader, expected }: Asked, stage: DemoStage): boolean {
  if (asksAll || hangsOnStage(row)) return true;
  const at = tableOfRoutes.indexOf(row) + readers.indexOf(reader) + demoStages.indexOf(stage);
  return at % demoStages.length < (expected === "served" ? 3 : 1);
}

/**
 * The addresses under which a row answers: as a page, and as the data behind a page. Both are read of what is served
 * in some stages alone. Otherwise the same function answers either way, and they are asked by turns of stages;
 * `MATRIX=all` reads both of whatever is served. The older protocol's data requests are nobody's,
 * by one rule for all: one reader asks each row in that way, by turns, and the organiser reads each so.
 */
function addressesOf(
  { row, reader, method, stage, expected }: Asked & { method: Method; stage: DemoStage },
  values: (parameter: string) => string,
): string[] {
  const path = row.path
    .replace(/:([a-zA-Z]+)/g, (_, name: string) => encodeURIComponent(values(name)))
    .replace(/\*$/, values("*"));
  if (row.by === "server") return [path];
  const at = tableOfRoutes.indexOf(row);
  const turn = readers[at % readers.length];
  const pair = [path, path === "/" ? "/_root.data" : `${path}.data`];
  const isRead = method === "GET" || method === "HEAD";
  const half = (at + readers.indexOf(reader) + demoStages.indexOf(stage)) % 2;
  return [
    ...(isRead && expected === "served" && (asksAll || hangsOnStage(row)) ? pair : [pair[half]!]), // there are two
    ...(reader === turn || (isRead && reader === "organiser") ? [`${path}?_data=root`] : []),
  ];
}

/** Single fetch answers a data request with 200 or 202 and the status, or the redirect, inside. */
async function answerOf(
  response: Response,
  isData: boolean,
): Promise<{ status: number; location: string | null }> {
  const body = await response.text();
  if (!isData || response.status === 404 || response.status === 405)
    return { status: response.status, location: response.headers.get("location") };
  const redirect = response.status === 202 ? (/"redirect","(\/[^"]*)"/.exec(body)?.[1] ?? "/") : null;
  return { status: response.status, location: redirect };
}

for (const stage of demoStages) {
  test(
    `in the stage ${stage} every address answers each kind of reader as the table says`,
    { timeout: 240_000 },
    async () => {
      const world: World = await openWorld({ env: { PSEUDO_LOCALES: "1" } });
      const seeded: Seeded = await seedStage(world.portal, stage, { entries: 12 });
      world.setClock(seeded.now);
      const valueOf = await fillingsOf(world, seeded);
      const cells: Cell[] = [];
      const seats = Object.fromEntries(
        await Promise.all(readers.map(async (reader) => [reader, await world.as(seeded.readers[reader])])),
      ) as Record<Reader, Awaited<ReturnType<World["as"]>>>; // one for each reader
      const known = tableOfRoutes.filter((row) => !row.modes && !row.signed);
      for (const method of methods) {
        // HEAD is GET where a row does not say otherwise; PATCH and DELETE are known to few.
        const rows = known.filter((row) => ["GET", "POST"].includes(method) || row[method]);
        // Refusals first: they must change nothing that a later cell needs.
        const jobs = rows
          .flatMap((row) =>
            readers.map((reader) => ({
              row,
              reader,
              expected: isThere(row, (name) => valueOf(name, reader, row.path))
                ? expectedOf(servedBy(row, method), reader, stage)
                : ("refused" as const),
            })),
          )
          .filter((job) => isDue(job, stage))
          .sort((a, b) => a.expected.localeCompare(b.expected));
        const askAll = async ({ row, reader, expected }: Asked) => {
          for (const address of addressesOf({ row, reader, method, stage, expected }, (name) =>
            valueOf(name, reader, row.path),
          )) {
            // A form that is heard may end the session that sent it.
            const { ask } =
              method !== "GET" && expected === "served"
                ? await world.as(seeded.readers[reader])
                : seats[reader];
            const response = await ask(
              address,
              method === "GET" || method === "HEAD"
                ? { method, headers: plainly }
                : {
                    method,
                    headers: { ...plainly, origin: world.url },
                    ...(method === "DELETE" ? {} : { body: new URLSearchParams() }),
                  },
            );
            const promised = address.endsWith("?_data=root") ? "refused" : expected;
            const { status, location } = await answerOf(response, address.endsWith(".data"));
            cells.push({
              stage,
              reader,
              method,
              address,
              expected: promised,
              seen: verdictOf(status, location),
              status,
            });
          }
        };
        // What only reads can be asked beside each other.
        const beside = method === "GET" ? 4 : 1;
        for (let at = 0; at < jobs.length; at += beside)
          await Promise.all(jobs.slice(at, at + beside).map(askAll));
      }
      const mismatches = cells
        .filter((cell) => cell.seen !== cell.expected)
        .map((c) => `${c.reader} ${c.method} ${c.address}: ${c.expected} expected, ${c.seen} (${c.status})`);
      totals.cells += cells.length;
      totals.mismatches += mismatches.length;
      await world.close();
      expect(mismatches).toEqual([]);
    },
  );
}
