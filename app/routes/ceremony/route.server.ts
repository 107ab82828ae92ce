import type { LoaderFunctionArgs } from "@remix-run/node";
import { windowOf } from "~/domain/stages";

/** When and where the ceremony is, by the rulebook alone: the same page before and after the results. For everyone. */
export function loader({ context }: LoaderFunctionArgs) {
  const { edition, t } = context;
  const { rulebook: book } = edition;
  return {
    title: t("ceremony.title", { edition: edition.id }),
    zone: book.edition.zone,
    ...windowOf(book, "ceremony"),
    announced: windowOf(book, "announced").opens,
    award: book.names.award,
    place: book.ceremony ?? null,
  };
}
