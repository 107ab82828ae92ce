import type { NameShown } from "~/domain/names-shown";
import { useT } from "~/locales/locale";
import { Typed } from "./words";

/** Names of a case as they will stand, each changed one with what stood there before; or the changed ones alone. */
export function NameList({
  names,
  changedAlone = false,
  unnamed = [],
}: {
  names: readonly NameShown[];
  changedAlone?: boolean;
  /** Keys of those of the team who said no to being named. */
  unnamed?: readonly string[];
}) {
  const t = useT();
  const team = names.filter(({ line }) => line === "team");
  const shown = changedAlone ? names.filter(({ before, after }) => before !== after) : names;
  return (
    <dl className="answers">
      {shown.map(({ line, key, before, after }) => (
        <div key={`${line} ${key}`}>
          <dt>{t("embargo.line", { line, number: team.findIndex((one) => one.key === key) + 1 })}</dt>
          <dd dir="auto">
            {after === "" ? t("embargo.lineEmpty") : <Typed>{after}</Typed>}
            {line === "team" && unnamed.includes(key) ? (
              <span className="block small hint">{t("embargo.saidNo")}</span>
            ) : null}
            {before === after || before === "" ? null : (
              <span className="block small hint">
                {t("embargo.lineBefore")}{" "}
                <del>
                  <Typed>{before}</Typed>
                </del>
              </span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
