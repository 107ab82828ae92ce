import { useT } from "~/locales/locale";

/** The pages of a long list; nothing if there is only one. A page with two lists names theirs apart. */
export function Pages({
  path,
  name = "page",
  list,
  page,
  pages,
}: {
  path: string;
  name?: string;
  list?: string;
  page: number;
  pages: number;
}) {
  const t = useT();
  if (pages < 2) return null;
  const to = (n: number) => `${path}${path.includes("?") ? "&" : "?"}${name}=${n}`;
  return (
    <nav className="pages" aria-label={list ? `${list}, ${t("people.pages")}` : t("people.pages")}>
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
