import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { found, requireViewer } from "~/context.server";
import { refuseReturn } from "~/domain/entering";
import { facts } from "~/domain/entry-document";
import { refuseAct } from "~/forms/parse-form.server";
import { paths } from "~/paths";
import { callOf, deadlineOf, findOwnEntry, returnEntry } from "~/services/entries.server";

/** Whether a withdrawn entry comes back as a draft. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const known = requireViewer(context, request);
  const entry = found(await findOwnEntry(known, params["entry"] ?? ""));
  return {
    title: `${known.t("entry.bringBack")} – ${entry.code}`,
    entry: { id: entry.id, code: entry.code, title: facts(known.edition.rulebook, entry.answers).title },
    refusal: refuseReturn(entry, callOf(known)),
    deadline: deadlineOf(known, entry),
  };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const known = requireViewer(context, request);
  const entry = found(await findOwnEntry(known, params["entry"] ?? ""));
  const refusal = await returnEntry(known, entry.id);
  return refusal ? refuseAct(refusal) : redirect(paths.entry(entry.id));
}
