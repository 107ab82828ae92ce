import type { LoaderFunctionArgs } from "@remix-run/node";
import { found, requireRole } from "~/context.server";
import { recordView } from "~/services/history.server";
import { findAct } from "~db/queries/history";

/** One act with all that was hashed. Words may be confidential: looking at them is recorded too. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const known = requireRole(context, request, "organiser", "observer");
  const seq = Number(params["act"]);
  const act = found(Number.isSafeInteger(seq) ? await findAct(known.db, seq) : undefined);
  if (act.words !== null) await recordView(known, { kind: "history", id: String(act.seq), what: "words" });
  return {
    title: known.t("organising.history.one", { seq: act.seq }),
    zone: known.edition.rulebook.edition.zone,
    act,
  };
}
