import { useLoaderData } from "@remix-run/react";
import { Children } from "react";
import { DeadlineLine } from "~/components/deadline";
import { ChoiceField, ErrorSummary, TextField } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { useCapacities } from "~/components/member-capacity";
import { WorkHead } from "~/components/page";
import { Moment, Typed } from "~/components/words";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { action, loader } from "./route.server";

export const handle: Handle = { look: "work" };
const shapes = {
  open: "part",
  accepted: "done",
  declined: "mend",
  refused: "mend",
  ended: "",
  expired: "not-yet",
};

export default function PeopleOfEntryPage() {
  const page = useLoaderData<typeof loader>();
  const result = useFormResult();
  const t = useT();
  const { entry, members, invitations, zone } = page;
  const offered = useCapacities(["deputy", "editor", "reader"]);
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead
        over={
          <>
            <a href={paths.entry(entry.id)}>{t("entering.allSections")}</a> ·{" "}
            <span className="code">{entry.code}</span>
          </>
        }
        title={t("members.title")}
      >
        <p>{t("members.lead")}</p>
        <DeadlineLine deadline={page.deadline} />
      </WorkHead>
      {page.wasInvited && result.faults.length === 0 ? (
        <p className="notice" role="status">
          {t("members.wasInvited")}
        </p>
      ) : null}
      <section className="leaf" aria-labelledby="on">
        <h2 id="on">{t("members.on")}</h2>
        <div className="stack">
          <dl className="answers stacked">
            {members.map((one) => (
              <div key={one.id}>
                <dt>
                  <Typed>{one.name || one.address}</Typed> {one.isSelf ? t("members.you") : null}
                </dt>
                <dd>
                  {t("members.capacity", { capacity: one.capacity })}
                  <span className="small hint block wrap-anywhere">
                    {one.name && one.address ? <Typed>{one.address}</Typed> : null}
                  </span>
                </dd>
                {one.capacity !== "lead" && one.capacity !== "scribe" && (page.mayInvite || one.isSelf) ? (
                  <dd className="change">
                    {page.mayInvite ? (
                      <a href={paths.member(entry.id, one.id)}>
                        <T
                          id="members.change"
                          hidden={(words) => <span className="hidden">{Children.toArray(words)}</span>}
                          name={<Typed>{one.name || one.address}</Typed>}
                        />
                      </a>
                    ) : (
                      <a href={paths.memberEnd(entry.id, one.id)}>{t("members.leave")}</a>
                    )}
                  </dd>
                ) : null}
              </div>
            ))}
          </dl>
          <p>
            {page.capacity === "lead" ? (
              <>
                <a href={paths.lead(entry.id)}>{t("members.handOver")}</a> ·{" "}
              </>
            ) : null}
            <a href={paths.team(entry.id)}>{t("members.teamLink")}</a>
          </p>
        </div>
      </section>
      {page.mayInvite ? (
        <>
          <section className="leaf" aria-labelledby="invited">
            <h2 id="invited">{t("members.invited")}</h2>
            {invitations.length === 0 ? (
              <p>{t("members.nobodyInvited")}</p>
            ) : (
              <dl className="answers stacked">
                {invitations.map((one) => (
                  <div key={one.id}>
                    <dt className="wrap-anywhere">
                      <Typed>{one.address}</Typed>
                    </dt>
                    <dd>
                      <span className={`status ${shapes[one.state]}`}>
                        {t("members.state", { state: one.state })}
                      </span>
                      <span className="small hint block">
                        {t("members.capacity", { capacity: one.capacity })}
                        {one.state === "open" ? (
                          <>
                            , {t("members.openUntil")} <Moment at={one.expiresAt} zone={zone} />
                          </>
                        ) : null}
                      </span>
                    </dd>
                    {one.state === "open" || one.state === "expired" ? (
                      <dd className="change">
                        <a href={paths.invitation(entry.id, one.id)}>
                          <T
                            id="members.manage"
                            hidden={(words) => <span className="hidden">{Children.toArray(words)}</span>}
                            address={<Typed>{one.address}</Typed>}
                          />
                        </a>
                      </dd>
                    ) : null}
                  </div>
                ))}
              </dl>
            )}
          </section>
          <section className="leaf" aria-labelledby="invite">
            <h2 id="invite">{t("members.inviteTitle")}</h2>
            <form method="post" action={paths.members(entry.id)} className="stack-l" noValidate>
              <TextField
                name="address"
                type="email"
                label={t("members.address")}
                hint={t("members.addressHint")}
                autoComplete="off"
                result={result}
              />
              <ChoiceField
                name="capacity"
                label={t("members.as")}
                options={offered}
                defaultValue="editor"
                result={result}
              />
              <p className="actions">
                <button className="button">{t("members.invite")}</button>
              </p>
            </form>
          </section>
        </>
      ) : null}
    </div>
  );
}
