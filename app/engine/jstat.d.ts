/** The few distributions of jstat that the engine uses; the package brings no types. */
declare module "jstat" {
  const jStat: {
    normal: {
      cdf: (x: number, mean: number, sd: number) => number;
      pdf: (x: number, mean: number, sd: number) => number;
    };
    chisquare: { cdf: (x: number, df: number) => number };
    centralF: {
      cdf: (x: number, df1: number, df2: number) => number;
      inv: (p: number, df1: number, df2: number) => number;
    };
  };
  export default jStat;
}
