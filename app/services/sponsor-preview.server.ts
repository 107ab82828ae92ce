/** How a sponsor would stand, with everything else made up: nothing of an entry is read for it. */
import { type Context, found } from "~/context.server";
import type { Brand } from "~/domain/proposals";
import { announcedAt, type LetterFacts, type Result } from "~/domain/release";
import { supportedCategories } from "~/domain/sponsor-sight";
import { awardName, type Sponsor } from "~/domain/sponsors";
import { inLanguage } from "~/domain/words";
import { certificateFile } from "./certificates.server";
import { drawLetter, picturesOf } from "./release.server";

/** Under which id the proposed brand stands in a preview, so that its colour is not the sponsor's of today. */
export const PROPOSED = "proposed";

/** One piece of a preview as an answer, for a frame of the page that asks, or 404. `sponsor` says what is not proposed. */
export async function drawPreview(
  context: Context,
  { sponsor, brand, piece }: { sponsor: Sponsor; brand: Brand; piece: string },
): Promise<Response> {
  const shown = { ...sponsor, ...brand, id: PROPOSED };
  const { files } = context.portal;
  if (piece === "letter" || piece === "dark-letter")
    return answer(await sampleLetter(context, shown, piece === "dark-letter"), "text/html; charset=utf-8");
  if (piece === "certificate.pdf") return answer(await sampleCertificate(context, shown), "application/pdf");
  if (piece === "colours.css")
    return answer(
      `@layer tokens{[data-sponsor="${PROPOSED}"]{--sponsor:${brand.colour}}}\n`,
      "text/css; charset=utf-8",
    );
  const logo = found(piece === "logo" ? brand.logo : piece === "dark-logo" ? brand.logoDark : null);
  return answer(await files.readWhole(logo), "image/png");
}

function answer(body: string | Buffer, type: string): Response {
  return new Response(typeof body === "string" ? body : new Uint8Array(body), {
    headers: {
      "Content-Type": type,
      "Content-Security-Policy":
        "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'",
      "X-Frame-Options": "SAMEORIGIN",
      ...(type === "application/pdf" && {
        "Content-Disposition": 'attachment; filename="sample-certificate.pdf"',
      }),
      "X-Content-Type-Options": "nosniff",
    },
  });
}

/** What stands for a winner: the category or the special award that the sponsor supports, and values that say what they are. */
function sampleOf({ edition, t }: Pick<Context, "edition" | "t">, sponsor: Sponsor) {
  const { rulebook: book } = edition;
  const award = book.specialAwards.find(({ id }) => sponsor.tier === "specialAward" && id === sponsor.award);
  return {
    award,
    category: supportedCategories(book, sponsor)[0] ?? book.categories[0]?.id ?? "",
    name: t("sponsoring.sampleName"),
    title: t("sponsoring.sampleTitle"),
    organisation: t("sponsoring.sampleOrganisation"),
    code: `${edition.id}-0000`,
    prize: awardName(book.names.award, [sponsor], "en"),
  };
}

async function sampleLetter(context: Context, sponsor: Sponsor, isDark: boolean): Promise<string> {
  const { edition, portal } = context;
  const sample = sampleOf(context, sponsor);
  const { category, code, title, organisation } = sample;
  const facts: LetterFacts = {
    ...{ entryId: "sample", personId: "sample", recipient: "", revision: 1, code, category, title },
    ...{ ownTitle: "", organisation, ownOrganisation: "", reason: "", language: "en", name: sample.name },
    outcome: sample.award ? "specialAward" : "winner",
    ...(sample.award && { specialAwards: [sample.award.id] }),
    award: sample.prize,
    sponsors: [sponsor.id],
  };
  const { prefix: _, startsAt: __, endsAt: ___, ...kept } = sponsor;
  const result: Result = {
    ...{ format: 1, edition: edition.id, rulebook: "", outcomes: [] },
    figures: { received: 0, valid: 0, countries: 0, winners: 1, judges: 0, sheets: 0, recusals: 0 },
    sponsors: [kept],
    categories: [
      {
        id: category,
        decision: null,
        winners: [
          {
            ...{ entry: "sample", code, revision: 1, title, ownTitle: "", organisation },
            ...{ ownOrganisation: "", country: null, line: "" },
          },
        ],
      },
    ],
  };
  const { html } = await drawLetter(context, facts, result, "0".repeat(64));
  let page = html
    .replaceAll("@media (prefers-color-scheme:dark)", isDark ? "@media all" : "@media not all")
    // The frame opens where the sponsor stands, which is what its people came to see.
    .replace('<div class="sponsor', '<div id="sponsor" class="sponsor');
  for (const { cid, sha256 } of picturesOf(facts, result))
    page = page.replaceAll(
      `src="cid:${cid}"`,
      `src="data:image/png;base64,${(await portal.files.readWhole(sha256)).toString("base64")}"`,
    );
  return page;
}

function sampleCertificate(context: Context, sponsor: Sponsor): Promise<Buffer> {
  const { edition, now, t } = context;
  const { rulebook: book } = edition;
  const { award, category, name, title, organisation, code, prize } = sampleOf(context, sponsor);
  const { id, tier, categories, logo } = sponsor;
  const of = book.categories.find((one) => one.id === category);
  return certificateFile(context, {
    kind: "winner",
    serial: "000000000000",
    issuedAt: now,
    facts: {
      ...{ format: 1, edition: edition.id, award: prize, name, ownName: "" },
      category: award || !of ? null : { id: of.id, name: inLanguage(of.name, "en") },
      ...(award && { specialAward: inLanguage(award.name, "en") }),
      entry: { code, title, ownTitle: "", organisation, ownOrganisation: "" },
      sponsors: [{ id, name: sponsor.name, tier, categories, logo }],
      figures: { received: 60, valid: 48, winners: 8 },
      words: {
        issuer: t("sponsoring.sampleIssuer"),
        place: "",
        signatory: t("sponsoring.sampleSignatory"),
        office: t("sponsoring.sampleOffice"),
      },
      awardedAt: announcedAt(book),
    },
  });
}
