import type { LoaderFunctionArgs } from "@remix-run/node";
import { writeSiteMap } from "~/papers/winner-files.server";
import { publicFile } from "~/public-file.server";
import { siteMapOf } from "~/services/winner-lists.server";

/** The pages that search engines may know now. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { pages, changedAt } = await siteMapOf(context);
  return publicFile(request, writeSiteMap(pages), { type: "xml", changedAt });
}
