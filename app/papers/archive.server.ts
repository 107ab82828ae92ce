/** Many papers as one archive (.zip) that is sent while it is made. */
import { Zip, ZipPassThrough } from "fflate";
import { attachmentHeader } from "~/domain/file-name";

/** An archive as a download: each file is drawn when its turn comes, so that no more than one is held. */
export function archive(
  name: string,
  files: readonly { name: string; draw: () => Promise<Uint8Array> }[],
): Response {
  let next = 0;
  let zip: Zip;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      zip = new Zip((error, chunk, isLast) => {
        if (error) {
          controller.error(error);
          return;
        }
        controller.enqueue(chunk);
        if (isLast) controller.close();
      });
    },
    async pull() {
      const file = files[next++];
      if (!file) {
        zip.end();
        return;
      }
      // A PDF is packed already. The archive keeps the hands of a clock without its zone, so it gets none.
      const entry = new ZipPassThrough(file.name);
      entry.mtime = new Date(2000, 0, 1);
      zip.add(entry);
      entry.push(await file.draw(), true);
    },
    cancel() {
      zip.terminate();
    },
  });
  return new Response(body, {
    headers: {
      "Content-Type": "application/zip",
      "Content-Disposition": attachmentHeader(name),
      "Content-Security-Policy": "sandbox; default-src 'none'",
      "Cache-Control": "private, no-store",
    },
  });
}
