import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { found, requireRole } from "~/context.server";
import { refuseErasureAnswer } from "~/domain/erasure";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { reasonForm } from "~/forms/people";
import { paths } from "~/paths";
import { proposeErasure, readErasure } from "~/services/erasure.server";
import { findErasure } from "~db/queries/erasures";
import { findPerson } from "~db/queries/people";

/** What an erasure of a person would do, and the form that proposes it. Organisers alone. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const known = requireRole(context, request, "organiser");
  const { db, viewer, edition, t } = known;
  const person = found(await findPerson(db, params["person"] ?? ""));
  const { emptied, kept, isNameAlone, refusal } = found(await readErasure(db, known, person.id));
  const wish = await findErasure(db, person.id);
  const codes = (entries: typeof kept) => entries.map(({ id, code }) => ({ id, code }));
  return {
    title: t("erasure.title"),
    person: { id: person.id, name: person.name },
    zone: edition.rulebook.edition.zone,
    emptied: codes(emptied),
    kept: codes(kept),
    isNameAlone,
    refusal,
    wish:
      wish?.state === "proposed"
        ? {
            reason: wish.reason,
            proposedBy: wish.proposedBy,
            proposedAt: wish.proposedAt,
            refusal: refuseErasureAnswer(wish, { personId: viewer.id, isMade: true }),
          }
        : null,
  };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const known = requireRole(context, request, "organiser");
  const person = found(await findPerson(known.db, params["person"] ?? ""));
  const { data, values, refused } = await parseForm(context, request, reasonForm);
  if (refused) return refuseForm(refused);
  const refusal = await proposeErasure(known, { personId: person.id, reason: data.reason });
  return refusal ? refuseAct(refusal, values) : redirect(paths.erasure(person.id), 303);
}
