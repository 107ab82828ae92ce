import type { Spread } from "~/domain/calibration";
import type { Rubric } from "~/domain/rulebook";
import type { Marks } from "~/domain/scoring";
import type { Words } from "~/domain/words";
import { useT } from "~/locales/locale";
import { paths } from "~/paths";
import { Said } from "./words";

/** Own marks beside those that the chair expects and the spread of all judges, with the levels in words. */
export function Compared({
  rubric,
  compared,
}: {
  rubric: Rubric;
  compared: { own: Marks; expected: Marks; note: Words; judges: number; spread: Spread };
}) {
  const t = useT();
  const { own, expected, spread } = compared;
  return (
    <section className="stack-l" aria-labelledby="compared">
      <h2 id="compared">{t("samples.result")}</h2>
      <p>{t("samples.judges", { count: compared.judges })}</p>
      <h3>{t("samples.note")}</h3>
      <p className="measure">
        <Said words={compared.note} />
      </p>
      {rubric.criteria.map(({ id, name, levels }) => {
        const of = spread.find((one) => one.criterion === id);
        const most = Math.max(1, ...(of?.counts.map((one) => one.judges) ?? []));
        return (
          <section key={id} className="stack compared" aria-labelledby={`compared-${id}`}>
            <h3 id={`compared-${id}`}>
              <Said words={name} />
            </h3>
            <dl className="three">
              <div>
                <dt>{t("samples.you")}</dt>
                <dd>{own[id]}</dd>
              </div>
              <div>
                <dt>{t("samples.expected")}</dt>
                <dd>{expected[id]}</dd>
              </div>
              <div>
                <dt>{t("samples.median")}</dt>
                <dd>{of?.median}</dd>
              </div>
            </dl>
            <p className="small hint" id={`spread-${id}`}>
              {t("samples.spread")}
            </p>
            <ol className="spread" aria-labelledby={`spread-${id}`}>
              {of?.counts.map(({ mark, judges }) => (
                <li
                  key={mark}
                  className={[own[id] === mark ? "own" : "", judges === 0 ? "nobody" : ""].join(" ").trim()}
                >
                  <span className="hidden">{t("samples.count", { mark, judges })}</span>
                  <span className="bar" aria-hidden="true">
                    {Array.from({ length: 8 }, (_, at) => (
                      <i key={at} className={at < Math.round((8 * judges) / most) ? "on" : ""} />
                    ))}
                  </span>
                  <span aria-hidden="true">{judges > 0 ? judges : ""}</span>
                  <span aria-hidden="true" className="mark">
                    {mark}
                  </span>
                </li>
              ))}
            </ol>
            <dl className="levels">
              {levels.map((level) => (
                <div key={level.mark}>
                  <dt>{level.mark}</dt>
                  <dd>
                    <Said words={level.words} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        );
      })}
      <p>
        <a className="button" href={paths.calibration}>
          {t("samples.next")}
        </a>
      </p>
    </section>
  );
}
