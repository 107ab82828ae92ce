import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireRole } from "~/context.server";
import { readHistory, recordView } from "~/services/history.server";
import { fromJson } from "~db/columns";

/** The whole chain as JSON lines without words, for checking it elsewhere; taking it away is recorded. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const known = requireRole(context, request, "organiser", "observer");
  await recordView(known, { kind: "history", id: "all", what: "export" });
  const stretches = readHistory(known.db);
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value: rows, done } = await stretches.next();
      if (done) {
        controller.close();
        return;
      }
      const lines = rows.map(({ factsJson, salt: _salt, words: _words, ...row }) =>
        JSON.stringify({ ...row, facts: fromJson<unknown>(factsJson) }),
      );
      controller.enqueue(encoder.encode(`${lines.join("\n")}\n`));
    },
  });
  return new Response(body, {
    headers: {
      "Content-Type": "application/x-ndjson; charset=utf-8",
      "Content-Disposition": `attachment; filename="history-${known.edition.id}.jsonl"`,
    },
  });
}
