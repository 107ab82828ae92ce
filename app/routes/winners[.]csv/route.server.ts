import type { LoaderFunctionArgs } from "@remix-run/node";
import { writeWinnersCsv } from "~/papers/winner-files.server";
import { publicFile } from "~/public-file.server";
import { listWinners } from "~/services/winner-lists.server";
import { requireWinners } from "~/services/winners.server";

/** The winners as a table for spreadsheets, from the release on. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const told = await requireWinners(context);
  const content = writeWinnersCsv(await listWinners(context, told));
  return publicFile(request, content, { type: "csv", changedAt: told.changedAt });
}
