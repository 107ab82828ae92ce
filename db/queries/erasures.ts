/** Wishes to be erased, what an erasure takes away row by row, and the walk through every text of every table. */
import { sql } from "kysely";
import {
  addressMark,
  type Erased,
  type Eraser,
  type ErasureEntry,
  nameMark,
  piecesOf,
} from "~/domain/erasure";
import type { MailState } from "~/domain/outbox";
import type { Instant } from "~/domain/time";
import type { Db } from "../client";
import { toJson } from "../columns";
import { tags, type Tables } from "../schema";

/** The newest wish about a person, with who proposed and who answered it. */
export function findErasure(db: Db, personId: string) {
  return db
    .selectFrom("erasure")
    .leftJoin("person as proposer", "proposer.id", "erasure.proposedById")
    .select([
      "erasure.id",
      "erasure.personId",
      "erasure.reason",
      "erasure.state",
      "erasure.proposedById",
      "erasure.proposedAt",
      "erasure.answeredAt",
      "proposer.name as proposedBy",
    ])
    .where("erasure.personId", "=", personId)
    .orderBy("erasure.proposedAt", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** Keeps a wish. Gives false if one about this person waits or was fulfilled. */
export async function insertErasure(
  db: Db,
  erasure: Pick<Tables["erasure"], "id" | "personId" | "reason" | "proposedById"> & { now: Instant },
): Promise<boolean> {
  const { now, ...row } = erasure;
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("erasure")
    .values({ ...row, state: "proposed", proposedAt: now, answeredById: null, answeredAt: null })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/** Answers the wish that waits. Gives false if it was answered before. */
export async function markErasureAnswered(
  db: Db,
  {
    id,
    state,
    personId,
    now,
  }: { id: string; state: "made" | "refused"; personId: string | null; now: Instant },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("erasure")
    .set({ state, answeredById: personId, answeredAt: now, ...(state === "made" ? { reason: "" } : {}) })
    .where("id", "=", id)
    .where("state", "=", "proposed")
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** A person as the database holds them, erased or not, with every address; undefined if there is none. */
export async function findErasable(db: Db, personId: string) {
  const person = await db
    .selectFrom("person")
    .select(["id", "name", "endedAt"])
    .where("id", "=", personId)
    .executeTakeFirst();
  if (!person) return undefined;
  const addresses = await db
    .selectFrom("address")
    .select(["address", "normalised"])
    .where("personId", "=", personId)
    .execute();
  return { ...person, addresses };
}

/** Whether somebody else in the portal has this name too. */
export async function hasNamesake(db: Db, { id, name }: { id: string; name: string }): Promise<boolean> {
  const row = await db
    .selectFrom("person")
    .select("id")
    .where("id", "!=", id)
    .where(sql<boolean>`lower(name) = lower(${name})`)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** The entries that a person is on now, in every edition, with how many others are. */
export async function listEntriesToErase(
  db: Db,
  personId: string,
): Promise<(Omit<ErasureEntry, "isOver"> & { id: string; editionId: string })[]> {
  const rows = await db
    .selectFrom("entry_member as own")
    .innerJoin("entry", "entry.id", "own.entryId")
    .select((eb) => [
      "entry.id",
      "entry.editionId",
      "entry.code",
      "entry.state",
      "own.capacity",
      eb
        .selectFrom("entry_member as other")
        .select((count) => count.fn.countAll<number>().as("n"))
        .whereRef("other.entryId", "=", "own.entryId")
        .where("other.personId", "!=", personId)
        .where("other.endedAt", "is", null)
        .as("others"),
    ])
    .where("own.personId", "=", personId)
    .where("own.endedAt", "is", null)
    .orderBy("entry.code")
    .limit(2000)
    .execute();
  return rows.map((row) => ({ ...row, others: row.others ?? 0 }));
}

/** Editions with the rulebook in force and the moment of the release that is public, if there is one. */
export async function listEditionEnds(db: Db, now: Instant) {
  const rows = await db
    .selectFrom("edition")
    .innerJoin("rulebook", (join) =>
      join
        .onRef("rulebook.editionId", "=", "edition.id")
        .onRef("rulebook.version", "=", "edition.rulebookVersion"),
    )
    .select((eb) => [
      "edition.id",
      "edition.isCurrent",
      "rulebook.documentJson",
      "rulebook.hash",
      eb
        .selectFrom("release")
        .select((of) => of.fn.max("release.releaseAt").as("at"))
        .whereRef("release.editionId", "=", "edition.id")
        .where("release.wave", "=", "release")
        .where("release.state", "=", "approved")
        .where("release.releaseAt", "<=", now)
        .as("releasedAt"),
    ])
    .limit(100)
    .execute();
  return rows.map((row) => ({ ...row, isCurrent: row.isCurrent === 1 }));
}

/** Whether an approved result, of a category or of the edition, has this entry. */
export async function isInResult(db: Db, entryId: string): Promise<boolean> {
  const named = `%"${entryId}"%`;
  const decision = await db
    .selectFrom("decision")
    .select("id")
    .where("state", "=", "approved")
    .where((eb) => eb.or([eb("rankingJson", "like", named), eb("winnersJson", "like", named)]))
    .limit(1)
    .executeTakeFirst();
  const release = await db
    .selectFrom("release")
    .select("id")
    .where("state", "=", "approved")
    .where("resultJson", "like", named)
    .limit(1)
    .executeTakeFirst();
  return decision !== undefined || release !== undefined;
}

/** Every original that has a cleaned copy of other bytes, each once. */
export function listOriginals(db: Db) {
  return db
    .selectFrom("attachment")
    .select(["sha256", "cleanSha256", "cleanSize"])
    .whereRef("sha256", "!=", "cleanSha256")
    .groupBy("sha256")
    .orderBy("sha256")
    .limit(100_000)
    .execute();
}

/** The cleaned copy takes the place of an original, wherever that hangs. */
export async function putCleanInPlace(
  db: Db,
  { sha256, cleanSha256, cleanSize }: { sha256: string; cleanSha256: string; cleanSize: number },
) {
  await db
    .updateTable("attachment")
    .set({ sha256: cleanSha256, size: cleanSize })
    .where("sha256", "=", sha256)
    .execute();
}

/** Whether a row still names a file of the store. */
export async function isFileNamed(db: Db, sha256: string): Promise<boolean> {
  const [attachment, scan, logo] = await Promise.all([
    db
      .selectFrom("attachment")
      .select("id")
      .where((eb) =>
        eb.or([eb("sha256", "=", sha256), eb("cleanSha256", "=", sha256), eb("smallSha256", "=", sha256)]),
      )
      .limit(1)
      .executeTakeFirst(),
    db.selectFrom("meeting").select("id").where("scanSha256", "=", sha256).limit(1).executeTakeFirst(),
    db
      .selectFrom("sponsor")
      .select("id")
      .where((eb) => eb.or([eb("logoSha256", "=", sha256), eb("logoDarkSha256", "=", sha256)]))
      .limit(1)
      .executeTakeFirst(),
  ]);
  return Boolean(attachment ?? scan ?? logo);
}

/**
 * Empties an entry that was one person's alone: answers, versions, documents, and all that hangs on it. Gives the files
 * and uploads that it named. The row, its code and its revisions stay, with the hashes that its receipts say.
 */
export async function emptyEntry(
  db: Db,
  { id, now }: { id: string; now: Instant },
): Promise<{ files: string[]; uploads: string[] }> {
  const attachments = await db
    .selectFrom("attachment")
    .select(["sha256", "cleanSha256", "smallSha256"])
    .where("entryId", "=", id)
    .execute();
  const uploads = await db.selectFrom("upload").select("id").where("entryId", "=", id).execute();
  const revisions = await db
    .selectFrom("revision")
    .innerJoin("entry", "entry.id", "revision.entryId")
    .select(["revision.number", "entry.code", "entry.editionId"])
    .where("revision.entryId", "=", id)
    .execute();
  for (const { number, code, editionId } of revisions)
    await db
      .updateTable("revision")
      .set({
        documentJson: toJson({
          format: 1,
          entry: { id, code, edition: editionId },
          rulebook: "",
          answers: {},
          files: [],
        }),
      })
      .where("entryId", "=", id)
      .where("number", "=", number)
      .execute();
  for (const table of [
    "upload",
    "attachment",
    "answer_version",
    "entry_invitation",
    "listing",
    "endorsement",
    "entry_partner",
    "fingerprint",
  ] as const)
    await db.deleteFrom(table).where("entryId", "=", id).execute();
  await db
    .deleteFrom("likeness")
    .where((eb) => eb.or([eb("entryId", "=", id), eb("otherId", "=", id)]))
    .execute();
  await db.updateTable("reply").set({ words: "" }).where("entryId", "=", id).execute();
  await db
    .updateTable("entry")
    .set({
      answersJson: "{}",
      title: "",
      organisationId: null,
      organisationName: "",
      country: null,
      changedAt: now,
    })
    .where("id", "=", id)
    .execute();
  await db
    .deleteFrom("history_words")
    .where(
      "seq",
      "in",
      db.selectFrom("history").select("seq").where("subjectKind", "=", "entry").where("subjectId", "=", id),
    )
    .execute();
  return {
    files: attachments.flatMap((file) =>
      [file.sha256, file.cleanSha256, file.smallSha256].filter((one) => one !== null),
    ),
    uploads: uploads.map((upload) => upload.id),
  };
}

/**
 * Takes away what is a person's own: ways to sign in, inbox, mails, letters, what they said of themselves. Their row
 * stays under a mark, so that what they did in an office and the scores that they gave stay somebody's. Gives their uploads.
 */
export async function emptyPerson(
  db: Db,
  { id, mark, addresses, now }: { id: string; mark: string; addresses: readonly string[]; now: Instant },
): Promise<{ uploads: string[] }> {
  const own = addresses.length > 0 ? addresses : [""];
  const uploads = await db.selectFrom("upload").select("id").where("personId", "=", id).execute();
  await db
    .deleteFrom("sign_in")
    .where((eb) => eb.or([eb("personId", "=", id), eb("normalised", "in", own)]))
    .execute();
  for (const table of [
    "address",
    "session",
    "recovery_code",
    "handover_code",
    "inbox_message",
    "upload",
  ] as const)
    await db.deleteFrom(table).where("personId", "=", id).execute();
  await db
    .updateTable("outbox")
    .set({
      recipient: addressMark(mark),
      subject: "",
      payloadJson: toJson({
        from: "",
        replyTo: null,
        to: addressMark(mark),
        subject: "",
        html: "",
        text: "",
      }),
      state: sql<MailState>`case when state in ('queued', 'held') then 'stopped' else state end`,
      problemJson: null,
    })
    .where((eb) => eb.or([eb("personId", "=", id), eb(sql<string>`lower(recipient)`, "in", own)]))
    .execute();
  await db
    .updateTable("letter")
    .set({ recipient: addressMark(mark), subject: "", html: "", text: "" })
    .where("personId", "=", id)
    .execute();
  const ofPerson = await db
    .selectFrom("certificate")
    .select(["id", "state"])
    .where((eb) => eb.or([eb("personId", "=", id), eb("member", "in", own)]))
    .execute();
  for (const { id: certificate, state } of ofPerson)
    await db
      .updateTable("certificate")
      .set({
        factsJson: sql<string>`json_set("factsJson", '$.name', ${nameMark(mark)}, '$.ownName', '')`,
        ...(state === "valid" ? { state: "withdrawn", endedAt: now, reason: "" } : {}),
      })
      .where("id", "=", certificate)
      .execute();
  await db
    .updateTable("judge")
    .set({
      organisation: "",
      organisationId: null,
      country: null,
      languagesJson: "[]",
      expertiseJson: "[]",
      pastJson: "[]",
      tagsJson: "[]",
    })
    .where("personId", "=", id)
    .execute();
  await db
    .updateTable("conflict")
    .set({ reason: "" })
    .where("judgeId", "=", id)
    .where("origin", "=", "judge")
    .execute();
  await db.updateTable("deputy").set({ reason: "" }).where("personId", "=", id).execute();
  await db.updateTable("assignment").set({ endWords: null }).where("judgeId", "=", id).execute();
  const sheets = db
    .selectFrom("scoresheet")
    .innerJoin("assignment", "assignment.id", "scoresheet.assignmentId")
    .select("scoresheet.id")
    .where("assignment.judgeId", "=", id);
  await db.updateTable("sheet_version").set({ note: "" }).where("sheetId", "in", sheets).execute();
  await db.updateTable("scoresheet").set({ note: "" }).where("id", "in", sheets).execute();
  await db
    .updateTable("role")
    .set({ state: "ended", endedAt: now, reason: null })
    .where("personId", "=", id)
    .where("state", "in", ["invited", "active"])
    .execute();
  await db.updateTable("role").set({ reason: null }).where("personId", "=", id).execute();
  await db
    .updateTable("entry_member")
    .set({ endedAt: now })
    .where("personId", "=", id)
    .where("endedAt", "is", null)
    .execute();
  await db
    .updateTable("entry_invitation")
    .set({ state: "ended", answeredAt: now })
    .where("normalised", "in", own)
    .where("state", "=", "open")
    .execute();
  await db
    .updateTable("person")
    .set({
      name: nameMark(mark),
      language: "en",
      country: null,
      endedAt: now,
      totpSecret: null,
      totpConfirmedAt: null,
      totpLastStep: null,
    })
    .where((eb) => eb.or([eb("id", "=", id), eb("mergedIntoId", "=", id)]))
    .execute();
  return { uploads: uploads.map((upload) => upload.id) };
}

/**
 * What the walk leaves alone: the chain of the history (it holds numbers and hashes), what is signed or published as
 * rules under a hash, and the rows of people themselves, of whom one may have the same name.
 */
const untouched: { readonly [T in keyof Tables]?: "all" | readonly (keyof Tables[T] & string)[] } = {
  history: "all",
  history_words: "all",
  person: "all",
  result_file: ["fileJson"],
  release: ["resultJson"],
  seal: ["authorName", "approverName", "rulesJson"],
  rulebook: ["documentJson"],
  rule_change: ["documentJson"],
};

const STRETCH = 200;

/** Takes a person's name and addresses out of every text of every table. Gives how many rows changed. */
export async function walkTexts(
  db: Db,
  { personId, erased, eraser }: { personId: string; erased: Erased; eraser: Eraser },
): Promise<number> {
  const pieces = piecesOf(erased);
  let changed = 0;
  for (const [table, columns] of Object.entries(tags)) {
    const left = untouched[table as keyof Tables] ?? [];
    if (left === "all") continue;
    const names = Object.keys(columns).filter(
      (one) => !one.endsWith("At") && !left.some((kept) => kept === one),
    );
    for (let after = 0; ;) {
      const rows: Record<string, unknown>[] = (
        await sql<Record<string, unknown>>`
          select rowid as "rowid", ${sql.join(names.map((name) => sql.ref(name)))} from ${sql.table(table)}
          where rowid > ${after} ${pieces ? sql`and (${mayHold(names, pieces)})` : sql``}
          order by rowid limit ${STRETCH}`.execute(db)
      ).rows;
      for (const row of rows) {
        const change = changeOf(row, { personId, eraser });
        if (Object.keys(change).length === 0) continue;
        changed += 1;
        await sql`update ${sql.table(table)} set ${sql.join(
          Object.entries(change).map(([name, text]) => sql`${sql.ref(name)} = ${text}`),
        )} where rowid = ${row["rowid"]}`.execute(db);
      }
      if (rows.length < STRETCH) break;
      after = Number(rows.at(-1)?.["rowid"]);
    }
  }
  return changed;
}

const mayHold = (names: readonly string[], pieces: readonly string[]) =>
  sql.join(
    names.flatMap((name) => pieces.map((piece) => sql`instr(lower(${sql.ref(name)}), ${piece}) > 0`)),
    sql` or `,
  );

/** The texts of a row that change. A row that names the person, or an address of theirs, is a place where the name is theirs. */
function changeOf(
  row: Record<string, unknown>,
  { personId, eraser }: { personId: string; eraser: Eraser },
): Record<string, string> {
  const texts = Object.entries(row).flatMap(([name, value]) =>
    typeof value === "string" ? [[name, value] as const] : [],
  );
  const isBeside = texts.some(
    ([name, text]) => text === personId || (!name.endsWith("Json") && eraser.hasAddress(text)),
  );
  return Object.fromEntries(
    texts.flatMap(([name, text]) => {
      const without = name.endsWith("Json") ? eraser.inJson(text, isBeside) : eraser.inText(text, isBeside);
      return without === text ? [] : [[name, without]];
    }),
  );
}

/** Deletes words beside the history that have the name or an address, and all that are about the person. Gives how many. */
export async function eraseWords(
  db: Db,
  { personId, eraser }: { personId: string; eraser: Eraser },
): Promise<number> {
  let erased = 0;
  for (let after = 0; ;) {
    const rows = await db
      .selectFrom("history_words")
      .innerJoin("history", "history.seq", "history_words.seq")
      .select(["history_words.seq", "words", "subjectKind", "subjectId"])
      .where("history_words.seq", ">", after)
      .orderBy("history_words.seq")
      .limit(STRETCH)
      .execute();
    const gone = rows.filter(
      ({ words, subjectKind, subjectId }) =>
        (subjectKind === "person" && subjectId === personId) || eraser.inJson(words) !== words,
    );
    for (const { seq } of gone) await db.deleteFrom("history_words").where("seq", "=", seq).execute();
    erased += gone.length;
    const last = rows.at(-1);
    if (!last || rows.length < STRETCH) return erased;
    after = last.seq;
  }
}

/** Writes the log of changes into the database and empties it: in it stands what was there before. Gives whether it is empty. */
export async function emptyLog(db: Db): Promise<boolean> {
  const { rows } = await sql<{ busy: number }>`pragma wal_checkpoint(truncate)`.execute(db);
  return rows[0]?.busy === 0;
}
