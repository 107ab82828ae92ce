/** What stands on a certificate, as plain values in the order in which it is read. In English, for it is one document. */
import type { CertificateFacts, CertificateKind } from "~/domain/certificates";
import { groupedSerial } from "~/domain/serial";
import { momentText } from "~/locales/moment";
import type { Translate } from "~/locales/translate";

export type CertificatePaper = {
  title: string;
  language: string;
  accent: string;
  at: string;
  award: string;
  /** What the certificate is, over the name. */
  over: string;
  name: string;
  ownName: string;
  /** What follows the name, and the case that it speaks of. */
  lead: string;
  caseTitle: string;
  ownTitle: string;
  lines: readonly string[];
  issued: string;
  issuer: string;
  signatory: string;
  office: string;
  /** A sponsor's mark stands apart, under words of its own. */
  sponsors: readonly { words: string; name: string; logo: string | null }[];
  serialLabel: string;
  serial: string;
  /** Where the serial is checked: the page, and the address that the square of modules holds. */
  check: string;
  address: string;
  squareAlt: string;
  figures: CertificateFacts["figures"];
};

/** More marks than these would crowd the foot. */
const MOST_SPONSORS = 2;

/** The certificate as a paper. `page` is where serials are typed in. */
export function certificatePaper(
  t: Translate,
  {
    kind,
    facts,
    serial,
    issuedAt,
    accent,
    zone,
    page,
  }: {
    kind: CertificateKind;
    facts: CertificateFacts;
    serial: string;
    issuedAt: string;
    accent: string;
    zone: string;
    page: string;
  },
): CertificatePaper {
  const { entry, category, specialAward, words, edition } = facts;
  const address = `${page}/${serial}`;
  const enteredBy = entry
    ? entry.ownOrganisation
      ? `${entry.organisation} · ${entry.ownOrganisation}`
      : entry.organisation
    : "";
  const day = momentText(facts.awardedAt, { locale: t.locale, zone, withTime: false });
  return {
    title: t("certificates.paperTitle", { kind, name: facts.name }),
    language: t.locale,
    accent,
    at: issuedAt,
    award: t("papers.edition", { award: facts.award, edition }),
    over: t("certificates.over", { kind }),
    name: facts.name,
    ownName: facts.ownName,
    lead: t("certificates.lead", { kind, edition }),
    caseTitle: entry?.title ?? "",
    ownTitle: entry?.ownTitle ?? "",
    lines: [
      ...(entry && kind !== "winner" && kind !== "honourableMention"
        ? [t("certificates.enteredBy", { organisation: enteredBy })]
        : []),
      ...(category ? [t("certificates.category", { id: category.id, name: category.name })] : []),
      ...(specialAward && kind !== "honourableMention"
        ? [t("certificates.specialAward", { name: specialAward })]
        : []),
    ],
    issued: words.place ? t("certificates.placeAndDay", { place: words.place, day }) : day,
    issuer: words.issuer,
    signatory: words.signatory,
    office: words.office,
    sponsors: facts.sponsors.slice(0, MOST_SPONSORS).map(({ name, tier, logo }) => ({
      words: t(`sponsors.tier.${tier}`),
      name,
      logo,
    })),
    serialLabel: t("certificates.serial"),
    serial: groupedSerial(serial),
    check: page.replace(/^https?:\/\//, ""),
    address,
    squareAlt: t("certificates.squareAlt", { address }),
    figures: facts.figures,
  };
}
