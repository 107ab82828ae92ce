import type { LoaderFunctionArgs } from "@remix-run/node";
import { publicFile } from "~/public-file.server";
import { casebookOfEdition } from "~/services/casebooks.server";
import { requireWinners } from "~/services/winners.server";

/** The book of the cases whose pages are open, from the release on. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const told = await requireWinners(context);
  const { bytes, sum } = await casebookOfEdition(context, told);
  return publicFile(request, bytes, {
    type: "pdf",
    changedAt: told.changedAt,
    sum,
    name: `casebook-${context.edition.id}.pdf`,
  });
}
