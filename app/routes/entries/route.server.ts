import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireViewer } from "~/context.server";
import { refuseEntering } from "~/domain/entering";
import { windowOf } from "~/domain/stages";
import { callOf } from "~/services/entries.server";
import { listEntriesByPerson } from "~db/queries/entries";

/** The viewer's own entries. Everyone who is signed in may ask; nobody else's are read. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const known = requireViewer(context, request);
  const { rulebook, id } = known.edition;
  const entries = await listEntriesByPerson(known.db, { personId: known.viewer.id, editionId: id });
  return {
    title: known.t("entry.myEntries"),
    entries: entries.map(({ id, code, title, state, submittedAt, changedAt }) => ({
      id,
      code,
      title,
      state,
      at: submittedAt ?? changedAt,
    })),
    refusal: refuseEntering(callOf(known)),
    window: windowOf(rulebook, "open"),
    isOver: known.now >= windowOf(rulebook, "open").closes,
    zone: rulebook.edition.zone,
  };
}
