import type { LoaderFunctionArgs } from "@remix-run/node";
import { publicFile } from "~/public-file.server";
import { cardOfEdition } from "~/services/share-cards.server";
import { requireWinners } from "~/services/winners.server";

/** The share image of the edition, from the release on. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const told = await requireWinners(context);
  const picture = await cardOfEdition(context, told);
  return publicFile(request, picture, { type: "png", changedAt: told.releaseAt });
}
