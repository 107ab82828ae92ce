import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type Context, found, requireViewer } from "~/context.server";
import { refuseEditing } from "~/domain/entering";
import { fieldsOf, type FilesField } from "~/domain/rulebook";
import type { FormResult } from "~/forms/form-result";
import { receiveFiles } from "~/forms/receive-files.server";
import { paths } from "~/paths";
import { attachFiles } from "~/services/attachments.server";
import { callOf, deadlineOf, findOwnEntry } from "~/services/entries.server";
import { isDiskFull } from "~db/files";
import { listAttachments } from "~db/queries/attachments";

/** The files field of an address, or undefined. */
export function filesFieldOf(context: Context, id: string | undefined): FilesField | undefined {
  const field = fieldsOf(context.edition.rulebook).find((one) => one.id === id);
  return field?.type === "files" ? field : undefined;
}

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const known = requireViewer(context, request);
  const entry = found(await findOwnEntry(known, params["entry"] ?? ""));
  const field = found(filesFieldOf(known, params["field"]));
  const { form } = known.edition.rulebook;
  const section = form.sections.find((one) => one.fields.some((f) => f.id === field.id))!; // it is a field of the form
  const files = (await listAttachments(known.db, entry.id)).filter((file) => file.fieldId === field.id);
  return {
    title: `${field.label.en} – ${entry.code}`,
    entry: { id: entry.id, code: entry.code },
    deadline: deadlineOf(known, entry),
    section: { id: section.id, title: section.title },
    field,
    files,
    refusal:
      refuseEditing(entry, callOf(known)) ??
      (files.length >= field.max ? { id: "files.tooMany" as const, values: { max: field.max } } : null),
    isLocked: refuseEditing(entry, callOf(known)) !== null,
  };
}
export type FilesData = Awaited<ReturnType<typeof loader>>;

export async function action({ context, request, params }: ActionFunctionArgs) {
  const known = requireViewer(context, request);
  const entry = found(await findOwnEntry(known, params["entry"] ?? ""));
  const field = found(filesFieldOf(known, params["field"]));
  const refuse = (faults: FormResult["faults"], status: number) =>
    data<FormResult>({ faults, values: {} }, { status });
  const locked = refuseEditing(entry, callOf(known));
  if (locked) return refuse([{ field: "", message: locked }], 409);
  const there = (await listAttachments(known.db, entry.id)).filter((file) => file.fieldId === field.id);
  const received = await receiveFiles(request, {
    store: known.portal.files,
    field,
    left: Math.max(0, field.max - there.length),
  });
  const faults: FormResult["faults"] = received.faults.map((message) => ({ field: "file", message }));
  if (received.files.length > 0) {
    try {
      const refusal = await attachFiles(known, { entryId: entry.id, field, files: received.files });
      if (refusal) return refuse([...faults, { field: "file", message: refusal }], 409);
    } catch (error) {
      if (isDiskFull(error)) return refuse([{ field: "", message: { id: "fault.full" } }], 507);
      throw error;
    }
  }
  return faults.length > 0 ? refuse(faults, received.status) : redirect(paths.files(entry.id, field.id));
}
