import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireOwner } from "~/context.server";
import { readLeftOut } from "~/services/own-data.server";
import { readOwnData } from "~db/queries/own-data";

/** What the portal holds of whoever asks, counted by kind. Everyone signed in may see their own. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const known = requireOwner(context, request);
  const { db, viewer, now, portal, edition, t } = known;
  const leftOut = readLeftOut(known);
  const held = await readOwnData(db, { personId: viewer.id, now });
  return {
    title: t("ownData.title"),
    held: Object.entries(held)
      .filter(([, rows]) => rows.length > 0)
      .map(([table, rows]) => ({ table, count: rows.length })),
    leftOut: {
      tables: leftOut.tables,
      columns: leftOut.columns.filter(({ table }) => held[table]?.length),
    },
    contact: portal.mail.replyTo,
    organiser: edition.rulebook.names.organiser,
  };
}
