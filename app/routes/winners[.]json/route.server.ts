import type { LoaderFunctionArgs } from "@remix-run/node";
import { choiceOf, narrowed } from "~/domain/winners";
import { writeWinnersJson } from "~/papers/winner-files.server";
import { publicFile } from "~/public-file.server";
import { listWinners } from "~/services/winner-lists.server";
import { requireWinners } from "~/services/winners.server";

/** The winners as data, from the release on; narrowed by category, region and country as the page is. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const told = await requireWinners(context);
  const winners = narrowed(told.winners, choiceOf(new URL(request.url).searchParams));
  const content = writeWinnersJson(await listWinners(context, { ...told, winners }));
  return publicFile(request, content, { type: "json", changedAt: told.changedAt });
}
