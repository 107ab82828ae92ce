/**
 * Attacks on everything that answers, at once, and those that no other test makes. Which attacks there are, and which
 * tests make them, stands in tests/attacks.ts.
 */
import { readdirSync } from "node:fs";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { type KyselyPlugin, sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Role } from "~/domain/roles";
import { later, MINUTE } from "~/domain/time";
import { type Method, type Reader, type RouteRow, servedBy, tableOfRoutes } from "~/table-of-routes";
import { insertEdition } from "~db/queries/editions";
import { insertAddress, insertRole } from "~db/queries/people";
import { makeAnswers, makeCallOpen, makeEntry } from "~db/seed/factories";
import { type Seeded, seedStage } from "~db/seed/stages";
import { openWorld, type World } from "../world";

const evil = `<img src=x onerror=alert(1)>"'</script>`;
const stage = "deliberation";
/** Nothing is packed for the way: what is answered counts here. */
const plainly = { "accept-encoding": "identity" };

/** An edition of which judges have marked everything, and every name and title in it is an attack. */
let world: World;
let seeded: Seeded;
let seats: Record<Reader, Awaited<ReturnType<World["as"]>>>;
beforeAll(async () => {
  world = await openWorld({ env: { REQUESTS_PER_MINUTE: "1000000" } });
  seeded = await seedStage(world.portal, stage, { entries: 12 });
  world.setClock(seeded.now);
  seats = Object.fromEntries(
    await Promise.all(
      Object.entries(seeded.readers).map(async ([reader, id]) => [reader, await world.as(id)] as const),
    ),
  ) as typeof seats; // one for each reader
  for (const [table, column] of [
    ["person", "name"],
    ["organisation", "name"],
    ["entry", "title"],
    ["entry", "organisationName"],
    ["attachment", "name"],
    ["attachment", "description"],
    ["attachment", "credit"],
    ["sponsor", "name"],
    ["conflict", "reason"],
    ["inbox_message", "subject"],
  ] as const)
    await sql`update ${sql.table(table)} set ${sql.ref(column)} = 'kanarienvogel' || rowid || char(8238) || ${evil}`.execute(
      world.portal.db,
    );
  await sql`update person set name = replace(name, 'vogel', 'richter')
    where id in (select "personId" from judge)`.execute(world.portal.db);
}, 240_000);
afterAll(() => world.close());

const rows = tableOfRoutes.filter((row) => !row.modes && !row.signed);
const pages = rows.filter(
  (row) => row.GET && row.by === "remix" && !/(pdf|docx|zip|png|paper)$/.test(row.path),
);
function isServed(row: RouteRow, reader: Reader, method: Method = "GET"): boolean {
  const served = servedBy(row, method);
  if (served === undefined || served === "holder") return false;
  if (served === "everyone") return true;
  if (served === "signedIn") return reader !== "anonymous";
  return ("to" in served ? [served] : served).some(
    ({ to, stages }) => to.includes(reader) && (stages?.includes(stage) ?? true),
  );
}

/** What an address is filled with beside what belongs to somebody. */
const fixed: Record<string, string> = {
  edition: "2027",
  section: "case",
  field: "photos",
  answer: "summary",
  case: "sample1",
  revision: "1",
  category: "C1",
  version: "1",
  act: "1",
  serial: "000000000000",
};
const filled = (path: string, ids: Readonly<Record<string, string | null | undefined>>) =>
  path.replace(/:([a-zA-Z]+)/g, (_, name: string) => ids[name] ?? fixed[name] ?? "none");
const withoutNonce = (text: string) => text.replace(/nonce-[^']+'|nonce="[^"]+"/g, "nonce");

type Visit = { row: RouteRow; reader: Reader; path: string; answer: Response; body: string };
/** Pages as these readers are served them, four asked beside each other. */
async function walk(readers: readonly Reader[], which: readonly RouteRow[], query = ""): Promise<Visit[]> {
  const jobs = which.flatMap((row) =>
    readers
      .filter((reader) => isServed(row, reader))
      .map((reader) => ({ row, reader, path: filled(row.path, seeded.ids) })),
  );
  const visits: Visit[] = [];
  for (let at = 0; at < jobs.length; at += 4)
    await Promise.all(
      jobs.slice(at, at + 4).map(async ({ row, reader, path }) => {
        const answer = await seats[reader].ask(path + query, { headers: plainly });
        visits.push({ row, reader, path, answer, body: await answer.text() });
      }),
    );
  return visits;
}
const named = ({ reader, path }: Visit) => `${reader} ${path}`;
const outsiders: readonly Reader[] = ["anonymous", "entrant", "otherJudge", "sponsor"];

describe("over every page", () => {
  let visits: Visit[];
  beforeAll(async () => {
    visits = await walk([...outsiders, "organiser"], pages);
  }, 240_000);
  const isMarkup = ({ answer }: Visit) => /html|xml/.test(answer.headers.get("content-type") ?? "");

  test("words that are markup stay words, and each is kept apart in its direction", () => {
    const shown = visits.filter((visit) => visit.body.includes("kanarien") && isMarkup(visit));
    expect(shown.length).toBeGreaterThan(25);
    expect(
      shown.filter(({ body }) => /<img src=x|onerror=alert\(1\)(>|&gt;)"/.test(body)).map(named),
    ).toEqual([]);
    const loose = shown.flatMap((visit) =>
      [
        ...visit.body
          .replace(/<(title|option|textarea|script|style)\b[^>]*>[^]*?<\/\1>/g, "")
          .matchAll(/<([a-z0-9]+)([^<>]*)>[^<]*kanarien/g),
      ]
        .filter(([, tag, attributes]) => tag !== "bdi" && !attributes?.includes('dir="auto"'))
        .map(([text]) => `${named(visit)}: ${text.slice(0, 100)}`),
    );
    expect(loose).toEqual([]);
  });

  test("no page of the public, an entrant, another judge or a sponsor tells who judges", async () => {
    const judges = await world.portal.db
      .selectFrom("judge")
      .innerJoin("person", "person.id", "judge.personId")
      .innerJoin("address", "address.personId", "person.id")
      .select(["person.id", "person.name", "address.address"])
      .execute();
    expect(judges.length).toBeGreaterThan(10);
    const told = visits
      .filter(({ reader }) => outsiders.includes(reader))
      .flatMap((visit) =>
        judges
          .filter(({ id }) => id !== seats[visit.reader].personId)
          .map(({ id, name, address }) => [id, name.split("\u202e")[0]!, address])
          .filter((marks) => marks.some((one) => visit.body.includes(one)))
          .map(([, name]) => `${named(visit)}: ${name}`),
      );
    expect(told).toEqual([]);
    expect(visits.some(({ body }) => body.includes("kanarienrichter"))).toBe(true);
  });

  test("a parameter that a page does not know changes nothing for those who may see little", async () => {
    const judge = seeded.readers.judge ?? "";
    const query = `?group=judges&role=organiser&person=${judge}&judge=${judge}&include=scores&sort=score&order=desc&all=1`;
    // Each visit of the second step draws a new secret, and taking one's data away is an act that they count.
    const moving = ["/account/second-step", "/account/data", "/account/data.json"];
    const lists = pages.filter(({ path }) => !path.includes(":") && !moving.includes(path));
    const asked = await walk(outsiders, lists, query);
    const written = [query, encodeURIComponent(query), query.replaceAll("&", "&amp;")];
    const shown = ({ answer, body }: Visit) => [
      answer.status,
      written.reduce((text, one) => text.replaceAll(one, ""), withoutNonce(body)),
    ];
    const told = new Map(visits.map((visit) => [named(visit), visit]));
    for (const visit of asked)
      expect([named(visit), shown(visit)]).toEqual([named(visit), shown(told.get(named(visit))!)]);
    expect(asked.length).toBeGreaterThan(40);
  }, 120_000);

  test("no page can be put into another site's frame or taken for another kind than it says", () => {
    // A letter is shown as it will be sent, in a frame of its page.
    const isLetter = (row: RouteRow) => row.path === "/desk/letters/:letter/page";
    const bare = visits.filter(({ row, answer }) => {
      const policy = answer.headers.get("content-security-policy") ?? "";
      const isHtml = answer.headers.get("content-type")?.includes("text/html");
      return (
        answer.headers.get("x-content-type-options") !== "nosniff" ||
        (isHtml && !isLetter(row) && !policy.includes("frame-ancestors 'none'")) ||
        (isHtml && !isLetter(row) && /unsafe-(inline|eval)/.test(policy))
      );
    });
    expect(bare.map(named)).toEqual([]);
  });

  test("what is served to people who signed in, or tells who somebody is, is kept nowhere", () => {
    const kept = visits.filter(
      ({ row, answer }) =>
        row.GET !== "everyone" && answer.headers.get("cache-control") !== "private, no-store",
    );
    expect(kept.map(named)).toEqual([]);
    const given = visits.filter(
      ({ answer }) =>
        answer.headers.get("cache-control")?.includes("public") && answer.headers.getSetCookie().length > 0,
    );
    expect(given.map(named)).toEqual([]);
  });

  test("an address with what it never expects is answered without a fault", async () => {
    const odd =
      "?page=-1&page=1e999&next=%00&zone=..%2F..%2F&state[]=x&category=%27%29%20OR%201=1--&q=%25%27%22%00&before=NaN&kind=__proto__&plan=constructor&country=%F0%9F%98%80&serial=%0d%0aX-Evil:1&from=toString&code=$%7B7*7%7D";
    const lists = pages.filter(({ path }) => !path.includes(":"));
    const asked = await walk(["organiser"], lists, odd);
    expect(asked.filter(({ answer }) => answer.status >= 500).map(named)).toEqual([]);
    expect(asked.filter(({ answer }) => answer.headers.has("x-evil")).map(named)).toEqual([]);
    for (const path of [
      "/entries/%E0%A4%A",
      "/winners/%00",
      "/desk/people/%c0%ae%c0%ae",
      "/entries/..%5c..%5c",
    ])
      expect([path, (await rawly(path)).status < 500]).toEqual([path, true]);
  }, 120_000);
});

/** Asks for an address exactly as it is written; fetch would tidy it up. */
function rawly(path: string, method = "GET"): Promise<{ status: number; body: string }> {
  return new Promise((done, failed) => {
    request({ port: world.port, path, method, headers: { cookie: seats.organiser.cookie } }, (answer) => {
      let body = "";
      answer.on("data", (bytes: Buffer) => (body += String(bytes)));
      answer.once("end", () => done({ status: answer.statusCode ?? 0, body }));
    })
      .once("error", failed)
      .end();
  });
}

describe("by address", () => {
  test("what belongs to somebody else and what does not exist are told apart nowhere", async () => {
    const { db } = world.portal;
    const attachment = await db
      .selectFrom("attachment")
      .select("id")
      .where("entryId", "=", seeded.ids.entry!)
      .executeTakeFirstOrThrow();
    const real: Record<string, string | undefined> = { ...seeded.ids, attachment: attachment.id };
    const none = Object.fromEntries(
      Object.entries(real).map(([name, id]) => [name, "A".repeat(id?.length ?? 4)] as const),
    );
    const told: string[] = [];
    let asked = 0;
    const concerned = rows.filter(({ path }) => Object.keys(real).some((name) => path.includes(`:${name}`)));
    for (const [at, row] of concerned.entries())
      for (const [turn, method] of (["GET", "POST"] as const).entries()) {
        // By turns: what refuses the one refuses the other.
        const reader = (at + turn) % 2 === 0 ? "otherEntrant" : "otherJudge";
        if (!servedBy(row, method) || isServed(row, reader, method)) continue;
        const answers = [real, none].map(async (ids) => {
          const answer = await seats[reader].ask(filled(row.path, ids), {
            method,
            headers: { ...plainly, origin: world.url },
            ...(method === "POST" ? { body: new URLSearchParams({ version: "1" }) } : {}),
          });
          const body = Object.values(ids).reduce<string>(
            (text, id) => (id ? text.replaceAll(id, "ID") : text),
            withoutNonce(await answer.text()),
          );
          return JSON.stringify([answer.status, answer.headers.get("location"), body]);
        });
        const [there, nowhere] = await Promise.all(answers);
        asked += 1;
        if (there !== nowhere) told.push(`${reader} ${method} ${row.path}`);
      }
    expect(told).toEqual([]);
    expect(asked).toBeGreaterThan(70);
  }, 120_000);

  test("a climbing address finds nothing outside", async () => {
    for (const path of [
      "/assets/../../package.json",
      "/assets/..%2f..%2f..%2fpackage.json",
      "/assets/%2e%2e/%2e%2e/%2e%2e/package.json",
      "/assets/..%5c..%5cpackage.json",
      "/attachments/..%2f..%2fportal.db",
      "/attachments/%2fetc%2fpasswd",
      "/winners/..%2f..%2fportal.key/card.png",
      "//etc/passwd",
      "/sponsors/..%2f..%2f/logo",
      "/.git/config",
      "/.env",
    ]) {
      const { status, body } = await rawly(path);
      expect([
        path,
        status >= 400 && status < 500,
        /pioneer-award-portal"|root:|SQLite|\[core\]/.test(body),
      ]).toEqual([path, true, false]);
    }
  });

  test("a method that no address has is refused everywhere", async () => {
    for (const method of ["TRACE", "PUT", "OPTIONS", "PROPFIND"])
      for (const path of ["/", "/desk", "/no-such-page", "/assets/x.js"])
        expect([404, 405]).toContain((await rawly(path, method)).status);
  });

  test("an organiser of another edition has no desk in this one", async () => {
    const { db } = world.portal;
    const book = await db
      .selectFrom("rulebook")
      .select(["documentJson", "hash"])
      .where("editionId", "=", "2027")
      .executeTakeFirstOrThrow();
    await insertEdition(db, {
      ...book,
      id: "2029",
      isCurrent: false,
      reason: "",
      authorId: null,
      now: world.now(),
    });
    const elsewhere = await world.signedIn();
    for (const role of ["organiser", "chair", "judge"] satisfies Role[])
      await insertRole(db, {
        id: `elsewhere-${role}`,
        editionId: "2029",
        personId: elsewhere.personId!,
        role,
        state: "active",
        invitedById: null,
        now: world.now(),
      });
    for (const path of [
      "/desk",
      "/desk/people",
      "/desk/rankings",
      "/judging",
      "/screening",
      "/desk/history/export",
    ])
      expect([path, (await elsewhere.get(path)).status]).toEqual([path, 403]);
  });

  test("taking things away leaves no copy on the disk for the next one", async () => {
    const files = () =>
      readdirSync(world.dataDir, { recursive: true })
        .map(String)
        .filter((name) => !/portal\.db(-wal|-shm)?$/.test(name))
        .sort();
    const before = files();
    for (const path of [
      "/desk/history/export",
      "/desk/judges/export",
      "/desk/rankings/C1/file?as=xlsx",
      "/winners.csv",
    ])
      expect([path, (await seats.organiser.get(path)).status < 500]).toEqual([path, true]);
    expect(files()).toEqual(before);
  });
});

describe("from another site", () => {
  test("no form of the whole table is heard, whoever is signed in", async () => {
    const heard: string[] = [];
    for (const row of rows)
      for (const method of ["POST", "PATCH", "DELETE"] as const)
        for (const headers of [{ origin: "https://elsewhere.example" }, { origin: "null" }])
          if (row[method]) {
            const answer = await seats.organiser.ask(filled(row.path, seeded.ids), {
              method,
              headers: { ...headers, "content-length": "0" },
            });
            if (answer.status !== 403) heard.push(`${method} ${row.path} ${headers.origin} ${answer.status}`);
            await answer.body?.cancel();
          }
    expect(heard).toEqual([]);
  }, 120_000);
});

describe("with a form", () => {
  let open: World;
  let lead: Awaited<ReturnType<World["signedIn"]>>;
  let organiser: typeof lead;
  let entry: string;
  const at = "2027-03-05T02:00:00.000Z";
  /** Whether anything knocked at an address that somebody typed. */
  let knocks = 0;
  const listener = createServer((_request, response) => {
    knocks += 1;
    response.end();
  });
  beforeAll(async () => {
    open = await openWorld({ at, env: { REQUESTS_PER_MINUTE: "1000000" } });
    await makeCallOpen(open.portal, at);
    await new Promise<void>((listening) => listener.listen(0, "127.0.0.1", listening));
    const inner = `http://127.0.0.1:${(listener.address() as AddressInfo).port}`;
    lead = await open.signedIn();
    organiser = await open.signedIn({ roles: ["organiser"] });
    entry = await makeEntry(open.portal, {
      leadId: lead.personId!,
      answers: makeAnswers({ hasVideo: "yes", video: `${inner}/video` }),
      now: at,
    });
  }, 60_000);
  afterAll(async () => {
    listener.close();
    await open.close();
  });
  const row = () =>
    open.portal.db.selectFrom("entry").selectAll().where("id", "=", entry).executeTakeFirstOrThrow();
  const form = async (section: string) => {
    const page = await (await lead.get(`/entries/${entry}/sections/${section}`)).text();
    return Object.fromEntries(
      [...page.matchAll(/name="(base\.[^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [name!, value!]),
    );
  };

  test("what it does not ask for changes nothing: no state, owner, score, role, prototype or column", async () => {
    const before = await row();
    const more = {
      status: "accepted",
      outcome: "valid",
      ownerId: "x",
      leadId: "x",
      submittedAt: at,
      submittedRevision: "9",
      score: "100",
      code: "IIOE-2027-0000",
      editionId: "2029",
      "__proto__[polluted]": "1",
      "__proto__.polluted": "1",
      "constructor.prototype.polluted": "1",
      ["__proto__"]: "1",
      "title') --": "1",
      "$.title": "1",
      "base.$.title": "x",
      "base.__proto__": "x",
    };
    const answer = await lead.post(`/entries/${entry}/sections/case`, {
      "base.title": (await form("case"))["base.title"] ?? "",
      ...more,
      title: "Robert'); DROP TABLE entry;--",
    });
    expect(answer.status).toBeLessThan(500);
    const after = await row();
    const fields = new Set(
      (await open.edition()).rulebook.form.sections.flatMap((one) => one.fields.map(({ id }) => id)),
    );
    expect(after.title).toBe("Robert'); DROP TABLE entry;--");
    expect(Object.keys(JSON.parse(after.answersJson) as object).filter((name) => !fields.has(name))).toEqual(
      [],
    );
    const { title: _t, answersJson: _a, changedAt: _c, version: _v, ...rest } = before;
    expect(after).toMatchObject(rest);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    const account = await lead.post("/account", {
      name: "Lead",
      language: "en",
      role: "organiser",
      "role[]": "organiser",
      totpConfirmedAt: at,
      id: organiser.personId!,
    });
    expect(account.status).toBeLessThan(500);
    expect((await lead.get("/desk")).status).toBe(403);
  });

  test("a name holds no mark that turns or hides letters, and has something to read", async () => {
    const rename = (name: string) => lead.post("/account", { name, language: "en" });
    const named = async () =>
      (
        await open.portal.db
          .selectFrom("person")
          .select("name")
          .where("id", "=", lead.personId!)
          .executeTakeFirstOrThrow()
      ).name;
    expect((await rename("\u202eAnn\u200b Example\u0007")).status).toBe(302);
    expect(await named()).toBe("Ann Example");
    expect((await rename("\u0645\u06cc\u200c\u062e\u0648\u0627\u0646")).status).toBe(302);
    expect(await named()).toBe("\u0645\u06cc\u200c\u062e\u0648\u0627\u0646");
    for (const nothing of ["\u200b", "\u200d\u200c", "\u2066\u2069 "])
      expect((await rename(nothing)).status).toBe(422);
  });

  test("a field that comes once and as a list too is a fault of the form, not of the server", async () => {
    const sent: Record<string, string>[] = [
      { address: "a@people.example", "address[]": "b@people.example" },
      { "address[]": "b@people.example", address: "a@people.example" },
      { "toString[]": "x", "__proto__[]": "x", "constructor[]": "y", address: "nobody" },
    ];
    for (const fields of sent)
      expect([fields, (await open.browser().post("/sign-in", fields)).status < 500]).toEqual([fields, true]);
  });

  test("an address that somebody typed is never fetched", async () => {
    for (const path of ["", "/check", "/preview", "/sections/case", "/paper"])
      await (await lead.get(`/entries/${entry}${path}`)).arrayBuffer();
    await lead.post(`/entries/${entry}/check`);
    await open.mails();
    expect((await row()).answersJson).toContain("127.0.0.1");
    expect(knocks).toBe(0);
  });

  test("long and repetitive texts are answered as soon as others", async () => {
    const size = 20_000;
    const texts = ["a", "a@", "a.", " ", "<", "0-", ",", "\t", "\\", "https://"].map(
      (one) => `${one.repeat(size / one.length)}!`,
    );
    const slow: string[] = [];
    const section = await form("case");
    for (const text of texts)
      for (const [seat, path, fields] of [
        [lead, "/sign-in", { address: text, next: `/${text}` }],
        [lead, `/entries/${entry}/sections/case`, { ...section, title: text }],
        [lead, "/receipts/check", { document: text }],
        [organiser, "/desk/people", { list: text, role: "judge" }],
        [organiser, "/desk/judges/import", { list: text }],
      ] as const) {
        const began = process.cpuUsage();
        const answer = await seat.ask(path, {
          method: "POST",
          headers: { ...plainly, origin: open.url },
          body: new URLSearchParams(fields),
        });
        await answer.text();
        const { user } = process.cpuUsage(began);
        if (user > 1_000_000 || answer.status >= 500)
          slow.push(`${path} ${text.slice(0, 8)}: ${answer.status}, ${user} µs`);
      }
    expect(slow).toEqual([]);
  }, 60_000);

  test("a hundred thousand fields or parts are read or refused without a fault", async () => {
    const fields = new URLSearchParams(Array.from({ length: 100_000 }, (_, n) => [`f${n}`, ""]));
    const many = await lead.ask("/sign-in", { method: "POST", headers: { origin: open.url }, body: fields });
    expect([many.status, (await lead.get("/healthz")).status]).toEqual([422, 200]);
    const part = (n: number) => `--x\r\nContent-Disposition: form-data; name="f${n}"\r\n\r\n\r\n`;
    const parts = await lead.ask(`/entries/${entry}/files/photos`, {
      method: "POST",
      headers: { origin: open.url, "content-type": "multipart/form-data; boundary=x" },
      body: `${Array.from({ length: 100_000 }, (_, n) => part(n)).join("")}--x--\r\n`,
    });
    expect([parts.status < 500, parts.status >= 400]).toEqual([true, true]);
    expect(await open.portal.db.selectFrom("attachment").select("id").execute()).toEqual([]);
  }, 60_000);

  test("each mail goes to one person, who sees no other's address in it", async () => {
    const addresses = ["one@people.example", "two@people.example"];
    for (const address of addresses) await open.browser().post("/sign-in", { address });
    const mails = await open.mails();
    expect(mails.length).toBeGreaterThan(1);
    for (const mail of mails) {
      expect(Object.keys(mail).sort()).toEqual(
        [
          "at",
          "from",
          "html",
          "id",
          "key",
          "replyTo",
          "subject",
          "text",
          "to",
          ...(mail.attachments ? ["attachments"] : []),
        ].sort(),
      );
      expect([mail.to.split("@").length, /[\r\n,;]/.test(mail.to + mail.subject)]).toEqual([2, false]);
      for (const other of addresses.filter((one) => one !== mail.to))
        expect(JSON.stringify(mail)).not.toContain(other);
    }
  });

  test("a code that was asked for an address before it was taken away opens nothing of its former owner", async () => {
    const person = await open.signedIn({ roles: ["screener"] });
    await insertAddress(open.portal.db, {
      id: "former",
      personId: person.personId!,
      address: "former@people.example",
      normalised: "former@people.example",
      isPrimary: false,
      verifiedAt: at,
      now: at,
    });
    const browser = open.browser();
    await browser.post("/sign-in", { address: "former@people.example" });
    const code = /\b\d{6}\b/.exec((await open.mailsTo("former@people.example"))[0]?.text ?? "")?.[0] ?? "";
    expect((await person.post("/account/addresses/former/removal")).status).toBe(302);
    expect((await browser.post("/sign-in/code", { code })).status).toBe(409);
    expect((await browser.get("/screening")).headers.get("location")).toContain("/sign-in");
  });

  test("to ask about who is there takes as many statements as to ask about who is not", async () => {
    let statements: string[] = [];
    const counter: KyselyPlugin = {
      transformQuery: ({ node }) => {
        statements.push(node.kind);
        return node;
      },
      transformResult: ({ result }) => Promise.resolve(result),
    };
    const { db } = open.portal;
    open.portal.db = db.withPlugin(counter);
    const count = async (ask: () => Promise<Response>) => {
      statements = [];
      await (await ask()).text();
      return statements;
    };
    const known = await open.signedIn({ address: "known@people.example" });
    const stranger = await open.signedIn();
    expect(await count(() => open.browser().post("/sign-in", { address: known.address }))).toEqual(
      await count(() => open.browser().post("/sign-in", { address: "nobody@people.example" })),
    );
    expect(await count(() => stranger.get(`/entries/${entry}`))).toEqual(
      await count(() => stranger.get(`/entries/${"A".repeat(entry.length)}`)),
    );
    expect(statements.length).toBeGreaterThan(1);
    open.portal.db = db;
  });

  test("nothing that a request brings stands in the log", async () => {
    const lines: string[] = [];
    const { log } = open.portal;
    const keep = (facts: object, message: string) => void lines.push(JSON.stringify([facts, message]));
    open.portal.log = { info: keep, warn: keep, error: keep };
    await open.browser().ask("/kanarienvogel%0d%0aforged?code=kanarienvogel", {
      headers: { "user-agent": "kanarienvogel", referer: "https://kanarienvogel.example/" },
    });
    await open
      .browser()
      .post("/sign-in", { address: "kanarienvogel@people.example", next: "/kanarienvogel" });
    await open.browser().post("/sign-in/code", { code: "kanarienvogel" });
    await open.mails();
    open.portal.log = log;
    expect(lines.filter((line) => line.includes("kanarienvogel"))).toEqual([]);
  });
});

test("whoever forges where a request comes from has one allowance all the same", async () => {
  const small = await openWorld({ env: { REQUESTS_PER_MINUTE: "20" } });
  const { ask } = await small.as(null);
  const statuses = [];
  for (let n = 0; n < 25; n++)
    statuses.push(
      (
        await ask("/privacy", {
          headers: { "x-forwarded-for": `203.0.113.${n}`, "x-real-ip": `203.0.113.${n}` },
        })
      ).status,
    );
  await small.close();
  expect([statuses.filter((one) => one === 200).length, statuses.at(-1)]).toEqual([20, 429]);
});

test("a session ends with its life, and its last minute is its last", async () => {
  const short = await openWorld();
  const browser = short.browser();
  await browser.post("/sign-in", { address: "asker@people.example" });
  const code = /\b\d{6}\b/.exec((await short.mailsTo("asker@people.example"))[0]?.text ?? "")?.[0] ?? "";
  await browser.post("/sign-in/code", { code });
  const start = short.now();
  short.setClock(later(start, 30 * 24 * 60 * MINUTE - 1));
  expect((await browser.get("/account")).status).toBe(200);
  short.setClock(later(start, 30 * 24 * 60 * MINUTE));
  expect((await browser.get("/account")).headers.get("location")).toContain("/sign-in");
  await short.close();
});
