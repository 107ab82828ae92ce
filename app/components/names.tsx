import type { NameShown } from "~/domain/names-shown";
import { useT } from "~/locales/locale";
import { Typed } from "./words";

/** Names of a case as they will stand, each changed one with what stood there before. */
export function NameList({ names }: { names: readonly NameShown[] }) {
  const t = useT();
  return (
    <dl className="answers">
      {names.map(({ line, key, before, after }) => (
        <div key={`${line} ${key}`}>
          <dt>{t("embargo.line", { line })}</dt>
          <dd dir="auto">
            {after === "" ? t("embargo.lineEmpty") : <Typed>{after}</Typed>}
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
