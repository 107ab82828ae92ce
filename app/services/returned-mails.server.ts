import { newId, type ViewerContext } from "~/context.server";
import { normaliseAddress } from "~/domain/address";
import type { Refusal } from "~/domain/message";
import { refuseReturn, type ReturnChoice } from "~/domain/outbox";
import { fromJson, toJson } from "~db/columns";
import { findOtherAddress, updateWorkingAddress } from "~db/queries/addresses";
import { insertOutbox } from "~db/queries/outbox";
import { findSentMail, updateSettled } from "~db/queries/returned-mails";
import { record } from "./history.server";
import type { Payload } from "./outbox.server";

const acts = {
  otherAddress: "mail.redirected",
  sameAddress: "mail.repeated",
  settled: "mail.settled",
} as const satisfies Record<ReturnChoice, string>;

/**
 * Deals with a mail that came back: the same words go to another address of the person, or to the same one, which
 * counts as working again; or it was settled without mail. The copy in the person's inbox is there already.
 */
export async function settleReturned(
  context: ViewerContext,
  { id, copy, choice, reason }: { id: string; copy: number; choice: ReturnChoice; reason: string },
): Promise<Refusal> {
  const { db, now, portal } = context;
  return db.transaction().execute(async (trx) => {
    const mail = await findSentMail(trx, id);
    if (!mail) return { id: "mail.notReturned" };
    const { personId, recipient } = mail;
    const other = personId ? await findOtherAddress(trx, { personId, address: recipient }) : undefined;
    const refusal = refuseReturn(mail, { choice, copy, hasOther: other !== undefined }, now);
    if (refusal) return refusal;
    if (!(await updateSettled(trx, { id, copy, now }))) return { id: "mail.notReturned" };
    const again = choice === "settled" ? null : newId(portal);
    if (choice === "sameAddress") await updateWorkingAddress(trx, normaliseAddress(recipient));
    if (again) {
      const to = choice === "otherAddress" && other ? other : recipient;
      await insertOutbox(trx, {
        id: again,
        key: `${mail.key}/again`,
        kind: mail.kind,
        personId,
        recipient: to,
        subject: mail.subject,
        payloadJson: toJson({ ...fromJson<Payload>(mail.payloadJson), to } satisfies Payload),
        isSecret: false,
        hasPictures: mail.hasPictures === 1,
        notBefore: now,
        notAfter: mail.notAfter,
        now,
      });
    }
    await record(trx, context, {
      act: acts[choice],
      kind: "outbox",
      id,
      facts: { copy, ...(again && { again }) },
      words: { reason },
    });
    return null;
  });
}
