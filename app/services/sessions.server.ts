import { type Context, sessionIdOf, type ViewerContext } from "~/context.server";
import { expiryOf, SESSION_LIFE } from "~/domain/sign-in";
import type { Instant } from "~/domain/time";
import type { Db } from "~db/client";
import { insertSession } from "~db/queries/people";
import { endSession, endSessionsByPerson } from "~db/queries/sessions";
import { record } from "./history.server";

/**
 * Starts a session for a person and ends the one this browser had, so that no secret outlives a sign-in. Gives the
 * secret for the cookie; the database keeps its hash alone.
 */
export async function startSession(
  trx: Db,
  { portal, now, viewer }: Pick<Context, "portal" | "now" | "viewer">,
  { personId, secondFactorAt = null }: { personId: string; secondFactorAt?: Instant | null },
): Promise<string> {
  if (viewer) await endSession(trx, viewer.sessionId, now);
  const secret = Buffer.from(portal.random(32)).toString("base64url");
  await insertSession(trx, {
    id: sessionIdOf(secret),
    personId,
    now,
    expiresAt: expiryOf(now, SESSION_LIFE),
    secondFactorAt,
  });
  return secret;
}

/** Ends the session that asks, if there is one. */
export async function signOut(context: Context): Promise<void> {
  const { db, viewer, now } = context;
  if (!viewer) return;
  await db.transaction().execute(async (trx) => {
    if (await endSession(trx, viewer.sessionId, now))
      await record(trx, context, { act: "person.signedOut", kind: "person", id: viewer.id });
  });
}

/** Ends every other session of the person who asks. Gives how many there were. */
export async function endOtherSessions(context: ViewerContext): Promise<number> {
  const { db, viewer, now } = context;
  return db.transaction().execute(async (trx) => {
    const ended = await endSessionsByPerson(trx, { personId: viewer.id, except: viewer.sessionId, now });
    await record(trx, context, {
      act: "person.sessionsEnded",
      kind: "person",
      id: viewer.id,
      facts: { ended },
    });
    return ended;
  });
}
