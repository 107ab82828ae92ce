import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { requireRole } from "~/context.server";
import { decidingRoles } from "~/domain/deputies";
import { deputyForm } from "~/forms/conflicts";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { paths } from "~/paths";
import { declareTie, listFreeDeputies } from "~/services/deputies.server";
import { readAssignments } from "~/services/late-conflicts.server";
import { listConflicts } from "~db/queries/conflicts";
import { listDeputies } from "~db/queries/deputies";
import { listConflictCategories } from "~db/queries/rankings";

/** The viewer's own ties with their deputies, whom they stand in for, and sheets that a late tie took out. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const known = requireRole(context, request, "chair", "organiser");
  const { db, edition, viewer, t } = known;
  const { categories } = edition.rulebook;
  const roles = decidingRoles.filter((role) => viewer.roles.includes(role));
  const role = roles[0] ?? "chair";
  const deputies = await listDeputies(db, edition.id);
  const mine = deputies.filter((one) => one.personId === viewer.id);
  const tiedTo = await listConflictCategories(db, { editionId: edition.id, personId: viewer.id });
  const asked = new URL(request.url).searchParams.get("category");
  const chosen = categories.find(({ id }) => id === asked);
  const out = await readAssignments(db, known, { endReason: "conflict" });
  const conflicts = (await listConflicts(db, { editionId: edition.id })).filter(
    (one) => one.endedAt === null && one.tier !== "declare",
  );
  return {
    title: t("conflicts.deskTitle"),
    role,
    categories: categories.map(({ id, name }) => {
      const own = mine.find((one) => one.category === id);
      return {
        id,
        name,
        isTied: tiedTo.includes(id),
        deputy: own?.deputyName ?? null,
        isOwnWord: own !== undefined,
      };
    }),
    standingIn: deputies
      .filter((one) => one.deputyId === viewer.id)
      .map(({ category, name }) => ({ category, name })),
    chosen: chosen
      ? {
          id: chosen.id,
          name: chosen.name,
          own: mine.find((one) => one.category === chosen.id) ?? null,
          free: await listFreeDeputies(db, known, { role, category: chosen.id }),
        }
      : null,
    out: out.map((one) => {
      const tie = conflicts.findLast((tie) => tie.entryId === one.entryId && tie.judgeId === one.judgeId);
      return {
        id: one.id,
        code: one.code,
        title: one.title,
        judgeId: one.judgeId,
        judge: one.judge,
        hadSheet: one.submittedAt !== null,
        tie: tie ? { id: tie.id, kind: tie.kind, reason: tie.reason } : null,
      };
    }),
  };
}

/** Keeps the viewer's tie to a category and who acts there instead. */
export async function action({ context, request }: ActionFunctionArgs) {
  const known = requireRole(context, request, "chair", "organiser");
  const { data, values, refused } = await parseForm(context, request, deputyForm);
  if (refused) return refuseForm(refused);
  const refusal = await declareTie(known, data);
  if (refusal) return refuseAct(refusal, values);
  return redirect(paths.deskConflicts, 303);
}
