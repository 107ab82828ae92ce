import type { LoaderFunctionArgs } from "@remix-run/node";
import { download } from "~/papers/download.server";
import { requirePublicFile } from "~/services/result-files.server";

/** The signed result file of the edition, from the release on. Before it, nobody finds anything here. */
export async function loader({ context }: LoaderFunctionArgs) {
  const { fileJson } = await requirePublicFile(context);
  return download(fileJson, { name: `result-${context.edition.id}.json`, type: "json" });
}
