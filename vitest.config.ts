import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

const at = (folder: string) => new URL(`./${folder}`, import.meta.url).pathname;

/** The three import roots of the house; tsconfig.json's `paths` says the same. */
export const alias = { "~": at("app"), "~db": at("db"), "~emails": at("emails") };

export default defineConfig({
  resolve: { alias },
  test: {
    include: ["tests/**/*.test.{ts,tsx}"],
    environment: "node",
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // No module keeps anything of a portal: what files import is read once for all.
    isolate: false,
    // Browser tests wait more than they work: one more at a time than there are cores.
    maxWorkers: availableParallelism() + 1,
  },
});
