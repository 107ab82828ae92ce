import type { ThinCategory } from "~/domain/category-merges";
import { useT } from "~/locales/locale";
import { paths } from "~/paths";

/** Names the categories below their minimum with what can be done; the way there only for those who may go it. */
export function ThinCategories({ thin, mayOpen }: { thin: readonly ThinCategory[]; mayOpen: boolean }) {
  const t = useT();
  if (thin.length === 0) return null;
  return (
    <div className="notice">
      <h2>{t("merging.warning", { count: thin.length })}</h2>
      <ul>
        {thin.map(({ id, valid, open, minimumValid }) => (
          <li key={id}>{t("merging.warningOne", { category: id, valid, open, minimum: minimumValid })}</li>
        ))}
      </ul>
      <p>{t("merging.warningMay")}</p>
      {mayOpen ? (
        <p>
          <a href={paths.categories}>{t("merging.warningOpen")}</a>
        </p>
      ) : null}
    </div>
  );
}
