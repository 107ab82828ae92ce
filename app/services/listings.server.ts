import { type Context, newId, type ViewerContext } from "~/context.server";
import { type EntryDocument, facts } from "~/domain/entry-document";
import { type Named, namedIn, refuseAskingTeam, toAsk } from "~/domain/listings";
import { isLeading } from "~/domain/members";
import type { Refusal } from "~/domain/message";
import { paths } from "~/paths";
import type { Db } from "~db/client";
import { listEntryMembers } from "~db/queries/entries";
import { findListingByToken, listListings, updateListingAnswer, upsertListing } from "~db/queries/listings";
import { listProvenAddressesOfMembers } from "~db/queries/members";
import type { Mail } from "~emails/render";
import { sha256 } from "./canonical.server";
import { endCertificatesOfMember } from "./certificates.server";
import { record } from "./history.server";
import { drawNotice } from "./notice.server";
import { post } from "./outbox.server";

export type Question = Named & { token: string; mail: Mail };

/** Draws the question to each whom an entry names as its team and who has not been asked, or answered, yet. */
export async function drawQuestions(
  context: Context,
  document: Pick<EntryDocument, "answers" | "entry">,
  entryId: string,
  { again = false }: { again?: boolean } = {},
): Promise<Question[]> {
  const { db, edition, now, portal } = context;
  const asked = toAsk(namedIn(edition.rulebook, document.answers), {
    listings: await listListings(db, entryId),
    members: await listProvenAddressesOfMembers(db, entryId),
    again,
    now,
  });
  const { title, organisation } = facts(edition.rulebook, document.answers);
  return Promise.all(
    asked.map(async (one) => {
      const token = newId(portal);
      const mail = await drawNotice(context, "en", (t) => ({
        subject: t("members.listingSubject", { title }),
        heading: t("members.listingHeading"),
        name: one.name,
        paragraphs: [
          t("members.listingWords", { organisation, title, part: one.part }),
          t("members.listingPublic"),
        ],
        facts: [[t("entry.code"), document.entry.code]],
        action: { label: t("members.listingOpen"), url: portal.publicUrl + paths.listing(token) },
        small: [t("members.listingNotYou")],
      }));
      return { ...one, token, mail };
    }),
  );
}

/** Sends drawn questions, inside the transaction of the act that asks. */
export async function askTeam(
  trx: Db,
  context: Context,
  entryId: string,
  questions: readonly Question[],
): Promise<void> {
  if (questions.length === 0) return;
  await record(trx, context, {
    act: "listing.asked",
    kind: "entry",
    id: entryId,
    facts: { people: questions.length },
    words: { names: questions.map((one) => one.name) },
  });
  for (const { token, mail, normalised, address, name } of questions) {
    const id = newId(context.portal);
    await upsertListing(trx, {
      id,
      entryId,
      normalised,
      address,
      name,
      tokenHash: sha256(token),
      now: context.now,
    });
    await post(trx, context, {
      key: `listing/${entryId}/${sha256(normalised).slice(0, 16)}/${sha256(token).slice(0, 16)}`,
      kind: "listing",
      to: { personId: null, address },
      mail,
      // The link speaks for the person: nobody who reads the mail log may use it.
      secret: true,
      notAfter: "9999-12-31T23:59:59.999Z",
    });
  }
}

/** Asks those of the viewer's team who have not answered. Who was asked gets a new link, and the old one ends. */
export async function askTeamNow(
  context: ViewerContext,
  {
    entry,
    document,
  }: {
    entry: { id: string; state: string; capacity: string };
    document: Pick<EntryDocument, "answers" | "entry">;
  },
): Promise<Refusal> {
  const questions = await drawQuestions(context, document, entry.id, { again: true });
  const refusal = refuseAskingTeam(entry, { open: questions.length });
  if (refusal) return refusal;
  await context.db.transaction().execute((trx) => askTeam(trx, context, entry.id, questions));
  return null;
}

/** The question that a link stands for, or undefined. */
export async function findQuestion(context: Context, token: string, db: Db = context.db) {
  return findListingByToken(db, { tokenHash: sha256(token), editionId: context.edition.id });
}

/**
 * Keeps what somebody says to being named by an entry, at any time: the last word counts. A no takes the name out of
 * what is public from that moment on, and those who lead the entry are told.
 */
export async function answerListing(
  context: Context,
  { token, answer }: { token: string; answer: "confirmed" | "declined" },
): Promise<void> {
  const before = await findQuestion(context, token);
  if (!before) throw new Response("not found", { status: 404 });
  const told = (await listEntryMembers(context.db, before.entryId)).filter((one) => isLeading(one.capacity));
  const mails =
    answer === "confirmed"
      ? []
      : await Promise.all(
          told.map(async (person) => ({
            person,
            mail: await drawNotice(context, person.language, (t) => ({
              subject: t("members.declinedSubject", { name: before.name, code: before.code }),
              heading: t("members.declinedHeading"),
              ...(person.name && { name: person.name }),
              paragraphs: [t("members.declinedWords", { name: before.name })],
              facts: [[t("entry.code"), before.code]],
              action: {
                label: t("members.teamOpen"),
                url: context.portal.publicUrl + paths.team(before.entryId),
              },
            })),
          })),
        );
  await context.db.transaction().execute(async (trx) => {
    const row = await findQuestion(context, token, trx);
    if (!row) throw new Response("not found", { status: 404 });
    if (!(await updateListingAnswer(trx, { id: row.id, answer, now: context.now }))) return;
    const act = await record(trx, context, {
      act: answer === "confirmed" ? "listing.confirmed" : "listing.declined",
      kind: "entry",
      id: row.entryId,
      words: { name: row.name },
      actorId: null,
    });
    if (answer === "declined")
      await endCertificatesOfMember(trx, context, { entryId: row.entryId, member: row.normalised });
    for (const { person, mail } of mails)
      await post(trx, context, {
        key: `listingDeclined/${row.id}/${person.personId}/${act.slice(0, 16)}`,
        kind: "listingDeclined",
        to: person,
        mail,
      });
  });
}

/** Those whom an entry names, each with what they answered; who is on the entry needs no asking. */
export async function readTeam(
  db: Db,
  context: Pick<Context, "edition">,
  { entryId, answers }: { entryId: string; answers: EntryDocument["answers"] },
) {
  const listings = await listListings(db, entryId);
  const members = await listProvenAddressesOfMembers(db, entryId);
  return namedIn(context.edition.rulebook, answers).map((one) => {
    const known = listings.find((listing) => listing.normalised === one.normalised);
    return {
      ...one,
      state: members.has(one.normalised)
        ? ("member" as const)
        : one.normalised === ""
          ? one.address === ""
            ? ("noAddress" as const)
            : ("wrongAddress" as const)
          : (known?.state ?? ("notAsked" as const)),
      at: known?.answeredAt ?? known?.askedAt ?? null,
    };
  });
}
