import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireRole } from "~/context.server";
import { categoryOf } from "~/domain/rulebook";
import { sheetWindow, stateOfAssignment } from "~/domain/scoring";
import { windowOf } from "~/domain/stages";
import { countSamplesLeft } from "~/services/calibrations.server";
import { findCertificateOfJudge } from "~db/queries/certificates";
import { findJudge, listDeclarations } from "~db/queries/judges";
import { findSheetTime, listAssignmentsOfJudge } from "~db/queries/scoresheets";

/** A judge's own work: what to do first, and the entries in their order. Judges only; nothing of another judge. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const known = requireRole(context, request, "judge");
  const { db, edition, viewer, now, t } = known;
  const book = edition.rulebook;
  const of = { editionId: edition.id, judgeId: viewer.id };
  const profile = (await findJudge(db, { editionId: edition.id, personId: viewer.id }))?.profile ?? null;
  const declared = (await listDeclarations(db, of)).map((one) => one.category);
  const assignments = (await listAssignmentsOfJudge(db, of)).map(
    ({ id, code, title, organisationName, category, marked, sheetId, endReason, ...row }) => ({
      id,
      code,
      title,
      organisation: organisationName,
      category: categoryOf(book, category)?.id ?? "",
      marked,
      state: stateOfAssignment({ ...row, hasSheet: sheetId !== null }),
      endReason,
    }),
  );
  const handedIn = new URL(request.url).searchParams.get("in");
  const until = await findSheetTime(db, of);
  const window = sheetWindow(windowOf(book, "scoring"), until);
  return {
    title: t("judging.title"),
    zone: book.edition.zone,
    criteria: book.rubric.criteria.length,
    opens: window.opens,
    closes: window.closes,
    phase:
      now < window.opens ? ("before" as const) : now < window.closes ? ("open" as const) : ("over" as const),
    hasTerms: profile?.termsAt != null,
    hasDeclared: (profile?.judgesIn ?? []).every((category) => declared.includes(category)),
    samplesLeft: await countSamplesLeft(db, known),
    hasSamples: book.calibration.length > 0,
    handedIn: assignments.find((one) => one.id === handedIn && one.state === "submitted")?.code ?? null,
    hasCertificate:
      (await findCertificateOfJudge(db, { editionId: edition.id, personId: viewer.id })) !== undefined,
    assignments,
  };
}
