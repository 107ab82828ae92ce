import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { requireRole } from "~/context.server";
import { needsSecond } from "~/domain/deadlines";
import { windowOf } from "~/domain/stages";
import { clockText, DAY, fromClock, later, latest } from "~/domain/time";
import { extensionForm } from "~/forms/deadlines";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { paths } from "~/paths";
import { extendDeadline } from "~/services/extensions.server";
import { countExtensions, listExtensions } from "~db/queries/extensions";

const PAGE = 40;

/** Who has more time than others, and the form that gives it. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { db, edition, now, viewer, t } = requireRole(context, request, "organiser", "chair", "observer");
  const { zone } = edition.rulebook.edition;
  const asked = new URL(request.url).searchParams;
  const page = Math.max(1, Math.trunc(Number(asked.get("page"))) || 1);
  const total = await countExtensions(db, edition.id);
  return {
    title: t("deadlines.title"),
    mayGive: viewer.roles.includes("organiser"),
    needsSecond: needsSecond(edition.rulebook, now),
    subject: (asked.get("for") ?? "").slice(0, 254),
    /** What the form begins with: never a moment that is over. */
    until: clockText(latest(windowOf(edition.rulebook, "open").closes, later(now, 2 * DAY)), zone),
    page,
    pages: Math.max(1, Math.ceil(total / PAGE)),
    extensions: (
      await listExtensions(db, { editionId: edition.id, limit: PAGE, offset: (page - 1) * PAGE })
    ).map(({ id, code, title, address, number, until, state }) => ({
      id,
      whom: code ?? address ?? "",
      title: title ?? "",
      number,
      until,
      state,
    })),
    zone,
  };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const known = requireRole(context, request, "organiser");
  const form = await parseForm(context, request, extensionForm);
  if (form.refused) return refuseForm(form.refused);
  const until = fromClock(form.data.until, known.edition.rulebook.edition.zone);
  if (until === null)
    return refuseForm({
      faults: [{ field: "until", message: { id: "deadlines.untilSkipped" } }],
      values: form.values,
    });
  const { id, refusal } = await extendDeadline(known, { ...form.data, until });
  return refusal ? refuseAct(refusal, form.values) : redirect(paths.extension(id));
}
