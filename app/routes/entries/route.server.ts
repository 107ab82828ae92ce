import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireViewer } from "~/context.server";
import { refuseEntering } from "~/domain/entering";
import { windowOf } from "~/domain/stages";
import { refuseJoining } from "~/domain/members";
import type { Role } from "~/domain/roles";
import { callOf } from "~/services/entries.server";
import { listEntriesByPerson } from "~db/queries/entries";
import { findExtensionOfPerson } from "~db/queries/extensions";
import { listInvitationsOfPerson } from "~db/queries/members";
import { listRolesByPerson } from "~db/queries/people";

/** The viewer's own entries. Everyone who is signed in may ask; nobody else's are read. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const known = requireViewer(context, request);
  const { rulebook, id } = known.edition;
  const entries = await listEntriesByPerson(known.db, { personId: known.viewer.id, editionId: id });
  const own = { personId: known.viewer.id, editionId: id };
  const extension = await findExtensionOfPerson(known.db, own);
  const held = await listRolesByPerson(known.db, own);
  return {
    title: known.t("entry.myEntries"),
    invitations: await listInvitationsOfPerson(known.db, { ...own, now: known.now }),
    extendedUntil: extension && known.now < extension.until ? extension.until : null,
    entries: entries.map(({ id, code, title, state, outcome, outcomeAt, submittedAt, changedAt }) => ({
      id,
      code,
      title,
      state:
        state === "submitted" && outcome === "repair" && (submittedAt ?? "") < (outcomeAt ?? "")
          ? ("repair" as const)
          : state,
      at: submittedAt ?? changedAt,
    })),
    refusal: refuseJoining(held.map((one) => one.role as Role)) ?? refuseEntering(callOf(known), extension),
    window: windowOf(rulebook, "open"),
    isOver: known.now >= windowOf(rulebook, "open").closes,
    zone: rulebook.edition.zone,
  };
}
