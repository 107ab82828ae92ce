import { useT } from "~/locales/locale";

/** Longer than this, a field is shown, so that its words can be copied; shorter ones are codes and choices. */
const WORTH_COPYING = 40;

/** A form that could not be kept: everything in it is sent again by one button, and the long texts can be copied. */
export function Unsaved({ typed }: { typed: readonly (readonly [name: string, value: string])[] }) {
  const t = useT();
  return (
    <form method="post" className="stack">
      {typed.map(([name, value], at) =>
        value.length > WORTH_COPYING ? (
          <div key={at} className="field">
            <label htmlFor={`typed-${at}`}>{t("fault.typed")}</label>
            <textarea id={`typed-${at}`} name={name} defaultValue={value} rows={6} readOnly dir="auto" />
          </div>
        ) : (
          <input key={at} type="hidden" name={name} value={value} />
        ),
      )}
      <p>
        <button className="button">{t("fault.sendAgain")}</button>
      </p>
    </form>
  );
}
