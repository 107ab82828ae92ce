import { createHmac } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openJobContext } from "~/context.server";
import { post } from "~/services/outbox.server";
import { openMailFolder } from "~db/mail-folder";
import { findPrimaryAddress, insertAddress } from "~db/queries/people";
import { openWorld, type World } from "../world";

const secret = `whsec_${Buffer.from("a secret of thirty-two bytes....").toString("base64")}`;
let world: World;
beforeAll(async () => {
  world = await openWorld({
    env: { RESEND_API_KEY: "re_test", RESEND_BASE_URL: "http://127.0.0.1:9", RESEND_WEBHOOK_SECRET: secret },
  });
});
beforeEach(async () => {
  await world.portal.db.deleteFrom("outbox").execute();
  await world.portal.db.deleteFrom("mail_event").execute();
});
afterAll(() => world.close());

type Row = { state: string; providerId: string | null };
async function write(key: string, row: Record<string, unknown> = {}, secretMail = false): Promise<string> {
  const context = await openJobContext(world.portal);
  await context.db.transaction().execute((trx) =>
    post(trx, context, {
      key,
      kind: "test",
      to: { personId: null, address: `${key}@people.example` },
      mail: {
        subject: `Subject ${key} 493817`,
        html: `<p>Body ${key} 493817</p>`,
        text: `Body ${key} 493817`,
      },
      secret: secretMail,
    }),
  );
  if (Object.keys(row).length > 0)
    await context.db.updateTable("outbox").set(row).where("key", "=", key).execute();
  return (await context.db.selectFrom("outbox").select("id").where("key", "=", key).executeTakeFirstOrThrow())
    .id;
}
const stateOf = (key: string): Promise<Row> =>
  world.portal.db
    .selectFrom("outbox")
    .select(["state", "providerId"])
    .where("key", "=", key)
    .executeTakeFirstOrThrow();

let numbers = 0;
/** News as Resend sends them, signed with a secret at a moment. */
async function tell(
  type: string,
  emailId: string,
  {
    id = `msg_${++numbers}`,
    key = secret,
    secondsAgo = 0,
    tags,
    body,
    tamper = (text: string) => text,
  }: {
    id?: string;
    key?: string;
    secondsAgo?: number;
    tags?: Record<string, string>;
    body?: string;
    tamper?: (text: string) => string;
  } = {},
) {
  const payload =
    body ??
    JSON.stringify({
      type,
      created_at: "2027-03-02T02:00:00.000Z",
      data: { email_id: emailId, to: ["someone@people.example"], ...(tags && { tags }) },
    });
  const timestamp = String(Math.floor(Date.now() / 1000) - secondsAgo);
  const signature = createHmac("sha256", Buffer.from(key.slice(6), "base64"))
    .update(`${id}.${timestamp}.${payload}`)
    .digest("base64");
  const sent = tamper(payload);
  const answer = await fetch(`${world.base}/webhooks/resend`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "svix-id": id,
      "svix-timestamp": timestamp,
      "svix-signature": `v1,${signature}`,
    },
    body: sent,
  });
  return answer.status;
}

describe("news from Resend", () => {
  test("lead a mail on, whatever their order and however often they come", async () => {
    await write("a", { state: "sent", providerId: "m1" });
    expect(await tell("email.delivered", "m1", { id: "once" })).toBe(200);
    expect(await tell("email.sent", "m1")).toBe(200);
    expect(await tell("email.delivered", "m1", { id: "once" })).toBe(200);
    expect(await stateOf("a")).toMatchObject({ state: "delivered" });
    await tell("email.complained", "m1");
    await tell("email.bounced", "m1");
    expect(await stateOf("a")).toMatchObject({ state: "complained" });
    expect(
      await world.portal.db.selectFrom("mail_event").select("id").where("id", "=", "once").execute(),
    ).toHaveLength(1);
  });

  test("that come before the mail's own number are not lost", async () => {
    await write("a", { state: "sending", attempts: 1 });
    await tell("email.bounced", "m2");
    expect(await stateOf("a")).toMatchObject({ state: "sending" });
    await write("b", { state: "sent", providerId: "m2" });
    await tell("email.sent", "m2");
    expect(await stateOf("b")).toMatchObject({ state: "bounced" });
  });

  test("settle a mail whose answer was lost, so that it is not sent twice", async () => {
    const held = await write("held", { state: "held", copy: 1 });
    const waiting = await write("waiting", { state: "queued", firstTriedAt: world.now() });
    await tell("email.delivered", "m3", { tags: { outbox: held, copy: "1" } });
    await tell("email.sent", "m4", { tags: { outbox: waiting, copy: "1" } });
    expect(await stateOf("held")).toEqual({ state: "delivered", providerId: "m3" });
    expect(await stateOf("waiting")).toEqual({ state: "sent", providerId: "m4" });
  });

  test("of an earlier copy say nothing about the one that a person sent again", async () => {
    const id = await write("a", { state: "queued", copy: 2 });
    await tell("email.bounced", "m5", { tags: { outbox: id, copy: "1" } });
    expect(await stateOf("a")).toEqual({ state: "queued", providerId: null });
  });

  test("that are forged, tampered with, too old or unsigned are refused and change nothing", async () => {
    await write("a", { state: "sent", providerId: "m6" });
    const other = `whsec_${Buffer.from("another secret of thirty-two b..").toString("base64")}`;
    expect(await tell("email.delivered", "m6", { key: other })).toBe(401);
    expect(
      await tell("email.sent", "m6", { tamper: (text) => text.replace("email.sent", "email.bounced") }),
    ).toBe(401);
    expect(await tell("email.delivered", "m6", { secondsAgo: 3600 })).toBe(401);
    const bare = await fetch(`${world.base}/webhooks/resend`, { method: "POST", body: "{}" });
    expect(bare.status).toBe(401);
    expect(await stateOf("a")).toMatchObject({ state: "sent" });
    expect(await world.portal.db.selectFrom("mail_event").selectAll().execute()).toEqual([]);
  });

  test("of other kinds, or of no shape we know, are heard and kept nowhere", async () => {
    expect(await tell("email.opened", "m7")).toBe(200);
    expect(await tell("", "", { body: JSON.stringify({ type: "contact.created", data: {} }) })).toBe(200);
    expect(await world.portal.db.selectFrom("mail_event").selectAll().execute()).toEqual([]);
  });
});

describe("what organisers see of mail", () => {
  test("is who and how far, never the words; a sign-in mail's addressee is masked", async () => {
    const organiser = await world.signedIn({ roles: ["organiser"] });
    const shown = await write("shown");
    const hidden = await write("hidden", {}, true);
    for (const path of [
      "/desk/mail",
      `/desk/mail/${shown}`,
      `/desk/mail/${hidden}`,
      "/desk/mail?state=queued",
    ]) {
      const answer = await organiser.get(path);
      expect(answer.status).toBe(200);
      const page = await answer.text();
      expect(page).not.toContain("Body ");
      expect(page).not.toContain("hidden@people.example");
      expect(page).not.toContain("Subject hidden");
    }
    const list = await (await organiser.get("/desk/mail")).text();
    expect(list).toContain("shown@people.example");
    expect(list).toContain("Subject shown");
    expect(list).toContain("h…@people.example");
    expect(list).toContain("Sign-in mail");
    // Nor is it kept beside the mail, where the next page might read it.
    const kept = world.portal.db.selectFrom("outbox").select("subject");
    expect(await kept.where("recipient", "=", "hidden@people.example").execute()).toEqual([{ subject: "" }]);
    expect(await (await organiser.get("/desk/mail?state=held")).text()).toContain(
      "No mail is in this state.",
    );
  });

  test("comes in pages", async () => {
    const organiser = await world.signedIn({ roles: ["organiser"] });
    for (let one = 0; one < 51; one++) await write(`p${one}`);
    const first = await (await organiser.get("/desk/mail")).text();
    const second = await (await organiser.get("/desk/mail?page=2")).text();
    expect(first.match(/Subject p/g)).toHaveLength(50);
    expect(second.match(/Subject p/g)).toHaveLength(1);
    expect(first).toContain("51 mails, page 1 of 2");
  });

  test("is for nobody else", async () => {
    const id = await write("a");
    for (const roles of [["chair"], ["judge"], ["screener"], ["observer"], []] as const) {
      const reader = await world.signedIn({ roles });
      for (const path of ["/desk/mail", `/desk/mail/${id}`, "/desk/set-up"])
        expect((await reader.get(path)).status).toBe(403);
    }
    expect((await (await world.as(null)).get("/desk/mail")).status).toBe(302);
  });

  test("is not the folder of a demonstration: in production that does not exist, by any address", async () => {
    const reader = await world.signedIn({ roles: ["organiser"] });
    const id = await openMailFolder(world.portal.mail.folder).keep({
      key: "a",
      at: world.now(),
      from: "a@people.example",
      replyTo: null,
      to: "b@people.example",
      subject: "Your code",
      html: "<p>493817</p>",
      text: "493817",
    });
    for (const path of ["/dev/mail", `/dev/mail/${id}`, `/dev/mail/${id}/page`])
      for (const ask of [
        path,
        `${path}.data`,
        `${path}?_data=routes%2Fdev.mail`,
        `${path}/`,
        path.toUpperCase(),
        path.replace("e", "%65"),
        `/${path}`,
      ]) {
        const answer = await reader.get(ask);
        expect([ask, answer.status]).toEqual([ask, 404]);
        expect(await answer.text()).not.toContain("493817");
      }
  });
});

describe("a mail that is held", () => {
  test("is sent again as a new copy, with the reason in the history", async () => {
    const organiser = await world.signedIn({ roles: ["organiser"] });
    const id = await write("a", { state: "held", firstTriedAt: world.now(), providerId: "old" });
    const answer = await organiser.post(`/desk/mail/${id}`, {
      decision: "sendAgain",
      reason: "She says that nothing came.",
      copy: "1",
    });
    expect(answer.status).toBe(302);
    expect(
      await world.portal.db
        .selectFrom("outbox")
        .select(["state", "copy", "firstTriedAt", "providerId"])
        .where("id", "=", id)
        .executeTakeFirst(),
    ).toEqual({ state: "queued", copy: 2, firstTriedAt: null, providerId: null });
    const [act] = await world.portal.db
      .selectFrom("history")
      .leftJoin("history_words", "history_words.seq", "history.seq")
      .select(["act", "actorId", "subjectId", "factsJson", "words"])
      .where("subjectId", "=", id)
      .execute();
    expect(act).toEqual({
      act: "mail.sentAgain",
      actorId: organiser.personId,
      subjectId: id,
      factsJson: '{"copy":1}',
      words: '{"reason":"She says that nothing came."}',
    });
  });

  test("is decided once: the second of two organisers is told so, and what was typed is kept", async () => {
    const organiser = await world.signedIn({ roles: ["organiser"] });
    const id = await write("a", { state: "held" });
    const form = { decision: "doNotSend", reason: "Wrong address", copy: "1" };
    expect((await organiser.post(`/desk/mail/${id}`, form)).status).toBe(302);
    expect(await stateOf("a")).toMatchObject({ state: "stopped" });
    const second = await organiser.post(`/desk/mail/${id}`, form);
    expect(second.status).toBe(409);
    expect(await second.text()).toContain("Somebody has already decided about this message");
  });

  test("is not decided without a reason", async () => {
    const organiser = await world.signedIn({ roles: ["organiser"] });
    const id = await write("a", { state: "held" });
    const answer = await organiser.post(`/desk/mail/${id}`, { copy: "1", reason: " " });
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain("Choose whether the mail is sent again");
    expect(page).toContain("Write the reason in a few words");
    expect(await stateOf("a")).toMatchObject({ state: "held" });
  });
});

describe("a mail that came back", () => {
  const someone = async () => (await world.signedIn()).personId!; // who is signed in is somebody
  const second = async (personId: string, address: string) =>
    insertAddress(world.portal.db, {
      id: `second of ${personId}`,
      personId,
      address,
      normalised: address,
      isPrimary: false,
      verifiedAt: world.now(),
      now: world.now(),
    });
  const addressOf = async (personId: string) =>
    (await findPrimaryAddress(world.portal.db, personId))?.address ?? "";
  /** Posts as an act would, to the person's main address. Gives the row. */
  async function postTo(personId: string, key: string, kind = "test") {
    const context = await openJobContext(world.portal);
    const address = await addressOf(personId);
    await context.db.transaction().execute((trx) =>
      post(trx, context, {
        key,
        kind,
        to: { personId, address },
        mail: { subject: `Subject ${key}`, html: `<p>Body ${key}</p>`, text: `Body ${key}` },
      }),
    );
    return context.db.selectFrom("outbox").selectAll().where("key", "=", key).executeTakeFirstOrThrow();
  }
  async function bounced(personId: string, key: string, kind?: string, type = "email.bounced") {
    const mail = await postTo(personId, key, kind);
    expect(await tell(type, `of ${key}`, { tags: { outbox: mail.id, copy: "1" } })).toBe(200);
    return mail;
  }
  const returnPath = (id: string) => `/desk/mail/${id}/return`;

  test("names the person on the desk, goes to the second address with the same words, and so do later mails", async () => {
    const organiser = await world.signedIn({ roles: ["organiser"] });
    const personId = await someone();
    await second(personId, "second@people.example");
    const mail = await bounced(personId, "r1");
    expect(await (await organiser.get("/desk")).text()).toContain("One mail came back or could not be sent");
    const list = await (await organiser.get("/desk/mail")).text();
    expect(list).toContain("One mail came back");
    expect(list).toContain(returnPath(mail.id));
    expect(await (await organiser.get(returnPath(mail.id))).text()).toContain("Send it to");
    expect(await (await organiser.get(`/desk/people/${personId}`)).text()).toContain("comes back since");

    const form = { choice: "otherAddress", reason: "Her second one", copy: "1" };
    expect((await organiser.post(returnPath(mail.id), form)).status).toBe(302);
    const again = await world.portal.db
      .selectFrom("outbox")
      .selectAll()
      .where("key", "=", "r1/again")
      .executeTakeFirstOrThrow();
    expect(again).toMatchObject({ personId, recipient: "second@people.example", state: "queued", copy: 1 });
    expect(JSON.parse(again.payloadJson)).toEqual({
      ...(JSON.parse(mail.payloadJson) as object),
      to: "second@people.example",
    });
    expect(await (await organiser.get("/desk/mail")).text()).not.toContain(returnPath(mail.id));
    expect(
      await world.portal.db
        .selectFrom("history")
        .leftJoin("history_words", "history_words.seq", "history.seq")
        .select(["act", "actorId", "factsJson", "words"])
        .where("subjectId", "=", mail.id)
        .execute(),
    ).toEqual([
      {
        act: "mail.redirected",
        actorId: organiser.personId,
        factsJson: JSON.stringify({ again: again.id, copy: 1 }),
        words: '{"reason":"Her second one"}',
      },
    ]);
    expect((await postTo(personId, "r1-later")).recipient).toBe("second@people.example");
    const asked = await organiser.post(returnPath(mail.id), form);
    expect(asked.status).toBe(409);
    expect(await asked.text()).toContain("Perhaps somebody has dealt with it already");
  });

  test("without a second address is settled without mail, or sent to the same one, which then counts as working", async () => {
    const organiser = await world.signedIn({ roles: ["organiser"] });
    const personId = await someone();
    const one = await bounced(personId, "r2", "test", "email.complained");
    const page = await (await organiser.get(returnPath(one.id))).text();
    expect(page).not.toContain('value="otherAddress"');
    expect(page).toContain(`/desk/people/${personId}/handover`);
    const ask = (id: string, choice: string) =>
      organiser.post(returnPath(id), { choice, reason: "By telephone", copy: "1" });
    expect((await ask(one.id, "otherAddress")).status).toBe(409);
    expect((await organiser.post(returnPath(one.id), { copy: "1", reason: "" })).status).toBe(422);
    expect((await ask(one.id, "settled")).status).toBe(302);
    const keys = async () =>
      (await world.portal.db.selectFrom("outbox").select("key").orderBy("key").execute()).map(
        ({ key }) => key,
      );
    expect(await keys()).toEqual(["r2"]);

    const two = await bounced(personId, "r3");
    expect((await postTo(personId, "r4")).recipient).toBe(await addressOf(personId));
    expect((await ask(two.id, "sameAddress")).status).toBe(302);
    expect(await keys()).toEqual(["r2", "r3", "r3/again", "r4"]);
    expect(await (await organiser.get(`/desk/people/${personId}`)).text()).not.toContain("comes back since");
  });

  test("that is a result letter says so and nothing of the result; a sign-in mail is no task", async () => {
    const organiser = await world.signedIn({ roles: ["organiser"] });
    const personId = await someone();
    const letter = await bounced(personId, "r5", "letter");
    await write("code", { state: "bounced", personId }, true);
    for (const path of [returnPath(letter.id), "/desk"]) {
      const page = await (await organiser.get(path)).text();
      expect(page).not.toMatch(/Subject r5|Body r5/);
    }
    const list = await (await organiser.get("/desk/mail")).text();
    expect(list).toContain("One mail came back");
    expect(list.slice(0, list.indexOf("<table"))).toContain("Result letter");
    expect(list.slice(0, list.indexOf("<table"))).not.toContain("Subject r5");
  });
});
