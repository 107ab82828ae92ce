import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireRole } from "~/context.server";
import { windowOf } from "~/domain/stages";
import { readJudgingDesk, SHOWN } from "~/services/judging-desk.server";
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
  const asked = new URL(request.url).searchParams;
  const pageOf = (name: string) => Math.max(1, Math.trunc(Number(asked.get(name))) || 1);
  const desk = await readJudgingDesk(db, known, { page: pageOf("page"), size: PAGE });
  const { page, pages, judges, rows, entries, lost, flagged, fast, refusals } = desk;
  const judgesPages = Math.max(1, Math.ceil(judges.length / PAGE));
  const judgesPage = Math.min(pageOf("judges"), judgesPages);
  const reports = await listOpenReports(db, edition.id);
  return {
    title: t("moderating.title"),
    zone: book.edition.zone,
    now,
    closes: windowOf(book, "scoring").closes,
    isChair: viewer.roles.includes("chair"),
    reminded: asked.has("reminded") ? Math.trunc(Number(asked.get("reminded"))) || 0 : null,
    criteria: Object.fromEntries(book.rubric.criteria.map(({ id, name }) => [id, name])),
    hidden: [...refusals].map(([category, refusal]) => ({ category, refusal })),
    waiting: {
      reports: reports.length,
      lost: lost.length,
      flagged: flagged.length,
    },
    reports: reports.slice(0, SHOWN).map(({ id, kind, judge, code, createdAt }) => ({
      id,
      kind,
      judge,
      code,
      createdAt,
    })),
    lost: lost.slice(0, SHOWN).flatMap((one) => {
      const entry = rows.get(one.entryId);
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
    flagged: flagged.slice(0, SHOWN),
    fast: fast.slice(0, SHOWN),
    fastCount: fast.length,
    all: judges.reduce((sum, one) => sum + one.all, 0),
    handedIn: judges.reduce((sum, one) => sum + one.handedIn, 0),
    behind: judges.filter((one) => one.isBehind && !one.isReminded).length,
    judgeCount: judges.length,
    judges: judges.slice((judgesPage - 1) * PAGE, judgesPage * PAGE),
    judgesPage,
    judgesPages,
    page,
    pages,
    entries: entries.map(({ flags, ...one }) => ({
      ...one,
      isFlagged: flags !== null && flags.length > 0,
    })),
  };
}
