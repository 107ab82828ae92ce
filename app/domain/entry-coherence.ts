/** What must agree between the answers of one entry, beyond each by itself. Browser and server run the same. */
import { isAddress, normaliseAddress } from "./address";
import { type Answers, rowsOf, textOf } from "./answers";
import type { Message } from "./message";
import { normaliseOrganisation } from "./organisations";
import type { Rulebook } from "./rulebook";
import { windowOf } from "./stages";
import { clockIn, isDay, monthsOn } from "./time";

/** How long a case must have run, as its dates are held against it: with the day on which the call closes. */
export type Run = NonNullable<Rulebook["limits"]["duration"]> & {
  closes: string;
  /** The last day on which a case may have begun. */
  latest: string;
};
/** What these rules need of a rulebook, ready for a page. */
export type Agreeing = { run: Run | null; anchors: Rulebook["form"]["anchors"] };

/** What an edition's answers must agree in. The day of closing is the published one, by the clock of the edition. */
export function agreeingIn(book: Pick<Rulebook, "form" | "limits" | "stages" | "edition">): Agreeing {
  const { duration } = book.limits;
  const closes = clockIn(book.edition.zone, windowOf(book, "open").closes).day;
  return {
    run: duration ? { ...duration, closes, latest: monthsOn(closes, -duration.months) } : null,
    anchors: book.form.anchors,
  };
}

/** Until when a case may have begun, as a sentence beside the question. */
export function startByOf({ latest, closes, months }: Run): Message {
  return { id: "entering.startBy", values: { latest: { day: latest }, closes: { day: closes }, months } };
}

/** Where answers that are right by themselves contradict each other. */
export function incoherencesOf(agreeing: Agreeing, answers: Answers): { path: string; message: Message }[] {
  return [...datesAgainst(agreeing.run, answers), ...ownAddresses(agreeing.anchors, answers)];
}

/** The dates of a case against how long it must have run, and when its results must lie. */
function datesAgainst(run: Run | null, answers: Answers): { path: string; message: Message }[] {
  if (!run) return [];
  const { months, results } = run;
  const [start, end] = [textOf(answers, run.start), textOf(answers, run.end)];
  const say = (path: string, id: Message["id"], values: NonNullable<Message["values"]>) => [
    { path, message: { id, values } },
  ];
  const isLate = isDay(start) && start > run.latest;
  const late = isLate
    ? say(run.start, "entering.beganTooLate", {
        latest: { day: run.latest },
        closes: { day: run.closes },
        months,
      })
    : [];
  if (!isDay(end)) return late;
  if (isDay(start) && end < start)
    return [...late, ...say(run.end, "entering.endsBeforeStart", { start: { day: start } })];
  if (results && end < results.from)
    return [
      ...late,
      ...say(run.end, "entering.endsBeforeResults", {
        from: { day: results.from },
        to: { day: results.to },
      }),
    ];
  // A case that goes on beyond the closing is measured there, and was, by its start.
  const earliest = isDay(start) ? monthsOn(start, months) : end;
  return !isLate && end < earliest
    ? say(run.end, "entering.ranTooShort", { earliest: { day: earliest }, months })
    : late;
}

/**
 * Partners whose address is one of the entrant's own: a partner answers for itself. Somebody of the partner may be in
 * the team, and is known by the organisation that stands there.
 */
function ownAddresses(
  anchors: Rulebook["form"]["anchors"],
  answers: Answers,
): { path: string; message: Message }[] {
  const lead = normaliseAddress(textOf(answers, anchors.leadAddress));
  return rowsOf(answers, anchors.partners).flatMap((partner) => {
    const address = normaliseAddress(partner["address"] ?? "");
    const isOfPartner = (name = "") =>
      normaliseOrganisation(name) === normaliseOrganisation(partner["organisation"] ?? "");
    const isOwn =
      address === lead ||
      rowsOf(answers, anchors.team).some(
        (one) => normaliseAddress(one["address"] ?? "") === address && !isOfPartner(one["organisation"]),
      );
    return isAddress(address) && isOwn
      ? [
          {
            path: `${anchors.partners}.${partner.key}.address`,
            message: { id: "entering.ownAddress" as const },
          },
        ]
      : [];
  });
}
