import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  answerDue,
  complaintsClose,
  involvements,
  isNamedIn,
  refuseApprovingAnswer,
  refuseComplaining,
  refuseConsequence,
  refuseDrafting,
} from "~/domain/complaints";
import { readRulebook } from "~/domain/rulebook";
import { later } from "~/domain/time";

const book = readRulebook(JSON.parse(readFileSync("db/seed/rulebooks/2027.json", "utf8"))).rulebook!; // it is the default
const releaseAt = "2027-08-02T02:00:00.000Z";
const open = { draftedById: null, answeredAt: null };

test("complaints come in up to the last moment and not at it, from those who lead, once", () => {
  const of = { releaseAt, capacity: "lead", hasComplained: false } as const;
  const closes = complaintsClose(book, releaseAt);
  expect(closes).toBe("2027-08-16T02:00:00.000Z");
  expect(answerDue(book, releaseAt)).toBe("2027-09-13T02:00:00.000Z");
  expect(refuseComplaining(book, { ...of, now: later(closes, -1) })).toBeNull();
  expect(refuseComplaining(book, { ...of, now: closes })?.id).toBe("complaints.tooLate");
  expect(refuseComplaining(book, { ...of, now: releaseAt, hasComplained: true })?.id).toBe("complaints.once");
  for (const capacity of ["editor", "reader", "scribe"] as const)
    expect(refuseComplaining(book, { ...of, now: releaseAt, capacity })?.id).toBe("complaints.leadComplains");
});

test("whoever is involved in any way has no part in an answer, and nobody approves what they drafted", () => {
  fc.assert(
    fc.property(fc.subarray([...involvements]), fc.boolean(), (involved, isOwn) => {
      const drafted = { draftedById: isOwn ? "me" : "other", answeredAt: null };
      const drafting = refuseDrafting(open, involved);
      const approving = refuseApprovingAnswer(drafted, { id: "me", involved });
      if (involved.length > 0) {
        const refusal = { id: "complaints.involved", values: { how: involved[0] } };
        expect([drafting, approving]).toEqual([refusal, refusal]);
      } else {
        expect(drafting).toBeNull();
        expect(approving?.id).toBe(isOwn ? "complaints.twoPeople" : undefined);
      }
    }),
  );
  expect(refuseApprovingAnswer(open, { id: "me", involved: [] })?.id).toBe("complaints.noDraft");
  const answered = { draftedById: "other", answeredAt: releaseAt };
  expect(refuseDrafting(answered, [])?.id).toBe("complaints.answered");
  expect(refuseApprovingAnswer(answered, { id: "me", involved: [] })?.id).toBe("complaints.answered");
});

test("people are found in a complaint by their whole name or their family name, in any script", () => {
  expect(isNamedIn(["Mrs. OKONJO did it", "Ms Okonjo"], "Ann Okonjo")).toBe(true);
  expect(isNamedIn(["是林嘉宁决定的。"], "林嘉宁")).toBe(true);
  expect(isNamedIn(["An okonjo is nobody."], "Ann Okonjo")).toBe(false);
  expect(isNamedIn(["Nobody is named."], "")).toBe(false);
});

test("nothing follows from a complaint that is not upheld", () => {
  expect(refuseConsequence("notUpheld", "reopened")?.id).toBe("complaints.followsNothing");
  expect(refuseConsequence("notUpheld", "nothing")).toBeNull();
  expect(refuseConsequence("partly", "reopened")).toBeNull();
});
