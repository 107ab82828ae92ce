import type { LoaderFunctionArgs } from "@remix-run/node";

/** The rules in force, in words. Everyone may read them. */
export function loader({ context }: LoaderFunctionArgs) {
  const { edition, t } = context;
  const book = edition.rulebook;
  return {
    title: t("call.rules.title"),
    zone: book.edition.zone,
    note: book.edition.note ?? null,
    version: edition.rulebookVersion,
    hash: edition.rulebookHash,
    sealedAt: edition.sealedAt,
    scale: book.rubric.scale,
    criteria: book.rubric.criteria,
    reasonAtExtremes: book.rubric.reasonAtExtremes,
    commentWords: book.rubric.commentWords,
    judging: book.judging,
    whoMayEnter: book.whoMayEnter,
    perOrganisation: book.limits.perOrganisation,
    eligibility: book.eligibility,
    categories: book.categories.map(({ id, name, cap }) => ({ id, name, cap })),
  };
}
