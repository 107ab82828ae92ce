import { useLoaderData } from "@remix-run/react";
import { ErrorSummary } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { Living } from "~/components/living";
import { WorkHead } from "~/components/page";
import { Compared } from "~/components/sample-case";
import { Scoresheet } from "~/components/scoresheet";
import { Said } from "~/components/words";
import { sameSheet, sheetOf } from "~/domain/scoring";
import { useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { action, loader } from "./route.server";

export const handle: Handle = { look: "work" };
export default function SamplePage() {
  const t = useT();
  const result = useFormResult();
  const { sample, book, saved, compared, zone, refusal, closes, copySecret, signIn } =
    useLoaderData<typeof loader>();
  const { values } = result;
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
        title={<Said words={sample.title} />}
        over={<a href={paths.calibration}>{t("samples.title")}</a>}
      >
        <p className="hint">{t("samples.invented")}</p>
      </WorkHead>
      <div className="judge">
        <article className="stack-l">
          {compared ? <Compared rubric={book.rubric} compared={compared} /> : null}
          {sample.texts.map(({ heading, words }) => (
            <section key={heading.en} className="stack">
              <h2>
                <Said words={heading} />
              </h2>
              <p className="measure">
                <Said words={words} />
              </p>
            </section>
          ))}
        </article>
        {compared ? null : (
          <Living
            name="scoresheet"
            part={Scoresheet}
            props={{
              at: {
                place: `sample ${sample.id}`,
                save: paths.sampleCase(sample.id),
                draft: paths.sampleDraft(sample.id),
                handIn: paths.sampleHandIn(sample.id),
              },
              of: { kind: "sample" },
              book,
              saved,
              typed,
              result,
              refusal,
              pause: null,
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
