/** The five stages of a demonstration and of the access matrix, as fewer, broader steps of the rulebook's fifteen. */
export const demoStages = ["open", "screening", "judging", "deliberation", "announced"] as const;
export type DemoStage = (typeof demoStages)[number];
