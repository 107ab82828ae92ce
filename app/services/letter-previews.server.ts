import { type Context, newId, translatorOf, type ViewerContext } from "~/context.server";
import { toldAt } from "~/domain/embargo";
import { codeOf } from "~/domain/entering";
import { type Wording, wordingId } from "~/domain/letter-words";
import type { Refusal } from "~/domain/message";
import { type Embargo, type LetterFacts, lettersOf, type Result, resultOf } from "~/domain/release";
import { awardName, sponsorsOfCategory } from "~/domain/sponsors";
import { inLanguage } from "~/domain/words";
import type { Locale } from "~/locales/catalogue";
import { findPrimaryAddress } from "~db/queries/people";
import { countJudging, findNewestRelease } from "~db/queries/releases";
import { canonicalJson, sha256 } from "./canonical.server";
import { record } from "./history.server";
import { post } from "./outbox.server";
import { drawLetter, embargoOf, type Gathered, gatherRelease, picturesOf } from "./release.server";

/**
 * A letter of a wording as it would be drawn now, to the first of its recipients or, where it has none yet, to an
 * invented one with long names. Who is told what is a secret until the release, so the history says who looked.
 */
export async function previewLetter(context: ViewerContext, wording: Wording) {
  const gathered = await gatherRelease(context.db, context);
  const embargo = await embargoFor(context, wording);
  const [first] = lettersOf({ ...gathered, embargo })
    .filter((one) => one.outcome === wording.outcome && one.language === wording.language)
    .sort((one, other) => (one.code < other.code ? -1 : 1));
  if (first)
    await context.db.transaction().execute((trx) =>
      record(trx, context, {
        act: "letter.previewed",
        kind: "entry",
        id: first.entryId,
        facts: { letter: wordingId(wording) },
      }),
    );
  return draw(context, gathered, first ?? sampleFacts(context, gathered, wording, embargo));
}

/**
 * Sends a letter of a wording to the organiser who asks, its subject marked as a test. It tells of an invented entry,
 * for a mailbox is no place for what is still a secret.
 */
export async function sendTestLetter(context: ViewerContext, wording: Wording): Promise<Refusal> {
  const { db, portal, viewer } = context;
  const to = await findPrimaryAddress(db, viewer.id);
  if (!to) return { id: "opening.noAddress" };
  const gathered = await gatherRelease(db, context);
  const facts = sampleFacts(context, gathered, wording, await embargoFor(context, wording));
  const { mail, pictures } = await draw(context, gathered, facts);
  const id = newId(portal);
  await db.transaction().execute(async (trx) => {
    await record(trx, context, {
      act: "letter.tested",
      kind: "outbox",
      id,
      facts: { letter: wordingId(wording) },
    });
    await post(trx, context, {
      id,
      key: `letterTest/${wordingId(wording)}/${viewer.id}/${id}`,
      kind: "letterTest",
      to: { personId: viewer.id, address: to.address },
      mail: { ...mail, subject: context.t("letterWords.testSubject", { subject: mail.subject }) },
      attachments: pictures,
    });
  });
  return null;
}

/** What letters in confidence say beside the result: by the moment of their draft, or that of the rulebook. */
async function embargoFor(context: ViewerContext, { wave }: Wording): Promise<Embargo | null> {
  const { db, edition } = context;
  const newest = await findNewestRelease(db, edition.id, "embargo");
  const releaseAt = newest && newest.state !== "stopped" ? newest.releaseAt : toldAt(edition.rulebook);
  return embargoOf(db, context, { wave, releaseAt });
}

async function draw(context: ViewerContext, gathered: Gathered, facts: LetterFacts) {
  const { db, edition } = context;
  const result: Result = resultOf({
    ...gathered,
    edition: edition.id,
    rulebook: edition.rulebookHash,
    counts: await countJudging(db, edition.id),
  });
  return {
    facts,
    mail: await drawLetter(context, facts, result, sha256(canonicalJson(result))),
    pictures: picturesOf(facts, result),
  };
}

/** What an invented letter says: long names, two scripts, the category with the longest name. */
function sampleFacts(
  { edition: { rulebook: book } }: Pick<Context, "edition">,
  { sponsors, words }: Gathered,
  { wave, outcome, language }: Wording,
  embargo: Embargo | null,
): LetterFacts {
  const t = translatorOf(language as Locale);
  const [longest] = [...book.categories].sort(
    (one, other) => inLanguage(other.name, language).length - inLanguage(one.name, language).length,
  );
  const category = longest?.id ?? "";
  const specialAwards = book.specialAwards
    .filter(({ isMention = false }) =>
      outcome === "honourableMention"
        ? isMention
        : !isMention && (outcome === "winner" || outcome === "specialAward"),
    )
    .map((one) => one.id);
  const written = words[wordingId({ wave, outcome, language })];
  return {
    entryId: "sample",
    personId: "sample",
    recipient: "",
    outcome,
    ...(specialAwards.length > 0 && { specialAwards }),
    language,
    name: t("letterWords.sampleName"),
    code: codeOf(book, 0),
    revision: 1,
    category,
    title: t("letterWords.sampleTitle"),
    ownTitle: outcome === "winner" ? "فصول تسافر: تعليم رقمي لمدن زراعة النخيل والقرى البعيدة" : "",
    organisation: t("letterWords.sampleOrganisation"),
    ownOrganisation: outcome === "winner" ? "جامعة وادي النخيل للعلوم والتكنولوجيا" : "",
    reason: outcome === "notValid" || outcome === "horsConcours" ? t("letterWords.sampleReason") : "",
    award: awardName(book.names.award, sponsors, language),
    sponsors: sponsorsOfCategory(sponsors, category, specialAwards).map((one) => one.id),
    ...(embargo && { embargo: { publicAt: embargo.publicAt, answerBy: embargo.answerBy } }),
    ...(written && { words: written }),
  };
}
