import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireRole } from "~/context.server";
import { categoriesBehind } from "~/domain/rulebook";
import { windowOf } from "~/domain/stages";
import { recordView } from "~/services/history.server";
import { readRankings, readStandings, sealOf } from "~/services/rankings.server";
import { listNewestDecisions } from "~db/queries/decisions";
import { findSeal, listOpenSheets } from "~db/queries/rankings";

/** How far judging is in each category. Chairs, organisers and observers; counts only, and none where a tie is. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const known = requireRole(context, request, "chair", "organiser", "observer");
  const { db, edition, viewer, now, t } = known;
  const standing = await readStandings(db, known);
  // What stands between the viewer and a category keeps its figures from being read at all.
  const served = edition.rulebook.categories.filter(({ id }) => standing(id).refusal === null);
  const rankings = await readRankings(db, known, served);
  const decisions = await listNewestDecisions(db, edition.id);
  const open = await listOpenSheets(db, { editionId: edition.id });
  const seal = await findSeal(db, edition.id);
  await recordView(known, { kind: "edition", id: edition.id, what: "rankings" });
  return {
    title: t("ranking.title"),
    now,
    zone: edition.rulebook.edition.zone,
    opens: windowOf(edition.rulebook, "scoring").opens,
    seal: { at: seal?.sealedAt ?? null, hash: seal?.sealedHash ?? sealOf(known).hash },
    maySeal: viewer.roles.includes("organiser") && !seal?.sealedAt,
    specialAwards: edition.rulebook.specialAwards.map(({ id, name }) => {
      const { refusal } = standing(id);
      return {
        id,
        name,
        refusal,
        categories: categoriesBehind(edition.rulebook, id),
        // Whoever has a tie in one of its categories learns nothing of it.
        decision: refusal ? null : (decisions.find((one) => one.category === id)?.state ?? null),
      };
    }),
    categories: edition.rulebook.categories.map(({ id, name }) => {
      const ranking = rankings.find((one) => one.category === id);
      return {
        id,
        name,
        refusal: standing(id).refusal,
        figures: ranking
          ? {
              entries: ranking.rows.length + ranking.tooFew.length,
              ranked: ranking.rows.length,
              sheets: [...ranking.rows, ...ranking.tooFew].reduce((sum, one) => sum + one.sheets, 0),
              open: open.filter((one) => one.category === id).length,
            }
          : null,
        decision: decisions.find((one) => one.category === id)?.state ?? null,
      };
    }),
  };
}
