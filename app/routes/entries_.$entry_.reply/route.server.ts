import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { found, requireViewer } from "~/context.server";
import { faultsOfChecks, repliesDue } from "~/domain/screening";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { replyForm } from "~/forms/screening";
import { paths } from "~/paths";
import { findOwnEntry } from "~/services/entries.server";
import { readReplying, replyToOutcome } from "~/services/screening.server";
import { findNewestScreening } from "~db/queries/screenings";

/** What was found, and the form for the one reply to it. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const known = requireViewer(context, request);
  const { db, edition, t } = known;
  const entry = found(await findOwnEntry(known, params["entry"] ?? ""));
  const refusal = await readReplying(db, known, entry.id);
  const newest = entry.outcome === "notValid" ? await findNewestScreening(db, entry.id) : undefined;
  return {
    title: t("screening.replyTitle"),
    zone: edition.rulebook.edition.zone,
    entry: { id: entry.id, code: entry.code, title: entry.title },
    found: newest
      ? {
          reason: newest.reason,
          faults: faultsOfChecks(edition.rulebook, newest.checks),
          due: repliesDue(edition.rulebook, newest.createdAt),
        }
      : null,
    refusal,
  };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const known = requireViewer(context, request);
  const entry = found(await findOwnEntry(known, params["entry"] ?? ""));
  const { data, values, refused } = await parseForm(context, request, replyForm);
  if (refused) return refuseForm(refused);
  const refusal = await replyToOutcome(known, { entryId: entry.id, words: data.words });
  return refusal ? refuseAct(refusal, values) : redirect(paths.entry(entry.id), 303);
}
