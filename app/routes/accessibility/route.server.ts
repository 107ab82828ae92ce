import type { LoaderFunctionArgs } from "@remix-run/node";

/** Everyone may read it. */
export function loader({ context }: LoaderFunctionArgs) {
  const { portal, edition, t } = context;
  return {
    title: t("call.accessibility.title"),
    contact: portal.mail.replyTo,
    organiser: edition.rulebook.names.organiser,
  };
}
