import type { LoaderFunctionArgs } from "@remix-run/node";
import { found, requireRole } from "~/context.server";
import { download } from "~/papers/download.server";
import { recordView } from "~/services/history.server";
import { readStandings } from "~/services/rankings.server";
import { findNewestRelease } from "~db/queries/releases";
import { findReleaseFile } from "~db/queries/result-files";

/** The signed result of the whole edition before it is public, for those who may see the scores of every category. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const known = requireRole(context, request, "chair", "organiser", "observer");
  const { db, edition } = known;
  const standingOf = await readStandings(db, known);
  if (edition.rulebook.categories.some(({ id }) => standingOf(id).refusal))
    throw new Response("forbidden", { status: 403 });
  const release = found(await findNewestRelease(db, edition.id));
  const file = found(await findReleaseFile(db, release.id));
  await recordView(known, { kind: "release", id: release.id, what: "result" });
  return download(file.fileJson, {
    name: `result-${edition.id}-draft-${release.version}.json`,
    type: "json",
  });
}
