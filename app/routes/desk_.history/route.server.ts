import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireRole } from "~/context.server";
import { findHead, listActsBefore, listSubjectKinds } from "~db/queries/history";

const PAGE = 50;

/** The chain of acts, newest first, for organisers and observers. Words stand on each act's own page. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { db, edition, t } = requireRole(context, request, "organiser", "observer");
  const asked = new URL(request.url).searchParams;
  const kind = asked.get("kind") ?? "";
  const subjectId = asked.get("subject")?.trim() ?? "";
  const head = await findHead(db);
  const before = Number(asked.get("before")) || Number.MAX_SAFE_INTEGER;
  const rows = await listActsBefore(db, {
    ...(kind && { kind }),
    ...(subjectId && { subjectId }),
    before,
    limit: PAGE + 1,
  });
  return {
    title: t("organising.history.title"),
    zone: edition.rulebook.edition.zone,
    head: head ? { seq: head.seq, hash: head.hash } : null,
    kinds: await listSubjectKinds(db),
    kind,
    subject: subjectId,
    isFirst: before === Number.MAX_SAFE_INTEGER,
    acts: rows.slice(0, PAGE).map(({ wordsHash, wordsSeq, ...row }) => ({
      ...row,
      words: wordsHash === null ? "none" : wordsSeq === null ? "erased" : "kept",
    })),
    next: rows.length > PAGE ? (rows[PAGE - 1]?.seq ?? null) : null,
  };
}
