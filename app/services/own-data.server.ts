import type { ViewerContext } from "~/context.server";
import { columnsLeftOut, exportedTables, leftOut, readOwnData } from "~db/queries/own-data";
import { recordView } from "./history.server";

/** What stays in the portal of what it holds about somebody: whole tables with why, and columns of the others. */
export function readLeftOut({ t }: Pick<ViewerContext, "t">) {
  return {
    tables: [...new Set(Object.values(leftOut))].map((why) => ({
      why: t("ownData.why", { why }),
      tables: Object.entries(leftOut).flatMap(([table, reason]) => (reason === why ? [table] : [])),
    })),
    columns: exportedTables.flatMap((table) => {
      const columns = columnsLeftOut(table);
      return columns.length > 0 ? [{ table, columns }] : [];
    }),
  };
}

/** One file with everything that the portal holds of the viewer and may give them now. The history says that it was taken. */
export async function exportOwnData(context: ViewerContext) {
  const { db, viewer, now, t, portal } = context;
  await recordView(context, { kind: "person", id: viewer.id, what: "export" });
  return {
    format: 1,
    portal: portal.publicUrl,
    at: now,
    tables: await readOwnData(db, { personId: viewer.id, now }),
    leftOut: { ...readLeftOut(context), whyColumns: t("ownData.columnsWhy") },
  };
}
