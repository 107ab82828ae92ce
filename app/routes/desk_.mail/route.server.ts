import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireRole } from "~/context.server";
import { mailFilter } from "~/forms/mail";
import { countMails, listMails } from "~db/queries/outbox";
import { countReturned, listReturned } from "~db/queries/returned-mails";

const PAGE = 50;
/** So many of those that came back are named at once; the others follow when these are settled. */
const RETURNED = 20;

/** Every mail and how far it came, for organisers: no words, and sign-in mails masked. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { db, edition, portal, t } = requireRole(context, request, "organiser");
  const search = new URL(request.url).searchParams;
  const { state, page } = mailFilter.parse({ state: search.get("state"), page: search.get("page") ?? 1 });
  const counts = await countMails(db);
  const total = state ? (counts[state] ?? 0) : Object.values(counts).reduce((sum, n) => sum + n, 0);
  const mails = await listMails(db, { state, limit: PAGE, offset: (page - 1) * PAGE });
  return {
    title: t("mail.title"),
    mails,
    returned: { total: await countReturned(db), mails: await listReturned(db, RETURNED) },
    counts,
    state,
    page,
    pages: Math.max(1, Math.ceil(total / PAGE)),
    total,
    transport: portal.mail.transport,
    zone: edition.rulebook.edition.zone,
  };
}
