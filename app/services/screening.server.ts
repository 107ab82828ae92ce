import { newId, type ViewerContext } from "~/context.server";
import type { EntryDocument } from "~/domain/entry-document";
import { isLeading } from "~/domain/members";
import type { Refusal } from "~/domain/message";
import { fieldsOf } from "~/domain/rulebook";
import { type Check, type Outcome, refuseOutcome, refuseScreening, repairsDue } from "~/domain/screening";
import { windowOf } from "~/domain/stages";
import { inLanguage } from "~/domain/words";
import { momentText, offsetText } from "~/locales/moment";
import { paths } from "~/paths";
import { rowsOf } from "~/domain/answers";
import type { Db } from "~db/client";
import { fromJson } from "~db/columns";
import { listEndorsements } from "~db/queries/endorsements";
import { findEntry, findRevision, listEntryMembers } from "~db/queries/entries";
import { findExtension } from "~db/queries/extensions";
import { hasPublishedPlan } from "~db/queries/plans";
import { findNewestScreening, insertScreening, markOutcome } from "~db/queries/screenings";
import { record } from "./history.server";
import { drawNotice } from "./notice.server";
import { post } from "./outbox.server";

export type Decision = {
  entryId: string;
  /** The revision that the form showed, and the newest screening at that time ("" for none). */
  revision: number;
  last: string;
  checks: Readonly<Record<string, Check>>;
  outcome: Outcome;
  reason: string;
  fields: readonly string[];
};

/** How many of the partners that an entry names have not endorsed it. */
export async function countEndorsementsMissing(
  db: Db,
  context: Pick<ViewerContext, "edition">,
  entryId: string,
  document: Pick<EntryDocument, "answers">,
): Promise<number> {
  const partners = rowsOf(document.answers, context.edition.rulebook.form.anchors.partners);
  const given = new Set(
    (await listEndorsements(db, entryId)).filter((one) => one.state === "given").map((one) => one.rowKey),
  );
  return partners.filter((row) => !given.has(row.key)).length;
}

/** Decides whether an entry may stand: kept beside the entry's revision, recorded, and told to its lead in words. */
export async function screenEntry(context: ViewerContext, decision: Decision): Promise<Refusal> {
  const { db, edition, viewer, now } = context;
  const book = edition.rulebook;
  const id = newId(context.portal);
  const dueAt = decision.outcome === "repair" ? repairsDue(book) : null;
  const mails = await drawOutcome(context, decision, dueAt);

  return db.transaction().execute(async (trx): Promise<Refusal> => {
    const entry = await findEntry(trx, { id: decision.entryId, editionId: edition.id });
    if (!entry) return { id: "screening.notSubmitted" };
    const members = await listEntryMembers(trx, entry.id);
    const refusal = refuseScreening({
      book,
      now,
      entry,
      isMember: members.some((member) => member.personId === viewer.id),
      // What is not valid yet may become so: a top-up gives it judges.
      isPublished: entry.outcome === "valid" && (await hasPublishedPlan(trx, edition.id)),
      extension: await findExtension(trx, { entryId: entry.id, editionId: edition.id }),
    });
    if (refusal) return refusal;
    if (entry.submittedRevision !== decision.revision) return { id: "screening.newRevision" };
    if (((await findNewestScreening(trx, entry.id))?.id ?? "") !== decision.last)
      return { id: "screening.screenedSince" };
    const revision = await findRevision(trx, { entryId: entry.id, number: decision.revision });
    if (!revision) return { id: "screening.notSubmitted" };
    const document = fromJson<EntryDocument>(revision.documentJson);
    const missing = await countEndorsementsMissing(trx, context, entry.id, document);
    const category = document.answers[book.form.anchors.category];
    const unfit = refuseOutcome({
      book,
      now,
      ...decision,
      category: typeof category === "string" ? category : entry.category,
      endorsementsMissing: missing,
    });
    if (unfit) return unfit;

    const reason = decision.outcome === "valid" ? "" : decision.reason;
    const fields = decision.outcome === "repair" ? decision.fields : [];
    if (!(await markOutcome(trx, { ...decision, id: entry.id, reason, now })))
      return { id: "screening.newRevision" };
    await insertScreening(trx, {
      id,
      entryId: entry.id,
      revision: decision.revision,
      screenerId: viewer.id,
      checks: decision.checks,
      outcome: decision.outcome,
      reason,
      fields,
      dueAt,
      now,
    });
    await record(trx, context, {
      act: "entry.screened",
      kind: "entry",
      id: entry.id,
      facts: { screening: id, revision: decision.revision, outcome: decision.outcome, fields, dueAt },
      words: { reason, checks: decision.checks },
    });
    for (const { personId, address, mail } of mails)
      await post(trx, context, {
        key: `entry.screened/${entry.id}/${personId}/${id}`,
        kind: "entry.screened",
        to: { personId, address },
        mail,
      });
    return null;
  });
}

/** The mail to the lead, in the lead's language: what was decided, why, and the next step with its date. */
async function drawOutcome(context: ViewerContext, decision: Decision, dueAt: string | null) {
  const { db, edition, portal } = context;
  const book = edition.rulebook;
  const entry = await findEntry(db, { id: decision.entryId, editionId: edition.id });
  const leads = (await listEntryMembers(db, decision.entryId)).filter((one) => isLeading(one.capacity));
  if (!entry) return [];
  const zone = book.edition.zone;
  return Promise.all(
    leads.map(async ({ personId, address, name, language }) => ({
      personId,
      address,
      mail: await drawNotice(context, language, (t) => {
        const moment = (at: string) =>
          t("site.zoned", {
            moment: momentText(at, { locale: t.locale, zone }),
            zone: offsetText(at, zone),
          });
        const values = { code: entry.code, title: entry.title };
        const { outcome } = decision;
        return {
          subject: t(`screening.${outcome}Subject`, values),
          heading: t(`screening.${outcome}Heading`),
          name,
          paragraphs:
            outcome === "valid"
              ? [
                  t("screening.validMail", values),
                  t("screening.validNext", { date: moment(windowOf(book, "announced").opens) }),
                ]
              : outcome === "repair"
                ? [
                    t("screening.repairMail", values),
                    decision.reason,
                    t("screening.repairFields", {
                      fields: fieldsOf(book)
                        .filter((field) => decision.fields.includes(field.id))
                        .map((field) => inLanguage(field.label, t.locale))
                        .join("; "),
                    }),
                    t("screening.repairNext", { date: moment(dueAt ?? context.now) }),
                  ]
                : [t("screening.notValidMail", values), decision.reason, t("screening.notValidNext")],
          facts: [[t("screening.code"), entry.code] as const],
          action: { label: t("screening.openEntry"), url: `${portal.publicUrl}${paths.entry(entry.id)}` },
        };
      }),
    })),
  );
}
