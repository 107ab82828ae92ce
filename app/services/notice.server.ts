import { type Context, translatorOf } from "~/context.server";
import type { Role } from "~/domain/roles";
import type { Instant } from "~/domain/time";
import { inLanguage } from "~/domain/words";
import { catalogues, type Locale } from "~/locales/catalogue";
import { momentText, offsetText } from "~/locales/moment";
import type { Translate } from "~/locales/translate";
import { type Notice, renderNotice } from "~emails/notice";
import type { Mail } from "~emails/render";
import type { Db } from "~db/client";
import { findPrimaryAddress, listRoleHolders } from "~db/queries/people";
import { post } from "./outbox.server";

/**
 * Draws a plain mail in the reader's language, or in English where the portal has no catalogue for it. Names of
 * award and organiser are the edition's.
 */
export function drawNotice(
  context: Pick<Context, "edition">,
  language: string,
  write: (t: Translate) => Omit<Notice, "award" | "organiser">,
): Promise<Mail> {
  const t = translatorOf(language in catalogues || language.includes("-X") ? (language as Locale) : "en");
  const { names } = context.edition.rulebook;
  return renderNotice(t, {
    ...write(t),
    award: inLanguage(names.award, t.locale),
    organiser: inLanguage(names.organiser, t.locale),
  });
}

/** A mail that is drawn and waits for the act it tells of. */
export type DrawnMail = { personId: string; address: string; mail: Mail };

/** The same words to everyone who holds one of the roles, each in their own language and once. */
export async function drawForRoles(
  context: Context,
  roles: readonly Role[],
  write: (t: Translate) => Omit<Notice, "award" | "organiser" | "name">,
): Promise<DrawnMail[]> {
  const holders = await listRoleHolders(context.db, { editionId: context.edition.id, roles });
  const once = [...new Map(holders.map((one) => [one.personId, one])).values()];
  return Promise.all(
    once.map(async ({ personId, address, name, language }) => ({
      personId,
      address,
      mail: await drawNotice(context, language, (t) => ({ ...write(t), ...(name && { name }) })),
    })),
  );
}

/** The same for one person; nothing for somebody whom no mail reaches any more. */
export async function drawForPerson(
  context: Context,
  personId: string,
  write: (t: Translate) => Omit<Notice, "award" | "organiser" | "name">,
): Promise<DrawnMail[]> {
  const person = await findPrimaryAddress(context.db, personId);
  if (!person) return [];
  const { address, language, name } = person;
  const mail = await drawNotice(context, language, (t) => ({ ...write(t), ...(name && { name }) }));
  return [{ personId, address, mail }];
}

/** Posts drawn mails about one thing; `id`, with its `version` where it has any, tells this happening from every other. */
export async function postAll(
  trx: Db,
  context: Context,
  { kind, id, version = "1" }: { kind: string; id: string; version?: string },
  mails: readonly DrawnMail[],
): Promise<void> {
  for (const { personId, address, mail } of mails)
    await post(trx, context, {
      key: `${kind}/${id}/${personId}/${version}`,
      kind,
      to: { personId, address },
      mail,
    });
}

/** A moment in the edition's zone with its offset, for a mail. */
export function zonedText(t: Translate, at: Instant, zone: string): string {
  return t("site.zoned", { moment: momentText(at, { locale: t.locale, zone }), zone: offsetText(at, zone) });
}

/** The instant in the edition's zone to the second, as receipts say it. */
export function exactText(at: Instant, zone: string, locale: string): string {
  return `${momentText(at, { locale, zone, withSeconds: true })} (${offsetText(at, zone)})`;
}
