import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { found, requireRole, type ViewerContext } from "~/context.server";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { ownProfileForm } from "~/forms/judge";
import { countriesIn } from "~/countries";
import { readingLanguages } from "~/languages";
import { paths } from "~/paths";
import { confirmProfile } from "~/services/judges.server";
import { findJudge } from "~db/queries/judges";

/** A judge's own profile, and the terms until they are accepted. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const known = requireRole(context, request, "judge");
  const { edition, locale, t } = known;
  const profile = found(await findProfile(known));
  return {
    title: t(profile.termsAt ? "judges.profileTitle" : "judges.termsTitle"),
    zone: edition.rulebook.edition.zone,
    years: edition.rulebook.judging.conflictYears,
    // Tags are the organiser's words about judges, not for them.
    profile: { ...profile, tags: [] },
    countries: countriesIn(locale),
    languages: readingLanguages(locale, edition.rulebook.languages),
  };
}

/** Accepts the terms, the first time, and saves what the judge corrected. */
export async function action({ context, request }: ActionFunctionArgs) {
  const known = requireRole(context, request, "judge");
  const profile = found(await findProfile(known));
  const { data, values, refused } = await parseForm(
    context,
    request,
    ownProfileForm(profile.termsAt === null),
  );
  if (refused) return refuseForm(refused);
  const { terms: _, ...change } = data;
  const refusal = await confirmProfile(known, change);
  if (refusal) return refuseAct(refusal, values);
  return redirect(paths.conflicts, 303);
}

async function findProfile({ db, edition, viewer }: ViewerContext) {
  return (await findJudge(db, { editionId: edition.id, personId: viewer.id }))?.profile;
}
