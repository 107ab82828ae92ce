import type { LoaderFunctionArgs } from "@remix-run/node";
import { announcedAt } from "~/domain/release";
import { findWinners } from "~/services/winners.server";
import { countComplaintsByOutcome } from "~db/queries/complaints";

/** How the jury works by the rules, and from the release on how it worked, in numbers. It names nobody. */
export async function loader({ context }: LoaderFunctionArgs) {
  const { db, edition, t } = context;
  const { rulebook: book } = edition;
  const told = await findWinners(context);
  const { perEntry, minimumSheets, conflictYears, complaintDays, complaintAnswerDays } = book.judging;
  return {
    title: t("winners.juryTitle"),
    edition: edition.id,
    zone: book.edition.zone,
    announced: announcedAt(book),
    rules: {
      perEntry,
      minimumSheets,
      conflictYears,
      complaintDays,
      complaintAnswerDays,
      criteria: book.rubric.criteria.length,
    },
    sealedAt: edition.sealedAt,
    corrections: told?.corrections ?? [],
    figures: told
      ? {
          judges: told.result.figures.judges,
          sheets: told.result.figures.sheets,
          recusals: told.result.figures.recusals,
          complaints: await countComplaintsByOutcome(db, edition.id),
        }
      : null,
  };
}
