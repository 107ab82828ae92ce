import { type ActionFunctionArgs, data as answer, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { requireRole } from "~/context.server";
import { stageOf } from "~/domain/disclosure";
import { decidableOf } from "~/domain/rulebook";
import { clockIn, instantIn } from "~/domain/time";
import { disclosureForm } from "~/forms/disclosure";
import { parseForm, refuseForm } from "~/forms/parse-form.server";
import { paths } from "~/paths";
import { proposeDisclosure, readAnnouncement } from "~/services/disclosures.server";
import { listDisclosures } from "~db/queries/disclosures";

/** Who outside knows, or may know, a result early: for organisers, chairs and observers. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const known = requireRole(context, request, "organiser", "chair", "observer");
  const { db, edition, now, viewer, t } = known;
  const { rulebook: book } = edition;
  const { announcedAt, isPublic } = await readAnnouncement(db, known);
  return {
    title: t("disclosure.title"),
    zone: book.edition.zone,
    announcedAt,
    isPublic,
    disclosures: (await listDisclosures(db, edition.id)).map((one) => ({
      ...{ id: one.id, name: one.name, organisation: one.organisation, expiresAt: one.expiresAt },
      state: stageOf(one, { now, isPublic }),
    })),
    form: viewer.roles.includes("organiser")
      ? {
          subjects: [
            ...book.categories.map(({ id, name }) => ({ id, name, isAward: false })),
            ...book.specialAwards.map(({ id, name }) => ({ id, name, isAward: true })),
          ],
          ...clockIn(book.edition.zone, announcedAt),
        }
      : null,
  };
}

/** An organiser proposes one. */
export async function action({ context, request }: ActionFunctionArgs) {
  const known = requireRole(context, request, "organiser");
  const { rulebook: book } = known.edition;
  const { data, values, refused } = await parseForm(context, request, disclosureForm);
  if (refused) return refuseForm(refused);
  const { day, time, ...proposal } = data;
  const expiresAt = momentOf(book.edition.zone, { day, time });
  const fault = !expiresAt
    ? { field: "day", message: { id: "release.dayMissing" as const } }
    : proposal.category !== "" && !decidableOf(book, proposal.category)
      ? { field: "category", message: { id: "disclosure.categoryMissing" as const } }
      : await proposeDisclosure(known, { ...proposal, expiresAt });
  if (fault) return answer({ faults: [fault], values }, { status: fault.field === "" ? 409 : 422 });
  return redirect(paths.disclosures);
}

function momentOf(zone: string, { day, time }: { day: string; time: string }) {
  try {
    return instantIn(zone, day, time);
  } catch {
    return null;
  }
}
