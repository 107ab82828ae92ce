import { createPublicKey, verify } from "node:crypto";
import { type Context, found, keyedHash, newId, type ViewerContext } from "~/context.server";
import type { Refusal } from "~/domain/message";
import {
  type ApprovedDecision,
  faultsOfResult,
  type FiledAct,
  filedCategory,
  filedSpecialAward,
  type ResultDocument,
  type ResultFault,
  type ResultFile,
  resultFileSchema,
  type Seal,
} from "~/domain/result-file";
import { type Category, type Decidable, isSpecialAward, type SpecialAward } from "~/domain/rulebook";
import type { Db } from "~db/client";
import { fromJson } from "~db/columns";
import { listMergeActs } from "~db/queries/category-merges";
import { listDecidedCategories } from "~db/queries/decisions";
import { findHead } from "~db/queries/history";
import { listRankedEntries } from "~db/queries/rankings";
import { findPublicRelease } from "~db/queries/releases";
import {
  insertResultFile,
  listActsNamed,
  listDecisionFiles,
  listSeals,
  findReleaseFile,
} from "~db/queries/result-files";
import { canonicalJson, sha256 } from "./canonical.server";
import { readChoice, sealRules, seedOf } from "./rankings.server";

/** A label for a person that is the same in every file of an edition, and tells nobody who it is. */
function labelOfPerson(
  { portal, edition }: Pick<Context, "portal" | "edition">,
  kind: "J" | "P",
  id: string,
) {
  return `${kind}-${keyedHash(portal, `${kind}/${edition.id}/${id}`).slice(0, 12)}`;
}

/** The result of a category or an edition as text: canonical, with its SHA-256 and the portal's signature. */
export function signedFile(
  { portal }: Pick<Context, "portal">,
  result: ResultDocument,
): { fileJson: string; hash: string } {
  const text = canonicalJson(result);
  const hash = sha256(text);
  const file: ResultFile = {
    format: 1,
    hash,
    key: portal.signing.publicKey,
    signature: portal.signing.sign(text),
    result,
  };
  return { fileJson: canonicalJson(file), hash };
}

/** What a result file says beside its categories, as things stand now. */
async function frameOf(
  db: Db,
  context: Context,
): Promise<
  Pick<ResultDocument, "format" | "kind" | "edition" | "portal" | "madeAt" | "history" | "seals" | "seed">
> {
  const { edition, portal, now } = context;
  const head = await findHead(db);
  return {
    format: 1,
    kind: "awardResult",
    edition: edition.id,
    portal: portal.version,
    madeAt: now,
    history: { acts: head?.seq ?? 0, head: head?.hash ?? "0".repeat(64) },
    seals: (await listSeals(db, edition.id)).map(sealOfRow),
    seed: seedOf(context),
  };
}

export function sealOfRow(row: Awaited<ReturnType<typeof listSeals>>[number]): Seal {
  return {
    version: row.version,
    hash: row.hash,
    at: row.createdAt,
    reason: row.reason,
    author: row.authorName,
    approver: row.approverName,
    hadScores: row.hadScores === 1,
    rules: fromJson<Seal["rules"]>(row.rulesJson),
  };
}

/**
 * Freezes the approved decision on a category, with its sheets, its ranking and its outcome, or on a special award,
 * with the decisions that it stands on; signed. Refuses if it is not any more among those that it was proposed from.
 */
export async function freezeDecision(
  trx: Db,
  context: ViewerContext,
  decidable: Decidable,
  decision: Pick<ApprovedDecision, "id" | "version" | "proposedAt" | "ranking" | "winners"> & {
    proposedById: string;
  },
): Promise<{ refusal: Refusal; hash: string | null }> {
  const { edition, viewer, now, portal } = context;
  await sealRules(trx, context);
  const frame = await frameOf(trx, context);
  const approved: ApprovedDecision = {
    id: decision.id,
    version: decision.version,
    ranking: decision.ranking,
    winners: decision.winners,
    proposedAt: decision.proposedAt,
    proposedBy: labelOfPerson(context, "P", decision.proposedById),
    approvedAt: now,
    approvedBy: labelOfPerson(context, "P", viewer.id),
  };
  const filed = isSpecialAward(decidable)
    ? await fileSpecialAward(trx, context, decidable, frame, approved)
    : await fileCategory(trx, context, decidable, frame, approved);
  if (!filed)
    return {
      refusal: { id: isSpecialAward(decidable) ? "results.fieldMoved" : "results.moved" },
      hash: null,
    };
  const { fileJson, hash } = signedFile(context, { ...frame, ...filed });
  const faults = faultsOfFile(fileJson);
  if (faults.faults.length > 0 || faults.malformed)
    throw new RangeError(`The result file is not right: ${JSON.stringify(faults)}`);
  await insertResultFile(trx, {
    id: newId(portal),
    editionId: edition.id,
    decisionId: decision.id,
    releaseId: null,
    fileJson,
    hash,
    createdAt: now,
  });
  return { refusal: null, hash };
}

type Filed = Pick<ResultDocument, "scope" | "categories" | "specialAwards">;
type Frame = Awaited<ReturnType<typeof frameOf>>;

async function fileCategory(
  trx: Db,
  context: ViewerContext,
  category: Category,
  { seals }: Frame,
  decision: ApprovedDecision,
): Promise<Filed | null> {
  const { edition, viewer, now } = context;
  const entries = await listRankedEntries(trx, { editionId: edition.id, category: category.id });
  const acts = await readSheetActs(trx, context, { entries, approverId: viewer.id });
  const filed = filedCategory({
    category,
    seal: seals.at(-1)!, // the rules were sealed before
    entries,
    decision,
    merged: (await listMergeActs(trx, edition.id)).flatMap((one) =>
      one.state === "made" &&
      one.endedAt === null &&
      one.judgedIn === category.id &&
      one.category !== category.id
        ? {
            from: one.category,
            into: one.judgedIn,
            reason: one.reason,
            proposedAt: one.proposedAt,
            proposedBy: labelOfPerson(context, "P", one.proposedById),
            approvedAt: one.answeredAt ?? now,
            approvedBy: labelOfPerson(context, "P", one.answeredById ?? ""),
          }
        : [],
    ),
    acts: (labelOf) => acts.map((act) => ({ ...act, entry: labelOf(act.entry) })),
    judgeLabel: (id) => labelOfPerson(context, "J", id),
  });
  return filed && { scope: "category", categories: [filed] };
}

/** With the frozen results of the categories that it stands on, whose entries keep the labels they have there. */
async function fileSpecialAward(
  trx: Db,
  context: ViewerContext,
  award: SpecialAward,
  { seals }: Frame,
  decision: ApprovedDecision,
): Promise<Filed | null> {
  const { ranking } = await readChoice(trx, context, award);
  if (canonicalJson(ranking) !== canonicalJson(decision.ranking)) return null;
  const on = decision.ranking.standsOn ?? [];
  const files = await listDecisionFiles(
    trx,
    on.map((one) => one.decision),
  );
  const categories = on.flatMap(({ decision: id }) => {
    const file = files.find((one) => one.decisionId === id);
    return file ? fromJson<ResultFile>(file.fileJson).result.categories : [];
  });
  if (categories.length < on.length) return null;
  const decided = await listDecidedCategories(trx, {
    editionId: context.edition.id,
    categories: on.map((one) => one.category),
  });
  const labels = new Map(
    categories.flatMap((filed) => {
      const rows = decided.find((one) => one.id === filed.decision.id)?.ranking.rows ?? [];
      // What was frozen is what was decided, row by row.
      return rows.map((row, at) => [row.id, filed.ranking.rows[at]?.entry ?? row.id] as const);
    }),
  );
  const filed = filedSpecialAward({
    award,
    seal: seals.at(-1)!, // the rules were sealed before
    decision,
    labelOf: (id) => labels.get(id) ?? id,
  });
  return { scope: "specialAward", categories, specialAwards: [filed] };
}

/** Acts of the history that change which sheets count, or ask for more of them. */
const sheetActs: Record<string, FiledAct["act"]> = {
  "assignment.conflict": "outForConflict",
  "assignment.returned": "counted",
  "scoresheet.reopened": "reopened",
  "entry.furtherJudgeAsked": "furtherJudge",
};

/**
 * The acts that changed which sheets of these entries count, or asked for more, in the order of time; entries still by
 * their ids. What nothing in the rules gave cause for stands on the word of the second person who approves the decision.
 */
export async function readSheetActs(
  db: Db,
  context: ViewerContext,
  { entries, approverId }: { entries: readonly { id: string }[]; approverId: string },
): Promise<FiledAct[]> {
  const here = new Set(entries.map((one) => one.id));
  return (await listActsNamed(db, Object.keys(sheetActs))).flatMap(({ at, act, facts }) => {
    const kind = sheetActs[act];
    const entry = kind === "furtherJudge" ? facts["subject"] : facts["entry"];
    if (!kind || typeof entry !== "string" || !here.has(entry)) return [];
    if (act === "assignment.conflict" && facts["hadSheet"] !== true) return [];
    const trigger = triggerOf(kind, facts);
    const judge = facts["judge"];
    return {
      at,
      act: kind,
      entry,
      judge: typeof judge === "string" ? labelOfPerson(context, "J", judge) : null,
      trigger,
      approvedBy: trigger === null ? labelOfPerson(context, "P", approverId) : null,
    };
  });
}

/** What in the sealed rules gave cause for an act: a tie of the judge, or sheets as far apart as the rules name. */
function triggerOf(kind: FiledAct["act"], facts: Record<string, unknown>): FiledAct["trigger"] {
  if (kind === "outForConflict") return "conflict";
  if (kind !== "furtherJudge" || !Array.isArray(facts["flags"])) return null;
  const kinds = (facts["flags"] as { kind?: unknown }[]).map((flag) => flag.kind);
  return kinds.includes("range") ? "range" : kinds.includes("gap") ? "criterionGap" : null;
}

/**
 * The result of the whole edition, out of the frozen results of its categories and special awards; null where none is
 * frozen. Of a correction it names the file that it `corrects`.
 */
export async function editionFile(
  db: Db,
  context: Context,
  decisionIds: readonly string[],
  corrects?: ResultDocument["corrects"],
): Promise<{ fileJson: string; hash: string } | null> {
  const files = await listDecisionFiles(db, decisionIds);
  if (files.length === 0) return null;
  const results = files.map(({ fileJson }) => fromJson<ResultFile>(fileJson).result);
  const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
  // The file of a special award brings the categories that it stands on; each comes in once, from its own.
  const categories = results.flatMap((one) => (one.scope === "category" ? one.categories : [])).sort(byId);
  const specialAwards = results.flatMap((one) => one.specialAwards ?? []).sort(byId);
  return signedFile(context, {
    ...(await frameOf(db, context)),
    scope: "edition",
    categories,
    ...(specialAwards.length > 0 && { specialAwards }),
    ...(corrects && { corrects }),
  });
}

/** The result file of the edition as everyone may have it; 404 before the release. */
export async function requirePublicFile({
  db,
  edition,
  now,
}: Context): Promise<{ fileJson: string; hash: string }> {
  const release = found(await findPublicRelease(db, { editionId: edition.id, now }));
  return found(await findReleaseFile(db, release.id));
}

export type FileCheck = {
  /** Why this is no result file at all, or null. */
  malformed: string | null;
  faults: (ResultFault | { what: "form" | "hash" | "signature" | "key"; where: string })[];
  file: ResultFile | null;
};

/**
 * Everything that is wrong with a result file, from its text alone: its form to the byte, its hash, its signature,
 * and whatever does not follow when it is recomputed. With `key` it must be signed by that one.
 */
export function faultsOfFile(text: string, { key }: { key?: string } = {}): FileCheck {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { malformed: "it is not JSON", faults: [], file: null };
  }
  const read = resultFileSchema.safeParse(value);
  if (!read.success) {
    const [issue] = read.error.issues;
    return {
      malformed: `it is not a result file (${issue?.path.join(" › ") || "the whole"}: ${issue?.message ?? ""})`,
      faults: [],
      file: null,
    };
  }
  const file = read.data;
  const faults: FileCheck["faults"] = [];
  const signed = canonicalJson((value as { result: unknown }).result);
  if (canonicalJson(value) !== text) faults.push({ what: "form", where: "" });
  if (sha256(signed) !== file.hash) faults.push({ what: "hash", where: "" });
  if (!isSigned(signed, file)) faults.push({ what: "signature", where: "" });
  if (key !== undefined && key !== file.key) faults.push({ what: "key", where: "" });
  faults.push(...faultsOfResult(file.result, (rules) => sha256(canonicalJson(rules)), sha256));
  return { malformed: null, faults, file };
}

function isSigned(text: string, { key, signature }: Pick<ResultFile, "key" | "signature">): boolean {
  try {
    const x = Buffer.from(key, "hex").toString("base64url");
    const publicKey = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" });
    return verify(null, Buffer.from(text, "utf8"), publicKey, Buffer.from(signature, "hex"));
  } catch {
    return false;
  }
}
