import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { found, requireRole, type ViewerContext } from "~/context.server";
import { refuseChecking } from "~/domain/feedback";
import { passForm } from "~/forms/feedback";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { paths } from "~/paths";
import { checkComments, readOpening } from "~/services/feedback.server";
import { findEntryWithFeedback, listComments, listTiedEntries } from "~db/queries/feedback";

/** An entry whose comments are checked, and whether this person may; 404 before results are public. */
export async function checkedEntry(known: ViewerContext, id: string | undefined) {
  const { db, edition, viewer } = known;
  found((await readOpening(db, known)).isPublic || null);
  const entry = found(await findEntryWithFeedback(db, { id: id ?? "", editionId: edition.id }));
  const tied = await listTiedEntries(db, {
    editionId: edition.id,
    personId: viewer.id,
    entryId: entry.id,
  });
  const refusal = refuseChecking({ isTied: tied.includes(entry.id) });
  return {
    entry: { id: entry.id, code: entry.code, title: entry.title },
    refusal,
    // Who may not check them does not read them here.
    comments: refusal ? [] : await listComments(db, { editionId: edition.id, entryId: entry.id }),
  };
}

/** The comments on one entry, without whose they are. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const known = requireRole(context, request, "organiser", "screener");
  const { edition, t } = known;
  const { entry, refusal, comments } = await checkedEntry(known, params["entry"]);
  return {
    title: t("feedback.checkTitle", { code: entry.code }),
    entry,
    refusal,
    parts: [
      { id: "", name: null },
      ...edition.rulebook.rubric.criteria.map(({ id, name }) => ({ id, name })),
    ].map(({ id, name }) => ({ id, name, comments: comments.filter(({ criterion }) => criterion === id) })),
    waiting: comments.filter(({ state }) => state === "waiting").length,
    zone: edition.rulebook.edition.zone,
  };
}

/** Passes those that were ticked. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const known = requireRole(context, request, "organiser", "screener");
  const { entry } = await checkedEntry(known, params["entry"]);
  const { data, values, refused } = await parseForm(context, request, passForm);
  if (refused) return refuseForm(refused);
  const refusal = await checkComments(
    known,
    entry.id,
    data.pass.map((one) => {
      const [id = "", version = ""] = one.split(".");
      return { id, version: Number(version), state: "passed" as const };
    }),
  );
  return refusal ? refuseAct(refusal, values) : redirect(paths.deskFeedbackOf(entry.id), 303);
}
