import { useLoaderData } from "@remix-run/react";
import { EntryReading } from "~/components/entry-reading";
import { ErrorSummary } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { Living } from "~/components/living";
import { WorkHead } from "~/components/page";
import { HandedIn, OthersMarks, OwnReports, SentComments, SheetVersions } from "~/components/sheet-facts";
import { Scoresheet } from "~/components/scoresheet";
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
  const page = useLoaderData<typeof loader>();
  const { assignment, category, view, book, saved, zone, refusal, pause, closes, copySecret, signIn } = page;
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
      <ErrorSummary {...result} />
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
      {page.reports.length > 0 ? <OwnReports reports={page.reports} zone={zone} /> : null}
      {page.versions.length > 0 && !assignment.submittedAt ? (
        <section className="stack matters" aria-labelledby="reopened">
          <h2 id="reopened">{t("judging.reopened")}</h2>
          <p>{t("judging.reopenedWords")}</p>
          <SheetVersions rubric={book.rubric} versions={page.versions} zone={zone} />
        </section>
      ) : null}
      {page.sent && page.sent.length > 0 ? <SentComments rubric={book.rubric} sent={page.sent} /> : null}
      <div className="judge">
        <EntryReading view={view} />
        {assignment.submittedAt && saved ? (
          <HandedIn
            rubric={book.rubric}
            sheet={saved.sheet}
            facts={
              <p>
                <T
                  id="judging.submittedOn"
                  moment={<Moment at={assignment.submittedAt} zone={zone} withSeconds />}
                />
              </p>
            }
          >
            {page.others ? <OthersMarks rubric={book.rubric} others={page.others} /> : null}
            <SheetVersions rubric={book.rubric} versions={page.versions} zone={zone} />
          </HandedIn>
        ) : (
          <Living
            name="scoresheet"
            part={Scoresheet}
            props={{
              at: {
                place: assignment.id,
                save: paths.assignment(assignment.id),
                draft: paths.sheetDraft(assignment.id),
                handIn: paths.handIn(assignment.id),
              },
              of: {
                kind: "entry",
                report: paths.sheetReport(assignment.id),
                abstention: paths.abstention(assignment.id),
                recusal: paths.recusal(assignment.id),
                seesOthers: page.seesOthers,
              },
              book,
              saved,
              typed,
              result,
              refusal,
              pause,
              zone,
              closes,
              copySecret,
              signIn,
            }}
            areas={["judging", "calibrating", "fault", "site.utc", "site.zoned"]}
          />
        )}
      </div>
    </div>
  );
}
