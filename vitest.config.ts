import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

// What runs in earnest is what is tested: the pages' library in the form that people are served, which is also twice as quick.
process.env["NODE_ENV"] = "production";

const at = (folder: string) => new URL(`./${folder}`, import.meta.url).pathname;

/** The three import roots of the house; tsconfig.json's `paths` says the same. */
export const alias = { "~": at("app"), "~db": at("db"), "~emails": at("emails") };

/** The longest first: one of them that began last would run on alone while the other cores are idle. */
const longest = [
  "browser/axe",
  "browser/journey",
  "access",
  "scripts/proofs",
  "browser/",
  "scripts/",
  "routes/two-worlds",
  "routes/attacks",
  "routes/correction",
  "routes/disclosure",
  "services/",
];
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const at = longest.findIndex((name) => moduleId.includes(`/tests/${name}`));
      return at === -1 ? longest.length : at;
    };
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}

export default defineConfig({
  resolve: { alias },
  test: {
    include: ["tests/**/*.test.{ts,tsx}"],
    environment: "node",
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // No module keeps anything of a portal: what files import is read once for all.
    isolate: false,
    // One more than there are cores makes all of them slower by more than it does beside them.
    maxWorkers: availableParallelism(),
    sequence: { sequencer: LongestFirst },
  },
});
