import type { LoaderFunctionArgs } from "@remix-run/node";
import { callStage, milestonesOf, needsOf, publicStages } from "~/domain/call";
import { windowOf } from "~/domain/stages";
import { inLanguage } from "~/domain/words";
import { hasPublicResult } from "~db/queries/gates";
import { listSponsorsAt } from "~db/queries/sponsors";

/** The public call, wholly from the rulebook. Everyone may read it. */
export async function loader({ context }: LoaderFunctionArgs) {
  const { edition, now, db, locale } = context;
  const book = edition.rulebook;
  const winnersKnown = await hasPublicResult(db, { editionId: edition.id, now });
  return {
    title: inLanguage(book.names.award, locale),
    now,
    names: { award: book.names.award, lead: book.names.lead, theme: book.names.theme ?? null },
    edition: { id: edition.id, ordinal: book.edition.ordinal, zone: book.edition.zone },
    stage: callStage(book, { now, openedAt: edition.openedAt, winnersKnown }),
    open: windowOf(book, "open"),
    announced: windowOf(book, "announced").opens,
    milestones: milestonesOf(book),
    stages: publicStages.map((id) => ({
      id,
      name: book.stages.find((s) => s.id === id)?.name ?? { en: id },
      ...windowOf(book, id),
    })),
    ceremony: book.ceremony ?? null,
    categories: book.categories.map(({ id, name, whoMayEnter, cap }) => ({ id, name, whoMayEnter, cap })),
    whoMayEnter: book.whoMayEnter,
    scale: { min: book.rubric.scale.min, max: book.rubric.scale.max, step: book.rubric.scale.step },
    perEntry: book.judging.perEntry,
    criteria: book.rubric.criteria.map(({ id, name, weight }) => ({ id, name, weight })),
    isSealed: edition.sealedAt !== null,
    needs: needsOf(book),
    sponsors: (await listSponsorsAt(db, edition.id, now)).map(
      ({ id, name, tier, categories, words, link, logo, logoAlt }) => ({
        id,
        name,
        tier,
        categories,
        words,
        link,
        logo,
        logoAlt,
      }),
    ),
  };
}
