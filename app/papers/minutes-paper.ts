/** The minutes of a decided category or special award: who decided what, when and why, with the SHA-256 of the signed result. */
import { departuresOf, type Winners } from "~/domain/decision";
import { juryPresent, type Meeting } from "~/domain/meeting";
import { factsOfRow, type Ranking } from "~/domain/ranking";
import { type Decidable, isSpecialAward, type Rulebook } from "~/domain/rulebook";
import type { Instant } from "~/domain/time";
import { writtenIn } from "~/components/words";
import type { Translate } from "~/locales/translate";
import { type Block, bothClocks, framed, type Paper, said, type Text } from "./paper";

/** The minutes as a paper, with room to sign. They carry the moment of the approval as their own. */
export function minutesPaper(
  t: Translate,
  {
    book,
    decidable,
    version,
    ranking,
    winners,
    note,
    proposed,
    approved,
    sheets,
    seal,
    meeting,
    hash,
    key,
  }: {
    book: Rulebook;
    decidable: Decidable;
    version: number;
    ranking: Ranking;
    winners: Winners;
    note: string;
    proposed: { name: string; at: Instant };
    approved: { name: string; at: Instant };
    sheets: { counted: number; all: number };
    /** Version of the sealed rules. */
    seal: number;
    /** The newest record of a meeting in person; names stand in it for those who may read them. */
    meeting: (Meeting & { scanSha256: string | null; isNamed: boolean }) | null;
    hash: string;
    key: string;
  },
): Paper {
  const award = isSpecialAward(decidable) ? decidable : null;
  const category = decidable.id;
  const title = t(award ? "results.minutesAward" : "results.minutes", { category });
  const chosen = new Set(winners.winners.map((one) => one.entryId));
  const departures = departuresOf(ranking, chosen);
  const empty = Math.max(0, ranking.cap - chosen.size);
  const by = ({ name, at }: { name: string; at: Instant }): Text => ({
    typed: t("results.minutesBy", { name, moment: bothClocks(t, at, book.edition.zone) }),
  });
  const listed = (items: Text[][]): Block =>
    items.length > 0
      ? { kind: "list", mark: "dash", items }
      : { kind: "paragraphs", texts: [t("results.minutesNone")] };
  return framed(t, {
    book,
    title,
    foot: t("results.minutesFoot", { category, version }),
    stamp: null,
    at: approved.at,
    blocks: [
      { kind: "title", text: title },
      { kind: "paragraphs", voice: "lead", texts: [said(t, decidable.name)] },
      {
        kind: "facts",
        facts: [
          { label: t("results.minutesProposed"), values: [by(proposed)] },
          { label: t("results.minutesApproved"), values: [by(approved)] },
          ...(award
            ? [
                { label: t("results.minutesCriteria"), values: [said(t, award.criteria)] },
                {
                  label: t("results.minutesStandsOn"),
                  values: (ranking.standsOn ?? []).map((one) =>
                    t("results.minutesStandsOnOne", { category: one.category, version: one.version }),
                  ),
                },
              ]
            : []),
          { label: t("results.minutesEntries"), values: [String(ranking.rows.length)] },
          { label: t("results.minutesSheets"), values: [t("results.minutesOf", sheets)] },
          { label: t("results.minutesRules"), values: [String(seal)] },
          { label: t("results.minutesHash"), values: [{ code: hash }] },
          { label: t("results.minutesKey"), values: [{ code: key }] },
        ],
      },
      {
        kind: "field",
        label: t("results.minutesWinners"),
        blocks: [
          listed(
            ranking.rows.flatMap((row) => {
              if (!chosen.has(row.id)) return [];
              const step = stepOf(t, book, row);
              return [
                [
                  { typed: row.category ? row.organisation : `${row.place.from}. ${row.organisation}` },
                  { typed: row.title },
                  t.say(
                    factsOfRow(
                      row,
                      row.rawMean.toLocaleString(writtenIn(t.locale), {
                        minimumFractionDigits: 2,
                        maximumFractionDigits: 2,
                      }),
                    ),
                  ),
                  ...(step === null ? [] : [{ typed: step }]),
                ],
              ];
            }),
          ),
          ...(ranking.tie
            ? [
                {
                  kind: "paragraphs" as const,
                  texts: [
                    t("results.minutesTie", {
                      count: ranking.tie.entries.length,
                      places: ranking.tie.places,
                    }),
                  ],
                },
              ]
            : []),
          ...(empty > 0
            ? [
                {
                  kind: "paragraphs" as const,
                  texts: [
                    t("results.minutesEmpty", { count: empty }),
                    ...(winners.notAwarded ? [{ typed: winners.notAwarded }] : []),
                  ],
                },
              ]
            : []),
        ],
      },
      {
        kind: "field",
        label: t(award ? "results.minutesAwardReasons" : "results.minutesReasons"),
        blocks: [
          listed(
            departures.map(({ entryId, code, why }) => [
              `${code}: ${t("results.minutesWhy", { why })}`,
              { typed: winners.reasons[entryId] ?? "" },
            ]),
          ),
        ],
      },
      ...(meeting ? [meetingBlock(t, book, meeting)] : []),
      ...(note
        ? [
            {
              kind: "field" as const,
              label: t("results.minutesNote"),
              blocks: [{ kind: "paragraphs" as const, texts: [{ typed: note }] }],
            },
          ]
        : []),
      {
        kind: "field",
        label: t("results.minutesSign"),
        blocks: [proposed, approved].flatMap((one): Block[] => [
          { kind: "room", lines: 2 },
          { kind: "paragraphs", voice: "small", texts: [{ typed: one.name }] },
        ]),
      },
    ],
  });
}

/** When and where the jury met, who was there, who left for which entry, and what was settled. */
function meetingBlock(
  t: Translate,
  book: Rulebook,
  meeting: Meeting & { scanSha256: string | null; isNamed: boolean },
): Block {
  const nameOf = (personId: string) => meeting.present.find((one) => one.personId === personId)?.name ?? "";
  const quorum = { count: juryPresent(meeting), quorum: meeting.quorum };
  const ties = meeting.ties.map(({ personId, code, did, reason }) => [
    { typed: t("meeting.tie", { name: nameOf(personId), code }) },
    t("meeting.did", { did }),
    ...(reason ? [{ typed: reason }] : []),
  ]);
  return {
    kind: "field",
    label: t("meeting.minutes"),
    blocks: [
      {
        kind: "facts",
        facts: [
          { label: t("meeting.minutesWhen"), values: [bothClocks(t, meeting.heldAt, book.edition.zone)] },
          { label: t("meeting.minutesWhere"), values: [{ typed: meeting.place }] },
          {
            label: t("meeting.minutesPresent"),
            values: [
              ...(meeting.isNamed ? meeting.present.map(({ name }) => ({ typed: name })) : []),
              t(quorum.count < quorum.quorum ? "meeting.belowQuorum" : "meeting.quorum", quorum),
            ],
          },
          ...(meeting.scanSha256
            ? [{ label: t("meeting.minutesScan"), values: [{ code: meeting.scanSha256 }] }]
            : []),
        ],
      },
      ...(meeting.isNamed && ties.length > 0
        ? [{ kind: "list" as const, mark: "dash" as const, items: ties }]
        : []),
      { kind: "paragraphs", texts: [{ typed: meeting.settled }] },
    ],
  };
}

/** The step that gave a tied winner its place, in words; null where nothing was tied. */
function stepOf(t: Translate, book: Rulebook, row: Ranking["rows"][number]): string | null {
  const { decidedBy, proposal } = row;
  if (proposal === "chair") return t("results.minutesStep", { step: "chair", criterion: "" });
  if (decidedBy === null || decidedBy === "room") return null;
  if (decidedBy === "countryWithoutWinner")
    return t("results.minutesStep", { step: "country", criterion: "" });
  const criterion = book.rubric.criteria.find((one) => one.id === decidedBy.criterion);
  return t("results.minutesStep", {
    step: "criterion",
    criterion: criterion?.name.en ?? decidedBy.criterion,
  });
}
