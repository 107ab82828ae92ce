import type { LoaderFunctionArgs } from "@remix-run/node";
import { fieldsOf } from "~/domain/rulebook";
import { listSeals } from "~db/queries/result-files";

/** The rules in force, in words. Everyone may read them. */
export async function loader({ context }: LoaderFunctionArgs) {
  const { db, edition, portal, t } = context;
  const book = edition.rulebook;
  return {
    title: t("call.rules.title"),
    zone: book.edition.zone,
    note: book.edition.note ?? null,
    version: edition.rulebookVersion,
    hash: edition.rulebookHash,
    sealedAt: edition.sealedAt,
    seals: (await listSeals(db, edition.id)).map(
      ({ version, hash, reason, authorName, approverName, hadScores, createdAt }) => ({
        version,
        hash,
        reason,
        author: authorName,
        approver: approverName,
        hadScores: hadScores === 1,
        at: createdAt,
      }),
    ),
    key: portal.signing.publicKey,
    scale: book.rubric.scale,
    criteria: book.rubric.criteria,
    reasonAtExtremes: book.rubric.reasonAtExtremes,
    commentWords: book.rubric.commentWords,
    judging: book.judging,
    replyDays: book.screening.replyDays,
    whoMayEnter: book.whoMayEnter,
    perOrganisation: book.limits.perOrganisation,
    perCategory: book.limits.perCategory
      ? {
          most: book.limits.perCategory.most,
          who: fieldsOf(book)
            .flatMap((field) =>
              field.id === book.limits.perCategory?.when?.field && field.type === "choice"
                ? field.options
                : [],
            )
            .filter((option) => book.limits.perCategory?.when?.is.includes(option.id))
            .map((option) => option.label),
        }
      : null,
    eligibility: book.eligibility,
    categories: book.categories.map(({ id, name, cap }) => ({ id, name, cap })),
    specialAwards: book.specialAwards,
  };
}
