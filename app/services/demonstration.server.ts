import { type Context, newId, sessionIdOf } from "~/context.server";
import { DAY, later } from "~/domain/time";
import { insertSession } from "~db/queries/people";
import { record } from "./history.server";

/** Opens a session of a person of the demonstration, both steps passed. Gives its secret, or null for anyone else. */
export async function signInAs(context: Context, personId: string): Promise<string | null> {
  const { portal, db, now } = context;
  if (!portal.demo?.people.some((person) => person.id === personId)) return null;
  const secret = newId(portal);
  const sessionId = sessionIdOf(secret);
  await db.transaction().execute(async (trx) => {
    await insertSession(trx, {
      id: sessionId,
      personId,
      now,
      expiresAt: later(now, 3650 * DAY),
      secondFactorAt: now,
    });
    await record(trx, context, { act: "session.demonstrated", kind: "person", id: personId });
  });
  return secret;
}
