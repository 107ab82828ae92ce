import { useLoaderData } from "@remix-run/react";
import { CommentHints } from "~/components/comment-hints";
import { ChoiceField, ErrorSummary, TextAreaField } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { Quoted } from "~/components/quoted";
import { Said } from "~/components/words";
import { useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { action, loader } from "./route.server";

export const handle: Handle = { look: "work" };
export default function CommentPage() {
  const { entry, comment, criterion, title } = useLoaderData<typeof loader>();
  const t = useT();
  const result = useFormResult();
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead
        over={
          <>
            <a href={paths.deskFeedbackOf(entry.id)}>{t("feedback.allOfEntry")}</a> ·{" "}
            <span className="code">{entry.code}</span>
          </>
        }
        title={title}
      >
        <p>{criterion ? <Said words={criterion} /> : t("feedback.whole")}</p>
      </WorkHead>
      <div className="stack-l ending">
        <section className="stack" aria-labelledby="written">
          <h2 id="written">{t("feedback.written")}</h2>
          <Quoted>{comment.original}</Quoted>
          <CommentHints hints={comment.hints} />
        </section>
        <form method="post" action={paths.deskComment(entry.id, comment.id)} className="stack-l" noValidate>
          <input type="hidden" name="version" value={comment.version} />
          <ChoiceField
            name="state"
            label={t("feedback.whatWith")}
            result={result}
            defaultValue={comment.state === "waiting" ? "" : comment.state}
            options={(["passed", "edited", "withheld"] as const).map((state) => ({
              id: state,
              label: t("feedback.choice", { state }),
              hint: t("feedback.choiceHint", { state }),
            }))}
          />
          <TextAreaField
            name="words"
            label={t("feedback.words")}
            hint={t("feedback.wordsHint")}
            result={result}
            rows={8}
            dir="auto"
            defaultValue={comment.words ?? comment.original}
          />
          <TextAreaField
            name="reason"
            label={t("feedback.reason")}
            hint={t("feedback.reasonHint")}
            result={result}
            rows={3}
            defaultValue={comment.reason ?? ""}
          />
          <p className="actions">
            <button className="button">{t("feedback.decide")}</button>
          </p>
        </form>
      </div>
    </div>
  );
}
