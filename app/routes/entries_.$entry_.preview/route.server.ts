import type { LoaderFunctionArgs } from "@remix-run/node";
import { found, requireViewer } from "~/context.server";
import { entryView, facts } from "~/domain/entry-document";
import { paths } from "~/paths";
import { findOwnEntry, prepareToSubmit } from "~/services/entries.server";

/** What a judge would be served of the draft as it is: the same document, the same choice of fields, the same drawing. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const known = requireViewer(context, request);
  const entry = found(await findOwnEntry(known, params["entry"] ?? ""));
  const { rulebook } = known.edition;
  const { document } = await prepareToSubmit(known, entry);
  const { title, organisation } = facts(rulebook, document.answers);
  return {
    title: `${known.t("entry.preview")} – ${entry.code}`,
    entry: { code: entry.code, title, organisation },
    back: paths.entry(entry.id),
    view: entryView(rulebook, document, "judge"),
  };
}
