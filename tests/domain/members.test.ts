import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  capacities,
  type Capacity,
  invitationState,
  isLeading,
  PEOPLE,
  refuseAnswering,
  refuseChanging,
  refuseEnding,
  refuseInviting,
  refuseJoining,
  refuseResending,
} from "~/domain/members";
import { roles } from "~/domain/roles";
import { later, MINUTE } from "~/domain/time";

const now = "2027-04-01T00:00:00.000Z";
const everybody: readonly Capacity[] = [...capacities, "scribe"];
const entry = (capacity: Capacity, state: "draft" | "submitted" | "withdrawn" = "draft") => ({
  capacity,
  state,
});

describe("who changes who is on an entry", () => {
  test("lead and deputy invite; the lead alone offers the lead", () => {
    const ask = (capacity: Capacity, as: "lead" | "editor") =>
      refuseInviting(entry(capacity), { capacity: as, people: 1, isThere: false, isInvited: false })?.id ??
      null;
    expect(everybody.map((one) => ask(one, "editor"))).toEqual([
      null,
      null,
      "members.leadInvites",
      "members.leadInvites",
      "members.leadInvites",
    ]);
    expect([ask("lead", "lead"), ask("deputy", "lead")]).toEqual([null, "members.leadOffers"]);
  });

  test("not to a full or a withdrawn entry, not twice, not who is there, unless the lead is offered", () => {
    const ask = (more: object, state: "draft" | "withdrawn" = "draft") =>
      refuseInviting(entry("lead", state), {
        capacity: "reader",
        people: 1,
        isThere: false,
        isInvited: false,
        ...more,
      })?.id ?? null;
    expect(ask({ people: PEOPLE - 1 })).toBeNull();
    expect(ask({ people: PEOPLE })).toBe("members.full");
    expect(ask({}, "withdrawn")).toBe("entering.isWithdrawn");
    expect(ask({ isInvited: true })).toBe("members.isInvited");
    expect(ask({ isThere: true })).toBe("members.isThere");
    expect(ask({ isThere: true, capacity: "lead" })).toBeNull();
  });

  test("nobody becomes or stops being the lead by a change, and only the lead makes and unmakes deputies", () => {
    const any = fc.constantFrom(...everybody);
    fc.assert(
      fc.property(any, any, any, fc.boolean(), (actor, held, to, isSelf) => {
        const refusal = refuseChanging(entry(actor), { capacity: held, isSelf }, to);
        if (held === "lead" || to === "lead" || !isLeading(actor)) expect(refusal).not.toBeNull();
        if (actor === "deputy" && (held === "deputy" || to === "deputy")) expect(refusal).not.toBeNull();
        if (refusal === null) expect(["lead", "deputy"]).toContain(actor);
        const ending = refuseEnding(entry(actor), { capacity: held, isSelf });
        if (held === "lead") expect(ending).not.toBeNull();
        if (ending === null && !isSelf) expect(isLeading(actor)).toBe(true);
        if (isSelf && held !== "lead") expect(ending).toBeNull();
      }),
    );
  });
});

describe("an invitation", () => {
  const open = { state: "open" as const, sentAt: now, sent: 1, expiresAt: later(now, 1000) };
  test("can be answered until it runs out, once", () => {
    expect(refuseAnswering(open, { state: "draft" }, later(now, 999))).toBeNull();
    expect(refuseAnswering(open, { state: "draft" }, later(now, 1000))?.id).toBe("members.invitationExpired");
    expect(refuseAnswering({ ...open, state: "accepted" }, { state: "draft" }, now)?.id).toBe(
      "members.invitationOver",
    );
    expect(refuseAnswering(open, { state: "withdrawn" }, now)?.id).toBe("members.entryWithdrawn");
    expect(invitationState(open, later(now, 1000))).toBe("expired");
  });

  test("is sent again by who leads, after ten minutes, five times, also when it ran out", () => {
    const at = (ms: number, more = {}) =>
      refuseResending(entry("deputy"), { ...open, ...more }, later(now, ms))?.id ?? null;
    expect(at(10 * MINUTE - 1)).toBe("members.justSent");
    expect(at(10 * MINUTE)).toBeNull();
    expect(at(10 * MINUTE, { sent: 5 })).toBe("members.sentOften");
    expect(at(10 * MINUTE, { state: "declined" })).toBe("members.invitationOver");
    expect(refuseResending(entry("editor"), open, later(now, 10 * MINUTE))?.id).toBe("members.leadInvites");
  });

  test("opens to nobody who has any task in the edition, in the same words for each", () => {
    const said = new Set(roles.map((role) => JSON.stringify(refuseJoining([role]))));
    expect([...said]).toEqual([JSON.stringify({ id: "members.hasRole" })]);
    expect(refuseJoining([])).toBeNull();
  });
});
