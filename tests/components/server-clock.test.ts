import fc from "fast-check";
import { expect, test } from "vitest";
import { serverClock } from "~/components/server-clock";

const now = "2027-05-31T15:00:00.000Z";
const base = Date.parse(now);

/** A device whose clocks a test moves: one runs on, the other is set by people, off by whatever it likes. */
function device(requestedAt = 0, wallAt = 0) {
  const at = { monotonic: requestedAt, wall: wallAt };
  return {
    at,
    clocks: { monotonic: () => at.monotonic, wall: () => at.wall, requestedAt },
    pass(ms: number) {
      at.monotonic += ms;
      at.wall += ms;
    },
  };
}

test("runs from the server's moment and counts the way of the page, whatever the device's clock says", () => {
  const here = device(120, 5_000_000);
  here.pass(400); // until the script ran
  const clock = serverClock(now, here.clocks);
  expect(clock()).toBe(base + 400);
  here.pass(1000);
  expect(clock()).toBe(base + 1400);
});

test("a clock that is set back changes nothing, and sleep is counted", () => {
  const here = device();
  const clock = serverClock(now, here.clocks);
  here.pass(1000);
  here.at.wall -= 3_600_000;
  expect(clock()).toBe(base + 1000);
  const other = device();
  const slept = serverClock(now, other.clocks);
  other.at.wall += 60_000; // the one that runs on stood still
  expect(slept()).toBe(base + 60_000);
});

test("never shows a moment before the true one, and drifts by no more than the way of the request", () => {
  fc.assert(
    fc.property(
      fc.nat({ max: 5000 }),
      fc.nat({ max: 5000 }),
      fc.array(fc.nat({ max: 10_000 }), { maxLength: 20 }),
      (there, back, ticks) => {
        const here = device();
        here.pass(there + back);
        const clock = serverClock(now, here.clocks);
        let truth = base + back;
        for (const ms of ticks) {
          here.pass(ms);
          truth += ms;
          expect(clock()).toBeGreaterThanOrEqual(truth);
          expect(clock() - truth).toBeLessThanOrEqual(there);
        }
      },
    ),
  );
});
