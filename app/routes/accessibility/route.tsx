import { useLoaderData } from "@remix-run/react";
import { Paper } from "~/components/paper";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { loader } from "./route.server";

export const handle: Handle = { look: "public" };
export default function AccessibilityPage() {
  const { contact, organiser } = useLoaderData<typeof loader>();
  return (
    <Paper
      title="call.accessibility.title"
      lead="call.accessibility.lead"
      organiser={organiser}
      contact={contact}
      leaves={[
        {
          id: "works",
          head: "call.accessibility.works",
          sentences: [
            "call.accessibility.worksScript",
            "call.accessibility.worksKeyboard",
            "call.accessibility.worksText",
            "call.accessibility.worksSlow",
          ],
        },
        {
          id: "standard",
          head: "call.accessibility.standard",
          sentences: ["call.accessibility.standardAim", "call.accessibility.standardHow"],
        },
        {
          id: "limits",
          head: "call.accessibility.limits",
          sentences: ["call.accessibility.limitsFiles", "call.accessibility.limitsPlots"],
        },
      ]}
    />
  );
}
