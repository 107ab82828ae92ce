import type { LoaderFunctionArgs } from "@remix-run/node";
import { found, requireViewer } from "~/context.server";
import { archive } from "~/papers/archive.server";
import { kitOf } from "~/services/award-kit.server";
import { requireAward } from "~/services/embargo.server";

/** The kit of a winning case, for its people, once they were told and while they keep the prize. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const known = requireViewer(context, request);
  const { entry, hasKit, ...told } = await requireAward(known, params["entry"] ?? "");
  found(hasKit || null);
  return archive(`kit-${entry.code}.zip`, kitOf(known, entry.code, told));
}
