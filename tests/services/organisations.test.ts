import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { windowOf } from "~/domain/stages";
import { HOUR, type Instant, later } from "~/domain/time";
import { submitEntry } from "~/services/entries.server";
import {
  changeSpelling,
  mergeOrganisations,
  previewMerge,
  renameOrganisation,
  undoMerge,
} from "~/services/organisations.server";
import { listConflicts } from "~db/queries/conflicts";
import {
  findOrganisation,
  findOrganisationByName,
  listNames,
  listOrganisations,
} from "~db/queries/organisations";
import {
  contextOf,
  makeAnswers,
  makeCallOpen,
  makeEntry,
  makeFiles,
  makeJudge,
  makeSubmittedEntry,
} from "~db/seed/factories";
import { normaliseOrganisation } from "~/domain/organisations";
import { openWorld, type World } from "../world";

const at = "2027-03-02T02:00:00.000Z";
let world: World;
let leadId: string;
let organiserId: string;
let declaring: Instant;

beforeAll(async () => {
  world = await openWorld({ at });
  await makeCallOpen(world.portal, at);
  leadId = (await world.signedIn()).personId!; // signed in
  organiserId = (await world.signedIn({ roles: ["organiser"] })).personId!; // likewise
  declaring = later(windowOf((await world.edition()).rulebook, "declaring").opens, HOUR);
});
afterAll(() => world.close());

const organiser = () => contextOf(world.portal, organiserId, declaring);
const entered = (organisationName: string, more = {}) =>
  makeSubmittedEntry(world.portal, {
    leadId,
    answers: makeAnswers({ organisationName, ...more }),
    files: makeFiles(),
    now: at,
  });
const named = async (name: string) => {
  const found = await findOrganisationByName(world.portal.db, normaliseOrganisation(name));
  return (await findOrganisation(world.portal.db, found?.id ?? ""))!; // the test has made it
};
const merge = async (one: string, into: string) => {
  const [a, b] = [await named(one), await named(into)];
  return mergeOrganisations(await organiser(), { id: a.id, version: a.version, intoId: b.id });
};
const counts = async (sought: string) =>
  (await listOrganisations(world.portal.db, { editionId: "2027", sought, limit: 10, offset: 0 })).map(
    ({ name, entries, judges, partnerOf }) => ({ name, entries, judges, partnerOf }),
  );
const conflictsOf = async (judgeId: string) =>
  (await listConflicts(world.portal.db, { editionId: "2027", judgeId }))
    .filter((one) => one.endedAt === null)
    .map(({ entryId, kind, tier }) => ({ entryId, kind, tier }));
const judgeOf = (organisation: string, n: number) =>
  makeJudge(world.portal, {
    name: `Judge ${n}`,
    address: `judge${n}@elsewhere${n}.example`,
    organisation,
    declared: true,
    editionId: "2027",
    now: declaring,
  });

describe("two spellings of one organisation", () => {
  test("are merged: counts, limits and conflicts follow, with a preview that says so, and part again", async () => {
    const long = "Harbour University of Technology";
    const ids = [await entered(long), await entered(long), await entered("HUT Harbour")];
    const judgeId = await judgeOf("HUT Harbour", 1);
    expect(await conflictsOf(judgeId)).toEqual([{ entryId: ids[2], kind: "organisation", tier: "bar" }]);
    expect(await counts("harbour")).toEqual([
      { name: long, entries: 2, judges: 0, partnerOf: 0 },
      { name: "HUT Harbour", entries: 1, judges: 1, partnerOf: 0 },
    ]);

    const [one, into] = [await named("HUT Harbour"), await named(long)];
    const preview = await previewMerge(world.portal.db, await organiser(), { one, into });
    expect(preview.entries.map((entry) => entry.id).sort()).toEqual([...ids].sort());
    expect(preview.over).toEqual([]);
    expect(preview.judges.map((judge) => judge.name)).toEqual(["Judge 1"]);
    expect(preview.conflicts.map((conflict) => [conflict.judge, conflict.kind])).toEqual([
      ["Judge 1", "organisation"],
      ["Judge 1", "organisation"],
    ]);
    expect(await counts("harbour")).toHaveLength(2); // a preview changes nothing
    expect((await conflictsOf(judgeId)).length).toBe(1);

    expect(await merge("HUT Harbour", long)).toBeNull();
    expect(await counts("harbour")).toEqual([{ name: long, entries: 3, judges: 1, partnerOf: 0 }]);
    expect(await counts("hut")).toEqual([{ name: long, entries: 3, judges: 1, partnerOf: 0 }]);
    expect((await conflictsOf(judgeId)).map((one) => one.entryId).sort()).toEqual([...ids].sort());
    const fourth = await makeEntry(world.portal, {
      leadId,
      answers: makeAnswers({ organisationName: "hut  harbour" }),
      files: makeFiles(),
      now: at,
    });
    const submit = async () => (await submitEntry(await contextOf(world.portal, leadId, at), fourth)).refusal;
    expect((await submit())?.id).toBe("entering.organisationIsFull");

    const merged = await named("HUT Harbour");
    expect(await undoMerge(await organiser(), { id: merged.id, version: merged.version })).toBeNull();
    expect(await counts("harbour")).toHaveLength(2);
    expect((await conflictsOf(judgeId)).length).toBe(1);
    expect(await submit()).toBeNull();
    const acts = await world.portal.db
      .selectFrom("history")
      .select("act")
      .where("subjectKind", "=", "organisation")
      .where("subjectId", "=", merged.id)
      .orderBy("seq")
      .execute();
    expect(acts.map((row) => row.act)).toEqual(["organisation.merged", "organisation.parted"]);
  });

  test("over the limit once they are one: the preview names the entry, what was submitted stays and can be mended", async () => {
    for (const name of ["Delta House", "Delta House", "Delta Haus", "Delta Haus"]) await entered(name);
    const [one, into] = [await named("Delta Haus"), await named("Delta House")];
    const preview = await previewMerge(world.portal.db, await organiser(), { one, into });
    expect(preview.over.map((entry) => entry.refusal.id)).toEqual(["entering.organisationIsFull"]);
    expect(await merge("Delta Haus", "Delta House")).toBeNull();
    const last = preview.over[0]!; // named a line above
    await world.portal.db
      .updateTable("entry")
      .set({ answersJson: JSON.stringify(makeAnswers({ organisationName: "Delta Haus", city: "Osh" })) })
      .where("id", "=", last.id)
      .execute();
    expect(await submitEntry(await contextOf(world.portal, leadId, at), last.id)).toEqual({
      revision: 2,
      refusal: null,
    });
  });

  test("a chain of merges counts as its end, and parts in the middle", async () => {
    for (const name of ["Chain A", "Chain B", "Chain C"]) await entered(name);
    expect(await merge("Chain A", "Chain B")).toBeNull();
    expect(await merge("Chain B", "Chain C")).toBeNull();
    expect(await counts("chain")).toEqual([{ name: "Chain C", entries: 3, judges: 0, partnerOf: 0 }]);
    expect((await merge("Chain A", "Chain C"))?.id).toBe("organisations.isMerged");
    expect((await merge("Chain C", "Chain A"))?.id).toBe("organisations.intoMerged");
    const middle = await named("Chain B");
    await undoMerge(await organiser(), { id: middle.id, version: middle.version });
    expect(await counts("chain")).toEqual([
      { name: "Chain B", entries: 2, judges: 0, partnerOf: 0 },
      { name: "Chain C", entries: 1, judges: 0, partnerOf: 0 },
    ]);
  });

  test("merged from a page that is no longer true, nothing happens", async () => {
    for (const name of ["Stale A", "Stale B"]) await entered(name);
    const [a, b] = [await named("Stale A"), await named("Stale B")];
    await renameOrganisation(await organiser(), {
      id: a.id,
      version: a.version,
      name: "Stale Alpha",
      ownName: "",
    });
    expect(
      (await mergeOrganisations(await organiser(), { id: a.id, version: a.version, intoId: b.id }))?.id,
    ).toBe("organisations.changed");
  });
});

describe("names", () => {
  test("a renamed organisation is still found and recognised by its former name, and keeps its own-language name", async () => {
    await entered("Old College", { organisationOwnName: "Эски колледж" });
    const one = await named("Old College");
    expect(one.ownName).toBe("Эски колледж");
    const renamed = { id: one.id, version: one.version, name: "New College", ownName: one.ownName };
    expect(await renameOrganisation(await organiser(), renamed)).toBeNull();
    await entered("OLD college");
    expect(await counts("old coll")).toEqual([{ name: "New College", entries: 2, judges: 0, partnerOf: 0 }]);
    expect(await counts("Эски")).toHaveLength(1);
    const names = await listNames(world.portal.db, [one.id]);
    expect(names.map(({ name, kind }) => [name, kind])).toEqual([
      ["New College", "name"],
      ["Old College", "former"],
    ]);
  });

  test("a spelling that an organiser adds ties judges and entries, and no longer once it is removed", async () => {
    const id = await entered("Spelled Institute of Hills");
    const judgeId = await judgeOf("S.I.H.", 2);
    const one = await named("Spelled Institute of Hills");
    const change = async (kind: "add" | "remove", name = "SIH Hills") =>
      changeSpelling(await organiser(), { id: one.id, name, change: kind });
    expect(await conflictsOf(judgeId)).toEqual([]);
    expect((await change("add", "S.I.H."))?.id).toBe("organisations.nameTaken"); // the judge's is registered: merge it
    expect(await merge("S.I.H.", "Spelled Institute of Hills")).toBeNull();
    expect((await conflictsOf(judgeId)).map((row) => row.entryId)).toEqual([id]);
    expect(await change("add")).toBeNull();
    expect((await change("add"))?.id).toBe("organisations.nameKnown");
    expect(await change("remove")).toBeNull();
    expect((await change("remove"))?.id).toBe("organisations.changed");
  });

  test("partners are in the register and counted", async () => {
    await entered("Partner Lead House", {
      category: "C2",
      institutionsReached: "2",
      languagesLocalised: "Kyrgyz",
      partners: [
        {
          key: "p1",
          organisation: "Partner Side",
          name: "Pat",
          address: "pat@side.example",
          contribution: "x",
        },
      ],
    });
    expect(await counts("partner side")).toEqual([
      { name: "Partner Side", entries: 0, judges: 0, partnerOf: 1 },
    ]);
  });
});

test("an enterprise enters one case in a category, also under another spelling that was merged", async () => {
  const enterprise = {
    organisationType: "enterprise",
    category: "C1",
  };
  await entered("Works Ltd", enterprise);
  await entered("Works Limited", {
    ...enterprise,
    category: "C3",
    smartRooms: "1",
    roomHours: "2",
    roomCourses: "3",
  });
  const again = await makeEntry(world.portal, {
    leadId,
    answers: makeAnswers({ organisationName: "Works Limited", ...enterprise }),
    files: makeFiles(),
    now: at,
  });
  const submit = async () => (await submitEntry(await contextOf(world.portal, leadId, at), again)).refusal;
  expect(await merge("Works Ltd", "Works Limited")).toBeNull();
  expect((await submit())?.id).toBe("entering.organisationHasCategory");
});

test("the register is the organisers' alone, and a page takes as many statements for one row as for many", async () => {
  const organiserSeat = await world.as(organiserId);
  const chair = await world.signedIn({ roles: ["chair"] });
  expect((await organiserSeat.get("/desk/organisations")).status).toBe(200);
  expect((await organiserSeat.get("/desk/organisations?search=harbour")).status).toBe(200);
  expect((await chair.get("/desk/organisations")).status).toBe(403);
  const one = await named("Works Limited");
  const page = await (await organiserSeat.get(`/desk/organisations/${one.id}`)).text();
  expect(page).toContain("Works Ltd");
  const preview = await organiserSeat.get(
    `/desk/organisations/${(await named("Chain B")).id}/merge?into=chain%20c`,
  );
  expect(await preview.text()).toContain("3 entries count");
});
