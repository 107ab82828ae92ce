import type { LoaderFunctionArgs } from "@remix-run/node";
import { found } from "~/context.server";
import { withoutMetadata } from "~/domain/pictures";
import { requireWinningCase, publicPhotos } from "~/services/winners.server";

/** A photograph of a released winning case, for everyone: the picture alone, without where and by what it was taken. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const { document, isWithheld } = await requireWinningCase(context, params["code"] ?? "");
  const photo = found(
    isWithheld ? null : publicPhotos(context, document).find((one) => one.id === params["photo"]),
  );
  const chunks: Buffer[] = [];
  for await (const chunk of context.portal.files.read(photo.sha256)) chunks.push(chunk as Buffer);
  const picture = found(withoutMetadata(Buffer.concat(chunks), photo.kind === "png" ? "png" : "jpeg"));
  return new Response(picture, {
    headers: {
      "Content-Type": `image/${photo.kind}`,
      "Content-Security-Policy": "default-src 'none'; sandbox",
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "public, max-age=3600",
    },
  });
}
