import { open } from "node:fs/promises";
import { fileTypeFromBuffer } from "file-type";
import { type Context, newId, type ViewerContext } from "~/context.server";
import {
  faultOfFile,
  type FileKind,
  fileName,
  type Findings,
  refuseCount,
  refuseKind,
  refusePages,
  refuseSize,
  type ScanState,
} from "~/domain/attachment";
import { refuseEditing } from "~/domain/entering";
import { refuseMending } from "~/domain/screening";
import type { Message, Refusal } from "~/domain/message";
import type { FilesField } from "~/domain/rulebook";
import type { Instant } from "~/domain/time";
import { refuseFinishing } from "~/domain/uploads";
import { paths } from "~/paths";
import {
  insertAttachment,
  listAttachments,
  removeAttachment,
  updateAttachmentWords,
  updateScan,
} from "~db/queries/attachments";
import { listEntryMembers, touchEntry } from "~db/queries/entries";
import { endUpload } from "~db/queries/uploads";
import { callOf, findOwnEntry } from "./entries.server";
import { record } from "./history.server";
import { drawNotice } from "./notice.server";
import { post } from "./outbox.server";

/** A file that is safe on the disk already, with the copies that may leave the portal, as it is put into a draft. */
export type KeptFile = {
  name: string;
  kind: FileKind;
  size: number;
  sha256: string;
  pages: number | null;
  cleanSha256: string;
  cleanSize: number;
  smallSha256: string | null;
  findings: Findings;
  scan: ScanState;
};

/** File types are known by their first bytes. */
const HEAD_BYTES = 4100;
const kinds: Record<string, FileKind> = {
  "application/pdf": "pdf",
  "image/jpeg": "jpeg",
  "image/png": "png",
  // One that moves: its first picture is taken.
  "image/apng": "png",
};

/** What a file is by its first bytes, whatever it is called; null for what no field takes. */
export async function kindOfFile(path: string): Promise<FileKind | null> {
  const handle = await open(path, "r");
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return kinds[(await fileTypeFromBuffer(buffer.subarray(0, bytesRead)))?.mime ?? ""] ?? null;
  } finally {
    await handle.close();
  }
}

/**
 * Makes a file in the drop folder ready for a field: tells its kind by its content, has it scanned and examined, and
 * keeps it with its clean copy. Or gives the sentence that says why it is not taken, with the status of an answer that
 * says so. Takes as long as the examination; nothing of it belongs into a transaction.
 */
export async function takeFile(
  { portal }: Pick<Context, "portal">,
  field: Pick<FilesField, "kinds" | "megabytes" | "pages">,
  { path, sentName, size }: { path: string; sentName: string; size: number },
): Promise<{ file: KeptFile; fault: null } | { file: null; fault: Message; status: number }> {
  const refuse = (fault: Message, status: number) => ({ file: null, fault, status });
  const kind = await kindOfFile(path);
  const plain = fileName(sentName, null);
  const sized = refuseSize(field, { name: plain, size });
  if (sized) return refuse(sized, sized.id === "files.tooLarge" ? 413 : 422);
  const wrong = refuseKind(field, { name: plain, kind });
  if (wrong || kind === null) return refuse(wrong ?? { id: "files.broken" }, 415);
  const name = fileName(sentName, kind);

  const scanned = await portal.scan?.(path);
  if (scanned?.state === "infected")
    return refuse({ id: "files.infected", values: { name, threat: scanned.threat } }, 422);
  if (scanned?.state === "down") portal.log.warn({ reason: scanned.reason }, "the scanner does not answer");

  const [clean, small] = [await portal.files.dropPath(), await portal.files.dropPath()];
  try {
    const examined = await portal.examine({ path, kind, clean, small });
    if (examined.fault !== null) return refuse(faultOfFile(examined.fault, { name, kind }), 422);
    const { pages, findings } = examined;
    const long = refusePages(field, { name, pages });
    if (long) return refuse(long, 422);
    const kept = {
      original: await portal.files.keep(path),
      clean: await portal.files.keep(clean),
      small: examined.hasSmall ? await portal.files.keep(small) : null,
    };
    return {
      fault: null,
      file: {
        ...kept.original,
        name,
        kind,
        pages,
        cleanSha256: kept.clean.sha256,
        cleanSize: kept.clean.size,
        smallSha256: kept.small?.sha256 ?? null,
        findings,
        scan: scanned ? (scanned.state === "down" ? "waiting" : "clean") : "none",
      },
    };
  } finally {
    await Promise.all([portal.files.drop(clean), portal.files.drop(small)]);
  }
}

/**
 * Puts kept files into a field of the viewer's draft. Bytes that the field holds already are not put there twice. With
 * `upload`, the files are what an upload in parts has brought: it ends with them, once, and whether it was begun in time
 * is decided here.
 */
export async function attachFiles(
  context: ViewerContext,
  {
    entryId,
    field,
    files,
    upload,
  }: {
    entryId: string;
    field: FilesField;
    files: readonly KeptFile[];
    upload?: { id: string; createdAt: Instant };
  },
): Promise<Refusal> {
  return context.db.transaction().execute(async (trx): Promise<Refusal> => {
    const entry = await findOwnEntry(context, entryId, trx);
    if (!entry) throw new Response("not found", { status: 404 });
    const call = callOf(context);
    const refusal =
      (upload ? refuseFinishing(entry, call, upload.createdAt) : refuseEditing(entry, call)) ??
      refuseMending(entry.mendable, [field.id]);
    if (refusal) return refusal;
    const there = (await listAttachments(trx, entryId)).filter((file) => file.fieldId === field.id);
    const known = new Map(there.map((file) => [file.sha256, file.id]));
    const fresh = files.flatMap((file) => {
      if (known.has(file.sha256)) return [];
      const id = newId(context.portal);
      known.set(file.sha256, id);
      return [{ ...file, id }];
    });
    const full = refuseCount(field, there.length + fresh.length);
    if (full) return full;
    const attachmentId = known.get(files[0]?.sha256 ?? "") ?? null;
    if (upload && !(await endUpload(trx, { id: upload.id, attachmentId, now: context.now }))) return null;
    for (const file of fresh) {
      await insertAttachment(trx, {
        ...file,
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
        facts: {
          attachment: file.id,
          field: field.id,
          sha256: file.sha256,
          size: file.size,
          ...(upload ? { begunAt: upload.createdAt } : {}),
        },
      });
    }
    if (fresh.length > 0) await touchEntry(trx, { id: entryId, now: context.now });
    return null;
  });
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

/**
 * Notes what the scanner said of a file that was held back for it. An infected one leaves the draft, no revision gives
 * it out, and the members of its entry are told.
 */
export async function noteScan(
  context: Context,
  file: { id: string; entryId: string; name: string; code: string },
  scanned: { state: "clean" } | { state: "infected"; threat: string },
): Promise<void> {
  const { db, now, portal } = context;
  const { id, entryId, name, code } = file;
  const members = scanned.state === "infected" ? await listEntryMembers(db, entryId) : [];
  const mails = await Promise.all(
    members.map((member) =>
      drawNotice(context, member.language, (t) => ({
        subject: t("files.infectedSubject", { code }),
        heading: t("files.infectedHeading"),
        name: member.name,
        paragraphs: [
          t("files.infected", { name, threat: scanned.state === "infected" ? scanned.threat : "" }),
          t("files.infectedWords"),
        ],
        facts: [[t("entry.code"), code]],
        action: { label: t("files.openEntry"), url: portal.publicUrl + paths.entry(entryId) },
      })),
    ),
  );
  await db.transaction().execute(async (trx) => {
    if (!(await updateScan(trx, { id, scan: scanned.state, now }))) return;
    await record(trx, context, {
      act: scanned.state === "infected" ? "attachment.infected" : "attachment.scanned",
      kind: "entry",
      id: entryId,
      facts: { attachment: id },
    });
    for (const [at, member] of members.entries())
      await post(trx, context, {
        key: `infected/${id}/${member.personId}/1`,
        kind: "fileInfected",
        to: member,
        mail: mails[at]!, // one mail was drawn for each member
      });
  });
}
