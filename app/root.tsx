import type { LinksFunction } from "@remix-run/node";
import {
  isRouteErrorResponse,
  Links,
  Outlet,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import { type ReactNode } from "react";
import { useDocument } from "./components/document";
import { Foot, Masthead } from "./components/page";
import { SharingOfPage } from "./components/sharing";
import { Unsaved } from "./components/unsaved";
import { directionOf } from "./locales/direction";
import { useT } from "./locales/locale";
import { paths } from "./paths";
import type { loader } from "./root.server";
export { loader } from "./root.server";
import base from "./styles/base.css?url";
import tokens from "./styles/tokens.css?url";
import mark from "./styles/mark.svg?url";
import portal from "./styles/portal.css?url";

/** What a route says of its page. */
export type Handle = {
  look?: "public" | "work";
  /** Public, and not for search engines. */
  isUnlisted?: true;
};

export const links: LinksFunction = () => [
  ...[tokens, base, portal].map((href) => ({ rel: "stylesheet", href })),
  { rel: "icon", href: mark, type: "image/svg+xml" },
];

export function Layout({ children }: { children: ReactNode }) {
  const t = useT();
  const root = useRouteLoaderData<typeof loader>("root");
  const handles = useMatches().map((match) => (match.handle ?? {}) as Handle);
  const look = handles.map((handle) => handle.look).findLast(Boolean) ?? "work";
  return (
    <html lang={t.locale} dir={directionOf(t.locale)}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <Title />
        {look === "work" || handles.some((handle) => handle.isUnlisted) ? (
          <meta name="robots" content="noindex" />
        ) : null}
        <SharingOfPage />
        <Links />
        {root ? <link rel="stylesheet" href={paths.editionStyle(root.edition)} /> : null}
      </head>
      <body className={look}>
        <a className="skip" href="#main">
          {t("site.skip")}
        </a>
        <Masthead root={root} look={look} />
        <main id="main">{children}</main>
        <Foot root={root} />
      </body>
    </html>
  );
}

/** A page is called what its loader says; an answer to a refused form says so first. */
function Title() {
  const t = useT();
  const { refused } = useDocument();
  const error = useRouteError();
  const said = useMatches().map((match) => (match.data as { title?: string } | undefined)?.title);
  const title = error ? t(`fault.${faultOf(error)}`) : said.findLast(Boolean);
  return <title>{refused ? `${t("fault.prefix")} ${title ?? ""}` : title}</title>;
}

function faultOf(error: unknown): "notFound" | "forbidden" | "unexpected" {
  const status = isRouteErrorResponse(error) ? error.status : 500;
  return status === 404 ? "notFound" : status === 403 ? "forbidden" : "unexpected";
}

export default function App() {
  return <Outlet />;
}

export function ErrorBoundary() {
  const t = useT();
  const kind = faultOf(useRouteError());
  const { failed } = useDocument();
  const isOurs = kind === "unexpected";
  return (
    <div className="wrap work-head stack">
      <h1>{t(isOurs && failed.disk ? `fault.${failed.disk}Title` : `fault.${kind}`)}</h1>
      <p>{t(isOurs && failed.disk ? `fault.${failed.disk}` : `fault.${kind}Words`)}</p>
      {isOurs && failed.typed.length > 0 ? <Unsaved typed={failed.typed} /> : null}
      <p>
        <a href={paths.call}>{t("site.home")}</a>
      </p>
    </div>
  );
}
