import { useLoaderData } from "@remix-run/react";
import { ErrorSummary, TextField } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { Moment, Typed } from "~/components/words";
import { juryPresent } from "~/domain/meeting";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { action, loader } from "./route.server";

export const handle: Handle = { look: "work" };

export default function MeetingPage() {
  const t = useT();
  const result = useFormResult();
  const { title, category, zone, megabytes, meeting } = useLoaderData<typeof loader>();
  const nameOf = (personId: string) => meeting.present.find((one) => one.personId === personId)?.name ?? "";
  const count = juryPresent(meeting);
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead
        title={t("meeting.version", { version: meeting.version })}
        over={<a href={paths.meetings(category.id)}>{title}</a>}
      />
      <div className="stack-l">
        <p className="small hint">
          <T
            id="meeting.by"
            name={<Typed>{meeting.recordedBy ?? ""}</Typed>}
            moment={<Moment at={meeting.recordedAt} zone={zone} />}
          />
        </p>
        <dl className="answers">
          <div>
            <dt>{t("meeting.minutesWhen")}</dt>
            <dd>
              <T
                id="meeting.held"
                moment={<Moment at={meeting.heldAt} zone={zone} />}
                place={<Typed>{meeting.place}</Typed>}
              />
            </dd>
          </div>
          <div>
            <dt>{t("meeting.present")}</dt>
            <dd>
              <ul className="plain-list">
                {meeting.present.map(({ name }, at) => (
                  <li key={at}>
                    <Typed>{name}</Typed>
                  </li>
                ))}
              </ul>
              <p className={count < meeting.quorum ? "notice" : "small hint"}>
                {count < meeting.quorum
                  ? t("meeting.belowQuorum", { count, quorum: meeting.quorum })
                  : t("meeting.quorum", { count, quorum: meeting.quorum })}
              </p>
            </dd>
          </div>
          <div>
            <dt>{t("meeting.ties")}</dt>
            <dd>
              {meeting.ties.length === 0 ? t("meeting.noTies") : null}
              <ul className="plain-list">
                {meeting.ties.map(({ personId, entryId, code, did, reason }) => (
                  <li key={`${personId} ${entryId}`}>
                    <T
                      id="meeting.tie"
                      name={<Typed>{nameOf(personId)}</Typed>}
                      code={<span className="code">{code}</span>}
                    />
                    <span className="block small">{t("meeting.did", { did })}</span>
                    {reason ? (
                      <span className="block small">
                        <Typed>{reason}</Typed>
                      </span>
                    ) : null}
                  </li>
                ))}
              </ul>
            </dd>
          </div>
          <div>
            <dt>{t("meeting.settled")}</dt>
            <dd>
              <Typed>{meeting.settled}</Typed>
            </dd>
          </div>
          <div>
            <dt>{t("meeting.scan")}</dt>
            <dd>
              {meeting.hasScan && meeting.scanAt ? (
                <>
                  <a href={paths.meetingScan(category.id, meeting.id)}>
                    <Typed>{meeting.scanName ?? ""}</Typed>
                  </a>
                  <span className="block small hint">
                    <T
                      id="meeting.scanBy"
                      name={<Typed>{meeting.scanBy ?? ""}</Typed>}
                      moment={<Moment at={meeting.scanAt} zone={zone} />}
                    />
                  </span>
                </>
              ) : (
                t("meeting.scanNone")
              )}
            </dd>
          </div>
        </dl>
        {meeting.hasScan ? null : (
          <form method="post" encType="multipart/form-data" className="stack" noValidate>
            <TextField
              name="scan"
              type="file"
              accept="application/pdf,image/jpeg,image/png"
              label={t("meeting.scan")}
              hint={t("meeting.scanHint", { megabytes })}
              result={{ faults: result.faults, values: {} }}
            />
            <p className="actions">
              <button className="button second">{t("meeting.scanAdd")}</button>
            </p>
          </form>
        )}
      </div>
    </div>
  );
}
