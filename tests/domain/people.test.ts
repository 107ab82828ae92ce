import { expect, test } from "vitest";
import { refuseMerge } from "~/domain/accounts";
import { readInvitees, refuseAccepting, refuseEndingRole, refuseHandover } from "~/domain/people";
import { refuseRole, type Role, roles } from "~/domain/roles";

test("which two roles one person may hold in an edition", () => {
  const clashes = (a: Role, b: Role) => refuseRole([a], b)?.id === "fault.rolesClash";
  const table = Object.fromEntries(roles.map((a) => [a, roles.filter((b) => a !== b && clashes(a, b))]));
  expect(table).toEqual({
    organiser: ["chair", "judge", "sponsor"],
    chair: ["organiser", "sponsor", "observer"],
    screener: ["judge", "sponsor"],
    judge: ["organiser", "screener", "sponsor", "observer"],
    sponsor: ["organiser", "chair", "screener", "judge", "observer"],
    observer: ["chair", "judge", "sponsor"],
  });
  for (const role of roles) expect(refuseRole([role], role)?.id).toBe("fault.roleHeld");
});

test("a pasted list is read line by line, in the shapes that people paste", () => {
  const list = [
    "Ana María, ana@a.example",
    "",
    "bo@b.example",
    "Chen Wei <chen@c.example>",
    "Dr. Eve, PhD, eve@e.example,",
    "Fatou\tfatou@f.example",
    '"Gil, Jr."; gil@g.example',
    "邮箱, 用户@例子.example",
  ].join("\r\n");
  const { people, bad } = readInvitees(list);
  expect(bad).toEqual([]);
  expect(people.map(({ line, name, address }) => [line, name, address])).toEqual([
    [1, "Ana María", "ana@a.example"],
    [3, "", "bo@b.example"],
    [4, "Chen Wei", "chen@c.example"],
    [5, "Dr. Eve, PhD", "eve@e.example"],
    [6, "Fatou", "fatou@f.example"],
    [7, "Gil, Jr.", "gil@g.example"],
    [8, "邮箱", "用户@例子.example"],
  ]);
});

test("each line that cannot be invited is named with its reason", () => {
  const { people, bad } = readInvitees(
    [
      "Ana, ana@a.example",
      "no address here",
      "Ana again, ANA@A.example",
      `${"n".repeat(201)}, x@x.example`,
    ].join("\n"),
  );
  expect(people).toHaveLength(1);
  expect(bad.map(({ line, reason }) => [line, reason.id])).toEqual([
    [2, "people.lineAddress"],
    [3, "people.lineTwice"],
    [4, "people.lineName"],
  ]);
});

test("more than two hundred people are refused line by line, and a hostile line takes no time", () => {
  const list = Array.from({ length: 202 }, (_, at) => `p${at}@a.example`).join("\n");
  expect(readInvitees(list).bad.map(({ line }) => line)).toEqual([201, 202]);
  const before = performance.now();
  readInvitees(`a${" ".repeat(59_000)}<`);
  readInvitees(`${", ".repeat(29_000)}<`);
  expect(performance.now() - before).toBeLessThan(100);
});

test("the last organiser cannot be removed, but an invitation to organise can be taken back", () => {
  const end = (role: Role, state: string, activeOrganisers: number) =>
    refuseEndingRole({ role, state }, { activeOrganisers })?.id ?? null;
  expect(end("organiser", "active", 1)).toBe("people.lastOrganiser");
  expect(end("organiser", "active", 2)).toBeNull();
  expect(end("organiser", "invited", 1)).toBeNull();
  expect(end("judge", "active", 1)).toBeNull();
  expect(end("judge", "ended", 1)).toBe("people.roleOver");
});

test("no code is handed over to an organiser, nor to oneself", () => {
  expect(refuseHandover({ actorId: "a", personId: "b", roles: ["organiser"] })?.id).toBe(
    "people.handoverOrganiser",
  );
  expect(refuseHandover({ actorId: "a", personId: "a", roles: [] })?.id).toBe("people.handoverOwn");
  expect(refuseHandover({ actorId: "a", personId: "b", roles: ["chair"] })).toBeNull();
});

test("a judge names their organisation to accept; others need not", () => {
  const judge = { role: "judge" as const, state: "invited" };
  expect(refuseAccepting(judge, { organisation: "" })?.id).toBe("account.organisationMissing");
  expect(refuseAccepting(judge, { organisation: "Somewhere" })).toBeNull();
  expect(refuseAccepting({ role: "chair", state: "invited" }, { organisation: "" })).toBeNull();
  expect(refuseAccepting({ role: "chair", state: "active" }, { organisation: "" })?.id).toBe(
    "account.invitationGone",
  );
});

test("an account that needs a second step is never taken over by merging", () => {
  const nobody = { roles: [], hasTotp: false, passedSecondStep: false, isJudge: false };
  expect(refuseMerge(nobody, nobody)).toBeNull();
  expect(refuseMerge(nobody, { ...nobody, roles: ["organiser"] })?.id).toBe("account.mergeGuarded");
  expect(refuseMerge(nobody, { ...nobody, roles: ["chair"] })?.id).toBe("account.mergeGuarded");
  expect(refuseMerge(nobody, { ...nobody, hasTotp: true })?.id).toBe("account.mergeGuarded");
  expect(refuseMerge({ ...nobody, roles: ["organiser"] }, nobody)?.id).toBe("account.mergeStep");
  expect(refuseMerge({ ...nobody, roles: ["organiser"], passedSecondStep: true }, nobody)).toBeNull();
  expect(refuseMerge({ ...nobody, roles: ["judge"] }, { ...nobody, roles: ["screener"] })?.id).toBe(
    "fault.rolesClash",
  );
  expect(refuseMerge(nobody, { ...nobody, isJudge: true })?.id).toBe("account.mergeJudge");
});
