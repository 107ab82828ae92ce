import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { found, requireViewer } from "~/context.server";
import { readForm } from "~/forms/parse-form.server";
import { paths } from "~/paths";
import { detachFile } from "~/services/attachments.server";
import { findOwnEntry } from "~/services/entries.server";
import { filesFieldOf } from "../entries_.$entry_.files.$field/route.server";

/** Takes a file out of the draft. Once the entry is closed nothing happens; the page there says so. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const known = requireViewer(context, request);
  const entry = found(await findOwnEntry(known, params["entry"] ?? ""));
  const field = found(filesFieldOf(known, params["field"]));
  const id = (await readForm(context, request)).get("attachment");
  if (typeof id === "string") await detachFile(known, { entryId: entry.id, id });
  return redirect(paths.files(entry.id, field.id));
}
