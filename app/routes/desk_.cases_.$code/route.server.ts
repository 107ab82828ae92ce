import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { found, requireRole } from "~/context.server";
import { refusePublishing } from "~/domain/winners";
import { clockIn, type Instant, instantIn } from "~/domain/time";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { publishingForm } from "~/forms/publishing";
import { paths } from "~/paths";
import { findPlannedCases, setPublishing } from "~/services/publications.server";

/** One winning case and the date of its page, for organisers. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { db, edition, now, t } = requireRole(context, request, "organiser");
  const { zone } = edition.rulebook.edition;
  const planned = found(await findPlannedCases(db, context));
  const one = found(planned.cases.find((each) => each.code === params["code"]));
  return {
    title: t("winners.deskCase", { code: one.code }),
    zone,
    releaseAt: planned.releaseAt,
    name: one.title,
    opensAt: one.opensAt,
    isOpen: one.isOpen,
    version: one.version,
    refusal: refusePublishing({ ...planned, ...one }, { publishAt: null, now }),
    date: one.hasDate ? clockIn(zone, one.opensAt) : { day: "", time: "" },
    code: one.code,
  };
}

/** Sets the date, or takes it back so that the page opens with the release. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const known = requireRole(context, request, "organiser");
  const code = params["code"] ?? "";
  const planned = found(await findPlannedCases(known.db, known));
  found(planned.cases.find((one) => one.code === code));
  const { data, values, refused } = await parseForm(context, request, publishingForm);
  if (refused) return refuseForm(refused);
  const publishAt = momentOf(known.edition.rulebook.edition.zone, data);
  if (publishAt === undefined)
    return refuseForm({ faults: [{ field: "day", message: { id: "release.dayMissing" } }], values });
  const refusal = await setPublishing(known, {
    code,
    publishAt,
    version: data.version,
  });
  if (refusal?.id === "winners.datePast" || refusal?.id === "winners.dateBeforeRelease")
    return refuseForm({ faults: [{ field: "day", message: refusal }], values });
  return refusal ? refuseAct(refusal, values) : redirect(paths.deskCases);
}

/** A day without a time begins at midnight. Null without a day; undefined for a day that no calendar has. */
function momentOf(zone: string, { day, time }: { day: string; time: string }): Instant | null | undefined {
  if (day === "") return null;
  try {
    return instantIn(zone, day, time || "00:00");
  } catch {
    return undefined;
  }
}
