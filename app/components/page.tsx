import { useLocation } from "@remix-run/react";
import type { ReactNode } from "react";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { RootData } from "~/root.server";
import { DemoBar } from "./demo-bar";
import { Said, Typed } from "./words";

/** The head of every page: the organiser's mark alone, the way round, and who is signed in. */
export function Masthead({ root, look }: { root: RootData | undefined; look: "public" | "work" }) {
  const t = useT();
  const { pathname } = useLocation();
  const viewer = root?.viewer;
  const items: [string, string][] = viewer
    ? workItems(viewer, t)
    : [
        [paths.call, t("site.call")],
        [paths.rules, t("site.rules")],
        [paths.winners, t("site.winners")],
        [paths.signIn, t("site.signIn")],
      ];
  return (
    <>
      {root?.demo ? <DemoBar demo={root.demo} zone={root.zone} /> : null}
      <header>
        <div className="wrap masthead">
          <a className="home" href={paths.call}>
            <svg className="mark" viewBox="0 0 40 40" aria-hidden="true" focusable="false">
              <circle cx="20" cy="20" r="18.5" />
              <path d="M20 8v24M8 27c4-3 8-3 12 1 4-4 8-4 12-1V12c-4-3-8-3-12 1-4-4-8-4-12-1z" />
            </svg>
            <span>
              {root ? <Said words={look === "public" ? root.names.organiser : root.names.short} /> : null}
            </span>
          </a>
          <nav aria-label={t("site.menu")}>
            <ul className="menu">
              {items.map(([path, label]) => (
                <li key={path}>
                  <a
                    href={path}
                    aria-current={
                      pathname === path || (path !== "/" && pathname.startsWith(`${path}/`))
                        ? "page"
                        : undefined
                    }
                  >
                    {label}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
          {viewer ? (
            <form method="post" action={paths.signOut} className="who">
              <a href={paths.account}>
                <Typed>{viewer.name || t("site.account")}</Typed>
              </a>
              <button className="button plain">{t("site.signOut")}</button>
            </form>
          ) : null}
        </div>
      </header>
    </>
  );
}

function workItems(viewer: NonNullable<RootData["viewer"]>, t: ReturnType<typeof useT>): [string, string][] {
  const has = (...roles: string[]) => viewer.roles.some((role) => roles.includes(role));
  return [
    ...(has("organiser", "chair", "observer") ? [[paths.desk, t("site.desk")] as [string, string]] : []),
    ...(has("screener", "organiser") ? [[paths.screening, t("site.screening")] as [string, string]] : []),
    ...(has("judge") ? [[paths.judging, t("site.judging")] as [string, string]] : []),
    ...(has("sponsor") ? [[paths.ownSponsor, t("site.sponsor")] as [string, string]] : []),
    ...(has("organiser", "chair", "screener", "judge", "sponsor", "observer")
      ? []
      : [[paths.entries, t("site.entries")] as [string, string]]),
    [paths.inbox, viewer.unread > 0 ? t("site.inboxCount", { count: viewer.unread }) : t("site.inbox")],
  ];
}

export function Foot({ root }: { root: RootData | undefined }) {
  const t = useT();
  const { pathname } = useLocation();
  return (
    <footer className="wrap">
      <div className="foot">
        {root ? (
          <div className="stack">
            <p>
              <T
                id="site.foot"
                award={<Said words={root.names.award} />}
                edition={root.edition}
                organiser={<Said words={root.names.organiser} />}
              />
            </p>
            {root.note ? (
              <p>
                <Said words={root.note} />
              </p>
            ) : null}
          </div>
        ) : null}
        <ul className="menu">
          <li>
            <a href={paths.rules}>{t("site.rules")}</a>
          </li>
          <li>
            <a href={paths.dates}>{t("site.dates")}</a>
          </li>
          <li>
            <a href={paths.privacy}>{t("site.privacy")}</a>
          </li>
          <li>
            <a href={paths.accessibility}>{t("site.accessibility")}</a>
          </li>
          {root?.hasLanguages ? (
            <li>
              <a href={`${paths.locale}?back=${encodeURIComponent(pathname)}`}>{t("site.language")}</a>
            </li>
          ) : null}
        </ul>
      </div>
    </footer>
  );
}

/** The head of a working page: where one is, what it is, one line of facts. */
export function WorkHead({
  title,
  over,
  children,
}: {
  title: ReactNode;
  over?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <div className="work-head">
      {over ? <p className="small">{over}</p> : null}
      <h1>{title}</h1>
      {children}
    </div>
  );
}
