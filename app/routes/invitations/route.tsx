import { useLoaderData } from "@remix-run/react";
import { ChoiceField, ErrorSummary, TextAreaField, TextField } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { Said } from "~/components/words";
import { T, useT } from "~/locales/locale";
import type { MessageId } from "~/locales/catalogue";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { action, loader } from "./route.server";

export const handle: Handle = { look: "work" };
export default function InvitationsPage() {
  const { invitation, more, home, award } = useLoaderData<typeof loader>();
  const result = useFormResult();
  const t = useT();
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead title={t("account.invitationsTitle")}>
        {invitation ? (
          <p>
            <T id="account.invitationLead" role={invitation.role} award={<Said words={award} />} />
          </p>
        ) : null}
      </WorkHead>
      {invitation ? (
        <form method="post" className="stack-l" noValidate>
          <p className="notice">
            {t(`people.about${invitation.role[0]?.toUpperCase()}${invitation.role.slice(1)}` as MessageId)}
          </p>
          <input type="hidden" name="role" value={invitation.id} />
          <ChoiceField
            name="answer"
            label={t("account.invitationAsk")}
            options={[
              { id: "accept", label: t("account.invitationYes") },
              { id: "decline", label: t("account.invitationNo") },
            ]}
            result={result}
          />
          {invitation.role === "judge" ? (
            <TextField
              name="organisation"
              label={t("account.organisation")}
              hint={t("account.organisationHint")}
              autoComplete="organization"
              result={result}
            />
          ) : null}
          <TextAreaField
            name="reason"
            label={t("account.declineReason")}
            hint={t("account.declineReasonHint")}
            rows={3}
            result={result}
          />
          <p className="actions">
            <button className="button">{t("account.sendAnswer")}</button>
          </p>
          {more > 0 ? <p className="small">{t("account.invitationsMore", { count: more })}</p> : null}
        </form>
      ) : (
        <div className="stack">
          <p>{t("account.invitationsNone")}</p>
          <p>
            <a href={home}>{t("account.toWork")}</a>
          </p>
        </div>
      )}
    </div>
  );
}
