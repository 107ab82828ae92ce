import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { found, requireRole } from "~/context.server";
import { inOrderOfTier } from "~/domain/sponsors";
import { inLanguage } from "~/domain/words";
import { directionOf } from "~/locales/direction";
import { countryName } from "~/components/words";
import { openStage } from "~/services/ceremony.server";
import { Stage } from "./stage";

const { resolve } = createRequire(import.meta.url);
const fonts = [
  ["Display", "frank-ruhl-libre", "latin-300"],
  ["Display", "frank-ruhl-libre", "latin-ext-300"],
  ["Text", "atkinson-hyperlegible-next", "latin-400"],
  ["Text", "atkinson-hyperlegible-next", "latin-ext-400"],
] as const;
/** The letters of a file of fonts, as the look has them. */
const ranges = {
  "latin-300": "U+0000-00FF, U+2000-206F, U+20AC, U+2122",
  "latin-400": "U+0000-00FF, U+2000-206F, U+20AC, U+2122",
  "latin-ext-300": "U+0100-02BA, U+1E00-1EFF",
  "latin-ext-400": "U+0100-02BA, U+1E00-1EFF",
};

/**
 * The winners for the stage: one document with everything in it, so that it needs no network once it is open.
 * Organisers alone; before the release its opening is recorded.
 */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const known = requireRole(context, request, "organiser");
  const { edition, portal, t, nonce } = known;
  const { rulebook: book } = edition;
  const result = found(await openStage(known));
  const names = [...book.categories, ...book.specialAwards];
  // A category that was merged into another has no place of its own; special awards come last.
  const prizes = [
    ...result.categories.filter(({ id }) => !result.categories.some(({ merged }) => merged?.includes(id))),
    ...(result.specialAwards ?? []),
  ].map((one) => ({ ...one, name: names.find(({ id }) => id === one.id)?.name }));
  const sponsors = await Promise.all(
    inOrderOfTier(result.sponsors)
      .filter((one) => one.tier === "title")
      .map(async ({ name, logo }) => ({
        name,
        logo: logo
          ? `data:image/png;base64,${(await portal.files.readWhole(logo)).toString("base64")}`
          : null,
      })),
  );
  const page = renderToStaticMarkup(
    createElement(Stage, {
      t,
      nonce,
      direction: directionOf(t.locale),
      accent: book.edition.accent,
      faces: (await Promise.all(fonts.map(faceOf))).join(""),
      award: inLanguage(book.names.award, t.locale),
      edition: edition.id,
      sponsors,
      categories: prizes.map(({ id, name, winners, notAwarded }) => ({
        id,
        over: book.categories.some((one) => one.id === id) ? t("ceremony.categoryOver", { id }) : "",
        name: inLanguage(name ?? { en: id }, t.locale),
        notAwarded: notAwarded ?? "",
        winners: winners.map((card) => ({
          code: card.code,
          title: card.title,
          ownTitle: card.ownTitle,
          organisation: card.organisation,
          ownOrganisation: card.ownOrganisation,
          country: card.country ? countryName(card.country, t.locale) : "",
        })),
      })),
    }),
  );
  return new Response(`<!DOCTYPE html>${page}`, {
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Security-Policy": `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; img-src data:; font-src data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`,
      "Cache-Control": "private, no-store",
    },
  });
}

async function faceOf([family, name, range]: (typeof fonts)[number]): Promise<string> {
  const bytes = await readFile(resolve(`@fontsource/${name}/files/${name}-${range}-normal.woff2`));
  return `@font-face{font-family:${family};src:url(data:font/woff2;base64,${bytes.toString("base64")});unicode-range:${ranges[range]}}`;
}
