import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireRole } from "~/context.server";
import { JUDGES, writeJudgeList } from "~/forms/judge-list";
import { record } from "~/services/history.server";
import { listJudgesToTake } from "~db/queries/judges";

/** All who judge or are asked to, as a file that comes in again by the same columns. Organisers alone. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const known = requireRole(context, request, "organiser");
  const { db, edition } = known;
  const judges = await listJudgesToTake(db, { editionId: edition.id, limit: JUDGES });
  await db.transaction().execute((trx) =>
    record(trx, known, {
      act: "judges.taken",
      kind: "edition",
      id: edition.id,
      facts: { judges: judges.length },
    }),
  );
  return new Response(writeJudgeList(judges), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="judges-${edition.id}.csv"`,
    },
  });
}
