import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireViewer } from "~/context.server";

/** How many names are offered at once. */
const OFFERED = 8;

/**
 * Names of academic institutions for who types their own, from a bundled list: a domain, an address or the beginning
 * of a name. Who has entered is not among what is looked through.
 */
export function loader({ context, request }: LoaderFunctionArgs) {
  const { portal } = requireViewer(context, request);
  const typed = new URL(request.url).searchParams.get("q") ?? "";
  return Response.json({ names: portal.academicNames(typed, OFFERED) });
}
