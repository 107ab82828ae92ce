import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { countriesIn } from "~/countries";
import { readingLanguages } from "~/languages";
import { found, requireRole } from "~/context.server";
import { judgeForm } from "~/forms/judge";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { paths } from "~/paths";
import { readAssignments } from "~/services/late-conflicts.server";
import { changeJudge } from "~/services/judges.server";
import { listConflictsOfJudge } from "~db/queries/conflicts";
import { findJudge, listDeclarations } from "~db/queries/judges";

/** One judge: the profile to correct, and the ties to entries with what the chair has yet to settle. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const known = requireRole(context, request, "organiser", "chair");
  const { db, edition, locale, viewer } = known;
  const { rulebook } = edition;
  const judge = found(await findJudge(db, { editionId: edition.id, personId: params["judge"] ?? "" }));
  const declarations = await listDeclarations(db, { editionId: edition.id, judgeId: judge.id });
  return {
    title: judge.name,
    zone: rulebook.edition.zone,
    judge,
    declared: declarations.map(({ category, createdAt }) => ({ category, createdAt })),
    categories: rulebook.categories.map(({ id, name }) => ({ id, name })),
    countries: countriesIn(locale),
    languages: readingLanguages(locale, rulebook.languages),
    leastEntries: rulebook.judging.perJudge.min,
    years: rulebook.judging.conflictYears,
    wishes: (rulebook.judging.coverage ?? []).map((wish) => wish.tag),
    hasPeople: viewer.roles.includes("organiser"),
    maySettle: viewer.roles.includes("chair"),
    assignments: (await readAssignments(db, known, { judgeId: judge.id })).map(
      ({ id, code, title, submittedAt, endReason }) => ({
        id,
        code,
        title,
        state: endReason ?? (submittedAt ? "submitted" : "open"),
      }),
    ),
    conflicts: await listConflictsOfJudge(db, { editionId: edition.id, judgeId: judge.id }),
  };
}

/** Saves the profile, unless somebody else has since the form was drawn. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const known = requireRole(context, request, "organiser", "chair");
  const { db, edition } = known;
  const judge = found(await findJudge(db, { editionId: edition.id, personId: params["judge"] ?? "" }));
  const { data, values, refused } = await parseForm(context, request, judgeForm);
  if (refused) return refuseForm(refused);
  const { reserve, ...change } = data;
  const offered = new Set(edition.rulebook.categories.map((category) => category.id));
  const refusal = await changeJudge(known, {
    ...change,
    judgeId: judge.id,
    categories: data.categories.filter((category) => offered.has(category)),
    isReserve: reserve.includes("yes"),
  });
  if (refusal) return refuseAct(refusal, values);
  return redirect(paths.judge(judge.id), 303);
}
