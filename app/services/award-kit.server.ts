import { type Context, translatorOf } from "~/context.server";
import { categoryOf } from "~/domain/rulebook";
import { inLanguage } from "~/domain/words";
import { locales } from "~/locales/catalogue";
import type { Translate } from "~/locales/translate";
import { paths } from "~/paths";
import type { Told } from "./embargo.server";
import { zonedText } from "./notice.server";
import { cardOfCase } from "./share-cards.server";

/**
 * What a winner needs to tell the world in time: how marks may be used and a text for the press, both in every language
 * of the portal, the share image of the case, and the logos of its sponsors. Nothing in it tells of another winner.
 */
export function kitOf(
  context: Context,
  code: string,
  told: Told,
): { name: string; draw: () => Promise<Uint8Array> }[] {
  const { portal, edition } = context;
  const { facts, result, names } = told;
  const { country } = factsOfCard(told);
  const sponsors = result.sponsors.filter((one) => facts.sponsors.includes(one.id));
  const texts = locales.flatMap(({ id }) => {
    const t = translatorOf(id);
    return [
      { name: `how-to-use-${id}.txt`, text: rulesText(context, t, told) },
      { name: `press-${id}.txt`, text: pressText(context, t, code, told) },
    ];
  });
  return [
    ...texts.map(({ name, text }) => ({ name, draw: () => Promise.resolve(Buffer.from(text)) })),
    {
      name: `share-image-${edition.id}.png`,
      draw: () => cardOfCase(context, { result }, { ...names, country }),
    },
    ...sponsors.flatMap(({ logo }, at) =>
      logo ? [{ name: `sponsor-${at + 1}.png`, draw: () => portal.files.readWhole(logo) }] : [],
    ),
  ];
}

/** The card of the case in the result that it was told from. */
function factsOfCard({ facts, result }: Told) {
  const cards = [...result.categories, ...(result.specialAwards ?? [])].flatMap((one) => one.winners);
  return { country: cards.find((one) => one.entry === facts.entryId)?.country ?? null };
}

function awardNames({ edition }: Context, t: Translate, { facts }: Told) {
  return edition.rulebook.specialAwards
    .filter(({ id }) => facts.specialAwards?.includes(id))
    .map(({ name }) => inLanguage(name, t.locale))
    .join("; ");
}

/** How marks and words may be used, and from when. */
function rulesText(context: Context, t: Translate, told: Told): string {
  const { names, edition } = context.edition.rulebook;
  const { result, facts, publicAt } = told;
  const sponsors = result.sponsors.filter((one) => facts.sponsors.includes(one.id));
  return [
    t("embargo.kitHeading"),
    t("embargo.letterUntil", { moment: zonedText(t, publicAt, edition.zone) }),
    t("embargo.letterSecret"),
    t("embargo.kitImage"),
    ...sponsors.map(({ name }, at) => t("embargo.kitSponsor", { name, number: at + 1 })),
    t("embargo.kitNot", { organiser: inLanguage(names.organiser, t.locale) }),
  ].join("\n\n");
}

/** A text for the press about this case alone. */
function pressText(context: Context, t: Translate, code: string, told: Told): string {
  const { rulebook: book, id } = context.edition;
  const { facts, names, publicAt } = told;
  const category = categoryOf(book, facts.category);
  const awards = awardNames(context, t, told);
  return [
    t("embargo.pressNotBefore", { moment: zonedText(t, publicAt, book.edition.zone) }),
    t("embargo.pressHeading", { organisation: names.organisation, award: facts.award, edition: id }),
    t("embargo.pressWords", {
      outcome: facts.outcome,
      title: names.title,
      organisation: names.organisation,
      category: category ? inLanguage(category.name, t.locale) : "",
      awards,
      award: facts.award,
    }),
    ...(facts.outcome === "winner" && awards ? [t("embargo.pressAlso", { awards })] : []),
    t("embargo.pressAbout", {
      award: inLanguage(book.names.award, t.locale),
      organiser: inLanguage(book.names.organiser, t.locale),
    }),
    context.portal.publicUrl + paths.winner(code),
  ].join("\n\n");
}
