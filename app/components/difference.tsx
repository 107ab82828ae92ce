import type { DiffPart, FieldDifference } from "~/engine/difference";
import { useT } from "~/locales/locale";
import { Said } from "./words";

/** Words of two revisions in one text: what is gone is struck and said to be, what is new is underlined and said to be. */
function Changed({ parts }: { parts: readonly DiffPart[] }) {
  const t = useT();
  return (
    <p className="changed" dir="auto">
      {parts.map((part, at) =>
        part.kind === "same" ? (
          <span key={at}>{part.text}</span>
        ) : part.kind === "gone" ? (
          <del key={at}>
            <span className="hidden">{t("difference.gone")} </span>
            {part.text}
            <span className="hidden"> {t("difference.end")}</span>
          </del>
        ) : (
          <ins key={at}>
            <span className="hidden">{t("difference.new")} </span>
            {part.text}
            <span className="hidden"> {t("difference.end")}</span>
          </ins>
        ),
      )}
    </p>
  );
}

/** Every field that a repair changed, as a difference to the frozen revision before it. */
export function Difference({
  difference,
  revision,
}: {
  difference: { from: number; fields: readonly FieldDifference[] };
  revision: number;
}) {
  const t = useT();
  return (
    <section className="notice quiet stack" aria-labelledby="difference">
      <h2 id="difference">{t("difference.title", { from: difference.from, to: revision })}</h2>
      <p className="hint">{difference.fields.length === 0 ? t("difference.none") : t("difference.hint")}</p>
      {difference.fields.map((field) => (
        <div key={field.id}>
          <h3>
            <Said words={field.label} />
          </h3>
          {field.lines.map((parts, at) => (
            <Changed key={at} parts={parts} />
          ))}
        </div>
      ))}
    </section>
  );
}
