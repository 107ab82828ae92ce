import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { found, requireRole } from "~/context.server";
import { faultsOfChecks, refuseReplyAnswer } from "~/domain/screening";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { listQuery, readListFilter, replyAnswerForm } from "~/forms/screening";
import { paths } from "~/paths";
import { answerReply, readScreening } from "~/services/screening.server";
import { findEntry } from "~db/queries/entries";
import { findReply, listScreenings } from "~db/queries/screenings";
import { recordedBefore } from "../screening_.$entry/route.server";

/** The entrant's reply beside what was found, for another person than who found it. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const known = requireRole(context, request, "screener", "organiser", "chair", "observer");
  const { db, edition, viewer, t } = known;
  const { entry, isMember } = found(await readScreening(db, known, params["entry"] ?? ""));
  found(entry.state === "submitted" ? entry : null);
  const screenings = await listScreenings(db, entry.id);
  // A reversed outcome has a newer one over it; the reply is to the last that was "not valid".
  const first = screenings.find((one) => one.outcome === "notValid");
  const reply = first && (await findReply(db, first.id));
  return {
    title: t("screening.replyTitle"),
    zone: edition.rulebook.edition.zone,
    entry: { id: entry.id, code: entry.code, title: entry.title },
    first: first
      ? {
          id: first.id,
          screener: first.screener,
          createdAt: first.createdAt,
          reason: first.reason,
          faults: faultsOfChecks(edition.rulebook, first.checks),
        }
      : null,
    reply: reply ?? null,
    recorded: await recordedBefore(context, request),
    mayAnswer: viewer.roles.some((role) => role === "screener" || role === "organiser"),
    query: listQuery(
      readListFilter(
        new URL(request.url).searchParams,
        edition.rulebook.categories.map((one) => one.id),
      ),
    ),
    refusal: refuseReplyAnswer({
      entry,
      reply,
      screenerId: first?.screenerId ?? "",
      personId: viewer.id,
      isMember,
      // Whether there are words is seen when they are sent.
      answer: "-",
    }),
  };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const known = requireRole(context, request, "screener", "organiser");
  const entry = found(await findEntry(known.db, { id: params["entry"] ?? "", editionId: known.edition.id }));
  const { data, values, refused } = await parseForm(context, request, replyAnswerForm);
  if (refused) return refuseForm(refused);
  const { screening, ...answer } = data;
  const refusal = await answerReply(known, { entryId: entry.id, screeningId: screening, ...answer });
  return refusal
    ? refuseAct(refusal, values)
    : redirect(`${paths.screen(entry.id)}?recorded=${entry.id}`, 303);
}
