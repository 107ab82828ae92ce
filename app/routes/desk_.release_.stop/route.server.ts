import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { requireRole } from "~/context.server";
import { refuseStop } from "~/domain/release";
import { stopForm, waveAt } from "~/forms/release";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { paths } from "~/paths";
import { stopRelease } from "~/services/release.server";
import { findNewestRelease } from "~db/queries/releases";

/** Asks an organiser or the chair whether the release stops. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { db, edition, now, t } = requireRole(context, request, "organiser", "chair");
  const wave = waveAt(request);
  const release = await findNewestRelease(db, edition.id, wave);
  return {
    title: t(wave === "embargo" ? "embargo.stopTitle" : "release.stopTitle"),
    wave,
    refusal: refuseStop(release, now),
    version: release?.version ?? 0,
  };
}

/** Stops it. */
export async function action({ context, request }: ActionFunctionArgs) {
  const known = requireRole(context, request, "organiser", "chair");
  const { data, values, refused } = await parseForm(context, request, stopForm);
  if (refused) return refuseForm(refused);
  const refusal = await stopRelease(known, { wave: data.wave, seen: data.version });
  return refusal
    ? refuseAct(refusal, values)
    : redirect(data.wave === "embargo" ? paths.embargo : paths.release);
}
