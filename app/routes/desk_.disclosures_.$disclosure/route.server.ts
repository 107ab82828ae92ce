import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { found, requireRole } from "~/context.server";
import { refuseDisclosureAnswer, refuseEndingDisclosure, stageOf } from "~/domain/disclosure";
import { decidableOf, isSpecialAward } from "~/domain/rulebook";
import { inLanguage } from "~/domain/words";
import { disclosureAnswerForm } from "~/forms/disclosure";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { paths } from "~/paths";
import { answerDisclosure, readAnnouncement } from "~/services/disclosures.server";
import { findDisclosure, listReadings } from "~db/queries/disclosures";

/** One disclosure: who, what, why, by whom, and when it was read. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const known = requireRole(context, request, "organiser", "chair", "observer");
  const { db, edition, now, viewer, t } = known;
  const one = found(await findDisclosure(db, { id: params["disclosure"] ?? "", editionId: edition.id }));
  const { isPublic } = await readAnnouncement(db, known);
  const decidable = decidableOf(edition.rulebook, one.category ?? undefined);
  const mayAct = viewer.roles.includes("organiser") || viewer.roles.includes("chair");
  const { id, name, office, organisation, address, reason, expiresAt } = one;
  return {
    title: t("disclosure.title"),
    zone: edition.rulebook.edition.zone,
    ...{ id, name, office, organisation, address, reason, expiresAt },
    state: stageOf(one, { now, isPublic }),
    what: decidable
      ? t("disclosure.whatCategory", {
          kind: isSpecialAward(decidable) ? "specialAward" : "category",
          name: isSpecialAward(decidable) ? inLanguage(decidable.name, t.locale) : decidable.id,
        })
      : t("disclosure.whatEntry", { code: one.code ?? one.category ?? "" }),
    proposed: { name: one.proposedBy ?? "", at: one.proposedAt },
    answered: one.answeredAt
      ? {
          name: one.answeredBy ?? "",
          at: one.answeredAt,
          state: one.state === "refused" ? ("refused" as const) : ("approved" as const),
        }
      : null,
    ended: one.endedAt ? { name: one.endedBy ?? "", at: one.endedAt } : null,
    acknowledgedAt: one.acknowledgedAt,
    readings: await listReadings(db, id),
    answering:
      mayAct && one.state === "proposed"
        ? { refusal: refuseDisclosureAnswer(one, { personId: viewer.id, now, isPublic }) }
        : null,
    mayEnd: mayAct && refuseEndingDisclosure(one) === null,
  };
}

/** A second person answers. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const known = requireRole(context, request, "organiser", "chair");
  const id = params["disclosure"] ?? "";
  found(await findDisclosure(known.db, { id, editionId: known.edition.id }));
  const { data, values, refused } = await parseForm(context, request, disclosureAnswerForm);
  if (refused) return refuseForm(refused);
  const refusal = await answerDisclosure(known, { id, answer: data.answer });
  return refusal ? refuseAct(refusal, values) : redirect(paths.disclosure(id));
}
