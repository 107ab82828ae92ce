import type { LoaderFunctionArgs } from "@remix-run/node";
import { writeWinnersJson } from "~/papers/winner-files.server";
import { publicFile } from "~/public-file.server";
import { listWinners } from "~/services/winner-lists.server";
import { requireWinners } from "~/services/winners.server";

/** The winners as data, from the release on. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const told = await requireWinners(context);
  const content = writeWinnersJson(await listWinners(context, told));
  return publicFile(request, content, { type: "json", changedAt: told.changedAt });
}
