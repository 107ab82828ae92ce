import { createElement, type ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { Unsaved } from "~/components/unsaved";
import { TranslateContext } from "~/locales/locale";
import type { Locale } from "~/locales/catalogue";
import type { Translate } from "~/locales/translate";
import { paths } from "~/paths";
import type { Kind } from "./back-pressure";

/** Milliseconds after which a kept page is drawn anew. */
const FRESH = 2000;
/** Where a page that says no has room for what is to be done again. */
const SLOT = '<div id="again"></div>';

/**
 * The two pages of a portal that has too much to do: how it is doing, and that it did not do this. They are drawn by the
 * portal like any other, but once for each language in so long; meanwhile whoever asks gets the one that is there.
 */
export function openBusyPages(draw: (path: string, locale: Locale) => Promise<string>) {
  const kept = new Map<string, { page: Promise<string>; drawnAt: number; isDrawing: boolean }>();

  function pageOf(path: string, locale: Locale): Promise<string> {
    const key = `${locale} ${path}`;
    const there = kept.get(key);
    if (there && (there.isDrawing || performance.now() - there.drawnAt < FRESH)) return there.page;
    const drawing = draw(path, locale);
    const entry = { page: there?.page ?? drawing, drawnAt: performance.now(), isDrawing: true };
    kept.set(key, entry);
    drawing.then(
      () => kept.set(key, { page: drawing, drawnAt: performance.now(), isDrawing: false }),
      () => kept.delete(key),
    );
    return entry.page;
  }

  /** The page that says no, with something to press. */
  async function refusal(t: Translate, kind: Kind, again: ReactNode): Promise<string> {
    const page = await pageOf(paths.refused(kind), t.locale);
    const drawn = renderToStaticMarkup(createElement(TranslateContext.Provider, { value: t }, again));
    return page.replace(SLOT, () => drawn);
  }

  return {
    status: (locale: Locale) => pageOf(paths.status, locale),
    /** With a link to an address. */
    refused: (t: Translate, kind: Kind, address: string) =>
      refusal(
        t,
        kind,
        createElement(
          "p",
          null,
          createElement("a", { className: "button", href: address }, t("status.again")),
        ),
      ),
    /** With everything that a form held, to be sent again by one button. */
    refusedForm: (t: Translate, typed: readonly (readonly [string, string])[]) =>
      refusal(t, "write", createElement(Unsaved, { typed })),
  };
}
