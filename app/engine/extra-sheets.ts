/**
 * Where one more sheet counts most: for finding the winner by the knowledge gradient, for a cut line by how open it is
 * who stands above it.
 */
import jStat from "jstat";
import { covariance, type Fit } from "./mixed-model";
import type { Standings } from "./standings";

/** What is known of the judge who would give the sheets: nothing, or that it is a judge of the fit (by number). */
export type ExtraSheets = { sheets: number; judge?: number; among?: readonly number[] };

/**
 * How many points better the winner is expected to be chosen if an entry gets `sheets` more sheets, for each entry of
 * the fit; null for those that do not compete or already have a sheet of the judge named. The knowledge gradient of
 * Frazier, Powell & Dayanik (2009, INFORMS J. Computing 21:599–613): σ̃ (δ Φ(δ) + φ(δ)) with δ = −|difference to the best
 * other| / σ̃, where σ̃ is the standard deviation of the change that the new sheets make to that difference; what the two
 * entries share, such as a judge, cancels.
 */
export function knowledgeGradient(fit: Fit, { sheets, judge, among }: ExtraSheets): (number | null)[] {
  const { table, equations, variance, adjusted } = fit;
  const competing = among ?? table.entries.map((_, entry) => entry);
  const result: (number | null)[] = table.entries.map(() => null);
  const ordered = competing.toSorted((a, b) => adjusted[b]! - adjusted[a]! || a - b);
  for (const entry of competing) {
    const other = ordered[0] === entry ? ordered[1] : ordered[0];
    if (other === undefined) continue;
    if (judge !== undefined && hasSheet(fit, entry, judge)) continue;
    const [own, best] = [equations.adjusted(entry), equations.adjusted(other)];
    const itself = covariance(equations, own, own, own.own);
    let shared = itself - covariance(equations, own, best, 0);
    let noise = itself + (1 + equations.ratios.judge) / sheets;
    if (judge !== undefined) {
      const leniency = equations.leniency(judge);
      const withJudge = covariance(equations, own, leniency, 0);
      shared += withJudge - covariance(equations, best, leniency, 0);
      noise = itself + 2 * withJudge + covariance(equations, leniency, leniency, leniency.own) + 1 / sheets;
    }
    const change = (Math.sqrt(variance) * Math.abs(shared)) / Math.sqrt(noise);
    const away = Math.abs(adjusted[entry]! - adjusted[other]!);
    const delta = change > 0 ? -away / change : -Infinity;
    // Far behind, the two parts cancel to the last digit.
    const gain = change * (delta * jStat.normal.cdf(delta, 0, 1) + jStat.normal.pdf(delta, 0, 1));
    result[entry] = delta > -30 ? Math.max(0, gain) : 0;
  }
  return result;
}

function hasSheet(fit: Fit, entry: number, judge: number) {
  return fit.table.rowsOf.entry[entry]!.some((row) => fit.table.judgeOf[row] === judge);
}

/** P (1 − P) of standing among the first k, for each entry of the standings: largest where it is most open. */
export function opennessAtCut(standings: Standings): (number | null)[] {
  return standings.of.map((standing) => standing && standing.pTop * (1 - standing.pTop));
}
