import type { LoaderFunctionArgs } from "@remix-run/node";
import { openMailFolder } from "~db/mail-folder";

/** The newest mails of the folder, for a demonstration and for development alone: the table of routes sees to it. */
export async function loader({ context }: LoaderFunctionArgs) {
  const { portal, edition, t } = context;
  const mails = await openMailFolder(portal.mail.folder).list(100);
  return {
    title: t("mail.folderTitle"),
    mails: mails.map(({ id, at, to, subject }) => ({ id, at, to, subject })),
    zone: edition.rulebook.edition.zone,
  };
}
