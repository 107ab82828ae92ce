import type { LoaderFunctionArgs } from "@remix-run/node";
import { sealOf } from "~/services/rankings.server";

/** The rules that decide, as the canonical text whose SHA-256 is published. Everyone. */
export function loader({ context }: LoaderFunctionArgs) {
  return new Response(sealOf(context).text, {
    headers: { "Content-Type": "application/json; charset=utf-8", "X-Content-Type-Options": "nosniff" },
  });
}
