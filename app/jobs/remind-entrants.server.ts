import type { Context } from "~/context.server";
import { changedFields } from "~/domain/changes";
import { closingOf } from "~/domain/deadlines";
import type { EntryDocument } from "~/domain/entry-document";
import { facts } from "~/domain/entry-document";
import { progressOf } from "~/domain/form";
import { type ReminderDay, reminderDue } from "~/domain/reminders";
import type { Instant } from "~/domain/time";
import { inLanguage } from "~/domain/words";
import { momentText, offsetText } from "~/locales/moment";
import { paths } from "~/paths";
import { canonicalJson } from "~/services/canonical.server";
import { readDraft } from "~/services/entries.server";
import { record } from "~/services/history.server";
import { drawNotice } from "~/services/notice.server";
import { post } from "~/services/outbox.server";
import { fromJson } from "~db/columns";
import { findRevision, listEntriesToRemind, listEntryMembers } from "~db/queries/entries";
import { findExtension, listExtendedClosings } from "~db/queries/extensions";
import { findSetting, upsertSetting } from "~db/queries/settings";

/** Entries looked at in one run, so that mail and pages have their turn between. */
const AT_ONCE = 25;

/** How far a reminder has come: entries up to `after` are done; `isDone` once all are. */
type Progress = { days: ReminderDay; after: string; mails: number; isDone: boolean };

/**
 * Reminds those whose entry is not submitted, or was changed since, before each closing: the published one, and those
 * that single entries were granted. Each entry is looked at once for each reminder, from the moment when it is due; who
 * has nothing left to do gets none. A run takes some entries, and the next one goes on where it ended.
 */
export async function remindEntrants(context: Context): Promise<boolean> {
  const { db, edition, now } = context;
  if (edition.openedAt === null) return false;
  const closings = new Set([
    closingOf(edition.rulebook, null),
    ...(await listExtendedClosings(db, { editionId: edition.id, now })),
  ]);
  for (const closes of closings) {
    const due = reminderDue(closes, now);
    if (due && (await remindSome(context, closes, due))) return false;
  }
  return false;
}

/** Goes on with one reminder. Gives whether there was anything to do. */
async function remindSome(
  context: Context,
  closes: Instant,
  due: { days: ReminderDay; at: Instant },
): Promise<boolean> {
  const { db, edition } = context;
  const key = `reminders.${edition.id}.${closes}`;
  const kept = await findSetting<Progress>(db, key);
  const begun: Progress =
    kept?.days === due.days ? kept : { days: due.days, after: "", mails: 0, isDone: false };
  if (begun.isDone) return false;
  const entries = await listEntriesToRemind(db, {
    editionId: edition.id,
    begunBefore: due.at,
    after: begun.after,
    limit: AT_ONCE,
  });
  const mails: Awaited<ReturnType<typeof drawReminders>> = [];
  for (const entry of entries) {
    const extension = await findExtension(db, { entryId: entry.id, editionId: edition.id });
    if (closingOf(edition.rulebook, extension) !== closes) continue;
    // Who was told of a new date after the moment of this reminder has just heard from us.
    const toldAt = extension?.until === closes ? extension.grantedAt : edition.extendedAt;
    if (toldAt !== null && toldAt > due.at) continue;
    mails.push(...(await drawReminders(context, entry, closes)));
  }
  const isDone = entries.length < AT_ONCE;
  await db.transaction().execute(async (trx) => {
    let posted = 0;
    for (const { entryId, person, mail } of mails)
      if (
        await post(trx, context, {
          key: `reminder/${entryId}/${person.personId}/${closes}-${due.days}`,
          kind: "reminder",
          to: person,
          mail,
        })
      )
        posted += 1;
    const progress: Progress = {
      days: due.days,
      after: entries.at(-1)?.id ?? begun.after,
      mails: begun.mails + posted,
      isDone,
    };
    await upsertSetting(trx, key, progress);
    if (isDone)
      await record(trx, context, {
        act: "reminders.sent",
        kind: "edition",
        id: edition.id,
        facts: { closes, days: due.days, mails: progress.mails },
      });
  });
  return true;
}

type Remindable = Awaited<ReturnType<typeof listEntriesToRemind>>[number];

/** Draws the reminder about one entry for everybody who acts for it; none if there is nothing left to do. */
async function drawReminders(context: Context, entry: Remindable, closes: Instant) {
  const { db, edition, portal, now } = context;
  const book = edition.rulebook;
  const { document, faults, files } = await readDraft(db, context, entry);
  const submitted =
    entry.state === "submitted" && entry.submittedRevision !== null
      ? await findRevision(db, { entryId: entry.id, number: entry.submittedRevision })
      : undefined;
  if (submitted?.documentJson === canonicalJson(document)) return [];
  const changed = submitted
    ? changedFields(book, fromJson<EntryDocument>(submitted.documentJson), document)
    : [];
  const todo = progressOf(book, document.answers, files, faults)
    .map(({ id, missing, wrong }) => ({
      title: book.form.sections.find((section) => section.id === id)?.title ?? { en: id },
      count: missing + wrong,
    }))
    .filter(({ count }) => count > 0);
  const { title } = facts(book, document.answers);
  const { zone } = book.edition;
  const days = Math.max(1, Math.round((Date.parse(closes) - Date.parse(now)) / 86_400_000));
  const people = (await listEntryMembers(db, entry.id)).filter((one) =>
    ["lead", "deputy", "editor"].includes(one.capacity),
  );
  return Promise.all(
    people.map(async (person) => ({
      entryId: entry.id,
      person,
      mail: await drawNotice(context, person.language, (t) => {
        const moment = `${momentText(closes, { locale: t.locale, zone })} (${offsetText(closes, zone)})`;
        const values = { title: title || entry.code, moment };
        return {
          subject: t("deadlines.reminderSubject", { code: entry.code, days }),
          heading: t("deadlines.reminderHeading", { kind: submitted ? "changed" : "draft" }),
          ...(person.name && { name: person.name }),
          paragraphs: [
            submitted ? t("deadlines.reminderChanged", values) : t("deadlines.reminderDraft", values),
            ...(todo.length === 0
              ? [t("deadlines.reminderReady")]
              : [
                  `${t("deadlines.reminderMissing")}: ${todo
                    .map(
                      (one) =>
                        `${inLanguage(one.title, t.locale)} (${t("deadlines.reminderSection", { count: one.count })})`,
                    )
                    .join("; ")}.`,
                ]),
            ...(changed.length > 0
              ? [
                  `${t("deadlines.reminderChanges")}: ${changed.map((one) => inLanguage(one.label, t.locale)).join("; ")}.`,
                ]
              : []),
          ],
          facts: [[t("entry.code"), entry.code] as const],
          action: { label: t("entry.openEntry"), url: portal.publicUrl + paths.entry(entry.id) },
        };
      }),
    })),
  );
}
