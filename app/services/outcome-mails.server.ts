/** Mails that tell people of an entry what was decided about it. Each also lies in its reader's inbox. */
import type { ViewerContext } from "~/context.server";
import { isLeading } from "~/domain/members";
import type { Translate } from "~/locales/translate";
import { paths } from "~/paths";
import { findEntry, listEntryMembers } from "~db/queries/entries";
import type { Notice } from "~emails/notice";
import { type DrawnMail, drawNotice } from "./notice.server";

type Written = Omit<Notice, "award" | "organiser" | "name">;
type Reader = { personId: string; address: string; name: string; language: string };

/** One mail to each of some people, in the language of each. */
export function drawForPeople(
  context: ViewerContext,
  readers: readonly Reader[],
  write: (t: Translate) => Written,
): Promise<DrawnMail[]> {
  return Promise.all(
    readers.map(async ({ personId, address, name, language }) => ({
      personId,
      address,
      mail: await drawNotice(context, language, (t) => ({ ...write(t), name })),
    })),
  );
}

/** One mail to each of those who lead an entry, with its code and the way to it. */
export async function drawForLeads(
  context: ViewerContext,
  entryId: string,
  write: (
    t: Translate,
    entry: { code: string; title: string; category: string | null },
  ) => Omit<Written, "facts" | "action">,
): Promise<DrawnMail[]> {
  const { db, edition, portal } = context;
  const entry = await findEntry(db, { id: entryId, editionId: edition.id });
  if (!entry) return [];
  const leads = (await listEntryMembers(db, entryId)).filter((one) => isLeading(one.capacity));
  return drawForPeople(context, leads, (t) => ({
    ...write(t, { ...entry, title: entry.title || entry.code }),
    facts: [[t("screening.code"), entry.code] as const],
    action: { label: t("screening.openEntry"), url: portal.publicUrl + paths.entry(entryId) },
  }));
}
