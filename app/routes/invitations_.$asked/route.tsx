import { useLoaderData } from "@remix-run/react";
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
export default function EntryInvitationPage() {
  const { invitation, refusal, zone } = useLoaderData<typeof loader>();
  const { faults } = useFormResult();
  const t = useT();
  if (!invitation)
    return (
      <div className="wrap">
        <WorkHead title={t("members.otherAddress")} />
        <div className="stack ending">
          <p>{t("members.otherAddressWords")}</p>
          <p>
            <a href={paths.addresses}>{t("members.addAddress")}</a>
          </p>
        </div>
      </div>
    );
  const { state } = invitation;
  return (
    <div className="wrap">
      <ErrorSummary faults={faults} />
      <WorkHead title={t("members.answerTitle")}>
        <p>
          <T id="members.answerLead" inviter={<Typed>{invitation.inviter}</Typed>} />
        </p>
      </WorkHead>
      <div className="stack-l ending">
        <section className="stack" aria-labelledby="which">
          <h2 id="which">
            <Typed>{invitation.title}</Typed>
          </h2>
          {invitation.organisation ? (
            <p>
              <Typed>{invitation.organisation}</Typed>
            </p>
          ) : null}
          <p>{t("members.about", { capacity: invitation.capacity })}</p>
        </section>
        {state === "declined" ? (
          <p className="notice" role="status">
            {t("members.wasDeclined")}
          </p>
        ) : state === "refused" ? (
          <div className="notice bad" role="status">
            <p>{t("members.hasRole")}</p>
            <p>{t("members.wasRefused")}</p>
          </div>
        ) : refusal ? (
          <p className="notice">{t.say(refusal)}</p>
        ) : (
          <form method="post" action={paths.entryInvitation(invitation.id)} className="stack">
            <p>
              {t("members.answerHint")} {t("members.answerUntil")}{" "}
              <Moment at={invitation.expiresAt} zone={zone} />.
            </p>
            <p className="actions">
              <button className="button" name="answer" value="accept">
                {t("members.accept")}
              </button>
              <button className="button second" name="answer" value="decline">
                {t("members.decline")}
              </button>
            </p>
          </form>
        )}
        {invitation.entryId ? (
          <p>
            <a href={paths.entry(invitation.entryId)}>{t("entry.openEntry")}</a>
          </p>
        ) : null}
      </div>
    </div>
  );
}
