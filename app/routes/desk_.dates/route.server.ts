import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { requireRole } from "~/context.server";
import { clockText, instant } from "~/domain/time";
import { parseForm, refuseForm, type Values } from "~/forms/parse-form.server";
import { datesForm } from "~/forms/rulebook";
import { type Move, previewDates } from "~/services/rulebooks.server";
import type { Rulebook } from "~/domain/rulebook";

/** Every date of the edition, those to come as fields, for organisers. */
export function loader({ context, request }: LoaderFunctionArgs) {
  const { edition, now, t } = requireRole(context, request, "organiser");
  const { zone } = edition.rulebook.edition;
  const side = (text: string) => {
    const at = instant(text);
    return { at, clock: clockText(at, zone), isPast: at <= now };
  };
  return {
    title: t("organising.dates.title"),
    zone,
    version: edition.rulebookVersion,
    stages: edition.rulebook.stages.map(({ id, name, opens, closes }) => ({
      id,
      name,
      opens: side(opens),
      closes: side(closes),
    })),
  };
}

/** Shows what would change and who would be told; nothing is changed here. */
export async function action({ context, request }: ActionFunctionArgs) {
  const known = requireRole(context, request, "organiser");
  const form = await parseForm(context, request, datesForm);
  const values = form.values;
  if (form.refused) return refuseForm(form.refused);
  const { moved, audiences, refusal } = await previewDates(
    known.db,
    known,
    movesOf(known.edition.rulebook, values),
  );
  return {
    faults: refusal ? [{ field: "", message: refusal }] : [],
    values,
    preview: { moved, audiences, isRefused: refusal !== null },
  };
}

/** The typed dates; a field that was not sent, for it is past, is no move. */
export function movesOf(book: Rulebook, values: Values): Move[] {
  return book.stages.flatMap(({ id }) =>
    (["opens", "closes"] as const).flatMap((edge) => {
      const clock = values[`${id}.${edge}`];
      return typeof clock === "string" ? [{ stage: id, edge, clock: clock.slice(0, 16) }] : [];
    }),
  );
}
