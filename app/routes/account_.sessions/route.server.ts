import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { requireOwner } from "~/context.server";
import { bareForm } from "~/forms/account";
import { parseForm, refuseForm } from "~/forms/parse-form.server";
import { paths } from "~/paths";
import { endOtherSessions } from "~/services/sessions.server";
import { listSessionsByPerson } from "~db/queries/sessions";

/** Where one is signed in. Everyone signed in may see and end their own. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { db, viewer, now, edition, t } = requireOwner(context, request);
  const sessions = await listSessionsByPerson(db, { personId: viewer.id, now });
  return {
    title: t("account.sessionsTitle"),
    zone: edition.rulebook.edition.zone,
    sessions: sessions.map((one) => ({
      isThis: one.id === viewer.sessionId,
      createdAt: one.createdAt,
      expiresAt: one.expiresAt,
    })),
  };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const known = requireOwner(context, request);
  const { refused } = await parseForm(context, request, bareForm);
  if (refused) return refuseForm(refused);
  await endOtherSessions(known);
  return redirect(paths.sessions);
}
