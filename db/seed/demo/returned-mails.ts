import { newId, openJobContext, type Portal } from "~/context.server";
import type { Instant } from "~/domain/time";
import { receiveMailNews } from "~/services/outbox.server";
import { insertAddress } from "../../queries/people";

/**
 * Lets the newest mails of two people come back, as a mail service would tell it: one of them has a second address,
 * the other has none.
 */
export async function seedReturnedMails(portal: Portal, now: Instant): Promise<void> {
  const { db } = portal;
  const context = { ...(await openJobContext(portal)), now };
  const mails = await db
    .selectFrom("outbox")
    .select(["id", "personId"])
    .where("isSecret", "=", 0)
    .where("personId", "is not", null)
    .where("kind", "in", ["letter", "receipt"])
    .where("notBefore", "<=", now)
    .orderBy("notBefore", "desc")
    .orderBy("id")
    .limit(200)
    .execute();
  const [first] = mails;
  const second = mails.find((mail) => mail.personId !== first?.personId);
  if (!first?.personId || !second) return;
  await insertAddress(db, {
    id: newId(portal),
    personId: first.personId,
    address: "registry.office@second.example",
    normalised: "registry.office@second.example",
    isPrimary: false,
    verifiedAt: now,
    now,
  });
  for (const { id } of [first, second]) {
    const providerId = newId(portal);
    await db
      .updateTable("outbox")
      .set({ state: "sent", sentAt: now, providerId, transport: "resend", attempts: 1 })
      .where("id", "=", id)
      .execute();
    await receiveMailNews(context, {
      id: newId(portal),
      type: "email.bounced",
      providerId,
      happenedAt: now,
      outboxId: id,
      copy: 1,
    });
  }
}
