import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireViewer } from "~/context.server";

export function loader({ context, request }: LoaderFunctionArgs) {
  requireViewer(context, request);
  return null;
}
