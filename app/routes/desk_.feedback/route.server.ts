import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { found, requireRole } from "~/context.server";
import { refusePreparing } from "~/domain/feedback";
import { refuseAct } from "~/forms/parse-form.server";
import { paths } from "~/paths";
import { prepareFeedback, readOpening } from "~/services/feedback.server";
import {
  countCommentedEntries,
  countComments,
  countUses,
  listCommentedEntries,
  listTiedEntries,
} from "~db/queries/feedback";

const PAGE = 50;

/** The comments that wait for a check, by entry, and how far all is; nothing of it before results are public. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const known = requireRole(context, request, "organiser", "screener");
  const { db, edition, viewer, now, t } = known;
  const { isPublic, isOpen, opens, round } = await readOpening(db, known);
  const counts = await countComments(db, edition.id);
  const total = isPublic ? await countCommentedEntries(db, edition.id) : 0;
  const pages = Math.max(1, Math.ceil(total / PAGE));
  const asked = Math.trunc(Number(new URL(request.url).searchParams.get("page")) || 1);
  const page = Math.min(pages, Math.max(1, asked));
  const tied = await listTiedEntries(db, { editionId: edition.id, personId: viewer.id });
  const entries = isPublic
    ? await listCommentedEntries(db, { editionId: edition.id, limit: PAGE, offset: (page - 1) * PAGE })
    : [];
  return {
    title: t("feedback.deskTitle"),
    zone: edition.rulebook.edition.zone,
    isPublic,
    isCollected: Boolean(round?.collectedAt),
    isOpen,
    isLate: opens <= now && !isOpen,
    opens,
    preparedAt: round?.preparedAt ?? null,
    counts,
    uses: isOpen ? await countUses(db, edition.id) : null,
    entries: entries.map((entry) => ({ ...entry, isTied: tied.includes(entry.id) })),
    page,
    pages,
    isOrganiser: viewer.roles.includes("organiser"),
    isDeskReader: viewer.roles.some((role) => role === "organiser" || role === "chair"),
    refusal: refusePreparing({
      isCollected: Boolean(round?.collectedAt),
      preparedAt: round?.preparedAt ?? null,
      waiting: counts.waiting,
    }),
  };
}

/** Calls feedback ready. */
export async function action({ context, request }: ActionFunctionArgs) {
  const known = requireRole(context, request, "organiser");
  found((await readOpening(known.db, known)).isPublic || null);
  const refusal = await prepareFeedback(known);
  return refusal ? refuseAct(refusal) : redirect(paths.deskFeedback, 303);
}
