import { Transform } from "node:stream";
import { type AppLoadContext, createReadableStreamFromReadable, type EntryContext } from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { renderToPipeableStream } from "react-dom/server";
import type { FormResult } from "./forms/form-result";
import { DocumentContext } from "./components/document";
import { messagesOf } from "./locales/catalogue";
import { TranslateContext } from "./locales/locale";
import { diskFaultOf, diskStatus } from "~/domain/disk-fault";

/** Draws a page whole before it answers: no page here is long enough to gain from streaming, and a fault still finds its status. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  context: AppLoadContext,
) {
  return new Promise<Response>((resolve, reject) => {
    let failed = false;
    const { pipe, abort } = renderToPipeableStream(
      <TranslateContext.Provider value={context.t}>
        <DocumentContext.Provider
          value={{
            nonce: context.nonce,
            script: {
              entry: remixContext.manifest.entry,
              before: (remixContext.manifest as { hmr?: { runtime: string } }).hmr?.runtime ?? null,
            },
            messages: (areas) => messagesOf(context.locale, areas),
            refused: isRefused(remixContext.staticHandlerContext.actionData),
            failed: {
              disk: context.diskFault,
              typed: [...(context.posted ?? [])].filter(isText),
            },
          }}
        >
          <RemixServer context={remixContext} url={request.url} nonce={context.nonce} />
        </DocumentContext.Provider>
      </TranslateContext.Provider>,
      {
        nonce: context.nonce,
        onAllReady() {
          const body = withoutGaps();
          headers.set("Content-Type", "text/html; charset=utf-8");
          resolve(
            new Response(createReadableStreamFromReadable(body), {
              headers,
              status: context.diskFault ? diskStatus(context.diskFault) : failed ? 500 : status,
            }),
          );
          pipe(body);
        },
        onShellError: reject,
        onError(error: unknown) {
          failed = true;
          context.portal.log.error(
            { error: error instanceof Error ? (error.stack ?? error.message) : String(error) },
            "a page could not be drawn",
          );
        },
      },
    );
    setTimeout(abort, 10_000).unref();
  });
}

/**
 * A way through which what React drew goes without NUL bytes: where a letter of several bytes does not fit the rest of
 * its 2,048-byte window, React 18 sends that rest too, and a browser reads it as letters of the name that stands there.
 */
function withoutGaps() {
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      done(null, chunk.includes(0) ? chunk.filter((byte) => byte !== 0) : chunk);
    },
  });
}

/** Files are not sent again by themselves: a browser hands them over only when a person chooses them. */
function isText(field: [string, FormDataEntryValue]): field is [string, string] {
  return typeof field[1] === "string";
}

/** Whether an action answered with what is wrong with its form. */
function isRefused(actionData: Record<string, unknown> | null): boolean {
  return Object.values(actionData ?? {}).some(
    (result) => ((result as Partial<FormResult> | null)?.faults?.length ?? 0) > 0,
  );
}

/** Faults in loaders and actions: recorded without what people typed; refusals are not faults. */
export function handleError(
  error: unknown,
  { request, context }: { request: Request; context: AppLoadContext },
) {
  if (request.signal.aborted) return;
  context.diskFault = diskFaultOf(error);
  context.portal.log.error(
    {
      method: request.method,
      path: new URL(request.url).pathname,
      error: error instanceof Error ? (error.stack ?? error.message) : "unknown",
    },
    "a request failed",
  );
}
