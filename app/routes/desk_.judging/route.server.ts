import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireRole } from "~/context.server";
import { windowOf } from "~/domain/stages";
import { readJudgingDesk } from "~/services/judging-desk.server";
import { listOpenReports } from "~db/queries/sheet-reports";

const PAGE = 40;

/**
 * How far judging is, by judge and by entry, and what waits for the chair. Chairs and organisers; marks of a category
 * count towards flags only where no tie and no own open sheet stands in between.
 */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const known = requireRole(context, request, "chair", "organiser");
  const { db, edition, viewer, now, t } = known;
  const book = edition.rulebook;
  const { assignments, judges, entries, lost, fast, refusals } = await readJudgingDesk(db, known);
  const asked = new URL(request.url).searchParams;
  const pages = Math.max(1, Math.ceil(entries.length / PAGE));
  const page = Math.min(pages, Math.max(1, Math.trunc(Number(asked.get("page"))) || 1));
  const names = new Map(assignments.map((one) => [one.judgeId, one.judge]));
  const codes = new Map(entries.map((one) => [one.id, one]));
  return {
    title: t("moderating.title"),
    zone: book.edition.zone,
    now,
    closes: windowOf(book, "scoring").closes,
    isChair: viewer.roles.includes("chair"),
    reminded: asked.has("reminded") ? Math.trunc(Number(asked.get("reminded"))) || 0 : null,
    criteria: Object.fromEntries(book.rubric.criteria.map(({ id, name }) => [id, name])),
    hidden: [...refusals].map(([category, refusal]) => ({ category, refusal })),
    reports: (await listOpenReports(db, edition.id)).map(({ id, kind, judge, code, createdAt }) => ({
      id,
      kind,
      judge,
      code,
      createdAt,
    })),
    lost: lost.flatMap((one) => {
      const entry = codes.get(one.entryId);
      return entry
        ? [
            {
              id: one.id,
              entryId: one.entryId,
              code: one.code,
              judge: one.judge,
              reason: one.endReason,
              words: one.endWords,
              counted: entry.counted,
              running: entry.running,
              wanted: entry.wanted,
            },
          ]
        : [];
    }),
    flagged: entries.flatMap(({ flags, isSettled, ...one }) =>
      flags && flags.length > 0 && !isSettled
        ? [{ id: one.id, code: one.code, title: one.title, flags }]
        : [],
    ),
    fast: fast.flatMap((one) => {
      const entry = codes.get(one.entryId);
      return entry ? [{ ...one, code: entry.code, judge: names.get(one.judgeId) ?? "" }] : [];
    }),
    judges,
    page,
    pages,
    entries: entries.slice((page - 1) * PAGE, page * PAGE).map(({ flags, ...one }) => ({
      ...one,
      isFlagged: flags !== null && flags.length > 0,
    })),
  };
}
