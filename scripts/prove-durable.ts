/**
 * Breaks the server and its disk in eight ways while people save words, attach letters and submit over HTTP, starts it
 * again, and counts: what was acknowledged and is gone, what is there twice, the same for mails, and whether what could
 * not be kept was said in plain words.
 * `npm run prove:durable -- --from 1 --to 20 --only kill,power --out durable.json`: one run of each fault for each seed,
 * in which the same portal is killed or cut off `--lives` times; what stands in the file already is not done again.
 * Exits 1 if a promise was broken.
 */
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { unsafeUniformIntDistribution, xoroshiro128plus } from "pure-rand";
import { refuseDisks, refuseFiu } from "./durable-disks";
import { durableFaults, type Figures } from "./durable-faults";
import { type Draft, makeDrafts } from "./durable-world";

/** More than a life of the server here has time for. */
const DRAFTS = 40;

/** By fault: the seeds that were run, and the figures of all of them together. */
export type Proof = Record<string, { done: number[]; figures: Figures }>;

/** Figures of this name are the largest of all runs; all others add up. */
const isLargest = (name: string) => name.startsWith("slowest");
/** Figures of these names break a promise unless they are 0. */
const promised = [
  "lost",
  "double",
  "mails lost",
  "mails double",
  "faults of the history",
  "refused without plain words",
  "acknowledged while nothing could be kept",
  "damage that was served",
  "neither old nor new",
  "reopened by the clock",
  "times that run back",
];

function add(one: Figures, other: Figures): Figures {
  const sum = { ...one };
  for (const [name, n] of Object.entries(other))
    sum[name] = isLargest(name) ? Math.max(sum[name] ?? 0, n) : (sum[name] ?? 0) + n;
  return sum;
}

/** Runs faults for a range of seeds and adds what comes of it to a proof. */
export async function proveDurable(
  proof: Proof,
  {
    from,
    to,
    only,
    lives,
    keep,
  }: { from: number; to: number; only: readonly string[]; lives: number; keep: () => void },
): Promise<void> {
  const origin = mkdtempSync(join(tmpdir(), "portal-durable-"));
  try {
    const drafts: Draft[] = await makeDrafts(origin, DRAFTS);
    const missing = { disk: refuseDisks(), fiu: refuseFiu() };
    for (const fault of durableFaults.filter(({ name }) => only.includes(name))) {
      const reason = fault.needs && missing[fault.needs];
      if (reason) {
        console.log(`${fault.words}: left out, for ${reason}.`);
        continue;
      }
      const tally = (proof[fault.name] ??= { done: [], figures: {} });
      for (let seed = from; seed <= to; seed += 1) {
        if (tally.done.includes(seed)) continue;
        const dice = xoroshiro128plus(seed);
        const figures = await fault.run({
          drafts,
          lives,
          copyTo: (folder) => {
            cpSync(origin, folder, { recursive: true });
          },
          between: (least, most) => unsafeUniformIntDistribution(least, most, dice),
        });
        tally.figures = add(tally.figures, { runs: 1, ...figures });
        tally.done.push(seed);
        keep();
      }
    }
  } finally {
    rmSync(origin, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const names = durableFaults.map(({ name }) => name);
  const { values } = parseArgs({
    options: {
      from: { type: "string", default: "1" },
      to: { type: "string", default: "5" },
      only: { type: "string", default: names.join(",") },
      lives: { type: "string", default: "8" },
      out: { type: "string" },
    },
  });
  const [from, to, lives] = [Number(values.from), Number(values.to), Number(values.lives)];
  const only = values.only.split(",");
  const isRange = [from, to, lives].every((one) => Number.isInteger(one) && one >= 1) && to >= from;
  if (!isRange || only.some((name) => !names.includes(name))) {
    console.error(
      `--from, --to and --lives are whole numbers from 1 on; --only takes of ${names.join(",")}.`,
    );
    process.exit(2);
  }
  const { out } = values;
  const proof: Proof =
    out !== undefined && existsSync(out) ? (JSON.parse(readFileSync(out, "utf8")) as Proof) : {};
  await proveDurable(proof, {
    ...{ from, to, only, lives },
    keep: () => {
      if (out !== undefined) writeFileSync(out, `${JSON.stringify(proof, null, 2)}\n`);
    },
  });
  for (const { name, words } of durableFaults) {
    const tally = proof[name];
    if (!tally) continue;
    console.log(words);
    console.table(tally.figures);
  }
  const broken = Object.values(proof).some(({ figures }) =>
    promised.some((name) => (figures[name] ?? 0) > 0),
  );
  process.exit(broken ? 1 : 0);
}
