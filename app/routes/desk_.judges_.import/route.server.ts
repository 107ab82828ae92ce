import { type ActionFunctionArgs, data as answer, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { requireRole, type ViewerContext } from "~/context.server";
import { countriesIn } from "~/countries";
import { columns, readJudgeList } from "~/forms/judge-list";
import { readForm, refuseForm } from "~/forms/parse-form.server";
import { readingLanguages } from "~/languages";
import { paths } from "~/paths";
import { importJudges } from "~/services/judge-lists.server";

/** Where a list of judges comes in. Organisers alone, for whoever is new is invited. */
export function loader({ context, request }: LoaderFunctionArgs) {
  const { t } = requireRole(context, request, "organiser");
  return { title: t("judges.importTitle"), columns: columns.join(", ") };
}

/** Brings in all of the list or nothing; then the list stands in the page, to be mended there. */
export async function action({ context, request }: ActionFunctionArgs) {
  const known = requireRole(context, request, "organiser");
  const form = await readForm(context, request);
  const file = form.get("file");
  const typed = form.get("list");
  const list =
    file instanceof File && file.size > 0 ? await file.text() : typeof typed === "string" ? typed : "";
  if (list.trim() === "")
    return refuseForm({ faults: [{ field: "list", message: { id: "judges.importMissing" } }], values: {} });
  const { judges, bad } = readJudgeList(list, offeredBy(known));
  const done = bad.length > 0 ? { bad, invited: 0, changed: 0 } : await importJudges(known, judges);
  if (done.bad.length > 0)
    return answer(
      {
        faults: [
          {
            field: "list",
            message: { id: "judges.importBad" as const, values: { count: done.bad.length } },
          },
        ],
        values: { list },
        lines: done.bad,
      },
      { status: bad.length > 0 ? 422 : 409 },
    );
  return redirect(`${paths.judges}?invited=${done.invited}&changed=${done.changed}`, 303);
}

/** What a list may choose from. */
function offeredBy({ edition, locale }: ViewerContext) {
  const { categories, judging, languages } = edition.rulebook;
  return {
    categories: categories.map(({ id }) => id),
    languages: readingLanguages(locale, languages).map(({ id }) => id),
    countries: countriesIn(locale).map(({ id }) => id),
    most: judging.perJudge.max,
  };
}
