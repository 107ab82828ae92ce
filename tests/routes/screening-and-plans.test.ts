import { afterAll, beforeAll, expect, test } from "vitest";
import { paths } from "~/paths";
import { findOwnEntry, markOf, saveDraft, submitEntry } from "~/services/entries.server";
import { draftPlan } from "~/services/plans.server";
import { replyToOutcome } from "~/services/screening.server";
import { listConflictsOfJudge } from "~db/queries/conflicts";
import { findJudge } from "~db/queries/judges";
import {
  contextOf,
  makeAnswers,
  makeCallOpen,
  makeFiles,
  makeJudge,
  makePerson,
  makeScreened,
  makeSubmittedEntry,
} from "~db/seed/factories";
import { openWorld, type World } from "../world";

const at = "2027-03-02T02:00:00.000Z";
const screening = "2027-06-03T02:00:00.000Z";
const declaring = "2027-06-15T02:00:00.000Z";
type Seat = Awaited<ReturnType<World["as"]>>;
let world: World;
let screener: Seat, organiser: Seat, chair: Seat, lead: Seat, otherLead: Seat, sponsor: Seat;
let entry: string, other: string;

beforeAll(async () => {
  world = await openWorld({ at });
  await makeCallOpen(world.portal, at);
  screener = await world.signedIn({ roles: ["screener"] });
  organiser = await world.signedIn({ roles: ["organiser"] });
  chair = await world.signedIn({ roles: ["chair"] });
  sponsor = await world.signedIn({ roles: ["sponsor"] });
  const made: { id: string; seat: Seat }[] = [];
  for (const n of [1, 2]) {
    const leadId = await makePerson(world.portal, {
      name: `Lead ${n}`,
      address: `lead@institute${n}.example`,
      editionId: "2027",
      now: at,
    });
    const id = await makeSubmittedEntry(world.portal, {
      leadId,
      answers: makeAnswers({
        organisationName: `Institute ${n}`,
        title: `Case ${n} of teaching`,
        context: `Secret content ${n} ${"of the case as only its judges may read it ".repeat(5)}`,
        leadAddress: `lead@institute${n}.example`,
        team: [
          {
            key: "t",
            name: `Team Person ${n}`,
            role: "x",
            organisation: `Institute ${n}`,
            address: `t@institute${n}.example`,
          },
        ],
        excluded: [{ key: "x", name: "Judge Two", reason: "We quarrelled in public." }],
      }),
      files: makeFiles(),
      now: at,
    });
    made.push({ id, seat: await world.as(leadId) });
  }
  [entry, other] = [made[0]!.id, made[1]!.id];
  [lead, otherLead] = [made[0]!.seat, made[1]!.seat];
});
afterAll(() => world.close());

const form = (more: Record<string, string | string[]> = {}) => ({
  revision: "1",
  last: "",
  outcome: "valid",
  ...Object.fromEntries(
    [
      "organisation",
      "country",
      "oneCategory",
      "duration",
      "letter",
      "endorsement",
      "limits",
      "english",
      "readable",
      "statements",
      "independent",
      "earlierWinner",
    ].map((id) => [`check-${id}`, "yes"]),
  ),
  ...more,
});

test("only those who screen and those who watch read the list; entrants, sponsors and judges are refused", async () => {
  world.setClock(screening);
  const judge = await world.signedIn({ roles: ["judge"] });
  for (const path of [paths.screening, paths.screen(entry)]) {
    for (const seat of [screener, organiser, chair]) expect((await seat.get(path)).status).toBe(200);
    for (const seat of [lead, otherLead, sponsor, judge]) expect((await seat.get(path)).status).toBe(403);
    expect((await (await world.as(null)).get(path)).status).toBe(302);
  }
  expect((await chair.post(paths.screen(entry), form())).status).toBe(403);
});

test("the list counts by outcome, filters, and leaves out what does not match", async () => {
  const page = await (await screener.get(`${paths.screening}?state=waiting`)).text();
  expect(page).toContain("Case 1 of teaching");
  expect(page).toContain("Waiting (2)");
  expect(await (await screener.get(`${paths.screening}?state=valid`)).text()).toContain(
    "No entry of this list matches this choice.",
  );
  const sought = async (words: string) => (await screener.get(`${paths.screening}?search=${words}`)).text();
  expect(await sought("CASE+1")).toContain(paths.screen(entry));
  expect(await sought("institute+1")).not.toContain(paths.screen(other));
  expect(await (await screener.get(`${paths.screening}?category=C3`)).text()).not.toContain(
    "Case 1 of teaching",
  );
  const opened = await (await screener.get(paths.screening)).text();
  expect(opened).toContain("To do (2)");
  expect(/href="([^"]+)" aria-current="page">To do/.exec(opened)?.[1]).toBe(paths.screening);
});

test("the pages of the list lead from entry to entry within the filter, and on after a decision", async () => {
  const page = await (await screener.get(`${paths.screen(entry)}?state=waiting&category=C1`)).text();
  const [, next = ""] = /rel="next" href="([^"]+)"/.exec(page) ?? [];
  expect(next.replaceAll("&amp;", "&")).toBe(`${paths.screen(other)}?state=waiting&category=C1`);
  const last = await (await screener.get(next.replaceAll("&amp;", "&"))).text();
  expect(last).not.toContain('rel="next"');
  expect(/rel="prev" href="([^"]+)"/.exec(last)?.[1]?.startsWith(paths.screen(entry))).toBe(true);
  // Nothing but checks: the decision is refused, and what was chosen stays.
  const refused = await screener.post(
    `${paths.screen(entry)}?category=C1&then=next`,
    form({ outcome: "move" }),
  );
  expect([refused.status, (await refused.text()).includes("Write why: a note")]).toEqual([422, true]);
  const empty = await (await screener.get(`${paths.screening}?state=all&only=horsConcours`)).text();
  expect(empty).toContain("No entry matches this choice.");
});

test("a refused decision keeps every choice and word, and names what is missing", async () => {
  const answer = await screener.post(
    paths.screen(entry),
    form({ outcome: "repair", "check-readable": "repair", reason: "The annex asks for a password." }),
  );
  expect(answer.status).toBe(422);
  const page = await answer.text();
  expect(page).toContain("Tick the fields that the entrant has to mend.");
  expect(page).toContain("The annex asks for a password.</textarea>");
  const incomplete = await screener.post(paths.screen(entry), { revision: "1", last: "" });
  expect(incomplete.status).toBe(422);
  // One sentence with a link to each check that lacks an answer, once.
  const [, summary = ""] = /class="error-summary".*?<ul>(.*?)<\/ul>/s.exec(await incomplete.text()) ?? [];
  expect(summary.match(/<li>/g)).toHaveLength(2);
  expect(summary.replace(/<!-- -->/g, "")).toContain("12 checks have no answer:");
  expect(summary.match(/href="#f-check-\w+"/g)).toHaveLength(12);
  expect(summary).toContain('href="#f-outcome"');
  const together = await screener.post(
    paths.screen(entry),
    form({ outcome: "repair", "check-readable": "repair" }),
  );
  const [, both = ""] = /class="error-summary".*?<ul>(.*?)<\/ul>/s.exec(await together.text()) ?? [];
  expect([...both.matchAll(/href="#(f-\w+)"/g)].map(([, id]) => id)).toEqual(["f-reason", "f-fields"]);
});

test("the work comes first, with what the portal answers itself; the case lies open beside it", async () => {
  const page = (await (await screener.get(paths.screen(entry))).text()).replace(/<!-- -->/g, "");
  expect(page.indexOf('id="checks"')).toBeLessThan(page.indexOf('id="case"'));
  for (const part of ["checks", "decision", "case"]) expect(page).toContain(`href="#${part}"`);
  const answerOf = (check: string) =>
    new RegExp(`<input(?=[^>]*name="check-${check}")(?=[^>]*checked)[^>]*value="(\\w+)"`).exec(page)?.[1];
  expect(["country", "oneCategory", "endorsement", "limits", "statements"].map(answerOf)).toEqual(
    Array(5).fill("yes"),
  );
  expect(["organisation", "duration", "letter", "english", "readable"].map(answerOf)).toEqual(
    Array(5).fill(undefined),
  );
  // What the portal answered with yes, and the fields that no check is about, are folded; the case is not.
  expect(page).toContain("5 more checks, which the portal answered with yes");
  expect([page.match(/<details>/g)?.length, page.match(/<details open/g)?.length]).toEqual([2, 7]);
  // A check that needs repair brings its fields along, ticked; who is not told who judges gets no names compared.
  expect(page).toMatch(/name="mend-letter\[\]" checked="" value="endorsementLetter"/);
  expect(page).toContain("an organiser’s page compares the names");
  const named = async (seat: Seat) =>
    (await (await seat.get(paths.screen(entry))).text()).includes("is called like");
  await world.portal.db
    .updateTable("person")
    .set({ name: "Team Person 1" })
    .where("id", "=", sponsor.personId!) // signed in
    .execute();
  expect([await named(screener), await named(organiser)]).toEqual([false, true]);
});

test("a decision is recorded and leads back to the entry, with the next one at hand", async () => {
  const answer = await screener.post(paths.screen(entry), form());
  expect([answer.status, answer.headers.get("location")]).toEqual([
    303,
    `${paths.screen(entry)}?recorded=${entry}`,
  ]);
  const page = await (await screener.get(answer.headers.get("location")!)).text();
  expect(page).toMatch(/The decision on IIOE-2027-\d+ is recorded:/);
  expect(page).toContain("Decisions so far");
  expect(page).toContain(paths.screen(other));
  // What was answered stands in the form that would change it.
  expect(page).toContain("Change the decision");
  expect(page).toMatch(/<input(?=[^>]*name="check-letter")(?=[^>]*checked)[^>]*value="yes"/);
  // A colleague who had the page open before does not decide over it.
  const stale = await organiser.post(
    paths.screen(entry),
    form({ outcome: "repair", "check-readable": "repair", reason: "Mine." }), // and no field ticked
  );
  expect(stale.status).toBe(409);
  const both = await stale.text();
  expect(both).toContain("A colleague decided about this entry");
  expect(both).toContain("Mine.</textarea>");
});

test("after a decision comes the next entry that this screener can decide about, or it is said that there is none", async () => {
  const now = screening;
  const make = async (organisationName: string) => {
    const seat = await world.signedIn();
    const id = await makeSubmittedEntry(world.portal, {
      leadId: seat.personId!, // signed in
      answers: makeAnswers({
        organisationName,
        category: "C3",
        smartRooms: "2",
        roomHours: "40",
        roomCourses: "6",
      }),
      files: makeFiles(),
      now: at,
    });
    return { id, seat };
  };
  const [first, replied, last] = [await make("Next one"), await make("Next two"), await make("Next three")];
  await makeScreened(world.portal, {
    entryId: replied.id,
    screenerId: screener.personId!,
    outcome: "notValid",
    now,
  });
  const reply = { entryId: replied.id, words: "It can be opened." };
  expect(await replyToOutcome(await contextOf(world.portal, replied.seat.personId!, now), reply)).toBe(null);
  const decide = async (seat: Seat, id: string) => {
    const answer = await seat.post(`${paths.screen(id)}?category=C3&then=next`, form());
    return answer.headers.get("location");
  };
  // Past the reply, which is for another person, to the end; and round to what was left out.
  expect(await decide(screener, last.id)).toBe(`${paths.screen(first.id)}?category=C3&recorded=${last.id}`);
  const none = await decide(screener, first.id);
  expect(none).toBe(`${paths.screening}?category=C3&recorded=${first.id}`);
  const list = (await (await screener.get(none!)).text()).replace(/<!-- -->/g, "");
  expect(list).toMatch(/The decision on IIOE-2027-\d+ is recorded:/);
  expect(list).toContain("Nothing else in this list waits for you.");
  // To a colleague the reply is what comes next.
  const fourth = await make("Next four");
  expect(await decide(organiser, fourth.id)).toBe(
    `${paths.screenReply(replied.id)}?category=C3&recorded=${fourth.id}`,
  );
  // What follows is about other entries.
  await world.portal.db.updateTable("reply").set({ state: "upheld" }).execute();
  for (const { id } of [first, replied, last, fourth])
    await world.portal.db.updateTable("entry").set({ state: "withdrawn" }).where("id", "=", id).execute();
});

test("a repaired entry shows what was changed since the revision that was screened, and what was not", async () => {
  const third = await world.signedIn();
  const id = await makeSubmittedEntry(world.portal, {
    leadId: third.personId!, // signed in
    answers: makeAnswers({ organisationName: "House of repairs", title: "A case for 40 teachers" }),
    files: makeFiles(),
    now: at,
  });
  await makeScreened(world.portal, {
    entryId: id,
    screenerId: screener.personId!,
    outcome: "repair",
    fields: ["title", "sdgTargets", "keywords"],
    now: screening,
  });
  // The entrant sees what is asked for, and a form of that alone.
  expect(await (await third.get(paths.entries)).text()).toContain("Repair asked");
  const asked = await (await third.get(paths.entry(id))).text();
  expect(asked).toContain(`href="${paths.section(id, "case")}#f-title"`);
  expect(asked).toContain("To mend and submit again");
  const mending = await (await third.get(paths.section(id, "case"))).text();
  expect([...mending.matchAll(/name="base\.(\w+)"/g)].map(([, name]) => name)).toEqual([
    "title",
    "sdgTargets",
    "keywords",
  ]);
  expect(mending).toContain("What stays as it is");
  const apart = await (await third.get(paths.section(id, "people"))).text();
  expect(apart).toContain("it is not about this section");
  expect(apart).not.toContain('name="base.');
  const seat = await contextOf(world.portal, third.personId!, screening);
  const before = (await findOwnEntry(seat, id))!.answers; // it is theirs
  const bases = { title: markOf(before, "title"), sdgTargets: markOf(before, "sdgTargets") };
  await saveDraft(seat, { id, answers: { title: "A case for 64 teachers", sdgTargets: ["4.3"] }, bases });
  expect((await submitEntry(seat, id)).refusal).toBe(null);
  const page = (await (await screener.get(paths.screen(id))).text()).replace(/<!-- -->/g, "");
  expect(page).toContain("2 fields differ. Everything else is as it was.");
  const [, title = ""] = /<p class="difference"[^>]*>(.*?)<\/p>/s.exec(page) ?? [];
  expect(title.replace(/<[^>]+>/g, "")).toBe("A case for [taken out: 40] [added: 64]  teachers");
  expect(page).toMatch(/Asked for, and not changed:(<[^>]+>| )*Keywords/);
  expect(await (await screener.get(paths.screen(other))).text()).not.toContain("What the repair changed");
});

test("a judge accepts the terms first, then sees titles and people of the entries and nothing of their content", async () => {
  await makeScreened(world.portal, {
    entryId: other,
    screenerId: screener.personId!,
    outcome: "valid",
    now: screening,
  });
  world.setClock(declaring);
  const judgeId = await makeJudge(world.portal, {
    name: "Judge Two",
    address: "two@faculty.example",
    organisation: "Faculty Two",
    editionId: "2027",
    now: declaring,
  });
  const judge = await world.as(judgeId);
  const before = await judge.get(paths.conflicts);
  expect([before.status, before.headers.get("location")]).toEqual([302, paths.judgeProfile]);
  expect((await judge.post(paths.judgeProfile, { version: "1" })).status).toBe(422);
  const accepted = await judge.post(paths.judgeProfile, {
    version: "1",
    organisation: "Faculty Two",
    country: "CA",
    "languages[]": ["en"],
    expertise: "teaching, learning",
    "terms[]": ["accepted"],
  });
  expect([accepted.status, accepted.headers.get("location")]).toEqual([303, paths.conflicts]);
  expect((await findJudge(world.portal.db, { editionId: "2027", personId: judgeId }))!.profile).toMatchObject(
    {
      termsAt: declaring,
      expertise: ["teaching", "learning"],
      version: 2,
    },
  );
  const page = await (await judge.get(paths.conflicts)).text();
  expect(page).toContain("Case 1 of teaching");
  expect(page).toContain("Team Person 1");
  for (const hidden of ["Secret content", "We quarrelled", "institute1.example"])
    expect(page).not.toContain(hidden);
  for (const seat of [lead, sponsor, chair]) expect((await seat.get(paths.conflicts)).status).toBe(403);

  const tick = {
    category: "C1",
    "ties[]": [entry],
    [`kind-${entry}`]: "professional",
    [`tier-${entry}`]: "recuse",
  };
  const refused = await judge.post(paths.conflicts, { ...tick, [`reason-${entry}`]: "" });
  expect(refused.status).toBe(422);
  expect(await refused.text()).toContain("Say in a sentence what the tie is.");
  const declared = await judge.post(paths.conflicts, { ...tick, [`reason-${entry}`]: "We wrote a paper." });
  expect(declared.status).toBe(303);
  expect(
    (await listConflictsOfJudge(world.portal.db, { editionId: "2027", judgeId }))
      .map(({ kind, tier, origin, reason }) => [kind, tier, origin, reason])
      .sort(),
  ).toEqual([
    ["named", "declare", "entrant", "We quarrelled in public."],
    ["named", "declare", "entrant", "We quarrelled in public."],
    ["professional", "recuse", "judge", "We wrote a paper."],
  ]);
  // The chair sees what the judge does not.
  expect(await (await chair.get(paths.judge(judgeId))).text()).toContain("We quarrelled in public.");
  expect((await judge.get(paths.judge(judgeId))).status).toBe(403);
});

test("a judge with an entry of their own sees nothing of that category", async () => {
  const id = await makeJudge(world.portal, {
    name: "Lead and Judge",
    address: "lead@institute1.example".replace("lead", "lead.judge"),
    organisation: "Elsewhere",
    categories: ["C1"],
    editionId: "2027",
    now: declaring,
  });
  await world.portal.db
    .insertInto("entry_member")
    .values({ entryId: entry, personId: id, capacity: "reader", createdAt: declaring, endedAt: null })
    .execute();
  await world.portal.db.updateTable("judge").set({ termsAt: declaring }).where("personId", "=", id).execute();
  const page = await (await (await world.as(id)).get(paths.conflicts)).text();
  expect(page).toContain("You belong to an entry in this category");
  expect(page).not.toContain("Case 2 of teaching");
  await world.portal.db.updateTable("role").set({ state: "ended" }).where("personId", "=", id).execute();
  await world.portal.db
    .updateTable("entry_member")
    .set({ endedAt: declaring })
    .where("personId", "=", id)
    .execute();
});

test("plans are for organisers and chairs; a draft shows nothing to a judge, a published plan does", async () => {
  const judges: Seat[] = [];
  for (const n of [3, 4, 5])
    judges.push(
      await world.as(
        await makeJudge(world.portal, {
          name: `Judge ${n}`,
          address: `judge@faculty${n}.example`,
          organisation: `Faculty ${n}`,
          declared: true,
          editionId: "2027",
          now: declaring,
        }),
      ),
    );
  await world.portal.db
    .updateTable("role")
    .set({ state: "ended" })
    .where("role", "=", "judge")
    .where(
      "personId",
      "not in",
      judges.map((one) => one.personId!),
    )
    .execute();
  const { id } = await draftPlan(await contextOf(world.portal, organiser.personId!, declaring));
  const path = paths.plan(id!);
  for (const seat of [organiser, chair]) expect((await seat.get(path)).status).toBe(200);
  for (const seat of [screener, sponsor, lead, judges[0]!])
    for (const one of [path, paths.plans, paths.judges, `${path}.data`])
      expect((await seat.get(one)).status).toBe(403);
  expect((await organiser.post(path, {})).status).toBe(422);
  const published = await organiser.post(path, { "looked[]": ["yes"] });
  expect([published.status, published.headers.get("location")]).toEqual([303, path]);
  const again = await chair.post(path, { "looked[]": ["yes"] });
  expect(again.status).toBe(409);
  expect(await again.text()).toContain("A plan is published already.");
  // From now on neither outcomes nor declarations change.
  expect((await judges[0]!.post(paths.conflicts, { category: "C1" })).status).toBe(409);
  expect(await (await screener.get(paths.screen(entry))).text()).toContain("outcomes no longer change here");
});
