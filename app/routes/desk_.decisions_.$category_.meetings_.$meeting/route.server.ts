import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { found, requireRole, type ViewerContext } from "~/context.server";
import { mayLeave } from "~/domain/attachment";
import { diskFaultOf, diskStatus } from "~/domain/disk-fault";
import { scanRule } from "~/domain/meeting";
import type { FormResult } from "~/forms/form-result";
import { receiveFiles } from "~/forms/receive-files.server";
import { paths } from "~/paths";
import { takeFile } from "~/services/attachments.server";
import { addScan } from "~/services/meetings.server";
import { readStandings } from "~/services/rankings.server";
import { listMeetings } from "~db/queries/meetings";
import { categoryAt } from "../desk_.decisions_.$category/route.server";

/** One record of a meeting, for those who may decide on its category now: 403 where a tie stands in between. */
export async function meetingAt(
  known: ViewerContext,
  { category: categoryId, meeting }: { category?: string | undefined; meeting?: string | undefined },
) {
  const category = categoryAt(known, categoryId);
  const { refusal } = (await readStandings(known.db, known))(category.id);
  if (refusal) throw new Response("forbidden", { status: 403 });
  const meetings = await listMeetings(known.db, { editionId: known.edition.id, category: category.id });
  return { category, meeting: found(meetings.find((one) => one.id === meeting)) };
}

/** A record of a meeting, with the form for its scan. Chairs and organisers. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const known = requireRole(context, request, "chair", "organiser");
  const { category, meeting } = await meetingAt(known, params);
  const { scanKind: _kind, scanSha256, ...shown } = meeting;
  return {
    title: known.t("meeting.title", { category: category.id }),
    category: { id: category.id },
    zone: known.edition.rulebook.edition.zone,
    megabytes: scanRule.megabytes,
    meeting: { ...shown, hasScan: scanSha256 !== null },
  };
}

/** Takes the scan. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const known = requireRole(context, request, "chair", "organiser");
  const { category, meeting } = await meetingAt(known, params);
  const refuse = (message: FormResult["faults"][number]["message"], status: number) =>
    data<FormResult>({ faults: [{ field: "scan", message }], values: {} }, { status });
  const received = await receiveFiles(request, { store: known.portal.files, field: scanRule, left: 1 });
  try {
    const [fault] = received.faults;
    if (fault) return refuse(fault, received.status);
    const [arrived] = received.files;
    if (!arrived) return refuse({ id: "meeting.scanMissing" }, 422);
    const taken = await takeFile(known, scanRule, arrived);
    if (!taken.file) return refuse(taken.fault, taken.status);
    // A file that the scanner could not look at is not let in: here nobody would come back to release it.
    if (!mayLeave(taken.file.scan)) return refuse({ id: "files.held" }, 503);
    const refusal = await addScan(known, meeting.id, taken.file);
    return refusal ? refuse(refusal, 409) : redirect(paths.meeting(category.id, meeting.id), 303);
  } catch (error) {
    const disk = diskFaultOf(error);
    if (!disk) throw error;
    return data<FormResult>(
      { faults: [{ field: "", message: { id: `fault.${disk}` } }], values: {} },
      { status: diskStatus(disk) },
    );
  } finally {
    await Promise.all(received.files.map(({ path }) => known.portal.files.drop(path)));
  }
}
