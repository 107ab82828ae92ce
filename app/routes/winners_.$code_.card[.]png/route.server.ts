import type { LoaderFunctionArgs } from "@remix-run/node";
import { found } from "~/context.server";
import { publicFile } from "~/public-file.server";
import { cardOfCase } from "~/services/share-cards.server";
import { requireWinners } from "~/services/winners.server";

/** The share image of a case, from the day of its page on. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const told = await requireWinners(context);
  const winner = found(told.winners.find((one) => one.isOpen && one.code === params["code"]));
  const picture = await cardOfCase(context, told, winner);
  return publicFile(request, picture, { type: "png", changedAt: winner.opensAt });
}
