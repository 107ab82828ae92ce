import { newId, type ViewerContext } from "~/context.server";
import type { KeptFile } from "./attachments.server";
import { faultsOfMeeting, type Meeting, type MeetingTie, quorumOf } from "~/domain/meeting";
import type { Message, Refusal } from "~/domain/message";
import type { Category } from "~/domain/rulebook";
import { countPanel, insertMeeting, listMeetings, updateMeetingScan } from "~db/queries/meetings";
import { listRoleHolders } from "~db/queries/people";
import { listTies } from "~db/queries/rankings";
import { record } from "./history.server";
import { readStandings } from "./rankings.server";

/** People who may be in the room of a jury, by name; each once. */
export async function listRoom({ db, edition }: Pick<ViewerContext, "db" | "edition">) {
  const holders = await listRoleHolders(db, {
    editionId: edition.id,
    roles: ["chair", "organiser", "judge"],
  });
  return holders
    .filter((one, at, all) => all.findIndex(({ personId }) => personId === one.personId) === at)
    .map(({ personId, name }) => ({
      id: personId,
      label: name,
      isJury: holders.some((one) => one.personId === personId && one.role !== "organiser"),
    }))
    .sort((a, b) => a.label.localeCompare(b.label));
}

/**
 * Writes down a meeting on a category. A record never changes: what was wrong in one is written down anew, and both
 * stay. Gives the record's id, or why it is not taken.
 */
export async function recordMeeting(
  context: ViewerContext,
  category: Category,
  {
    presentIds,
    others,
    ...said
  }: Pick<Meeting, "heldAt" | "place" | "settled"> & {
    ties: readonly Omit<MeetingTie, "code">[];
    presentIds: readonly string[];
    /** Names of people without an account. */
    others: readonly string[];
  },
): Promise<
  | { id: string; refusal: null; faults: [] }
  | { id: null; refusal: Refusal; faults: { field: string; message: Message }[] }
> {
  const { db, edition, viewer, now, portal } = context;
  const of = { editionId: edition.id, category: category.id };
  return db.transaction().execute(async (trx) => {
    const { refusal } = (await readStandings(trx, context))(category.id);
    if (refusal) return { id: null, refusal, faults: [] };
    const room = await listRoom({ db: trx, edition });
    const present = [
      ...room
        .filter(({ id }) => presentIds.includes(id))
        .map(({ id, label, isJury }) => ({ personId: id, name: label, isJury })),
      ...others.map((name) => ({ personId: null, name, isJury: false })),
    ];
    const tied = await listTies(trx, { ...of, personIds: presentIds });
    const faults = faultsOfMeeting({ ...said, present }, { now, tied });
    if (faults.length > 0) return { id: null, refusal: null, faults };
    const id = newId(portal);
    const version = ((await listMeetings(trx, of))[0]?.version ?? 0) + 1;
    const ties = tied.flatMap(({ personId, entryId, code }) =>
      said.ties
        .filter((one) => one.personId === personId && one.entryId === entryId)
        .map(({ did, reason }) => ({ personId, entryId, code, did, reason })),
    );
    const quorum = quorumOf(await countPanel(trx, of));
    await insertMeeting(trx, {
      ...{ ...of, id, version, present, quorum, ties, recordedById: viewer.id, now },
      ...{ heldAt: said.heldAt, place: said.place, settled: said.settled },
    });
    await record(trx, context, {
      act: "meeting.recorded",
      kind: "meeting",
      id,
      facts: {
        category: category.id,
        version,
        heldAt: said.heldAt,
        present: present.flatMap((one) => one.personId ?? []),
        quorum,
        ties: ties.map(({ personId, entryId, did }) => ({ personId, entryId, did })),
      },
      words: {
        place: said.place,
        others,
        reasons: ties.flatMap(({ reason }) => (reason ? [reason] : [])),
        settled: said.settled,
      },
    });
    return { id, refusal: null, faults: [] };
  });
}

/** Adds the scan of the paper that was signed in the room, once; it is kept as it is. */
export async function addScan(
  context: ViewerContext,
  id: string,
  { name, kind, size, sha256 }: Pick<KeptFile, "name" | "kind" | "size" | "sha256">,
): Promise<Refusal> {
  const { db, viewer, now } = context;
  return db.transaction().execute(async (trx) => {
    const isAdded = await updateMeetingScan(trx, { id, name, kind, size, sha256, personId: viewer.id, now });
    if (!isAdded) return { id: "meeting.scanThere" };
    await record(trx, context, { act: "meeting.scanAdded", kind: "meeting", id, facts: { sha256, size } });
    return null;
  });
}
