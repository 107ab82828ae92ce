import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type Context, found, requireViewer } from "~/context.server";
import { diskFaultOf, diskStatus } from "~/domain/disk-fault";
import { refuseEditing } from "~/domain/entering";
import { fieldsOf, type FilesField } from "~/domain/rulebook";
import type { FormResult } from "~/forms/form-result";
import { type Received, receiveFiles } from "~/forms/receive-files.server";
import { paths } from "~/paths";
import { attachFiles, type KeptFile, takeFile } from "~/services/attachments.server";
import { callOf, deadlineOf, findOwnEntry } from "~/services/entries.server";
import { listAttachments } from "~db/queries/attachments";
import { listUnfinished } from "~db/queries/uploads";

/** The files field of an address, or undefined. */
export function filesFieldOf(context: Context, id: string | undefined): FilesField | undefined {
  const field = fieldsOf(context.edition.rulebook).find((one) => one.id === id);
  return field?.type === "files" ? field : undefined;
}

/** The files of a field, as its page lists them; the caller has made sure that the viewer may see them. */
export async function listedFiles({ db }: Pick<Context, "db">, entryId: string, fieldId: string) {
  return (await listAttachments(db, entryId))
    .filter((file) => file.fieldId === fieldId)
    .map(({ id, name, kind, size, pages, description, credit, hasSmall, findings, scan }) => ({
      ...{ id, name, kind, size, pages, description, credit, hasSmall, findings, scan },
    }));
}

export type ListedFile = Awaited<ReturnType<typeof listedFiles>>[number];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const known = requireViewer(context, request);
  const entry = found(await findOwnEntry(known, params["entry"] ?? ""));
  const field = found(filesFieldOf(known, params["field"]));
  const { form } = known.edition.rulebook;
  const section = form.sections.find((one) => one.fields.some((f) => f.id === field.id))!; // it is a field of the form
  const files = await listedFiles(known, entry.id, field.id);
  const own = { personId: known.viewer.id, entryId: entry.id, fieldId: field.id };
  const unfinished = await listUnfinished(known.db, own);
  const locked = refuseEditing(entry, callOf(known));
  return {
    title: `${field.label.en} – ${entry.code}`,
    entry: { id: entry.id, code: entry.code },
    deadline: deadlineOf(known, entry),
    section: { id: section.id, title: section.title },
    field,
    files,
    unfinished: await Promise.all(
      unfinished.map(async ({ id, name, size, mark }) => ({
        ...{ id, name, size, mark },
        arrived: (await known.portal.uploads.arrived(id)) ?? 0,
      })),
    ),
    /** Why nothing of this field may be changed. */
    locked,
    uploadGraceMinutes: known.edition.rulebook.uploadGraceMinutes,
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
  try {
    const { files, faults, status } = await takeReceived(known, field, received);
    const said: FormResult["faults"] = faults.map((message) => ({ field: "file", message }));
    const refusal = files.length > 0 ? await attachFiles(known, { entryId: entry.id, field, files }) : null;
    if (refusal) return refuse([...said, { field: "file", message: refusal }], 409);
    return said.length > 0 ? refuse(said, status) : redirect(paths.files(entry.id, field.id));
  } catch (error) {
    const disk = diskFaultOf(error);
    if (!disk) throw error;
    return refuse([{ field: "", message: { id: `fault.${disk}` } }], diskStatus(disk));
  } finally {
    await Promise.all(received.files.map(({ path }) => known.portal.files.drop(path)));
  }
}

/** Takes what a form brought, file by file; one that is refused holds up no other. */
async function takeReceived(context: Context, field: FilesField, received: Received) {
  const files: KeptFile[] = [];
  const faults = [...received.faults];
  let { status } = received;
  for (const arrived of received.files) {
    const taken = await takeFile(context, field, arrived);
    if (taken.file) files.push(taken.file);
    else {
      faults.push(taken.fault);
      ({ status } = taken);
    }
  }
  return { files, faults, status };
}
