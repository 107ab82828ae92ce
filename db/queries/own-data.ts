/**
 * What the database holds of one person: for each table by which column a row is theirs, and which columns go out to
 * them. What they may not see at this stage, what others wrote or decided, and every secret stays in.
 */
import { sql } from "kysely";
import type { Instant } from "~/domain/time";
import type { Db } from "../client";
import { fromJson } from "../columns";
import { tags, type Tables } from "../schema";

type Column<T extends keyof Tables> = keyof Tables[T] & string;

/** Rows of one table that are a person's, by what stands in one of its columns. */
type Taking<T extends keyof Tables> = {
  by: Column<T>;
  /** What stands there; the person's id where nothing is said. An entry is one of which they are a member now. */
  holds?: "address" | "entry" | "assignment" | "sheet";
  columns: readonly Column<T>[];
  /** Rows with these values alone. */
  only?: Partial<Tables[T]>;
  /** Rows alone whose moment has come: one that lies ahead of it, such as a result letter, is not there yet. */
  since?: Column<T>;
};

/** What goes out, table by table. */
const takings: { readonly [T in keyof Tables]?: readonly Taking<T>[] } = {
  person: [{ by: "id", columns: ["id", "name", "language", "country", "createdAt", "totpConfirmedAt"] }],
  address: [{ by: "personId", columns: ["address", "verifiedAt", "failingAt", "isPrimary", "createdAt"] }],
  sign_in: [
    {
      by: "normalised",
      holds: "address",
      columns: ["purpose", "address", "createdAt", "expiresAt", "usedAt", "attempts"],
    },
  ],
  session: [{ by: "personId", columns: ["createdAt", "seenAt", "expiresAt", "endedAt", "secondFactorAt"] }],
  recovery_code: [{ by: "personId", columns: ["usedAt"] }],
  handover_code: [{ by: "personId", columns: ["createdAt", "expiresAt", "usedAt"] }],
  role: [
    {
      by: "personId",
      columns: ["editionId", "role", "state", "createdAt", "answeredAt", "endedAt", "reason"],
    },
  ],
  erasure: [{ by: "personId", columns: ["reason", "state", "proposedAt", "answeredAt"] }],
  inbox_message: [
    {
      by: "personId",
      columns: ["editionId", "kind", "subject", "body", "createdAt", "readAt"],
      since: "createdAt",
    },
  ],
  outbox: [
    {
      by: "personId",
      columns: ["kind", "recipient", "subject", "createdAt", "sentAt", "state"],
      since: "sentAt",
    },
  ],
  entry: [
    {
      by: "id",
      holds: "entry",
      columns: [
        "id",
        "editionId",
        "code",
        "state",
        "category",
        "title",
        "organisationName",
        "country",
        "answersJson",
        "createdAt",
        "changedAt",
        "submittedAt",
      ],
    },
  ],
  entry_member: [{ by: "personId", columns: ["entryId", "capacity", "createdAt", "endedAt"] }],
  entry_invitation: [
    {
      by: "normalised",
      holds: "address",
      columns: ["address", "capacity", "state", "createdAt", "sentAt", "expiresAt", "answeredAt"],
    },
  ],
  listing: [
    {
      by: "normalised",
      holds: "address",
      columns: ["address", "name", "state", "askedAt", "answeredAt"],
    },
  ],
  extension: [
    {
      by: "normalised",
      holds: "address",
      columns: ["editionId", "address", "until", "reason", "answeredAt"],
      only: { state: "granted" },
    },
  ],
  answer_version: [{ by: "personId", columns: ["entryId", "fieldId", "kind", "answerJson", "createdAt"] }],
  revision: [
    {
      by: "entryId",
      holds: "entry",
      columns: ["entryId", "number", "createdAt", "documentJson", "hash", "rule", "ruleNumber"],
    },
  ],
  attachment: [
    {
      by: "entryId",
      holds: "entry",
      columns: [
        "id",
        "entryId",
        "fieldId",
        "name",
        "kind",
        "size",
        "sha256",
        "description",
        "credit",
        "createdAt",
        "removedAt",
        "pages",
        "findingsJson",
      ],
    },
  ],
  upload: [
    { by: "personId", columns: ["entryId", "fieldId", "name", "size", "createdAt", "endedAt", "faultJson"] },
  ],
  endorsement: [
    {
      by: "address",
      holds: "address",
      columns: ["organisation", "address", "state", "name", "position", "createdAt", "answeredAt"],
    },
  ],
  screening: [{ by: "screenerId", columns: ["outcome", "reason", "createdAt"] }],
  reply: [{ by: "personId", columns: ["entryId", "words", "createdAt"] }],
  standing_change: [{ by: "proposedById", columns: ["standing", "reason", "createdAt"] }],
  likeness: [{ by: "settledById", columns: ["state", "note", "settledAt"] }],
  judge: [
    {
      by: "personId",
      columns: [
        "editionId",
        "organisation",
        "country",
        "categoriesJson",
        "languagesJson",
        "expertiseJson",
        "pastJson",
        "least",
        "capacity",
        "isReserve",
        "termsAt",
      ],
    },
  ],
  declaration: [{ by: "judgeId", columns: ["editionId", "category", "createdAt"] }],
  conflict: [
    {
      by: "judgeId",
      columns: ["editionId", "entryId", "tier", "kind", "reason", "createdAt", "endedAt"],
      only: { origin: "judge" },
    },
  ],
  deputy: [{ by: "personId", columns: ["editionId", "category", "role", "kind", "reason", "createdAt"] }],
  assignment: [
    {
      by: "judgeId",
      columns: ["editionId", "entryId", "createdAt", "confirmedAt", "endedAt", "endWords"],
    },
  ],
  scoresheet: [
    {
      by: "assignmentId",
      holds: "assignment",
      columns: ["marksJson", "reasonsJson", "commentsJson", "comment", "note", "changedAt", "submittedAt"],
    },
  ],
  sheet_version: [
    {
      by: "sheetId",
      holds: "sheet",
      columns: ["number", "marksJson", "reasonsJson", "commentsJson", "comment", "note", "submittedAt"],
    },
  ],
  sheet_report: [{ by: "assignmentId", holds: "assignment", columns: ["kind", "words", "createdAt"] }],
  sheet_extension: [{ by: "judgeId", columns: ["editionId", "until", "createdAt"] }],
  calibration_sheet: [
    { by: "judgeId", columns: ["editionId", "caseId", "marksJson", "changedAt", "submittedAt"] },
  ],
  settlement: [{ by: "personId", columns: ["kind", "words", "createdAt"] }],
  decision: [
    { by: "proposedById", columns: ["editionId", "category", "note", "proposedAt"] },
    { by: "answeredById", columns: ["editionId", "category", "answer", "answeredAt"] },
  ],
  meeting: [{ by: "recordedById", columns: ["editionId", "category", "heldAt", "place", "recordedAt"] }],
  category_merge: [
    { by: "proposedById", columns: ["editionId", "category", "judgedIn", "reason", "proposedAt"] },
  ],
  certificate: [
    { by: "personId", columns: ["editionId", "serial", "kind", "factsJson", "state", "issuedAt", "endedAt"] },
    {
      by: "member",
      holds: "address",
      columns: ["editionId", "serial", "kind", "factsJson", "state", "issuedAt", "endedAt"],
    },
  ],
  rule_change: [{ by: "proposedById", columns: ["editionId", "fromVersion", "reason", "proposedAt"] }],
  seal: [{ by: "authorId", columns: ["editionId", "version", "authorName", "reason", "createdAt"] }],
  winner_answer: [
    { by: "answeredById", columns: ["entryId", "naming", "answeredAt"] },
    { by: "declinedById", columns: ["entryId", "declineReason", "declinedAt"] },
  ],
  name_change: [{ by: "proposedById", columns: ["entryId", "namesJson", "reason", "proposedAt"] }],
  correction: [{ by: "openedById", columns: ["editionId", "reason", "openedAt"] }],
  disclosure: [
    {
      by: "address",
      holds: "address",
      columns: ["name", "office", "organisation", "address", "expiresAt", "acknowledgedAt"],
      since: "acknowledgedAt",
    },
  ],
  feedback_use: [{ by: "personId", columns: ["entryId", "useful", "createdAt"] }],
  complaint: [
    {
      by: "createdById",
      columns: ["editionId", "entryId", "code", "rule", "happened", "asked", "createdAt", "dueAt"],
    },
  ],
  sponsor_proposal: [{ by: "createdById", columns: ["brandJson", "createdAt", "sentAt"] }],
  // Without its number: two of them tell how much others did in between.
  history: [{ by: "actorId", columns: ["at", "act", "subjectKind", "subjectId"] }],
};

/** Why a table with personal or sensitive columns does not go out. */
export type WhyLeft = "office" | "jury" | "letters" | "words" | "nobody";
export const leftOut: { readonly [T in keyof Tables]?: WhyLeft } = {
  setting: "nobody",
  result_file: "nobody",
  edition: "office",
  rulebook: "office",
  plan: "office",
  release: "office",
  publication: "office",
  feedback_round: "office",
  plan_pair: "jury",
  feedback_comment: "jury",
  letter: "letters",
  history_words: "words",
};

export type ExportedTable = keyof typeof takings;
export const exportedTables = Object.keys(takings) as ExportedTable[]; // a literal above

/** The columns of a table that tell of people or may harm, and that do not go out. */
export function columnsLeftOut(table: ExportedTable): string[] {
  const given = new Set<string>(takingsOf(table).flatMap(({ columns }) => columns));
  return Object.entries(tags[table]).flatMap(([column, tag]) =>
    tag === "none" || given.has(column) ? [] : [column],
  );
}

/** The takings of a table with its columns as plain words, as statements want them. */
export function takingsOf(table: ExportedTable) {
  return (takings[table] ?? []) as readonly {
    by: string;
    holds?: Taking<"entry">["holds"];
    columns: readonly string[];
    only?: Record<string, string>;
    since?: string;
  }[]; // the same, with less said of the columns
}

const STRETCH = 500;

/** Everything that goes out to a person, by table; `…Json` columns are read. Addresses count once they are proven. */
export async function readOwnData(
  db: Db,
  { personId, now }: { personId: string; now: Instant },
): Promise<Record<string, Record<string, unknown>[]>> {
  const own = {
    address: sql`select normalised from address where "personId" = ${personId} and "verifiedAt" is not null`,
    entry: sql`select "entryId" from entry_member where "personId" = ${personId} and "endedAt" is null`,
    assignment: sql`select id from assignment where "judgeId" = ${personId}`,
    sheet: sql`select scoresheet.id from scoresheet join assignment on assignment.id = scoresheet."assignmentId" where assignment."judgeId" = ${personId}`,
  };
  const all: Record<string, Record<string, unknown>[]> = {};
  for (const table of exportedTables) {
    const rows: Record<string, unknown>[] = (all[table] = []);
    for (const { by, holds, columns, only = {}, since } of takingsOf(table)) {
      const conditions = [
        holds === undefined
          ? sql`${sql.ref(by)} = ${personId}`
          : holds === "address"
            ? sql`lower(${sql.ref(by)}) in (${own.address})`
            : sql`${sql.ref(by)} in (${own[holds]})`,
        ...Object.entries(only).map(([column, value]) => sql`${sql.ref(column)} = ${value}`),
        ...(since ? [sql`${sql.ref(since)} <= ${now}`] : []),
      ];
      for (let at = 0; ; at += STRETCH) {
        const stretch = await sql<Record<string, unknown>>`
          select ${sql.join(columns.map((column) => sql.ref(column)))} from ${sql.table(table)}
          where ${sql.join(conditions, sql` and `)} order by rowid limit ${STRETCH} offset ${at}`.execute(db);
        rows.push(...stretch.rows.map(readable));
        if (stretch.rows.length < STRETCH) break;
      }
    }
  }
  return all;
}

function readable(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) =>
      column.endsWith("Json") && typeof value === "string"
        ? [column.slice(0, -4), fromJson<unknown>(value)]
        : [column, value],
    ),
  );
}
