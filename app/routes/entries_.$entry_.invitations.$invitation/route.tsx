import { useLoaderData } from "@remix-run/react";
import { DeadlineLine } from "~/components/deadline";
import { ErrorSummary } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { Moment, Typed } from "~/components/words";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { action, loader } from "./route.server";

export const handle: Handle = { look: "work" };
export default function InvitationOfEntryPage() {
  const { entry, invitation, refusal, deadline, zone } = useLoaderData<typeof loader>();
  const { faults } = useFormResult();
  const t = useT();
  const isOver = invitation.state !== "open" && invitation.state !== "expired";
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
        title={<T id="members.invitationTo" address={<Typed>{invitation.address}</Typed>} />}
      >
        <p>
          {t("members.capacity", { capacity: invitation.capacity })},{" "}
          {t("members.state", { state: invitation.state })}
        </p>
        <DeadlineLine deadline={deadline} />
      </WorkHead>
      <form method="post" action={paths.invitation(entry.id, invitation.id)} className="stack ending">
        <input type="hidden" name="sent" value={invitation.sent} />
        <p>
          <T
            id="members.invitationSent"
            times={invitation.sent}
            moment={<Moment at={invitation.sentAt} zone={zone} />}
            until={<Moment at={invitation.expiresAt} zone={zone} />}
          />
        </p>
        {refusal ? <p id="why-not">{t.say(refusal)}</p> : null}
        <p className="actions">
          <button
            className="button"
            disabled={refusal !== null}
            aria-describedby={refusal ? "why-not" : undefined}
          >
            {t("members.resend")}
          </button>
          {isOver ? null : (
            <a className="button second" href={paths.invitationEnd(entry.id, invitation.id)}>
              {t("members.takeBack")}
            </a>
          )}
        </p>
      </form>
    </div>
  );
}
