import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { found, requireViewer } from "~/context.server";
import { countCharacters } from "~/domain/form";
import { readForm, refuseAct, refuseForm, valuesOf } from "~/forms/parse-form.server";
import { paths } from "~/paths";
import { describeFiles } from "~/services/attachments.server";
import { findOwnEntry } from "~/services/entries.server";
import { listAttachments } from "~db/queries/attachments";
import { filesFieldOf } from "../entries_.$entry_.files.$field/route.server";
export { loader } from "../entries_.$entry_.files.$field/route.server";

/** Most that is said of one picture. */
const CHARACTERS = 300;

/** Keeps what each picture shows and who took it. The names of the controls carry the files' ids. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const known = requireViewer(context, request);
  const entry = found(await findOwnEntry(known, params["entry"] ?? ""));
  const field = found(filesFieldOf(known, params["field"]));
  const values = valuesOf(await readForm(context, request));
  const files = (await listAttachments(known.db, entry.id)).filter((file) => file.fieldId === field.id);
  const said = (name: string) => {
    const value = values[name];
    return typeof value === "string" ? value.trim() : "";
  };
  const faults = files.flatMap(({ id }) =>
    [`description.${id}`, `credit.${id}`]
      .filter((name) => countCharacters(said(name)) > CHARACTERS)
      .map((name) => ({
        field: name,
        message: { id: "files.wordsTooLong" as const, values: { limit: CHARACTERS } },
      })),
  );
  if (faults.length > 0) return refuseForm({ faults, values });
  const refusal = await describeFiles(known, {
    entryId: entry.id,
    files: files.map(({ id }) => ({
      id,
      description: said(`description.${id}`),
      credit: said(`credit.${id}`),
    })),
  });
  return refusal ? refuseAct(refusal, values) : redirect(paths.files(entry.id, field.id));
}
