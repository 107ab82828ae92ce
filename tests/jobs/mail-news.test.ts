import fc from "fast-check";
import { createHmac } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openJobContext } from "~/context.server";
import { action } from "~/routes/webhooks.resend/route.server";
import { makePerson } from "~db/seed/factories";
import { type Mailroom, openMailroom } from "./mailroom";

/** `ORDERS=1000` is the whole proof. */
const ORDERS = Number(process.env["ORDERS"] ?? 40);
const secret = `whsec_${Buffer.from("a secret of thirty-two bytes....").toString("base64")}`;
const wrong = `whsec_${Buffer.from("another secret of thirty-two b..").toString("base64")}`;
let room: Mailroom;
beforeAll(async () => {
  room = await openMailroom();
  room.portal.mail = { ...room.portal.mail, webhookSecret: secret };
});
afterAll(() => room.close());

type Told = { id: string; type: string; minute: number };
type Forgery = "signature" | "old" | "body" | null;

/** News of a mail as Resend sends them, or forged. Gives the status of the answer. */
async function tell(
  mail: { id: string; number: string },
  { id, type, minute }: Told,
  forgery: Forgery = null,
) {
  const words = (kind: string) =>
    JSON.stringify({
      type: kind,
      created_at: new Date(Date.UTC(2027, 2, 2, 3, minute)).toISOString(),
      data: { email_id: mail.number, tags: { outbox: mail.id, copy: "1" } },
    });
  const at = String(Math.floor(Date.now() / 1000) - (forgery === "old" ? 3600 : 0));
  const key = Buffer.from((forgery === "signature" ? wrong : secret).slice(6), "base64");
  const body = words(type);
  const signature = createHmac("sha256", key).update(`${id}.${at}.${body}`).digest("base64");
  const request = new Request("http://portal.example/webhooks/resend", {
    method: "POST",
    headers: { "svix-id": id, "svix-timestamp": at, "svix-signature": `v1,${signature}` },
    body: forgery === "body" ? words(type === "email.bounced" ? "email.delivered" : "email.bounced") : body,
  });
  return (await action({ context: await openJobContext(room.portal), request, params: {} })).status;
}

const types = [
  "email.sent",
  "email.delivered",
  "email.bounced",
  "email.complained",
  "email.failed",
  "email.delivery_delayed",
  "email.opened",
  "email.of_tomorrow",
];

test("news in any order, repeated, late and among forged ones end as the true ones do in their order", async () => {
  let round = 0;
  const states = new Set<string>();
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(fc.record({ type: fc.constantFrom(...types), minute: fc.nat(59) }), {
        selector: ({ type }) => type,
        minLength: 1,
        maxLength: 6,
      }),
      fc.array(fc.nat(99), { minLength: 8, maxLength: 8 }),
      fc.array(
        fc.record({
          at: fc.nat(9),
          type: fc.constantFrom("email.bounced", "email.complained", "email.delivered"),
          forgery: fc.constantFrom("signature", "old", "body" as const),
        }),
        { maxLength: 4 },
      ),
      fc.boolean(),
      async (news, dice, forged, isEarly) => {
        round += 1;
        const told = news.map((one, at) => ({ ...one, id: `${round}/${at}` }));
        /** A mail to a person of its own, its number with the service known or not. */
        const mailTo = async (name: string) => {
          const address = `${name}.${round}@people.example`;
          const now = room.now();
          const personId = await makePerson(room.portal, { name, address, editionId: "2027", now });
          const id = await room.write(`${name}/${round}`, { to: { personId, address } });
          const number = `${name}-${round}`;
          await room.portal.db
            .updateTable("outbox")
            .set(isEarly ? { state: "sending", attempts: 1 } : { state: "sent", providerId: number })
            .where("id", "=", id)
            .execute();
          return { id, number };
        };
        const [shuffled, sorted] = [await mailTo("shuffled"), await mailTo("sorted")];

        const order = told.map((one, at) => ({ one, by: dice[at] ?? 0 })).sort((a, b) => a.by - b.by);
        const repeated = order.flatMap(({ one, by }) => (by % 3 === 0 ? [one, one] : [one]));
        if (dice[7] && told[0]) repeated.push(told[0]);
        for (const [at, one] of repeated.entries()) {
          for (const { type, forgery } of forged.filter((lie) => lie.at === at))
            expect(await tell(shuffled, { ...one, id: `lie ${round}/${at}`, type }, forgery)).toBe(401);
          expect(await tell(shuffled, one)).toBe(200);
        }
        for (const one of [...told].sort((a, b) => a.minute - b.minute))
          expect(await tell(sorted, { ...one, id: `sorted ${one.id}` })).toBe(200);

        const endOf = (id: string) =>
          room.portal.db
            .selectFrom("outbox")
            .innerJoin("address", "address.personId", "outbox.personId")
            .select(["outbox.state", "address.failingAt"])
            .where("outbox.id", "=", id)
            .executeTakeFirstOrThrow();
        const end = await endOf(shuffled.id);
        expect(end).toEqual(await endOf(sorted.id));
        states.add(end.state);
        const kept = await room.portal.db
          .selectFrom("mail_event")
          .select("type")
          .where("providerId", "=", shuffled.number)
          .execute();
        expect(kept.map(({ type }) => type).sort()).toEqual(
          told
            .map(({ type }) => type)
            .filter((type) => types.indexOf(type) < 5)
            .sort(),
        );
      },
    ),
    { numRuns: ORDERS, seed: 2027 },
  );
  expect([...states].sort()).toEqual(expect.arrayContaining(["bounced", "complained", "delivered", "sent"]));
}, 900_000);
