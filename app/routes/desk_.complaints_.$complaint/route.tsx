import { useLoaderData } from "@remix-run/react";
import { ChoiceField, ErrorSummary, TextAreaField } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { Quoted } from "~/components/quoted";
import { Moment, Typed } from "~/components/words";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { action, loader } from "./route.server";

export const handle: Handle = { look: "work" };
export default function DeskComplaintPage() {
  const { complaint, drafting, approving, zone, title } = useLoaderData<typeof loader>();
  const t = useT();
  const result = useFormResult();
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead over={<a href={paths.deskComplaints}>{t("complaints.deskTitle")}</a>} title={title}>
        <p>
          <Typed>{complaint.title}</Typed>
        </p>
        <p>
          {complaint.answeredAt ? (
            t("complaints.state", { state: "answered" })
          ) : (
            <T id="complaints.dueOn" at={<Moment at={complaint.dueAt} zone={zone} />} />
          )}
        </p>
      </WorkHead>
      <div className="stack-l ending">
        <dl className="answers">
          <div>
            <dt>{t("complaints.by")}</dt>
            <dd>
              <Typed>{complaint.complainedBy ?? ""}</Typed>,{" "}
              <Moment at={complaint.createdAt} zone={zone} withSeconds />
            </dd>
          </div>
          {(["rule", "happened", "asked"] as const).map((part) => (
            <div key={part}>
              <dt>{t(`complaints.${part}`)}</dt>
              <dd>
                <Quoted>{complaint[part]}</Quoted>
              </dd>
            </div>
          ))}
        </dl>
        {complaint.isDrafted ? (
          <section className="stack" aria-labelledby="draft">
            <h2 id="draft">{t(complaint.answeredAt ? "complaints.answer" : "complaints.drafted")}</h2>
            <dl className="answers">
              <div>
                <dt>{t("complaints.outcomeLabel")}</dt>
                <dd>{t("complaints.outcomeOf", { outcome: complaint.outcome ?? "" })}</dd>
              </div>
              <div>
                <dt>{t("complaints.followsLabel")}</dt>
                <dd>
                  {t("complaints.followsOf", { follows: complaint.follows ?? "" })}
                  {complaint.answeredAt && complaint.follows === "reopened" ? (
                    <span className="block">
                      <a href={paths.correction}>{t("complaints.toCorrection")}</a>
                    </span>
                  ) : null}
                </dd>
              </div>
              <div>
                <dt>{t("complaints.answer")}</dt>
                <dd>
                  <Quoted>{complaint.answer ?? ""}</Quoted>
                </dd>
              </div>
              <div>
                <dt>{t("complaints.draftedBy")}</dt>
                <dd>
                  <Typed>{complaint.draftedBy ?? ""}</Typed>
                  {complaint.draftedAt ? (
                    <>
                      , <Moment at={complaint.draftedAt} zone={zone} />
                    </>
                  ) : null}
                </dd>
              </div>
              {complaint.answeredAt ? (
                <div>
                  <dt>{t("complaints.approvedBy")}</dt>
                  <dd>
                    <Typed>{complaint.approvedBy ?? ""}</Typed>,{" "}
                    <Moment at={complaint.answeredAt} zone={zone} />
                  </dd>
                </div>
              ) : null}
            </dl>
          </section>
        ) : null}
        {complaint.answeredAt ? null : drafting ? (
          <section className="notice bad" aria-labelledby="why-not">
            <h2 id="why-not">{t("complaints.mayNot")}</h2>
            <p>{t.say(drafting)}</p>
          </section>
        ) : (
          <>
            {complaint.isDrafted ? (
              <form method="post" action={paths.complaintApproval(complaint.id)} className="stack">
                <h2>{t("complaints.approve")}</h2>
                <input type="hidden" name="version" value={complaint.version} />
                <p className="measure">{t("complaints.approveWords")}</p>
                <p className="actions">
                  <button
                    className="button"
                    disabled={approving !== null}
                    aria-describedby={approving ? "not-approved" : undefined}
                  >
                    {t("complaints.approveSend")}
                  </button>
                </p>
                {approving ? (
                  <p className="small hint" id="not-approved">
                    {t.say(approving)}
                  </p>
                ) : null}
              </form>
            ) : null}
            <form method="post" action={paths.deskComplaint(complaint.id)} className="stack-l" noValidate>
              <h2>{t(complaint.isDrafted ? "complaints.draftAgain" : "complaints.draft")}</h2>
              <input type="hidden" name="version" value={complaint.version} />
              <ChoiceField
                name="outcome"
                label={t("complaints.outcomeLabel")}
                result={result}
                defaultValue={complaint.outcome ?? ""}
                options={(["upheld", "partly", "notUpheld"] as const).map((outcome) => ({
                  id: outcome,
                  label: t("complaints.outcomeOf", { outcome }),
                }))}
              />
              <ChoiceField
                name="follows"
                label={t("complaints.followsLabel")}
                result={result}
                defaultValue={complaint.follows ?? ""}
                options={(["nothing", "reopened", "procedure"] as const).map((follows) => ({
                  id: follows,
                  label: t("complaints.followsOf", { follows }),
                  hint: t("complaints.followsHint", { follows }),
                }))}
              />
              <TextAreaField
                name="answer"
                label={t("complaints.words")}
                hint={t("complaints.wordsHint")}
                result={result}
                rows={10}
                dir="auto"
                defaultValue={complaint.answer ?? ""}
              />
              <p className="small hint">{t("complaints.saveNote")}</p>
              <p className="actions">
                <button className={complaint.isDrafted ? "button second" : "button"}>
                  {t("complaints.save")}
                </button>
              </p>
            </form>
          </>
        )}
      </div>
    </div>
  );
}
