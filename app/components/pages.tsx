import { useT } from "~/locales/locale";

/** The pages of a long list; nothing if there is only one. */
export function Pages({ path, page, pages }: { path: string; page: number; pages: number }) {
  const t = useT();
  if (pages < 2) return null;
  const to = (n: number) => `${path}${path.includes("?") ? "&" : "?"}page=${n}`;
  return (
    <nav className="pages" aria-label={t("people.pages")}>
      <span className="small">{t("people.pageOf", { page, pages })}</span>
      <ul>
        {page > 1 ? (
          <li>
            <a href={to(page - 1)}>{t("people.previous")}</a>
          </li>
        ) : null}
        {page < pages ? (
          <li>
            <a href={to(page + 1)}>{t("people.next")}</a>
          </li>
        ) : null}
      </ul>
    </nav>
  );
}
