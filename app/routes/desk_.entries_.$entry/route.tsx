import { useLoaderData } from "@remix-run/react";
import { EntryState } from "~/components/entry-state";
import { ChoiceField, ErrorSummary, TextAreaField, TextField } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { Moment, Typed } from "~/components/words";
import { useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { action, loader } from "./route.server";

export const handle: Handle = { look: "work" };
export default function DeskEntryPage() {
  const page = useLoaderData<typeof loader>();
  const result = useFormResult();
  const t = useT();
  const { entry, members } = page;
  const heirs = members.filter((one) => one.capacity !== "lead" && one.capacity !== "scribe");
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead
        over={
          <>
            <a href={paths.deskEntries}>{t("members.deskTitle")}</a> ·{" "}
            <span className="code">{entry.code}</span>
          </>
        }
        title={<Typed>{page.title}</Typed>}
      >
        <p>
          <EntryState state={entry.state} />
        </p>
      </WorkHead>
      {page.wasHandedOver && result.faults.length === 0 ? (
        <p className="notice" role="status">
          {t("members.deskHandedOver")}
        </p>
      ) : null}
      <section className="leaf" aria-labelledby="people">
        <h2 id="people">{t("members.deskPeople")}</h2>
        <dl className="answers">
          {members.map((one) => (
            <div key={one.id}>
              <dt>
                <Typed>{one.name}</Typed>
              </dt>
              <dd>
                {t("members.capacity", { capacity: one.capacity })}
                <span className="small hint block wrap-anywhere">
                  <Typed>{one.address}</Typed>
                </span>
              </dd>
            </div>
          ))}
          {page.offers.map((one) => (
            <div key={one.address}>
              <dt className="wrap-anywhere">
                <Typed>{one.address}</Typed>
              </dt>
              <dd>
                {t("members.capacity", { capacity: "lead" })}
                <span className="small hint block">
                  {t("members.openUntil")} <Moment at={one.expiresAt} zone={page.zone} />
                </span>
              </dd>
            </div>
          ))}
        </dl>
      </section>
      <section className="leaf" aria-labelledby="time">
        <h2 id="time">{t("deadlines.title")}</h2>
        <div className="stack">
          <p>
            {t(page.extension === null ? "entering.closesAt" : "deadlines.closesFor")}{" "}
            <Moment at={page.closes} zone={page.zone} />.
          </p>
          <p>
            <a href={`${paths.extensions}?for=${encodeURIComponent(entry.code)}#give`}>
              {t("deadlines.give")}
            </a>
          </p>
        </div>
      </section>
      <section className="leaf" aria-labelledby="hand-over">
        <h2 id="hand-over">{t("members.deskHandOver")}</h2>
        <form method="post" action={paths.deskEntry(entry.id)} className="stack-l" noValidate>
          <p>{t("members.deskHandOverWords")}</p>
          <ChoiceField
            name="to"
            label={t("members.deskTo")}
            result={result}
            options={[
              ...heirs.map((one) => ({
                id: one.id,
                label: <Typed>{one.name}</Typed>,
                hint: t("members.capacity", { capacity: one.capacity }),
              })),
              { id: "other", label: t("members.leadOther") },
            ]}
            {...(heirs.length === 0 && { defaultValue: "other" })}
          />
          <TextField
            name="address"
            type="email"
            label={t("members.address")}
            autoComplete="off"
            result={result}
          />
          <TextAreaField
            name="reason"
            rows={3}
            label={t("members.deskReason")}
            hint={t("members.deskReasonHint")}
            result={result}
          />
          <p className="actions">
            <button className="button">{t("members.deskHandOverNow")}</button>
          </p>
        </form>
      </section>
    </div>
  );
}
