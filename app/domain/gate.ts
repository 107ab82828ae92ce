/** The few questions asked before the long form: whether a case can be entered at all, said before hours go into it. */
import type { Answers } from "./answers";
import type { Gate } from "./rulebook";
import type { Words } from "./words";

/** Answers by the question's id, as chosen; what is not among a question's options counts as not answered. */
export type GateAnswers = Readonly<Record<string, string>>;
/** A chosen option that does not simply fit, with what is said of it. */
export type GateRemark = { question: string; why: Words };

/** What the answers mean: what bars the case, and what should be asked about before going on. */
export function passGate(
  gate: Gate,
  answers: GateAnswers,
): { unanswered: string[]; bars: GateRemark[]; doubts: GateRemark[] } {
  const chosen = gate.map((question) => ({
    question: question.id,
    option: question.options.find((one) => one.id === answers[question.id]),
  }));
  const remarks = (then: "bars" | "ask") =>
    chosen.flatMap(({ question, option }) =>
      option?.then === then && option.why ? [{ question, why: option.why }] : [],
    );
  return {
    unanswered: chosen.filter(({ option }) => !option).map(({ question }) => question),
    bars: remarks("bars"),
    doubts: remarks("ask"),
  };
}

/** What the form need not ask again: answers of questions that stand for one of its fields. */
export function answersFromGate(gate: Gate, answers: GateAnswers): Answers {
  return Object.fromEntries(
    gate.flatMap(({ id, field }) => (field && answers[id] ? [[field, answers[id]]] : [])),
  );
}
