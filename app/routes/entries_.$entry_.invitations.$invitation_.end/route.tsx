import { useLoaderData } from "@remix-run/react";
import { DeadlineLine } from "~/components/deadline";
import { ErrorSummary } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { Typed } from "~/components/words";
import { useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { action, loader } from "./route.server";

export const handle: Handle = { look: "work" };
export default function EndInvitationPage() {
  const { entry, invitation, isOpen, deadline } = useLoaderData<typeof loader>();
  const { faults } = useFormResult();
  const t = useT();
  return (
    <div className="wrap">
      <ErrorSummary faults={faults} />
      <WorkHead
        over={
          <>
            <a href={paths.members(entry.id)}>{t("members.back")}</a> ·{" "}
            <span className="code">{entry.code}</span>
          </>
        }
        title={t("members.takeBackQuestion")}
      >
        <p className="wrap-anywhere">
          <Typed>{invitation.address}</Typed>
        </p>
        <DeadlineLine deadline={deadline} />
      </WorkHead>
      <form method="post" action={paths.invitationEnd(entry.id, invitation.id)} className="stack ending">
        <input type="hidden" name="sent" value={invitation.sent} />
        <p>{t(isOpen ? "members.takeBackMeans" : "members.invitationOver")}</p>
        <p className="actions">
          <button className="button" disabled={!isOpen}>
            {t("members.takeBackNow")}
          </button>
          <a className="button second" href={paths.members(entry.id)}>
            {t("members.back")}
          </a>
        </p>
      </form>
    </div>
  );
}
