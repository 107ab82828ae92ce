import { useLoaderData } from "@remix-run/react";
import { Paper } from "~/components/paper";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { loader } from "./route.server";

export const handle: Handle = { look: "public" };
export default function PrivacyPage() {
  const { contact, organiser } = useLoaderData<typeof loader>();
  return (
    <Paper
      title="call.privacy.title"
      lead="call.privacy.lead"
      organiser={organiser}
      contact={contact}
      leaves={[
        {
          id: "kept",
          head: "call.privacy.kept",
          sentences: ["call.privacy.keptEntry", "call.privacy.keptJudge", "call.privacy.keptLog"],
        },
        {
          id: "seen",
          head: "call.privacy.seen",
          sentences: [
            "call.privacy.seenEntry",
            "call.privacy.seenScores",
            "call.privacy.seenPublic",
            "call.privacy.seenSponsor",
          ],
        },
        {
          id: "cookies",
          head: "call.privacy.cookies",
          sentences: ["call.privacy.cookiesWhich", "call.privacy.cookiesNone"],
        },
        {
          id: "yours",
          head: "call.privacy.yours",
          sentences: ["call.privacy.yoursSee", "call.privacy.yoursErase"],
          link: { to: paths.ownData, words: "ownData.see" },
        },
      ]}
    />
  );
}
