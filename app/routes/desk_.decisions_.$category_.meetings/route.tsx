import { useLoaderData } from "@remix-run/react";
import { ChoiceField, ErrorSummary, TextAreaField, TextField } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { Moment, Typed } from "~/components/words";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { action, loader } from "./route.server";

export const handle: Handle = { look: "work" };
type Shown = NonNullable<Awaited<ReturnType<typeof loader>>["shown"]>;

export default function MeetingsPage() {
  const t = useT();
  const result = useFormResult();
  const { title, category, zone, refusal, shown } = useLoaderData<typeof loader>();
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead
        title={title}
        over={
          <a href={paths.decision(category.id)}>{t("ranking.decisionTitle", { category: category.id })}</a>
        }
      />
      {refusal ? <p className="notice">{t.say(refusal)}</p> : null}
      {shown ? (
        <div className="stack-l">
          <p>{t("meeting.intro")}</p>
          <section className="stack" aria-labelledby="recorded">
            <h2 id="recorded">{t("meeting.recorded")}</h2>
            {shown.meetings.length === 0 ? (
              <p className="hint">{t("meeting.none")}</p>
            ) : (
              <ul className="plain-list">
                {shown.meetings.map(({ id, version, heldAt, place }) => (
                  <li key={id}>
                    <a href={paths.meeting(category.id, id)}>{t("meeting.version", { version })}</a>{" "}
                    <T
                      id="meeting.held"
                      moment={<Moment at={heldAt} zone={zone} />}
                      place={<Typed>{place}</Typed>}
                    />
                  </li>
                ))}
              </ul>
            )}
          </section>
          <section className="stack" aria-labelledby="record">
            <h2 id="record">{t("meeting.step")}</h2>
            {shown.present.length === 0 ? (
              <Attendance category={category.id} room={shown.room} />
            ) : (
              <Record category={category.id} zone={zone} shown={shown} />
            )}
          </section>
        </div>
      ) : null}
    </div>
  );
}

/** The first step: who was there decides what is asked next. */
function Attendance({ category, room }: { category: string; room: Shown["room"] }) {
  const t = useT();
  const result = useFormResult();
  return (
    <form method="get" action={paths.meetings(category)} className="stack">
      <ChoiceField
        name="present"
        many
        label={t("meeting.present")}
        hint={t("meeting.presentHint")}
        result={result}
        options={room.map(({ id, label }) => ({ id, label: <Typed>{label}</Typed> }))}
      />
      <p className="actions">
        <button className="button">{t("meeting.go")}</button>
      </p>
    </form>
  );
}

function Record({ category, zone, shown }: { category: string; zone: string; shown: Shown }) {
  const t = useT();
  const result = useFormResult();
  return (
    <form method="post" action={shown.self} className="stack" noValidate>
      <div>
        <h3>{t("meeting.present")}</h3>
        <ul className="plain-list">
          {shown.present.map(({ id, label }) => (
            <li key={id}>
              <input type="hidden" name="present[]" value={id} />
              <Typed>{label}</Typed>
            </li>
          ))}
        </ul>
        <p>
          <a href={paths.meetings(category)}>{t("meeting.change")}</a>
        </p>
      </div>
      <TextAreaField
        name="others"
        label={t("meeting.others")}
        hint={t("meeting.othersHint")}
        result={result}
        rows={2}
      />
      <div className="two">
        <TextField
          name="heldAt"
          type="datetime-local"
          max={shown.nowClock}
          label={t("meeting.heldAt")}
          hint={t("meeting.heldAtHint", { zone })}
          result={result}
        />
        <TextField
          name="place"
          label={t("meeting.place")}
          hint={t("meeting.placeHint")}
          result={result}
          autoComplete="off"
        />
      </div>
      <h3>{t("meeting.ties")}</h3>
      <p className="hint">{t(shown.ties.length > 0 ? "meeting.tiesHint" : "meeting.noTies")}</p>
      {shown.ties.map(({ personId, entryId, code, name }) => (
        <div key={`${personId} ${entryId}`} className="stack">
          <ChoiceField
            name={`tie.${personId}.${entryId}`}
            label={
              <T id="meeting.tie" name={<Typed>{name}</Typed>} code={<span className="code">{code}</span>} />
            }
            result={result}
            options={(["left", "notSpokenOf", "stayed"] as const).map((did) => ({
              id: did,
              label: t("meeting.did", { did }),
            }))}
          />
          <TextField
            name={`reason.${personId}.${entryId}`}
            label={<T id="meeting.reason" name={<Typed>{name}</Typed>} />}
            hint={t("meeting.reasonHint")}
            result={result}
            autoComplete="off"
          />
        </div>
      ))}
      <TextAreaField
        name="settled"
        label={t("meeting.settled")}
        hint={t("meeting.settledHint")}
        result={result}
        rows={5}
      />
      <p className="actions">
        <button className="button">{t("meeting.record")}</button>
      </p>
    </form>
  );
}
