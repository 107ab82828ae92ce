import { waves } from "~/domain/release";
import { z } from "~/zod";

const wave = z.enum(waves).catch("release").default("release");

/** The moment T of a release, in the edition's zone, and why it is early if it is. */
export const draftForm = z.object({
  day: z
    .string()
    .trim()
    .regex(/^\d{4}-\d{2}-\d{2}$/, "release.dayMissing"),
  time: z
    .string()
    .trim()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "release.timeMissing"),
  reason: z.string().trim().max(500, "release.reasonLong").default(""),
  version: z.coerce.number().int(),
});

/** The approval of one version, with the number of letters typed once more. */
export const approvalForm = z.object({
  count: z.coerce.number("release.countMissing").int("release.countMissing"),
  version: z.coerce.number().int(),
  wave,
});

/** Stops one version. */
export const stopForm = z.object({ version: z.coerce.number().int(), wave });

/** The wave that an address asks about; the release where it says nothing that is one. */
export function waveAt(request: Request) {
  return wave.parse(new URL(request.url).searchParams.get("wave") ?? undefined);
}
