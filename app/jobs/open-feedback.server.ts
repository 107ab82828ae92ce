import type { Context } from "~/context.server";
import { collectComments, tellFeedback } from "~/services/feedback.server";

/** After the release takes up what judges wrote; once feedback is open tells the people of valid entries so. */
export async function openFeedback(context: Context): Promise<boolean> {
  return (await collectComments(context)) || tellFeedback(context);
}
