import type { LoaderFunctionArgs } from "@remix-run/node";
import { type Context, found } from "~/context.server";
import { servedFile } from "~/served-file.server";
import { requireWinningCase } from "~/services/winners.server";
import { findPublicCopy } from "~db/queries/attachments";

const forAll = { "Cache-Control": "public, max-age=3600" };

/** The copies of a photograph of a public winning case that may leave the portal. */
export async function requirePublicPhoto(context: Context, params: LoaderFunctionArgs["params"]) {
  const { photos } = await requireWinningCase(context, params["code"] ?? "");
  const photo = found(photos.find((one) => one.id === params["photo"]));
  return found(await findPublicCopy(context.db, photo.id));
}

/** A photograph of a winning case, for everyone: the picture alone, without where and by what it was taken. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const { sha256, kind } = await requirePublicPhoto(context, params);
  return servedFile(context.portal.files, { sha256, kind, headers: forAll });
}

/** The same, small. */
export async function loadSmall({ context, params }: LoaderFunctionArgs) {
  const { smallSha256 } = await requirePublicPhoto(context, params);
  return servedFile(context.portal.files, { sha256: found(smallSha256), kind: "jpeg", headers: forAll });
}
