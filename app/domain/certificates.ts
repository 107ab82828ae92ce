/**
 * Certificates of an edition: who gets one, what stands on it, and what its serial says to whoever types it. There is
 * none before the release, for anyone.
 */
import { normaliseAddress } from "./address";
import { rowsOf, textOf } from "./answers";
import type { EntryDocument } from "./entry-document";
import { namedIn } from "./listings";
import type { Message, Refusal } from "./message";
import { announcedAt, isReleased, type Result } from "./release";
import type { Rulebook } from "./rulebook";
import { awardName, type Sponsor, sponsorsOfCategory } from "./sponsors";
import type { Instant } from "./time";
import { type Permission, unpermitted } from "./unesco";

export const certificateKinds = ["winner", "honourableMention", "partner", "teamMember", "judge"] as const;
export type CertificateKind = (typeof certificateKinds)[number];
export type CertificateState = "valid" | "replaced" | "withdrawn";

/** Who issues certificates and signs them, as organisers wrote it. */
export type CertificateWords = {
  issuer: string;
  place: string;
  signatory: string;
  office: string;
  /** UNESCO's permission to be named; null where there is none. */
  permission: Permission | null;
};

/** What stands on a certificate, frozen when it is issued. */
export type CertificateFacts = {
  format: 1;
  edition: string;
  award: string;
  name: string;
  ownName: string;
  category: { id: string; name: string } | null;
  /** The special award that it is for, instead of a category; left out elsewhere. */
  specialAward?: string;
  /** The winning case; null for a judge. */
  entry: {
    code: string;
    title: string;
    ownTitle: string;
    organisation: string;
    ownOrganisation: string;
  } | null;
  sponsors: Pick<Sponsor, "id" | "name" | "tier" | "categories" | "logo">[];
  figures: { received: number; valid: number; winners: number };
  words: Omit<CertificateWords, "permission">;
  awardedAt: Instant;
};

/** A certificate that somebody has a right to. `subject` is the same for the same right, whatever its words. */
export type DueCertificate = {
  subject: string;
  kind: CertificateKind;
  entryId: string | null;
  /** The judge. */
  personId: string | null;
  /** The address, as it is compared, of somebody whom the entry names; who says no to being named has none. */
  member: string | null;
  facts: CertificateFacts;
};

export const NAME_CHARACTERS = 300;

/**
 * Every certificate that is due after a release: for each prize that a case won its organisation, partners who did not refuse, the
 * lead and the team without those who said no to being named; for each mention the organisation alone; and each judge
 * who handed in all that was asked.
 */
export function dueCertificates({
  book,
  result,
  awardedAt,
  documents,
  declined,
  refusals,
  judges,
  sponsors,
  words,
}: {
  book: Rulebook;
  result: Result;
  awardedAt: Instant;
  /** The revision that was judged, by entry. */
  documents: ReadonlyMap<string, EntryDocument>;
  /** Addresses of those who said no, by entry. */
  declined: ReadonlyMap<string, ReadonlySet<string>>;
  /** Rows of partners who refused to stand behind the entry, by entry. */
  refusals: ReadonlyMap<string, ReadonlySet<string>>;
  judges: readonly { personId: string; name: string }[];
  /** For the prefix of the award's name. */
  sponsors: readonly Sponsor[];
  words: CertificateWords;
}): DueCertificate[] {
  const { anchors } = book.form;
  const { issuer, place, signatory, office } = words;
  const common = {
    format: 1 as const,
    edition: result.edition,
    award: awardName(book.names.award, sponsors, "en"),
    figures: {
      received: result.figures.received,
      valid: result.figures.valid,
      winners: result.figures.winners,
    },
    words: { issuer, place, signatory, office },
    awardedAt,
  };
  const marksFor = (category: string | null, awards: readonly string[] = []) =>
    sponsorsOfCategory(result.sponsors, category, awards).map(({ id, name, tier, categories, logo }) => ({
      id,
      name,
      tier,
      categories,
      logo,
    }));

  const prizes = [
    ...result.categories.map((one) => ({ ...one, award: undefined })),
    ...(result.specialAwards ?? []).map((one) => ({
      ...one,
      award: book.specialAwards.find(({ id }) => id === one.id)?.name.en ?? one.id,
    })),
  ];
  const ofCases = prizes.flatMap(({ id, winners, award, isMention }) =>
    winners.flatMap((card): DueCertificate[] => {
      const document = documents.get(card.entry);
      if (!document) return [];
      const { code, title, ownTitle, organisation, ownOrganisation } = card;
      const due = (
        kind: CertificateKind,
        key: string,
        name: string,
        more: { ownName?: string; member?: string } = {},
      ): DueCertificate[] =>
        name === ""
          ? []
          : [
              {
                subject: [kind, card.entry, key, award && id].filter(Boolean).join("/"),
                kind,
                entryId: card.entry,
                personId: null,
                member: more.member ?? null,
                facts: {
                  ...common,
                  name,
                  ownName: more.ownName ?? "",
                  category: award
                    ? null
                    : { id, name: book.categories.find((one) => one.id === id)?.name.en ?? id },
                  ...(award && { specialAward: award }),
                  entry: { code, title, ownTitle, organisation, ownOrganisation },
                  sponsors: award ? marksFor(null, [id]) : marksFor(id),
                },
              },
            ];
      if (isMention) return due("honourableMention", "", organisation, { ownName: ownOrganisation });
      const { answers } = document;
      const said = declined.get(card.entry) ?? new Set();
      const refused = refusals.get(card.entry) ?? new Set();
      const team = namedIn(book, answers).filter((one) => !said.has(one.normalised));
      const lead = {
        name: textOf(answers, anchors.leadName),
        member: normaliseAddress(textOf(answers, anchors.leadAddress)),
      };
      const isListed = namedIn(book, answers).some(
        (one) => one.normalised === lead.member || one.name === lead.name,
      );
      return [
        ...due("winner", "", organisation, { ownName: ownOrganisation }),
        ...rowsOf(answers, anchors.partners)
          .filter((row) => !refused.has(row.key))
          .flatMap((row) => due("partner", row.key, (row["organisation"] ?? "").trim())),
        ...(isListed || said.has(lead.member)
          ? []
          : due("teamMember", "lead", lead.name, { member: lead.member })),
        ...team.flatMap((one) => due("teamMember", one.rowKey, one.name, { member: one.normalised })),
      ];
    }),
  );
  const ofJudges = judges
    .filter(({ name }) => name.trim() !== "")
    .map(({ personId, name }): DueCertificate => ({
      subject: `judge/${personId}`,
      kind: "judge",
      entryId: null,
      personId,
      member: null,
      facts: {
        ...common,
        name: name.trim(),
        ownName: "",
        category: null,
        entry: null,
        sponsors: marksFor(null),
      },
    }));
  return [...ofCases, ...ofJudges];
}

/** Why these words may not stand on certificates, by the field it is told at. Other people's names are theirs. */
export function wordsFaults({
  permission,
  ...words
}: CertificateWords): { field: string; message: Message }[] {
  return unpermitted(words, permission).map((field) => ({
    field,
    message: { id: "certificates.permissionMissing" },
  }));
}

/** Why certificates may not be issued now, or null. */
export function refuseIssue({
  book,
  now,
  release,
  words,
  award,
}: {
  book: Rulebook;
  now: Instant;
  release: { state: "drafted" | "approved" | "stopped"; releaseAt: Instant } | null | undefined;
  words: CertificateWords | null;
  /** The award's name with its prefix. */
  award: string;
}): Refusal {
  if (!isReleased(release, now))
    return {
      id: announcedAt(book) <= now ? "certificates.notReleased" : "certificates.notYet",
      values: { day: { day: announcedAt(book).slice(0, 10) } },
    };
  if (!words) return { id: "certificates.wordsMissing" };
  return unpermitted({ award }, words.permission).length > 0
    ? { id: "certificates.permissionMissing" }
    : null;
}

/** Why a certificate may not be replaced now, or null. One that was withdrawn may be issued anew. */
export function refuseCertificateReplacement({ state }: { state: CertificateState }): Refusal {
  return state === "replaced" ? { id: "certificates.isReplaced" } : null;
}

/** Why a certificate may not be withdrawn now, or null. */
export function refuseCertificateWithdrawal({ state }: { state: CertificateState }): Refusal {
  if (state === "replaced") return { id: "certificates.isReplaced" };
  return state === "withdrawn" ? { id: "certificates.isWithdrawn" } : null;
}

/**
 * What everyone who types a serial is told. Names and cases of winners are public; who judged is not, so of a judge's
 * certificate nobody reads the name here. An ended certificate says that it ended, and nothing that stood on it.
 */
export type Verdict =
  | {
      state: "valid";
      kind: CertificateKind;
      edition: string;
      award: string;
      issuer: string;
      issuedAt: Instant;
      name: string | null;
      ownName: string;
      category: string | null;
      specialAward: string | null;
      entry: CertificateFacts["entry"];
    }
  | { state: "replaced"; endedAt: Instant; by: string }
  | { state: "withdrawn"; endedAt: Instant }
  | { state: "unknown" };

/** The verdict on a certificate as it stands in the book, or on none. */
export function verdictOn(
  certificate:
    | {
        kind: CertificateKind;
        state: CertificateState;
        facts: CertificateFacts;
        issuedAt: Instant;
        endedAt: Instant | null;
        replacedBy: string | null;
      }
    | undefined,
): Verdict {
  if (!certificate) return { state: "unknown" };
  const { kind, state, facts, issuedAt } = certificate;
  const endedAt = certificate.endedAt ?? issuedAt;
  if (state === "withdrawn") return { state, endedAt };
  if (state === "replaced") return { state, endedAt, by: certificate.replacedBy ?? "" };
  const isNamed = kind !== "judge";
  return {
    state,
    kind,
    edition: facts.edition,
    award: facts.award,
    issuer: facts.words.issuer,
    issuedAt,
    name: isNamed ? facts.name : null,
    ownName: isNamed ? facts.ownName : "",
    category: facts.category?.name ?? null,
    specialAward: facts.specialAward ?? null,
    entry: facts.entry,
  };
}

/** Whether a name that somebody typed is the one on a certificate, whatever its case, accents' form and spaces. */
export function isNameOn(facts: Pick<CertificateFacts, "name" | "ownName">, typed: string): boolean {
  const bare = (name: string) =>
    name
      .normalize("NFKC")
      .toLowerCase()
      .replace(/[\s\p{P}]+/gu, " ")
      .trim();
  const asked = bare(typed);
  return asked !== "" && [facts.name, facts.ownName].some((name) => bare(name) === asked);
}
