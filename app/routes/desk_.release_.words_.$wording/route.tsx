import { useLoaderData } from "@remix-run/react";
import { ErrorSummary, TextAreaField, TextField } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { Typed } from "~/components/words";
import { braced, isLine } from "~/domain/letter-words";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { action, loader } from "./route.server";

export const handle: Handle = { look: "work" };
export default function WordingPage() {
  const { title, id, version, parts, placeholders } = useLoaderData<typeof loader>();
  const t = useT();
  const result = useFormResult();
  const isStale = result.faults.some((one) => one.message.id === "fault.stale");
  return (
    <div className="wrap">
      <ErrorSummary
        {...result}
        nameOf={(field) => (field ? t("letterWords.partNamed", { part: field }) : null)}
      />
      <WorkHead title={title} over={<a href={paths.letterWords}>{t("letterWords.back")}</a>}>
        <p className="measure">{t("letterWords.how")}</p>
      </WorkHead>
      <form method="post" className="stack-l" noValidate>
        <input type="hidden" name="version" value={version} />
        {parts.map(({ part, words, default: own, needed }) => {
          const typed = result.values[part];
          const field = {
            name: part,
            label: t("letterWords.part", { part }),
            ...(needed.length > 0 && {
              hint: t("letterWords.hint", { needed: needed.map(braced).join(", ") }),
            }),
            result,
            defaultValue: words,
            autoComplete: "off",
            dir: "auto",
          };
          const beside =
            isStale && typed !== undefined && typed !== words
              ? (["letterWords.saved", words] as const)
              : own !== null
                ? (["letterWords.default", own] as const)
                : null;
          return (
            <div key={part} className="stack">
              {isLine(part) ? <TextField {...field} /> : <TextAreaField {...field} rows={4} />}
              {beside ? (
                <p className="hint measure">
                  <T id={beside[0]} words={<Typed>{beside[1]}</Typed>} />
                </p>
              ) : null}
            </div>
          );
        })}
        <p className="actions">
          <button className="button">{t("letterWords.save")}</button>
          <a href={paths.wordingPreview(id)}>{t("letterWords.look")}</a>
          <a href={paths.wordingTest(id)}>{t("letterWords.toTest")}</a>
          <a href={paths.wordingDefault(id)}>{t("letterWords.toDefault")}</a>
        </p>
      </form>
      <section className="leaf" aria-labelledby="placeholders">
        <h2 id="placeholders">{t("letterWords.placeholders")}</h2>
        <dl className="answers">
          {placeholders.map(({ name, kind }) => (
            <div key={name}>
              <dt translate="no">{braced(name)}</dt>
              <dd>
                {t("letterWords.means", { placeholder: name })}
                {kind === "typed" ? (
                  <span className="block small hint">{t("letterWords.notInLines")}</span>
                ) : null}
              </dd>
            </div>
          ))}
        </dl>
      </section>
    </div>
  );
}
