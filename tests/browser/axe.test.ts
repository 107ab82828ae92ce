/**
 * Every page of the portal in the demonstration, on a phone of 320 px and on a desk, in English and in both
 * pseudo-locales: nothing that axe faults, nothing that scrolls sideways, and no words that bypass the catalogue.
 */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { DemoStage } from "~/domain/demo-stages";
import type { Reader } from "~/table-of-routes";
import { makeAssignment, makePerson } from "~db/seed/factories";
import rulebook from "~db/seed/rulebooks/2027.json";
import { insertPlan } from "~db/queries/plans";
import { seedStage, type Seeded } from "~db/seed/stages";
import { openWorld, type World } from "../world";
import { desk, faultsByAxe, openBrowser, openSeat, phone } from "./browser";

/** Readers of the access matrix, the writer of a draft, who is invited to an entry, a judge who has not begun, and one in the midst of a sheet. */
type Who = Reader | "writer" | "guest" | "newJudge" | "busyJudge" | "lateJudge";
const sections = ["organisation", "people", "case", "narrative", "indicators", "evidence", "statements"];

/** Which pages are looked at in which stage, and as whom. */
const pages: Record<DemoStage, Partial<Record<Who, string>>> = {
  open: {
    anonymous: `/ /rules /dates /privacy /accessibility /locale /status /receipts/check
      /receipts/check?code=IIOE-2027-0001&hash=none /winners /nowhere /sign-in /sign-in/code
      /sign-in/link/none /sign-in/handover /sign-in/first/none /endorse/:endorsement
      /listed/:listing`,
    entrant: `/entries /entries/new /entries/:entry /entries/:entry/check /entries/:entry/preview /entries/:entry/withdrawal
      ${sections.map((section) => `/entries/:entry/sections/${section}`).join(" ")} /entries/:entry/files/annex
      /entries/:entry/files/photos /entries/:entry/endorsements /entries/:entry/receipts/1
      /entries/:entry/people /entries/:entry/people/:member /entries/:entry/people/:member/end /entries/:entry/lead
      /entries/:entry/invitations/:invitation /entries/:entry/invitations/:invitation/end /entries/:entry/team
      /entries/:entry/return /invitations/:invitation
      /account /account/second-step /account/addresses /account/addresses/code /account/addresses/:address
      /account/addresses/:address/removal /account/sessions /account/data /invitations /inbox /inbox/:message /sign-in/second-step`,
    guest: "/entries /invitations/:invitation",
    writer: "/entries/:draft /entries/:draft/check /entries/:draft/sections/case?mend=1",
    stranger: "/entries /inbox",
    organiser: `/desk /desk/set-up /desk/set-up/test-mail /desk/set-up/test-mail/code /desk/set-up/rulebook
      /desk/mail /desk/mail/restored /desk/mail/:mail /desk/mail/:returned/return /desk/rulebook /desk/rulebook/replacement /desk/rulebook/versions
      /desk/editions /desk/editions/2027/in-hand /desk/dates /desk/history /desk/history/check /desk/history/1
      /desk/people /desk/people/:judge /desk/people/:judge/roles/:role /desk/people/:judge/handover
      /desk/people/:judge/erasure /desk/people/:judge/erasure/answer /desk/people/:chair/second-step /desk/judges /desk/judges/import
      /desk/people/:judge/roles/:role/invitation
      /desk/entries /desk/entries/new /desk/entries/:entry /desk/extensions /desk/extensions/:extension
      /desk/categories /desk/organisations /desk/organisations/:organisation /desk/organisations/:organisation/merge
      /desk/organisations/:organisation/merge?into=Blue%20River%20University
      /desk/sponsors /desk/sponsors/:sponsor /desk/sponsors/:sponsor/logo /desk/sponsors/:sponsor/end
      /desk/sponsors/:sponsor/people`,
    sponsor: "/sponsor /sponsor/proposal /sponsor/proposal/logo",
  },
  screening: {
    screener:
      "/screening /screening?state=all /screening?state=repaired&only=likenesses /screening/:entry /screening/:entry?unfolded=1 /screening/:entry/reply /screening/:entry/standing /screening/:entry/alike/:alike /desk/entries",
    entrant: "/entries/:entry /entries/:entry/reply",
    chair: "/desk /desk/extensions/:extension",
    judge: "/judging",
  },
  judging: {
    judge: `/judging /judging/profile /judging/conflicts /judging/:assignment /judging/marks /judging/calibration
      /judging/calibration/sample1`,
    newJudge: `/judging /judging/marks /judging/:unconfirmed/confirmation /judging/:unconfirmed/recusal
      /judging/:unconfirmed/abstention`,
    lateJudge: "/judging /judging/calibration /judging/calibration/sample2",
    busyJudge: "/judging /judging/:begun /judging/:begun/report /judging/marks",
    organiser: "/desk /desk/judging /desk/judging/reports/:report",
    chair: `/desk /desk/judging /desk/judging/reports/:report /desk/judging/judges/:judge
      /desk/judging/entries/:entry /desk/judging/sheets/:assignment /desk/judging/sheets/:begun
      /desk/judges /desk/judges/:judge /desk/plans /desk/plans/:plan /desk/plans/:otherPlan
      /desk/plans/:otherPlan/entries/:entry /desk/plans/comparison /desk/plans/comparison?plan=:otherPlan&plan=:plan
      /desk/plans/top-up /desk/plans/:lost/progress /desk/conflicts /desk/conflicts?category=C1
      /desk/judges/may-invite /desk/judges/:judge/assignments/:assignment /desk/rankings /desk/rankings/C1 /desk/rankings/C1/wall`,
    observer: "/desk /screening/:entry",
  },
  deliberation: {
    chair: `/desk /desk/rankings /desk/rankings/C4 /desk/decisions/C4 /desk/decisions/LifeSciences /desk/decisions/C1/meetings
      /desk/decisions/C1/meetings?present[]=:judge /desk/decisions/C1/meetings/:meeting`,
    organiser:
      "/desk /desk/decisions/C4 /desk/decisions/LifeSciences /desk/release /desk/release/embargo /desk/disclosures /desk/sponsors/:sponsor/proposals/:proposal",
    sponsor: "/sponsor /sponsor/proposal/preview /sponsor/proposal/withdrawal",
  },
  announced: {
    anonymous: `/ /ceremony /winners /winners?region=Asia&country=FR /winners/:code /winners/jury /winners/earlier
      /certificates /certificates?serial=0 /certificates/000000000000 /certificates/:serial /certificates/:judgeSerial`,
    judge: "/judging",
    organiser: `/desk /desk/release /desk/release/approval /desk/release/stop /desk/release/words
      /desk/release/words/release.winner.en /desk/release/words/release.specialAward.en/preview
      /desk/release/words/release.winner.en/test /desk/release/words/release.winner.en/default /desk/letters/:letter /desk/decisions/C4 /desk/decisions/LifeSciences
      /desk/cases /desk/cases/:code /desk/certificates /desk/ceremony /desk/ceremony/stage /desk/certificates/words
      /desk/certificates/:certificate /desk/certificates/:certificate/withdrawal /desk/release/embargo /desk/release/embargo/:entry /desk/release/correction
      /desk/release/halt /desk/decisions/C4/reopening /desk/cases/:code/hiding /desk/feedback/:entry
      /desk/complaints /desk/complaints/:complaint`,
    screener: "/desk/feedback /desk/feedback/:entry/:comment",
    entrant:
      "/entries /inbox /entries/:entry /entries/:entry/feedback /entries/:entry/complaint /entries/:entry/award /entries/:entry/award/names",
  },
};
/** Addresses that answer that there is nothing, in a page. */
const notFound = ["/nowhere", "/sign-in/link/none", "/sign-in/first/none"];

const locales = ["en", "en-XA", "ar-XB"] as const;
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

describe.each(Object.entries(pages) as [DemoStage, Partial<Record<Who, string>>][])(
  "in the stage %s",
  (stage, people) => {
    let world: World;
    let things: Awaited<ReturnType<typeof thingsOf>>;

    beforeAll(async () => {
      world = await openWorld({ env: { PSEUDO_LOCALES: "1" } });
      const seeded = await seedStage(world.portal, stage, { entries: 12 });
      world.setClock(seeded.now);
      things = await thingsOf(world, seeded);
    }, 120_000);
    afterAll(() => world.close());

    test.each(Object.entries(people))(
      "%s meets no barrier, no sideways scrolling and no words outside the catalogue",
      { timeout: 600_000 },
      async (who, addresses) => {
        const { cookie } = await world.as(things.people[who as Who] ?? null);
        const faults = await Promise.all(
          locales.map(async (id) => {
            const locale = (await world.portal.cookies.locale.serialize(id)).split(";")[0] ?? "";
            const { context, page } = await openSeat(browser, world.base, { cookie, locale });
            // Longer and mirrored words are in what the server drew; the living parts are looked at in English.
            if (id !== "en" && !looksAtAll) await context.route("**/assets/*.js", (route) => route.abort());
            const found: string[] = [];
            // A page is looked at longer or mirrored, by turns: what that breaks is in parts that many pages share.
            const all = addresses.trim().split(/\s+/);
            const turn = locales.indexOf(id);
            for (const address of turn > 0 && !looksAtAll ? all.filter((_, at) => at % 2 === turn - 1) : all)
              found.push(
                ...(await faultsOf(page, address, await things.fill(address, who as Who), id)).map(
                  (fault) => `${who} ${address} ${id}: ${fault}`,
                ),
              );
            await context.close();
            return found;
          }),
        );
        expect(faults.flat()).toEqual([]);
      },
    );
  },
);

const looksAtAll = process.env["AXE"] === "all";

/**
 * Where a page is looked at. What is wrong, or what longer or mirrored words break, shows first where there is least
 * room: there axe judges everything in English, and the layout with longer words. `AXE=all` judges all everywhere.
 */
const looks: Record<(typeof locales)[number], { size: typeof phone; rules: "all" | "layout" | "none" }[]> = {
  en: [
    { size: desk, rules: "none" },
    { size: phone, rules: "all" },
  ],
  "en-XA": [{ size: phone, rules: "layout" }],
  "ar-XB": [{ size: phone, rules: "none" }],
};
const looksFor = (locale: (typeof locales)[number]) =>
  looksAtAll ? [desk, phone].map((size) => ({ size, rules: "all" as const })) : looks[locale];

async function faultsOf(
  page: Page,
  pattern: string,
  address: string,
  locale: (typeof locales)[number],
): Promise<string[]> {
  const faults: string[] = [];
  const answer = await page.goto(address);
  const { pathname } = new URL(page.url());
  if (answer?.status() !== (notFound.includes(pattern) ? 404 : 200) || pathname !== address.split("?")[0])
    faults.push(`answered ${answer?.status()} at ${pathname}`);
  if ((await page.locator("html").getAttribute("lang")) !== locale) faults.push("is in another language");
  for (const { size, rules } of looksFor(locale)) {
    if (page.viewportSize()?.width !== size.width) await page.setViewportSize(size);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (over > 0) faults.push(`scrolls sideways by ${over} px at ${size.width} px`);
    if (rules !== "none")
      faults.push(...(await faultsByAxe(page, rules)).map((fault) => `${fault} at ${size.width} px`));
  }
  if (locale === "en-XA")
    faults.push(...(await wordsOutside(page)).map((words) => `not in the catalogue: ${words}`));
  return faults;
}

/**
 * Words on the page that kept their plain letters although the catalogue accents every word of its own. Words that
 * people or the rulebook wrote, lists to choose from, and names and dates of the language's own are not its words.
 */
function wordsOutside(page: Page): Promise<string[]> {
  return page.evaluate((ofRulebook) => {
    const names = new Set<string>(ofRulebook);
    for (const type of ["region", "language"] as const) {
      const list = new Intl.DisplayNames(["en-GB"], { type });
      const letters = Array.from({ length: 26 }, (_, at) => String.fromCodePoint(97 + at));
      for (const one of letters)
        for (const two of letters)
          names.add(list.of(type === "region" ? (one + two).toUpperCase() : one + two) ?? "");
    }
    const isValue = (text: string) =>
      names.has(text.replace(/,$/, "")) ||
      /^(https?:\S+|[0-9a-f]{64})$/.test(text) ||
      /^[\d\s–]*(\d+ (January|February|March|April|May|June|July|August|September|October|November|December)[\d\s–]*)+$/.test(
        text,
      );
    const isPlain = (text: string) =>
      /\p{L}{3}/u.test(text) &&
      /[aeiouncys]/.test(text) &&
      !/[àáéíóúÁÉÍÓÚñçýš~]/u.test(text) &&
      !isValue(text);
    const theirs =
      "script, style, option, bdi, time, svg text, code, .code, textarea, [dir=auto], [translate=no], body [lang]";
    const found = new Set<string>();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const words = node.textContent?.trim() ?? "";
      if (!node.parentElement?.closest(theirs) && isPlain(words)) found.add(words);
    }
    for (const element of document.querySelectorAll("[aria-label], [placeholder], [title]"))
      for (const name of ["aria-label", "placeholder", "title"]) {
        const words = element.getAttribute(name) ?? "";
        if (isPlain(words) && !element.closest(theirs)) found.add(`${name}: ${words}`);
      }
    return [...found];
  }, rulebookWords);
}

/** Every text of the rulebook that the demonstration runs on. */
const rulebookWords: string[] = [];
JSON.stringify(rulebook, (_, value: unknown) => {
  if (typeof value === "string") rulebookWords.push(value);
  return value;
});

/** The people whose pages are looked at, and what their addresses are filled with. */
async function thingsOf(world: World, { ids, readers }: Seeded) {
  const { db } = world.portal;
  const own = (table: "inbox_message" | "address", personId: string) =>
    db.selectFrom(table).select("id").where("personId", "=", personId).limit(1).executeTakeFirst();
  const open = db
    .selectFrom("assignment")
    .leftJoin("scoresheet", "scoresheet.assignmentId", "assignment.id")
    .select(["assignment.id", "assignment.judgeId"])
    .where("scoresheet.submittedAt", "is", null)
    .where("endedAt", "is", null);
  const begun = await open.where("confirmedAt", "is not", null).executeTakeFirst();
  const now = world.now();
  const newJudge = await makePerson(world.portal, {
    name: "Noor",
    address: "noor@judges.example",
    roles: ["judge"],
    editionId: "2027",
    now,
  });
  const unconfirmed =
    ids.entry && begun
      ? await makeAssignment(world.portal, {
          entryId: ids.entry,
          judgeId: newJudge,
          place: 9,
          confirmed: false,
          now,
        })
      : undefined;
  // Accepted the terms and has marked no sample case yet.
  const late = await db
    .selectFrom("judge")
    .select("personId")
    .where("termsAt", "is not", null)
    .where("personId", "not in", db.selectFrom("calibration_sheet").select("judgeId"))
    .executeTakeFirst();
  const draft = await db
    .selectFrom("entry")
    .innerJoin("entry_member", "entry_member.entryId", "entry.id")
    .select(["entry.id", "personId"])
    .where("state", "=", "draft")
    .executeTakeFirst();
  const asked = await db
    .selectFrom("outbox")
    .select(["id", "payloadJson"])
    .where("payloadJson", "like", "%/endorse/%")
    .executeTakeFirst();
  const returned = await db
    .selectFrom("outbox")
    .select("id")
    .where("isSecret", "=", 0)
    .where("personId", "is not", null)
    .executeTakeFirst();
  await db
    .updateTable("outbox")
    .set({ state: "bounced" })
    .where("id", "=", returned?.id ?? "")
    .execute();
  const listed = await db
    .selectFrom("outbox")
    .select("payloadJson")
    .where("payloadJson", "like", "%/listed/%")
    .executeTakeFirst();
  const guest = await db
    .selectFrom("entry_invitation")
    .select("address")
    .where("id", "=", ids.invitation ?? "")
    .executeTakeFirst();
  const invited = await makePerson(world.portal, {
    name: "Gus Guest",
    address: guest?.address ?? "guest@people.example",
    editionId: "2027",
    now,
  });
  const role = await db
    .selectFrom("role")
    .select("id")
    .where("personId", "=", ids.judge ?? "")
    .executeTakeFirst();
  const otherPlan = await db.selectFrom("plan").select("id").where("state", "=", "draft").executeTakeFirst();
  if (readers.chair)
    await insertPlan(db, {
      id: "lost",
      editionId: "2027",
      kind: "whole",
      seed: 1,
      createdById: readers.chair,
      now,
    });
  const serialOf = (kind: "winner" | "judge") =>
    db.selectFrom("certificate").select("serial").where("kind", "=", kind).limit(1).executeTakeFirst();
  const things: Record<string, string | undefined> = {
    ...ids,
    serial: (await serialOf("winner"))?.serial,
    judgeSerial: (await serialOf("judge"))?.serial,
    otherPlan: otherPlan?.id,
    lost: "lost",
    chair: readers.chair ?? undefined,
    role: role?.id,
    begun: begun?.id,
    report: ids.report,
    unconfirmed,
    mail: asked?.id,
    returned: returned?.id,
    endorsement: /\/endorse\/([\w-]+)/.exec(asked?.payloadJson ?? "")?.[1],
    listing: /\/listed\/([\w-]+)/.exec(listed?.payloadJson ?? "")?.[1],
    draft: draft?.id,
  };
  const people: Record<Who, string | null> = {
    ...readers,
    writer: draft?.personId ?? null,
    guest: invited,
    newJudge,
    busyJudge: begun?.judgeId ?? null,
    lateJudge: late?.personId ?? null,
  };
  return {
    people,
    async fill(address: string, who: Who) {
      const personId = people[who] ?? "";
      const message = (await own("inbox_message", personId))?.id;
      const proven = (await own("address", personId))?.id;
      return address.replace(
        /:([a-z]+)/gi,
        (_, name: string) => ({ ...things, message, address: proven })[name] ?? `no-${name}`,
      );
    },
  };
}
