/** Files that arrive in parts: who may begin one, and until when it may finish. */
import { refuseSize } from "./attachment";
import { type EnteringState, refuseEditing } from "./entering";
import type { Refusal } from "./message";
import type { FilesField, Rulebook } from "./rulebook";
import { DAY, type Instant, later, latest, MINUTE } from "./time";

type Call = { book: Rulebook; openedAt: Instant | null; now: Instant };

/** An upload that stands still for so long is given up. */
export const uploadLife = DAY;
/** What one person may have begun and not finished: files, and bytes in all. */
export const UNFINISHED = { files: 10, bytes: 200_000_000 } as const;

/** Why an upload may not begin, or null. `unfinished` are the person's own. `size` in bytes. */
export function refuseBeginning(
  field: FilesField,
  {
    name,
    size,
    there,
    unfinished,
  }: { name: string; size: number; there: number; unfinished: readonly { size: number }[] },
): Refusal {
  const bytes = unfinished.reduce((sum, one) => sum + one.size, size);
  return (
    refuseSize(field, { name, size }) ??
    (there >= field.max ? { id: "files.tooMany", values: { max: field.max } } : null) ??
    (unfinished.length >= UNFINISHED.files || bytes > UNFINISHED.bytes
      ? { id: "files.tooManyUnfinished", values: { count: unfinished.length } }
      : null)
  );
}

/**
 * The moment by which an upload that was begun at `begunAt` is judged: now, or so much earlier as the rulebook lets
 * uploads finish later, but not before it was begun.
 */
export function momentInTime(call: Call, begunAt: Instant): Instant {
  return latest(begunAt, later(call.now, -call.book.uploadGraceMinutes * MINUTE));
}

/** Why an upload that was begun at `begunAt` may not finish now, or null: one that was begun in time may, for a while. */
export function refuseFinishing(entry: EnteringState, call: Call, begunAt: Instant): Refusal {
  const refusal = refuseEditing(entry, call);
  if (!refusal) return null;
  const isInTime =
    refuseEditing(entry, { ...call, now: begunAt }) === null &&
    refuseEditing(entry, { ...call, now: momentInTime(call, begunAt) }) === null;
  return isInTime ? null : refusal;
}

/**
 * The moment by which a submission is judged: now; or, if an upload that was begun in time has come after the entry was
 * closed, the moment by which that upload was judged, so that what was let in late can be submitted.
 */
export function submittingMoment(
  entry: EnteringState,
  call: Call,
  attached: readonly { createdAt: Instant; endedAt: Instant }[],
): Instant {
  if (refuseEditing(entry, call) === null) return call.now;
  const late = attached.find(
    ({ createdAt, endedAt }) =>
      refuseEditing(entry, { ...call, now: endedAt }) !== null &&
      refuseFinishing(entry, call, createdAt) === null,
  );
  return late ? momentInTime(call, late.createdAt) : call.now;
}
