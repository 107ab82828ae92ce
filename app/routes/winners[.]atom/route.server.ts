import type { LoaderFunctionArgs } from "@remix-run/node";
import { writeFeed } from "~/papers/winner-files.server";
import { publicFile } from "~/public-file.server";
import { feedOf } from "~/services/winner-lists.server";

/** The feed, for everyone at any time: before the release it is the same empty one for all. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const feed = await feedOf(context);
  return publicFile(request, writeFeed(feed), { type: "atom", changedAt: feed.updatedAt });
}
