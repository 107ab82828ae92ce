/** People on an entry, as they meet it: invitations, capacities, the lead, and what each may not learn. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { roles } from "~/domain/roles";
import { DAY, later, MINUTE } from "~/domain/time";
import { upsertEntryMember } from "~db/queries/members";
import { makeAnswers, makeCallOpen, makeEntry, makeFiles, makeSubmittedEntry } from "~db/seed/factories";
import { openWorld, type World } from "../world";

const at = "2027-03-02T02:00:00.000Z";
type Person = Awaited<ReturnType<World["signedIn"]>>;
let world: World;
let lead: Person;

beforeAll(async () => {
  world = await openWorld({ at });
  await makeCallOpen(world.portal, at);
  lead = await world.signedIn({ name: "Lead Lee" });
});
afterAll(() => world.close());

let number = 0;
const draft = () =>
  makeEntry(world.portal, {
    leadId: lead.personId!, // signed in
    answers: makeAnswers({ organisationName: `House ${++number}` }),
    files: makeFiles(),
    now: at,
  });
const member = async (entryId: string, capacity: "deputy" | "editor" | "reader") => {
  const person = await world.signedIn();
  await upsertEntryMember(world.portal.db, { entryId, personId: person.personId!, capacity, now: at }); // signed in
  return person;
};
const invite = (entryId: string, address: string, capacity = "editor", as = lead) =>
  as.post(`/entries/${entryId}/people`, { address, capacity });
const invitationTo = async (address: string) =>
  (
    await world.portal.db
      .selectFrom("entry_invitation")
      .select(["id", "state", "entryId"])
      .where("normalised", "=", address.toLowerCase())
      .orderBy("createdAt", "desc")
      .orderBy("state")
      .execute()
  )[0]!; // it was just made
const capacityOf = async (entryId: string, personId: string) =>
  (
    await world.portal.db
      .selectFrom("entry_member")
      .select(["capacity", "endedAt"])
      .where("entryId", "=", entryId)
      .where("personId", "=", personId)
      .execute()
  ).map((one) => (one.endedAt ? `ended ${one.capacity}` : one.capacity));
const answer = (person: Person, id: string, word: "accept" | "decline") =>
  person.post(`/invitations/${id}`, { answer: word });
const kindsTo = async (address: string) => (await world.mailsTo(address)).map((mail) => mail.kind);

describe("an invitation", () => {
  test("is mailed, opened after signing in, accepted once, and told to the lead", async () => {
    const id = await draft();
    const guest = await world.signedIn({ address: "guest@people.example", name: "Guest" });
    const sent = await invite(id, "Guest@People.example");
    expect([sent.status, sent.headers.get("location")]).toEqual([302, `/entries/${id}/people?invited=1`]);
    const [mail] = await world.mailsTo("Guest@People.example");
    const invitation = await invitationTo("guest@people.example");
    expect(mail?.text).toContain(`/invitations/${invitation.id}`);
    expect((await guest.get(`/entries/${id}`)).status).toBe(404);
    const page = await (await guest.get(`/invitations/${invitation.id}`)).text();
    expect(page).toContain("You are an editor");
    expect((await guest.get(`/entries/${id}`)).status).toBe(404); // reading it changes nothing
    expect(await (await guest.get("/entries")).text()).toContain(invitation.id);
    const accepted = await answer(guest, invitation.id, "accept");
    expect(accepted.headers.get("location")).toBe(`/entries/${id}?joined=1`);
    expect((await guest.get(`/entries/${id}`)).status).toBe(200);
    expect(await capacityOf(id, guest.personId!)).toEqual(["editor"]); // signed in
    expect((await answer(guest, invitation.id, "accept")).status).toBe(409);
    const told = await world.mailsTo(lead.address);
    expect(told.at(-1)?.subject).toContain("Guest has accepted your invitation");
  });

  test("can be answered from an account that has the address among others, and from no other", async () => {
    const id = await draft();
    await invite(id, "second@people.example");
    const invitation = await invitationTo("second@people.example");
    const other = await world.signedIn();
    const seen = await (await other.get(`/invitations/${invitation.id}`)).text();
    expect(seen).toContain("went to another address");
    expect(seen).not.toContain("Staff certification");
    expect(seen).not.toContain("Lead Lee");
    expect((await answer(other, invitation.id, "accept")).status).toBe(404);
    const address = (verifiedAt: string | null) => ({
      id: `second-${verifiedAt}`,
      personId: other.personId!, // signed in
      address: "Second@people.example",
      normalised: "second@people.example",
      verifiedAt,
      isPrimary: 0 as const,
      createdAt: at,
    });
    await world.portal.db.insertInto("address").values(address(null)).execute();
    expect((await answer(other, invitation.id, "accept")).status).toBe(404);
    await world.portal.db
      .updateTable("address")
      .set({ verifiedAt: at })
      .where("normalised", "=", "second@people.example")
      .execute();
    expect((await answer(other, invitation.id, "accept")).status).toBe(302);
    expect(await capacityOf(id, other.personId!)).toEqual(["editor"]); // signed in
  });

  test("redeemed twenty times at once makes one member and one answer", async () => {
    const id = await draft();
    const guest = await world.signedIn({ address: "race@people.example" });
    await invite(id, "race@people.example");
    const { id: invitation } = await invitationTo("race@people.example");
    const answers = await Promise.all(Array.from({ length: 20 }, () => answer(guest, invitation, "accept")));
    expect(answers.map((one) => one.status).sort()).toEqual([302, ...Array<number>(19).fill(409)]);
    const acts = await world.portal.db
      .selectFrom("history")
      .select("seq")
      .where("subjectId", "=", id)
      .where("act", "=", "entry.joined")
      .execute();
    expect(acts).toHaveLength(1);
  });

  test("runs out, is sent again with a new life, and is taken back", async () => {
    const id = await draft();
    const guest = await world.signedIn({ address: "slow@people.example" });
    await invite(id, "slow@people.example");
    const { id: invitation } = await invitationTo("slow@people.example");
    const path = `/entries/${id}/invitations/${invitation}`;
    expect((await lead.post(path, { sent: "1" })).status).toBe(409); // just sent
    world.setClock(later(at, 14 * DAY));
    expect((await answer(guest, invitation, "accept")).status).toBe(409);
    expect((await lead.post(path, { sent: "1" })).status).toBe(302);
    expect(await kindsTo("slow@people.example")).toEqual(["entryInvitation", "entryInvitation"]);
    world.setClock(later(at, 14 * DAY + 20 * MINUTE));
    expect((await lead.post(`${path}/end`, { sent: "2" })).status).toBe(302);
    expect((await answer(guest, invitation, "accept")).status).toBe(409);
    expect(await capacityOf(id, guest.personId!)).toEqual([]); // signed in
    world.setClock(at);
  });

  test("keeps what was typed when it is refused", async () => {
    const id = await draft();
    const refused = await invite(id, "not an address", "reader");
    expect(refused.status).toBe(422);
    const html = await refused.text();
    expect(html).toContain('value="not an address"');
    expect(html).toMatch(/value="reader"[^>]*checked|checked[^>]*value="reader"/);
  });
});

describe("who judges, screens, organises or pays", () => {
  test("gets the same answer for their inviter as anybody, known or unknown, to the last byte", async () => {
    const pages = new Set<string>();
    const heads = new Set<string>();
    const addresses = ["nobody@people.example", (await world.signedIn()).address];
    for (const role of roles) addresses.push((await world.signedIn({ roles: [role] })).address);
    for (const address of addresses) {
      const id = await draft();
      const sent = await invite(id, address);
      heads.add(JSON.stringify([sent.status, sent.headers.get("location")?.replace(id, "…")]));
      const html = await (await lead.get(`/entries/${id}/people`)).text();
      const { code } = await world.portal.db
        .selectFrom("entry")
        .select("code")
        .where("id", "=", id)
        .executeTakeFirstOrThrow();
      const { id: invitation } = await invitationTo(address);
      pages.add(
        html
          .replaceAll(id, "…")
          .replaceAll(code, "…")
          .replaceAll(address, "…")
          .replaceAll(invitation, "…")
          .replace(/nonce="[^"]*"/g, ""),
      );
      expect(await kindsTo(address)).toContain("entryInvitation");
    }
    expect([heads.size, pages.size]).toEqual([1, 1]);
  });

  test("cannot be on one: they are told why, those who invited only that it is so", async () => {
    const id = await draft();
    const said = new Set<string>();
    for (const role of roles) {
      const person = await world.signedIn({ roles: [role], name: `Canary ${role}` });
      await invite(id, person.address);
      const { id: invitation } = await invitationTo(person.address);
      const refused = await answer(person, invitation, "accept");
      expect(refused.status).toBe(409);
      expect(await refused.text()).toContain("You have a task in this edition");
      expect(await capacityOf(id, person.personId!)).toEqual([]); // signed in
      const told = (await world.mailsTo(lead.address)).at(-1)!; // it was just sent
      for (const [word, text] of [
        [role, told.text],
        ["Canary", told.text],
        ["Canary", told.html],
      ] as const)
        expect([role, text.toLowerCase().includes(` ${word.toLowerCase()} `)]).toEqual([role, false]);
      said.add(told.text.replaceAll(person.address, "…"));
      const [entry] = await world.portal.db
        .selectFrom("history")
        .select("actorId")
        .where("subjectId", "=", id)
        .where("act", "=", "entry.notJoined")
        .orderBy("seq", "desc")
        .execute();
      expect(entry).toEqual({ actorId: null });
    }
    expect(said.size).toBe(1);
    const page = await (await lead.get(`/entries/${id}/people`)).text();
    expect(page).toContain("Cannot be on an entry");
    expect(page).not.toContain("Canary");
  });

  test("begins none either", async () => {
    for (const role of roles) {
      const person = await world.signedIn({ roles: [role] });
      expect([role, (await person.post("/entries/new")).status]).toEqual([role, 409]);
    }
  });
});

describe("what each may do", () => {
  test("editors write and do not submit, readers read, deputies do all but hand over the lead", async () => {
    const id = await draft();
    const [deputy, editor, reader] = [
      await member(id, "deputy"),
      await member(id, "editor"),
      await member(id, "reader"),
    ];
    const submit = async (person: Person) => (await person.post(`/entries/${id}/check`)).status;
    expect([await submit(editor), await submit(reader)]).toEqual([409, 409]);
    const form = async (person: Person) => {
      const path = `/entries/${id}/sections/organisation`;
      const html = await (await person.get(path)).text();
      const base = /name="base.city" value="([^"]+)"/.exec(html)?.[1] ?? "";
      return (await person.post(path, { "base.city": base, city: `Osh ${person.address}` })).status;
    };
    expect([await form(editor), await form(reader)]).toEqual([302, 409]);
    for (const person of [editor, reader]) {
      expect((await invite(id, "x@people.example", "reader", person)).status).toBe(409);
      expect((await person.post(`/entries/${id}/withdrawal`)).status).toBe(409);
      const html = await (await person.get(`/entries/${id}/people`)).text();
      expect(html.includes(deputy.address)).toBe(false);
      expect(html.includes(person.address)).toBe(true);
    }
    expect((await invite(id, "x@people.example", "lead", deputy)).status).toBe(409);
    expect(await submit(deputy)).toBe(302);
    expect((await invite(id, "x@people.example", "reader", deputy)).status).toBe(302);
  });

  test("capacities change and memberships end, with a mail; a stale page changes nothing back", async () => {
    const id = await draft();
    const editor = await member(id, "editor");
    const path = `/entries/${id}/people/${editor.personId}`;
    expect((await lead.post(path, { capacity: "reader", was: "editor" })).status).toBe(302);
    expect((await lead.post(path, { capacity: "deputy", was: "editor" })).status).toBe(409);
    expect(await capacityOf(id, editor.personId!)).toEqual(["reader"]); // signed in
    expect((await lead.post(`${path}/end`)).status).toBe(422);
    expect((await lead.post(`${path}/end`, { was: "reader" })).status).toBe(302);
    expect((await editor.get(`/entries/${id}`)).status).toBe(404);
    expect(await kindsTo(editor.address)).toEqual(["entryCapacity", "entryLeft"]);
    const own = `/entries/${id}/people/${lead.personId}`;
    expect((await lead.post(`${own}/end`, { was: "lead" })).status).toBe(409);
  });

  test("whoever leaves finds nothing there any more, and the lead is told", async () => {
    const id = await draft();
    const reader = await member(id, "reader");
    const left = await reader.post(`/entries/${id}/people/${reader.personId}/end`, { was: "reader" });
    expect(left.headers.get("location")).toBe("/entries");
    for (const page of ["", "/people", "/team", "/check", "/receipts/1"])
      expect([page, (await reader.get(`/entries/${id}${page}`)).status]).toEqual([page, 404]);
    expect(await kindsTo(lead.address)).toContain("entryLeft");
  });

  test("one who comes later sees the entry, and no invitation or address beyond what a reader may", async () => {
    const id = await draft();
    await invite(id, "secret.guest@people.example");
    const reader = await member(id, "reader");
    const { id: invitation } = await invitationTo("secret.guest@people.example");
    expect(await (await reader.get(`/entries/${id}/people`)).text()).not.toContain("secret.guest");
    for (const method of ["get", "post"] as const)
      expect((await reader[method](`/entries/${id}/invitations/${invitation}`)).status).toBe(404);
  });
});

describe("the lead", () => {
  test("is offered and accepted: the one before becomes deputy, both are told, the history knows", async () => {
    const id = await draft();
    const heir = await member(id, "editor");
    const offered = await lead.post(`/entries/${id}/lead`, { to: heir.personId!, address: "" }); // signed in
    expect(offered.status).toBe(302);
    expect(await capacityOf(id, lead.personId!)).toEqual(["lead"]); // signed in
    const { id: invitation } = await invitationTo(heir.address);
    expect((await answer(heir, invitation, "accept")).status).toBe(302);
    expect(await capacityOf(id, heir.personId!)).toEqual(["lead"]); // signed in
    expect(await capacityOf(id, lead.personId!)).toEqual(["deputy"]); // signed in
    expect(await kindsTo(heir.address)).toContain("entryInvitation");
    expect((await world.mailsTo(lead.address)).at(-1)?.kind).toBe("entryInvitationAnswer");
    const leads = await world.portal.db
      .selectFrom("entry_member")
      .select("personId")
      .where("entryId", "=", id)
      .where("capacity", "=", "lead")
      .where("endedAt", "is", null)
      .execute();
    expect(leads).toHaveLength(1);
  });

  test("who declines it changes nothing", async () => {
    const id = await draft();
    const heir = await member(id, "editor");
    await lead.post(`/entries/${id}/lead`, { to: heir.personId!, address: "" }); // signed in
    const { id: invitation } = await invitationTo(heir.address);
    await answer(heir, invitation, "decline");
    expect(await capacityOf(id, lead.personId!)).toEqual(["lead"]); // signed in
    expect(await capacityOf(id, heir.personId!)).toEqual(["editor"]); // signed in
  });

  test("who has left is replaced by an organiser, with a reason that everybody reads", async () => {
    const id = await draft();
    const heir = await member(id, "editor");
    const organiser = await world.signedIn({ roles: ["organiser"] });
    const path = `/desk/entries/${id}`;
    expect((await organiser.post(path, { to: heir.personId!, address: "", reason: " " })).status).toBe(422); // signed in
    const done = await organiser.post(path, { to: heir.personId!, address: "", reason: "She has moved on." }); // signed in
    expect(done.status).toBe(302);
    expect(await capacityOf(id, heir.personId!)).toEqual(["lead"]); // signed in
    expect(await capacityOf(id, lead.personId!)).toEqual(["ended lead"]); // signed in
    for (const address of [heir.address, lead.address])
      expect((await world.mailsTo(address)).at(-1)?.text).toContain("She has moved on.");
    const words = await world.portal.db
      .selectFrom("history")
      .innerJoin("history_words", "history_words.seq", "history.seq")
      .select("words")
      .where("subjectId", "=", id)
      .where("act", "=", "entry.leadHandedOver")
      .execute();
    expect(words).toEqual([{ words: JSON.stringify({ reason: "She has moved on." }) }]);
  });

  test("offered by an organiser to an address, takes the one before off once it is accepted", async () => {
    const id = await draft();
    const organiser = await world.signedIn({ roles: ["organiser"] });
    const heir = await world.signedIn({ address: "heir@people.example" });
    await organiser.post(`/desk/entries/${id}`, {
      to: "other",
      address: "heir@people.example",
      reason: "She has moved on.",
    });
    expect(await capacityOf(id, lead.personId!)).toEqual(["lead"]); // signed in
    await answer(heir, (await invitationTo("heir@people.example")).id, "accept");
    expect(await capacityOf(id, heir.personId!)).toEqual(["lead"]); // signed in
    expect(await capacityOf(id, lead.personId!)).toEqual(["ended lead"]); // signed in
  });
});

describe("whom the form names as its team", () => {
  const linkIn = (text: string) => /\/listed\/([\w-]+)/.exec(text)?.[1] ?? "";
  const submitted = async (address: string) => {
    const id = await makeSubmittedEntry(world.portal, {
      leadId: lead.personId!, // signed in
      answers: makeAnswers({
        organisationName: `House ${++number}`,
        team: [{ key: "r1", name: "Jo Canary", role: "Data", organisation: "X", address }],
      }),
      files: makeFiles(),
      now: at,
    });
    const [mail] = await world.mailsTo(address);
    return { id, token: linkIn(mail?.text ?? "") };
  };

  test("is asked when the entry is submitted; reading the link changes nothing, one click answers", async () => {
    const { id, token } = await submitted("jo1@people.example");
    const nobody = await world.as(null);
    const state = async () =>
      (
        await world.portal.db
          .selectFrom("listing")
          .select("state")
          .where("entryId", "=", id)
          .executeTakeFirstOrThrow()
      ).state;
    const page = await (await nobody.get(`/listed/${token}`)).text();
    expect(page).toContain("Jo Canary");
    expect(page).not.toContain("4,310"); // nothing of what the entry says
    await nobody.ask(`/listed/${token}`, { method: "HEAD" });
    expect(await state()).toBe("asked");
    const answered = await nobody.post(`/listed/${token}`, { answer: "confirmed" });
    expect(answered.headers.get("location")).toBe(`/listed/${token}?saved=1`);
    expect(await state()).toBe("confirmed");
    expect(await (await lead.get(`/entries/${id}/team`)).text()).toContain("Confirmed");
    expect((await nobody.get("/listed/none")).status).toBe(404);
    expect((await nobody.post("/listed/none", { answer: "declined" })).status).toBe(404);
  });

  test("who declines is told of to the lead, seen by screeners, asked no more, and may change their mind", async () => {
    const { id, token } = await submitted("jo2@people.example");
    const nobody = await world.as(null);
    await nobody.post(`/listed/${token}`, { answer: "declined" });
    expect((await world.mailsTo(lead.address)).at(-1)?.subject).toContain("Jo Canary does not wish");
    expect(await (await lead.get(`/entries/${id}/team`)).text()).toContain("not shown in public");
    expect((await lead.post(`/entries/${id}/team`)).status).toBe(409);
    const screener = await world.signedIn({ roles: ["screener"] });
    expect(await (await screener.get(`/screening/${id}`)).text()).toContain("not shown in public");
    await nobody.post(`/listed/${token}`, { answer: "confirmed" });
    expect(await (await lead.get(`/entries/${id}/team`)).text()).not.toContain("not shown in public");
  });

  test("the mail log shows neither link nor words", async () => {
    const { token } = await submitted("jo3@people.example");
    const organiser = await world.signedIn({ roles: ["organiser"] });
    const row = await world.portal.db
      .selectFrom("outbox")
      .select(["id", "isSecret"])
      .where("recipient", "=", "jo3@people.example")
      .executeTakeFirstOrThrow();
    expect(row.isSecret).toBe(1);
    for (const path of ["/desk/mail", `/desk/mail/${row.id}`]) {
      const html = await (await organiser.get(path)).text();
      expect([path, html.includes(token), html.includes("You are named")]).toEqual([path, false, false]);
    }
  });
});

describe("a partner's endorsement", () => {
  const partner = { key: "p1", organisation: "Partner House", name: "Pat", address: "" };
  const submitWith = async (address: string) => {
    const answers = makeAnswers({
      organisationName: `House ${++number}`,
      category: "C4",
      giftOfUniversity: "Rooms",
      giftOfEnterprise: "Time",
      partners: [
        { ...partner, address, contribution: "Staff" },
        {
          key: "p2",
          organisation: "Other House",
          name: "Oz",
          address: `o-${address}`,
          contribution: "Chairs",
        },
      ],
    });
    const id = await makeSubmittedEntry(world.portal, {
      leadId: lead.personId!, // signed in
      answers,
      files: makeFiles(),
      now: at,
    });
    return {
      id,
      token: /\/endorse\/([\w-]+)/.exec((await world.mailsTo(address))[0]?.text ?? "")?.[1] ?? "",
    };
  };
  const endorse = async (token: string) =>
    (await world.as(null)).post(`/endorse/${token}`, { answer: "given", name: "Pat", position: "Dean" });
  const endorsed = (id: string) =>
    world.portal.db
      .selectFrom("endorsement")
      .select(["state", "revision"])
      .where("entryId", "=", id)
      .executeTakeFirstOrThrow();
  const change = async (id: string, city: string) => {
    const path = `/entries/${id}/sections/organisation`;
    const html = await (await lead.get(path)).text();
    const base = /name="base.city" value="([^"]+)"/.exec(html)?.[1] ?? "";
    await lead.post(path, { "base.city": base, city });
    return lead.post(`/entries/${id}/check`);
  };

  test("names the revision; changed since, the partner is told once, sees what changed, and renews", async () => {
    const address = "partner1@people.example";
    const { id, token } = await submitWith(address);
    await endorse(token);
    expect(await endorsed(id)).toEqual({ state: "given", revision: 1 });
    expect((await change(id, "Osh")).status).toBe(302);
    expect((await change(id, "Talas")).status).toBe(302);
    expect(await kindsTo(address)).toEqual(["endorsement", "endorsementChanged"]);
    expect(await endorsed(id)).toEqual({ state: "given", revision: 1 });
    const renewal = /\/endorse\/([\w-]+)/.exec((await world.mailsTo(address)).at(-1)?.text ?? "")?.[1] ?? "";
    const html = await (await (await world.as(null)).get(`/endorse/${renewal}`)).text();
    expect(html).toContain("You endorsed revision 1");
    // What it is said to have given it may read; of the other partner nothing.
    expect(html).toContain("<bdi>Staff</bdi>");
    for (const other of ["Chairs", "Other House", "o-partner1"]) expect(html).not.toContain(other);
    expect(html).toContain("City or town");
    const mine = await (await lead.get(`/entries/${id}/endorsements`)).text();
    expect(mine).toContain("of revision 1");
    expect(mine).toContain("as revision 3");
    await endorse(renewal);
    expect(await endorsed(id)).toEqual({ state: "given", revision: 3 });
    expect((await change(id, "Naryn")).status).toBe(302);
    expect((await kindsTo(address)).filter((kind) => kind === "endorsementChanged")).toHaveLength(2);
  });

  test("tells the truth about the entry, and shows the answer that was given with the way to change it", async () => {
    const address = "partner3@people.example";
    const id = await makeEntry(world.portal, {
      leadId: lead.personId!, // signed in
      answers: makeAnswers({
        organisationName: `House ${++number}`,
        category: "C4",
        giftOfUniversity: "Rooms",
        giftOfEnterprise: "Time",
        partners: [{ ...partner, address, contribution: "Staff" }],
      }),
      files: makeFiles(),
      now: at,
    });
    const page = async () =>
      (await (await lead.get(`/entries/${id}/endorsements`)).text()).replace(/<!-- -->/g, "");
    expect(await page()).toContain("Ask one partner");
    const asked = await lead.post(`/entries/${id}/endorsements`);
    const after = (await (await lead.get(asked.headers.get("location")!)).text()).replace(/<!-- -->/g, "");
    expect(after.replace(/<[^>]+>/g, "")).toContain("A mail is on its way to Partner House.");
    expect(after).toContain("asked within the last day");
    expect((await lead.post(`/entries/${id}/endorsements`)).status).toBe(409);
    expect(await kindsTo(address)).toEqual(["endorsement"]);
    world.setClock(later(at, DAY));
    expect(await page()).toContain("Remind one partner");
    world.setClock(at);
    const token = /\/endorse\/([\w-]+)/.exec((await world.mailsTo(address))[0]?.text ?? "")?.[1] ?? "";
    const read = async () =>
      (await (await (await world.as(null)).get(`/endorse/${token}`)).text()).replace(
        /<!-- -->|<bdi>|<\/bdi>/g,
        "",
      );
    const before = await read();
    expect(before).toContain("prepares to enter the case below");
    expect(before).not.toContain("<details");
    await endorse(token);
    const given = await read();
    expect(/<h1[^>]*>(.*?)<\/h1>/s.exec(given)?.[1]).toBe("You have endorsed this entry");
    expect(given).toMatch(/Your answer.*Endorses it.*Pat.*Dean.*<details><summary>Change the answer/s);
    expect((await lead.post(`/entries/${id}/check`)).status).toBe(302);
    expect(await read()).toContain("has entered the case below");
  });

  test("of a draft becomes one of the revision that it is submitted as, if nothing was changed", async () => {
    const address = "partner2@people.example";
    const id = await makeEntry(world.portal, {
      leadId: lead.personId!, // signed in
      answers: makeAnswers({
        organisationName: `House ${++number}`,
        category: "C4",
        giftOfUniversity: "Rooms",
        giftOfEnterprise: "Time",
        partners: [{ ...partner, address, contribution: "Staff" }],
      }),
      files: makeFiles(),
      now: at,
    });
    world.setClock(later(at, MINUTE));
    expect((await lead.post(`/entries/${id}/endorsements`)).status).toBe(302);
    const token = /\/endorse\/([\w-]+)/.exec((await world.mailsTo(address))[0]?.text ?? "")?.[1] ?? "";
    await endorse(token);
    expect(await endorsed(id)).toEqual({ state: "given", revision: null });
    expect((await lead.post(`/entries/${id}/check`)).status).toBe(302);
    expect(await endorsed(id)).toEqual({ state: "given", revision: 1 });
    expect(await kindsTo(address)).toEqual(["endorsement"]);
    world.setClock(at);
  });
});

test("names of institutions are offered to who is signed in, and no entrant is among them", async () => {
  await draft();
  await makeSubmittedEntry(world.portal, {
    leadId: lead.personId!, // signed in
    answers: makeAnswers({ organisationName: "Canary Institute of Secrets" }),
    files: makeFiles(),
    now: at,
  });
  const asked = async (q: string) =>
    (await (await lead.get(`/organisations?q=${encodeURIComponent(q)}`)).json()) as {
      names: { name: string; domain: string }[];
    };
  expect((await asked("jo@sustech.edu.cn")).names.map((one) => one.domain)).toContain("sustech.edu.cn");
  expect((await asked("southern university of sci")).names.map((one) => one.domain)).toContain(
    "sustech.edu.cn",
  );
  expect((await asked("canary institute of se")).names).toEqual([]);
  expect((await asked("university")).names).toHaveLength(8);
  expect((await asked("")).names).toEqual([]);
  expect((await asked("x".repeat(5000))).names).toEqual([]);
  expect((await (await world.as(null)).get("/organisations?q=university")).status).toBe(302);
});
