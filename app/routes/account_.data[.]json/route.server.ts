import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireOwner } from "~/context.server";
import { exportOwnData } from "~/services/own-data.server";

/** Everything that the portal holds of whoever asks, as one file. Everyone signed in may take their own. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const known = requireOwner(context, request);
  return new Response(`${JSON.stringify(await exportOwnData(known), null, 2)}\n`, {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": 'attachment; filename="my-data.json"',
    },
  });
}
