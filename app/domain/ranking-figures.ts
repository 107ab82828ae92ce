/** What is shown of the score model beside a ranking: plain values, for pages, tables and papers. */

/** A judge as this reader may know them: by name, or by a number that says nothing. */
export type ShownJudge = { key: string; name: string | null; number: number };

/** What the model says of a ranking, in the codes of its entries, as this reader may see it. */
export type RankingFigures = {
  seed: number;
  draws: number;
  top: number;
  /** Points; null where the sheets cannot tell. */
  model: Record<"mean" | "sdEntry" | "sdJudge" | "sdResidual", number | null>;
  of: Record<
    string,
    {
      adjusted: number;
      low: number;
      high: number;
      rankLow: number;
      rankHigh: number;
      pFirst: number;
      pTop: number;
    }
  >;
  /** Entries that cannot be told from the first, and from those at the line after the first k. */
  groups: { first: string[]; cut: string[] };
  without: (ShownJudge & { first: string[]; enters: string[]; leaves: string[] })[];
  /** Severity, for those who deal with judges; null for others. */
  judges:
    (ShownJudge & { sheets: number; severity: number | null; se: number | null; flags: string[] })[] | null;
  /** Reliability of the mean of a panel, and Krippendorff's alpha of single sheets. */
  agreement: { panel: number | null; alpha: number | null; kendallW: number | null };
  warnings: {
    code: string;
    figures: Record<string, number | string>;
    entries: string[];
    judges: ShownJudge[];
    parts: { entries: string[]; judges: ShownJudge[] }[];
    links: { entry: string; judge: ShownJudge }[];
  }[];
  extra: { winner: { entry: string; gain: number }[]; cut: { entry: string; pTop: number }[] };
};

/** What a category's part of a plan can be expected to find out. */
export type PlanForecast = {
  category: string;
  entries: number;
  top: number;
  /** Groups that share no judge. */
  parts: number;
  plan: Odds;
  /** With one more judge for each entry, as far as there are such judges. */
  more: Odds & { sheets: number };
};
/** Shares of made-up contests. */
export type Odds = { bestWins: number; firstRight: number; found: number };
