import type { Instant } from "~/domain/time";
import type { Words } from "~/domain/words";
import { useT } from "~/locales/locale";
import { Moment, Said } from "./words";

/** What was set right in a published result, newest first, each with its day; nothing where nothing was. */
export function Corrections({
  corrections,
  zone,
}: {
  corrections: readonly { at: Instant; note: Words }[];
  zone: string;
}) {
  const t = useT();
  if (corrections.length === 0) return null;
  return (
    <section className="leaf" aria-labelledby="corrections">
      <h2 id="corrections">{t("correction.publicHeading", { count: corrections.length })}</h2>
      <dl className="answers">
        {corrections.map(({ at, note }) => (
          <div key={at}>
            <dt>
              <Moment at={at} zone={zone} />
            </dt>
            <dd>
              <Said words={note} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
