import { createHash } from "node:crypto";
import { type Context, translatorOf } from "~/context.server";
import { inLanguage } from "~/domain/words";
import type { PublicWinners } from "./winners.server";
import { drawShareCard, type ShareCard } from "~/papers/share-card.server";
import type { Winner } from "~/domain/winners";

/** A card has one language, whoever asks for it: it is kept and shown by others. */
const english = translatorOf("en");

/** Cards that were drawn, the newest last: they change only with a new release. */
const drawn = new Map<string, Promise<Buffer>>();
const MOST_KEPT = 64;

/** The share image of a winning case, for whoever may have it. */
export function cardOfCase(
  context: Context,
  { result }: Pick<PublicWinners, "result">,
  winner: Pick<Winner, "organisation" | "ownOrganisation" | "title" | "ownTitle" | "country">,
): Promise<Buffer> {
  const { organisation, ownOrganisation, title, ownTitle, country } = winner;
  return kept({
    ...frame(context, result.figures, "winners.cardOver"),
    name: ownOrganisation || organisation,
    by: ownOrganisation ? organisation : "",
    country: country ?? "",
    title: ownTitle || title,
  });
}

/** The share image of the edition. */
export function cardOfEdition(context: Context, { result }: PublicWinners): Promise<Buffer> {
  return kept({
    ...frame(context, result.figures, "winners.cardOverAll"),
    name: english("release.winnersHeading", { count: result.figures.winners }),
    by: "",
    country: "",
    title: english("release.winnersSum", result.figures),
  });
}

function frame(
  { edition }: Context,
  entries: ShareCard["entries"],
  over: "winners.cardOver" | "winners.cardOverAll",
) {
  const { names, edition: facts } = edition.rulebook;
  return {
    over: english(over, { edition: edition.id, award: inLanguage(names.award, "en") }),
    colour: facts.accent,
    entries,
  };
}

function kept(card: ShareCard): Promise<Buffer> {
  const key = createHash("sha256").update(JSON.stringify(card)).digest("hex");
  const known = drawn.get(key);
  if (known) return known;
  const made = drawShareCard(card);
  drawn.set(key, made);
  made.catch(() => drawn.delete(key));
  const [oldest] = drawn.keys();
  if (drawn.size > MOST_KEPT && oldest !== undefined) drawn.delete(oldest);
  return made;
}
