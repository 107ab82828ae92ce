import { useLoaderData } from "@remix-run/react";
import { EntryReading } from "~/components/entry-reading";
import { ErrorSummary } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { Living } from "~/components/living";
import { WorkHead } from "~/components/page";
import { HandedIn, Scoresheet } from "~/components/scoresheet";
import { Moment, Typed } from "~/components/words";
import { sameSheet, sheetOf } from "~/domain/scoring";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { action, loader } from "./route.server";

export const handle: Handle = { look: "work" };
export default function AssignmentPage() {
  const t = useT();
  const result = useFormResult();
  const { assignment, category, view, book, saved, zone, refusal, closes, copySecret, signIn } =
    useLoaderData<typeof loader>();
  const values = result.values;
  const refused =
    "version" in values
      ? sheetOf(book.rubric, (field) => {
          const value = values[field];
          return typeof value === "string" ? value : undefined;
        })
      : null;
  const typed = refused && saved && sameSheet(refused, saved.sheet) ? null : refused;
  return (
    <div className="wrap">
      <ErrorSummary faults={result.faults} />
      <WorkHead
        title={<Typed>{assignment.title || t("judging.untitled")}</Typed>}
        over={
          <>
            <a href={paths.judging}>{t("judging.back")}</a> · <span className="code">{assignment.code}</span>{" "}
            · {category}
          </>
        }
      >
        <p className="hint">
          <Typed>{assignment.organisation}</Typed>
          {". "}
          {assignment.confirmedAt ? (
            <T
              id="judging.declared"
              moment={<Moment at={assignment.confirmedAt} zone={zone} withTime={false} />}
            />
          ) : null}{" "}
          <a href={paths.assignmentPaper(assignment.id)}>{t("papers.entry.download")}</a>
        </p>
      </WorkHead>
      <div className="judge">
        <EntryReading view={view} />
        {assignment.submittedAt && saved ? (
          <HandedIn
            book={book}
            sheet={saved.sheet}
            facts={
              <p>
                <T
                  id="judging.submittedOn"
                  moment={<Moment at={assignment.submittedAt} zone={zone} withSeconds />}
                />
              </p>
            }
          />
        ) : (
          <Living
            name="scoresheet"
            part={Scoresheet}
            props={{
              assignment: assignment.id,
              book,
              saved,
              typed,
              result,
              refusal,
              zone,
              closes,
              copySecret,
              signIn,
            }}
            areas={["judging", "fault", "site.utc", "site.zoned"]}
          />
        )}
      </div>
    </div>
  );
}
