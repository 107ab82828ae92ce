import { useLoaderData } from "@remix-run/react";
import { ErrorSummary, TextField } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { languageName, Moment, Typed } from "~/components/words";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { loader } from "./route.server";
export { loader, action } from "./route.server";

export default function ApprovalPage() {
  const { title, wave, zone, refusal, release, correction, counts, silent, total } =
    useLoaderData<typeof loader>();
  const t = useT();
  const result = useFormResult();
  const back = wave === "embargo" ? paths.embargo : paths.release;
  const backWords = wave === "embargo" ? "embargo.back" : "release.back";
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead title={title} over={<a href={back}>{t(backWords)}</a>} />
      {refusal || !release ? (
        <div className="stack">
          <button className="button" disabled>
            {t("release.approve")}
          </button>
          <p>{refusal ? t.say(refusal) : t("release.notDrafted")}</p>
        </div>
      ) : (
        <form method="post" className="stack" noValidate>
          <input type="hidden" name="version" value={release.version} />
          <input type="hidden" name="wave" value={wave} />
          <p className="measure">
            <T
              id={
                wave === "embargo"
                  ? "embargo.approvalWords"
                  : correction
                    ? "correction.approvalWords"
                    : "release.approvalWords"
              }
              count={total}
              at={<Moment at={release.releaseAt} zone={zone} />}
            />
          </p>
          {correction ? (
            <>
              <p className="measure">
                <T
                  id="correction.approval"
                  version={correction.corrects}
                  at={<Moment at={release.releaseAt} zone={zone} />}
                />
              </p>
              {correction.notes.map(([language, note]) => (
                <blockquote key={language} className="notice measure" lang={language}>
                  <p>
                    <Typed>{note}</Typed>
                  </p>
                </blockquote>
              ))}
            </>
          ) : null}
          {silent > 0 ? (
            <p className="notice measure">{t("release.approvalSilent", { count: silent })}</p>
          ) : null}
          <dl className="answers measure">
            {counts.map((row) => (
              <div key={`${row.outcome} ${row.language}`}>
                <dt>
                  {t("release.outcome", { outcome: row.outcome })}, {languageName(row.language, t.locale)}
                </dt>
                <dd>{t("release.total", { count: row.count })}</dd>
              </div>
            ))}
          </dl>
          <p className="small">
            {t("release.resultHash")}: <code className="hash">{release.resultHash}</code>
          </p>
          <TextField
            name="count"
            className="short"
            inputMode="numeric"
            label={t("release.countTyped")}
            hint={t("release.countTypedHint", { count: total })}
            result={result}
            autoComplete="off"
          />
          <div className="actions">
            <button className="button">{t("release.approve")}</button>
            <a href={back}>{t(backWords)}</a>
          </div>
        </form>
      )}
    </div>
  );
}
