import { newId, type ViewerContext } from "~/context.server";
import { refuseEditing } from "~/domain/entering";
import { refuseMending } from "~/domain/screening";
import type { Message, Refusal } from "~/domain/message";
import type { FilesField } from "~/domain/rulebook";
import {
  insertAttachment,
  listAttachments,
  removeAttachment,
  updateAttachmentWords,
} from "~db/queries/attachments";
import { touchEntry } from "~db/queries/entries";
import { callOf, findOwnEntry } from "./entries.server";
import { record } from "./history.server";

/** A file that is safe on the disk already, as it is put into a draft. */
export type KeptFile = { name: string; kind: "pdf" | "jpeg" | "png"; size: number; sha256: string };

/** Puts kept files into a field of the viewer's draft. Bytes that the field holds already are not put there twice. */
export async function attachFiles(
  context: ViewerContext,
  { entryId, field, files }: { entryId: string; field: FilesField; files: readonly KeptFile[] },
): Promise<Refusal> {
  return context.db.transaction().execute(async (trx): Promise<Refusal> => {
    const entry = await findOwnEntry(context, entryId, trx);
    if (!entry) throw new Response("not found", { status: 404 });
    const refusal = refuseEditing(entry, callOf(context)) ?? refuseMending(entry.mendable, [field.id]);
    if (refusal) return refusal;
    const there = (await listAttachments(trx, entryId)).filter((file) => file.fieldId === field.id);
    const fresh = files.filter(
      (file, at) =>
        !there.some((one) => one.sha256 === file.sha256) &&
        files.findIndex((one) => one.sha256 === file.sha256) === at,
    );
    const full = refuseCount(field, there.length + fresh.length);
    if (full) return full;
    for (const file of fresh) {
      const id = newId(context.portal);
      await insertAttachment(trx, {
        ...file,
        id,
        entryId,
        fieldId: field.id,
        description: "",
        credit: "",
        personId: context.viewer.id,
        now: context.now,
      });
      await record(trx, context, {
        act: "attachment.added",
        kind: "entry",
        id: entryId,
        facts: { attachment: id, field: field.id, sha256: file.sha256, size: file.size },
      });
    }
    if (fresh.length > 0) await touchEntry(trx, { id: entryId, now: context.now });
    return null;
  });
}

/** Why a field cannot hold so many files, or null. */
export function refuseCount(field: FilesField, count: number): Message | null {
  return count > field.max ? { id: "files.tooMany", values: { max: field.max } } : null;
}

/** Takes a file out of the viewer's draft. Revisions that hold it keep it. */
export async function detachFile(
  context: ViewerContext,
  { entryId, id }: { entryId: string; id: string },
): Promise<Refusal> {
  return context.db.transaction().execute(async (trx): Promise<Refusal> => {
    const entry = await findOwnEntry(context, entryId, trx);
    if (!entry) throw new Response("not found", { status: 404 });
    const file = (await listAttachments(trx, entryId)).find((one) => one.id === id);
    const refusal =
      refuseEditing(entry, callOf(context)) ?? refuseMending(entry.mendable, file ? [file.fieldId] : []);
    if (refusal) return refusal;
    if (!(await removeAttachment(trx, { id, entryId, now: context.now }))) return null;
    await record(trx, context, {
      act: "attachment.removed",
      kind: "entry",
      id: entryId,
      facts: { attachment: id },
    });
    await touchEntry(trx, { id: entryId, now: context.now });
    return null;
  });
}

/** Keeps what was said of a field's pictures: what each shows and who took it. */
export async function describeFiles(
  context: ViewerContext,
  {
    entryId,
    files,
  }: { entryId: string; files: readonly { id: string; description: string; credit: string }[] },
): Promise<Refusal> {
  return context.db.transaction().execute(async (trx): Promise<Refusal> => {
    const entry = await findOwnEntry(context, entryId, trx);
    if (!entry) throw new Response("not found", { status: 404 });
    const there = await listAttachments(trx, entryId);
    const refusal =
      refuseEditing(entry, callOf(context)) ??
      refuseMending(
        entry.mendable,
        there.filter((one) => files.some((file) => file.id === one.id)).map((one) => one.fieldId),
      );
    if (refusal) return refusal;
    for (const file of files) await updateAttachmentWords(trx, { ...file, entryId });
    await touchEntry(trx, { id: entryId, now: context.now });
    return null;
  });
}
