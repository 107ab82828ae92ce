import { useLoaderData } from "@remix-run/react";
import { ErrorSummary, TextField } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { Moment, Said, Typed } from "~/components/words";
import type { PassagePart } from "~/engine/likeness";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { action, loader } from "./route.server";

export const handle: Handle = { look: "work" };
export default function LikenessPage() {
  const page = useLoaderData<typeof loader>();
  const t = useT();
  const result = useFormResult();
  const { entry, other } = page;
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead
        over={
          <>
            <a href={`${paths.screen(entry.id)}${page.query}`}>{t("screening.toEntry")}</a> ·{" "}
            <span className="code">{entry.code}</span>
          </>
        }
        title={t("likeness.compare")}
      >
        <p>{t("likeness.facts", { words: page.words, share: page.share })}</p>
      </WorkHead>
      <div className="stack-l ending">
        <dl className="sides">
          {[entry, other].map((one) => (
            <div key={one.id}>
              <dt>
                <span className="code">{one.code}</span>
                {one.edition ? <>, {t("likeness.edition", { edition: one.edition })}</> : null}
              </dt>
              <dd>
                {one.edition || one.id === entry.id ? (
                  <Typed>{one.title}</Typed>
                ) : (
                  <a href={paths.screen(one.id)}>
                    <Typed>{one.title}</Typed>
                  </a>
                )}
                <span className="block small hint">
                  <Typed>{one.organisation}</Typed>
                </span>
              </dd>
            </div>
          ))}
        </dl>
        {page.passages.length === 0 ? <p className="empty">{t("likeness.none")}</p> : null}
        <ol className="plain-list stack-l">
          {page.passages.map((passage, at) => (
            <li key={at}>
              <h2>{t("likeness.passage", { number: at + 1, words: passage.words })}</h2>
              {passage.label ? (
                <p className="small hint">
                  <Said words={passage.label} />
                </p>
              ) : null}
              <div className="sides">
                <Side code={entry.code} parts={passage.own} />
                <Side code={other.code} parts={passage.other} />
              </div>
            </li>
          ))}
        </ol>
        {page.settled ? (
          <div className="notice quiet">
            <h2>{t("likeness.isSettled")}</h2>
            <p>{t("likeness.goOn", { code: entry.code })}</p>
            <p dir="auto">
              <Typed>{page.settled.note}</Typed>
            </p>
            <p className="small hint">
              <T
                id="screening.by"
                name={<Typed>{page.settled.by}</Typed>}
                date={<Moment at={page.settled.at} zone={page.zone} />}
              />
            </p>
          </div>
        ) : page.maySettle && page.isPair ? (
          <form
            method="post"
            action={`${paths.likeness(entry.id, other.id)}${page.query}`}
            className="stack"
            noValidate
          >
            <TextField
              name="note"
              label={t("likeness.note")}
              hint={t("likeness.noteHint", { check: page.check })}
              result={result}
              maxLength={500}
              autoComplete="off"
            />
            <p className="actions">
              <button className="button">{t("likeness.settle")}</button>
            </p>
          </form>
        ) : null}
      </div>
    </div>
  );
}

function Side({ code, parts }: { code: string; parts: readonly PassagePart[] }) {
  return (
    <blockquote dir="auto">
      <p className="small code">{code}</p>
      <p>
        {parts.map((part, at) =>
          part.shared ? <mark key={at}>{part.text}</mark> : <span key={at}>{part.text}</span>,
        )}
      </p>
    </blockquote>
  );
}
