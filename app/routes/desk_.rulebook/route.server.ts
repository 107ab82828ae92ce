import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireRole } from "~/context.server";
import { listRulebooks } from "~db/queries/editions";

/** The rulebook in force in words, for organisers and observers. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { db, edition, viewer, t } = requireRole(context, request, "organiser", "observer");
  const book = edition.rulebook;
  const [newest] = await listRulebooks(db, edition.id);
  return {
    title: t("organising.rulebook.title"),
    mayReplace: viewer.roles.includes("organiser"),
    edition: edition.id,
    version: edition.rulebookVersion,
    hash: edition.rulebookHash,
    newest: newest && { reason: newest.reason, author: newest.author, createdAt: newest.createdAt },
    isSealed: edition.sealedAt !== null,
    zone: book.edition.zone,
    names: book.names,
    note: book.edition.note ?? null,
    categories: book.categories,
    specialAwards: book.specialAwards,
    whoMayEnter: book.whoMayEnter,
    limits: book.limits,
    sections: book.form.sections.map((s) => ({
      id: s.id,
      letter: s.letter,
      title: s.title,
      fields: s.fields.map(({ id, label, type, required }) => ({ id, label, type, required })),
    })),
    eligibility: book.eligibility,
    rubric: book.rubric,
    judging: book.judging,
    replyDays: book.screening.replyDays,
    graceMinutes: book.graceMinutes,
  };
}
