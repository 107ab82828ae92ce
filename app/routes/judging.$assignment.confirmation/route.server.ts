import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { found, requireRole } from "~/context.server";
import { entryTies } from "~/domain/conflicts";
import { categoryOf } from "~/domain/rulebook";
import { refuseConfirming } from "~/domain/scoring";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { bareForm } from "~/forms/scoresheet";
import { paths } from "~/paths";
import { countSamplesLeft } from "~/services/calibrations.server";
import { confirmAssignment } from "~/services/scoresheets.server";
import { findAssignedDocument } from "~db/queries/scoresheets";
import { ownRunning } from "../judging.$assignment._index/route.server";

/** Title, organisations and people of an assigned entry, and not a byte more, for its judge alone. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const known = requireRole(context, request, "judge");
  const { db, edition, viewer, t } = known;
  const assignment = await ownRunning(known, params["assignment"]);
  if (assignment.confirmedAt) throw redirect(paths.assignment(assignment.id));
  const document = found(await findAssignedDocument(db, { assignmentId: assignment.id, judgeId: viewer.id }));
  const { id, entryId, code, title, category, organisationName } = assignment;
  const book = edition.rulebook;
  const { organisations, people } = entryTies(
    book,
    { id: entryId, category, country: null, organisationName, document },
    [],
  );
  return {
    title: t("judging.confirmTitle"),
    assignment: { id, code, title },
    category: categoryOf(book, category)?.name ?? null,
    organisations,
    people,
    refusal: refuseConfirming(assignment, await countSamplesLeft(db, known)),
  };
}

/** The judge says that there is no conflict. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const known = requireRole(context, request, "judge");
  const { id } = await ownRunning(known, params["assignment"]);
  const { refused } = await parseForm(context, request, bareForm);
  if (refused) return refuseForm(refused);
  const refusal = await confirmAssignment(known, id);
  return refusal ? refuseAct(refusal) : redirect(paths.assignment(id));
}
