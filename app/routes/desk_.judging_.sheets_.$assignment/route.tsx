import { useLoaderData } from "@remix-run/react";
import { ErrorSummary, TextAreaField } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { SheetWords, SheetVersions } from "~/components/sheet-facts";
import { Moment, Typed } from "~/components/words";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { action, loader } from "./route.server";

export const handle: Handle = { look: "work" };
export default function DeskSheetPage() {
  const t = useT();
  const result = useFormResult();
  const { sheet, book, handedIn, versions, standing, zone, mayReopen, seesOthers, refusal } =
    useLoaderData<typeof loader>();
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead
        title={
          <T
            id="moderating.sheetTitle"
            judge={<Typed>{sheet.judge}</Typed>}
            code={<span className="code">{sheet.code}</span>}
          />
        }
        over={
          <>
            <a href={paths.judgingDesk}>{t("moderating.title")}</a> ·{" "}
            <a href={paths.judgingOfJudge(sheet.judgeId)}>
              <Typed>{sheet.judge}</Typed>
            </a>
          </>
        }
      >
        <p>
          <a href={paths.judgingOfEntry(sheet.entryId)}>
            <Typed>{sheet.title || t("judging.untitled")}</Typed>
          </a>
        </p>
      </WorkHead>
      <div className="stack-l ending">
        {standing ? <p className="notice">{t.say(standing)}</p> : null}
        {sheet.submittedAt ? (
          <p>
            <T
              id="moderating.handedInOn"
              moment={<Moment at={sheet.submittedAt} zone={zone} withSeconds />}
            />
          </p>
        ) : (
          <p className="notice quiet">{t("moderating.notIn")}</p>
        )}
        {handedIn ? <SheetWords rubric={book.rubric} sheet={handedIn} /> : null}
        <SheetVersions rubric={book.rubric} versions={versions} zone={zone} />
        {mayReopen ? (
          <form method="post" action={paths.deskSheet(sheet.id)} className="stack-l" noValidate>
            <h2>{t("moderating.reopen")}</h2>
            <p className="measure">
              {t("moderating.reopenWords")} {seesOthers ? t("moderating.reopenOthers") : null}
            </p>
            <TextAreaField
              name="reason"
              label={t("moderating.reason")}
              hint={t("moderating.reopenHint")}
              result={result}
              rows={3}
            />
            <p className="actions">
              <button
                className="button"
                disabled={refusal !== null}
                aria-describedby={refusal ? "why" : undefined}
              >
                {t("moderating.reopenSend")}
              </button>
            </p>
            {refusal ? (
              <p className="small hint" id="why">
                {t.say(refusal)}
              </p>
            ) : null}
          </form>
        ) : null}
      </div>
    </div>
  );
}
