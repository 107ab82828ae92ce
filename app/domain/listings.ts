/** People whom an entry names as its team: each is asked whether that is right, and may say no at any time. */
import { normaliseAddress, isAddress } from "./address";
import { type Answers, rowsOf } from "./answers";
import type { EntryDocument } from "./entry-document";
import type { Refusal } from "./message";
import type { Rulebook } from "./rulebook";
import { DAY, type Instant, later } from "./time";

/** Somebody whom the form names, as its row says. */
export type Named = { rowKey: string; name: string; part: string; address: string; normalised: string };

/** Whom the team of an entry names; a row without an address that mail can go to cannot be asked. */
export function namedIn(book: Rulebook, answers: Answers): Named[] {
  return rowsOf(answers, book.form.anchors.team).map((row) => {
    const address = (row["address"] ?? "").trim();
    return {
      rowKey: row.key,
      name: (row["name"] ?? "").trim(),
      part: (row["role"] ?? "").trim(),
      address,
      normalised: isAddress(address) ? normaliseAddress(address) : "",
    };
  });
}

/** Nobody is asked again sooner than this. */
const ASK_AGAIN = DAY;

export type Listing = { normalised: string; name: string; state: string; askedAt: Instant };

/**
 * Who of those named is asked now: who was not asked yet, or confirmed another name; with `again` also who has not
 * answered for a day. Who said no is asked no more, and who is on the entry need not be asked.
 */
export function toAsk(
  named: readonly Named[],
  {
    listings,
    members,
    again,
    now,
  }: { listings: readonly Listing[]; members: ReadonlySet<string>; again: boolean; now: Instant },
): Named[] {
  const first = named.filter(
    (one, at) =>
      one.normalised !== "" && named.findIndex((other) => other.normalised === one.normalised) === at,
  );
  return first.filter((one) => {
    if (members.has(one.normalised)) return false;
    const known = listings.find((listing) => listing.normalised === one.normalised);
    if (!known) return true;
    if (known.state === "declined") return false;
    if (known.state === "confirmed") return known.name !== one.name;
    return again && later(known.askedAt, ASK_AGAIN) <= now;
  });
}

/** Why the team may not be asked now, or null. `open` counts who would be. */
export function refuseAskingTeam(
  entry: { state: string; capacity: string },
  { open }: { open: number },
): Refusal {
  if (entry.state === "withdrawn") return { id: "entering.isWithdrawn" };
  if (entry.capacity === "reader") return { id: "entering.readersOnlyRead" };
  return open === 0 ? { id: "members.nobodyToAsk" } : null;
}

/** A document without those of its team who said no to being named: what everyone may read. */
export function withoutDeclined<Document extends Pick<EntryDocument, "answers">>(
  book: Rulebook,
  document: Document,
  declined: ReadonlySet<string>,
): Document {
  const { team } = book.form.anchors;
  if (team === undefined || declined.size === 0) return document;
  const hidden = new Set(
    namedIn(book, document.answers)
      .filter((one) => declined.has(one.normalised))
      .map((one) => one.rowKey),
  );
  const kept = rowsOf(document.answers, team).filter((row) => !hidden.has(row.key));
  return { ...document, answers: { ...document.answers, [team]: kept } };
}
