import { type Context, newId, type ViewerContext } from "~/context.server";
import { fileName } from "~/domain/attachment";
import { refuseEditing } from "~/domain/entering";
import type { Message } from "~/domain/message";
import { fieldsOf, type FilesField } from "~/domain/rulebook";
import { refuseMending } from "~/domain/screening";
import { DAY, later } from "~/domain/time";
import { refuseBeginning, refuseFinishing, uploadLife } from "~/domain/uploads";
import { listAttachments } from "~db/queries/attachments";
import {
  deleteEndedUploads,
  endUpload,
  findUpload,
  insertUpload,
  listOpenUploads,
  listUnfinished,
  type UploadRow,
} from "~db/queries/uploads";
import { attachFiles, takeFile } from "./attachments.server";
import { callOf, findOwnEntry } from "./entries.server";

/** Uploads that ended are remembered for so long, for a browser that was cut off may ask what became of one. */
const REMEMBERED = 7 * DAY;
/** Open uploads that are looked through at once; each person may have ten. */
const SWEPT = 1000;

type OpenUpload = Awaited<ReturnType<typeof listOpenUploads>>[number];
type Place = { entryId: string; field: FilesField };

/**
 * Begins an upload in parts to a field of the viewer's draft. Gives its id, or why it may not begin. A browser that was
 * cut off before it learnt the id begins again: it gets the upload that is there.
 */
export async function beginUpload(
  context: ViewerContext,
  { entryId, field, name, size, mark }: Place & { name: string; size: number; mark: string },
): Promise<{ id: string; isNew: boolean; refusal: null } | { id: null; refusal: Message }> {
  const { now, viewer } = context;
  return context.db.transaction().execute(async (trx) => {
    const entry = await findOwnEntry(context, entryId, trx);
    if (!entry) throw new Response("not found", { status: 404 });
    const there = (await listAttachments(trx, entryId)).filter((file) => file.fieldId === field.id);
    const plain = fileName(name, null);
    const isSame = (one: { entryId: string; fieldId: string; name: string; size: number; mark: string }) =>
      one.entryId === entryId &&
      one.fieldId === field.id &&
      one.name === plain &&
      one.size === size &&
      one.mark === mark;
    const unfinished = await listUnfinished(trx, { personId: viewer.id });
    const refusal =
      refuseEditing(entry, callOf(context)) ??
      refuseMending(entry.mendable, [field.id]) ??
      refuseBeginning(field, {
        name: plain,
        size,
        there: there.length,
        unfinished: unfinished.filter((one) => !isSame(one)),
      });
    if (refusal) return { id: null, refusal };
    const known = unfinished.find(isSame);
    if (known) return { id: known.id, isNew: false, refusal: null };
    const id = newId(context.portal);
    await insertUpload(trx, {
      id,
      entryId,
      fieldId: field.id,
      personId: viewer.id,
      name: plain,
      size,
      mark,
      now,
    });
    return { id, isNew: true, refusal: null };
  });
}

/**
 * The viewer's own upload, and why no more of it is taken, or null: its entry may have closed, or the viewer may have
 * become a reader, while it arrived. Undefined for everyone else's.
 */
export async function findOwnUpload(context: ViewerContext, { entryId, field, id }: Place & { id: string }) {
  const upload = await findUpload(context.db, {
    id,
    entryId,
    fieldId: field.id,
    personId: context.viewer.id,
  });
  const entry = upload && (await findOwnEntry(context, entryId));
  if (!entry) return undefined;
  const refusal =
    refuseFinishing(entry, callOf(context), upload.createdAt) ?? refuseMending(entry.mendable, [field.id]);
  return { upload, refusal };
}

/** What became of an upload. `gone` was given up. */
export type Finished =
  | { kind: "attached"; attachmentId: string | null }
  | { kind: "refused"; fault: Message }
  | { kind: "arriving"; arrived: number }
  | { kind: "gone" };

/**
 * Examines an upload that is whole and puts it into the draft. However often it is asked for, and whatever breaks in
 * between, an upload is attached once.
 */
export function finishUpload(context: ViewerContext, own: Place & { id: string }): Promise<Finished> {
  return context.portal.uploads.once(own.id, () => finish(context, own));
}

async function finish(context: ViewerContext, own: Place & { id: string }): Promise<Finished> {
  const { portal, db, now } = context;
  const { entryId, field } = own;
  const found = await findOwnUpload(context, own);
  if (!found) return { kind: "gone" };
  const { upload, refusal } = found;
  if (upload.endedAt !== null) return endOf(upload);
  const refuse = async (fault: Message): Promise<Finished> => {
    await endUpload(db, { id: upload.id, fault, now });
    await portal.uploads.remove(upload.id);
    return { kind: "refused", fault };
  };
  if (refusal) return refuse(refusal);
  const arrived = await portal.uploads.arrived(upload.id);
  if (arrived === null) return refuse({ id: "files.broken" });
  if (arrived < upload.size) return { kind: "arriving", arrived };

  // A copy: should the server fall before the commit, the upload is still there to be finished.
  const path = await portal.files.dropCopy(portal.uploads.pathOf(upload.id));
  try {
    const taken = await takeFile(context, field, { path, sentName: upload.name, size: upload.size });
    if (taken.fault) return await refuse(taken.fault);
    const fault = await attachFiles(context, { entryId, field, files: [taken.file], upload });
    if (fault) return await refuse(fault);
  } finally {
    await portal.files.drop(path);
  }
  await portal.uploads.remove(upload.id);
  const ended = await findOwnUpload(context, own);
  return ended ? endOf(ended.upload) : { kind: "gone" };
}

function endOf({ attachmentId, fault }: UploadRow): Finished {
  if (fault) return { kind: "refused", fault };
  return attachmentId === null ? { kind: "gone" } : { kind: "attached", attachmentId };
}

/** Gives an upload up, with what has arrived of it. */
export async function cancelUpload(context: Context, id: string): Promise<void> {
  await endUpload(context.db, { id, now: context.now });
  await context.portal.uploads.remove(id);
}

/** Gives up what has taken too long, and removes what belongs to no upload. */
export async function sweepUploads(context: Context): Promise<void> {
  const { portal, db, now } = context;
  // The files first: each was noted in a row before it came.
  const files = await portal.uploads.list();
  const open = await listOpenUploads(db, { limit: SWEPT });
  for (const upload of open)
    if (upload.createdAt <= later(now, -uploadLife)) await cancelUpload(context, upload.id);
  const alive = new Set(open.map((upload) => upload.id));
  if (open.length < SWEPT) for (const id of files) if (!alive.has(id)) await portal.uploads.remove(id);
  await deleteEndedUploads(db, { before: later(now, -REMEMBERED) });
}

/** The uploads that are whole and not finished: their browsers were cut off in the last moment. */
export async function listWhole(context: Context): Promise<OpenUpload[]> {
  const open = await listOpenUploads(context.db, { limit: SWEPT });
  const arrived = await Promise.all(open.map((upload) => context.portal.uploads.arrived(upload.id)));
  return open.filter((upload, at) => arrived[at] === upload.size);
}

/** Finishes an upload in the name of the person who sent it. */
export async function finishAbandoned(context: Context, upload: OpenUpload): Promise<void> {
  const field = fieldsOf(context.edition.rulebook).find((one) => one.id === upload.fieldId);
  const viewer = {
    id: upload.personId,
    name: "",
    sessionId: "",
    roles: [],
    secondFactorAt: null,
    hasTotp: false,
  };
  const { entryId, id } = upload;
  const finished =
    field?.type === "files"
      ? await finishUpload({ ...context, viewer }, { entryId, field, id })
      : { kind: "gone" };
  // Of an edition, a field or a member that is no more.
  if (finished.kind === "gone") await cancelUpload(context, id);
}
