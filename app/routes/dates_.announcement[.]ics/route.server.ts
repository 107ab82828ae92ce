import type { LoaderFunctionArgs } from "@remix-run/node";
import { stageCalendar } from "../dates/calendar.server";

/** The announcement for a calendar. Everyone may take it: it says what the rulebook says. */
export function loader({ context }: LoaderFunctionArgs) {
  return stageCalendar(context, "announced");
}
