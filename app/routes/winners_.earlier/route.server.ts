import type { LoaderFunctionArgs } from "@remix-run/node";

/** Earlier editions, as far as they are published: what the rulebook brings of them. Everyone may read it. */
export function loader({ context }: LoaderFunctionArgs) {
  const { edition, t } = context;
  return {
    title: t("winners.earlierTitle"),
    edition: edition.id,
    editions: edition.rulebook.earlier.toSorted((a, b) => (a.id < b.id ? 1 : -1)),
  };
}
