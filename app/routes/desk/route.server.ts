import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireRole } from "~/context.server";
import { isBackupLate } from "~/domain/backups";
import { nextActs } from "~/domain/next-acts";
import { stageAt } from "~/domain/stages";
import { instant } from "~/domain/time";
import { paths } from "~/paths";
import { rowFor } from "~/table-of-routes";
import { RESTORED } from "~/services/backups.server";
import { countEntriesByState, findGates } from "~db/queries/gates";
import { findSetting } from "~db/queries/settings";

const rooms = [
  "setUp",
  "rulebook",
  "stageDates",
  "people",
  "deskEntries",
  "extensions",
  "organisations",
  "screening",
  "categories",
  "judges",
  "deskConflicts",
  "plans",
  "judgingDesk",
  "rankings",
  "release",
  "deskCertificates",
  "deskCeremony",
  "deskFeedback",
  "deskComplaints",
  "deskCases",
  "sponsors",
  "mail",
  "history",
] as const;

/** The edition at a glance for organisers, chairs and observers: each sees the rooms and counts of their own roles. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { db, edition, now, portal, viewer, t } = requireRole(
    context,
    request,
    "organiser",
    "chair",
    "observer",
  );
  const book = edition.rulebook;
  const sees = (to: readonly string[]) => viewer.roles.some((role) => to.includes(role));
  // The table of routes knows whom a room serves; what it would refuse is not offered.
  const serves = (path: string) => {
    const served = rowFor(path)?.GET;
    return typeof served === "object" ? [served].flat().some(({ to }) => sees(to)) : served === "everyone";
  };
  const withDrafts = sees(["organiser", "observer"]);
  const counts = await countEntriesByState(db, edition.id);
  const gates = await findGates(db, { editionId: edition.id, perEntry: book.judging.perEntry, now });
  const acts = nextActs(book, gates, {
    now,
    openedAt: edition.openedAt,
    isRestored: (await findSetting(db, RESTORED)) !== undefined,
    isBackupLate: isBackupLate(portal.backups?.unsavedSince(now) ?? null, now),
  });
  const stage = stageAt(book, now);
  const next = book.stages.find((s) => instant(s.opens) > now);
  return {
    title: t("organising.desk.title"),
    edition: edition.id,
    zone: book.edition.zone,
    stage: book.stages.find((s) => s.id === stage)?.name ?? { en: stage },
    next: next ? { name: next.name, opens: instant(next.opens) } : null,
    acts: acts
      .filter((act) => sees(act.seenBy))
      .map(({ message, by, room }) => ({
        message,
        by,
        path: serves(paths[room]) ? paths[room] : null,
        isYours: viewer.roles.includes(by),
      })),
    rooms: rooms.filter((room) => serves(paths[room])).map((room) => ({ room, path: paths[room] })),
    withDrafts,
    categories: [...book.categories.map((c) => c.id), null].map((category) => {
      const of = (state: string, outcome?: string | null) =>
        counts
          .filter((row) => row.category === category && row.state === state)
          .filter((row) => outcome === undefined || row.outcome === outcome)
          .reduce((n, row) => n + row.n, 0);
      return {
        id: category,
        name: book.categories.find((c) => c.id === category)?.name ?? null,
        drafts: withDrafts ? of("draft") : null,
        submitted: of("submitted"),
        unscreened: of("submitted", null),
        repair: of("submitted", "repair"),
        valid: of("submitted", "valid"),
        notValid: of("submitted", "notValid"),
      };
    }),
  };
}
