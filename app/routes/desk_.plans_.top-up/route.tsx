import { useLoaderData } from "@remix-run/react";
import { ChoiceField, ErrorSummary, SelectField, TextField } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { Typed } from "~/components/words";
import { useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { loader, action } from "./route.server";

export const handle: Handle = { look: "work" };
export default function TopUpPage() {
  const page = useLoaderData<typeof loader>();
  const t = useT();
  const result = useFormResult();
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead over={<a href={paths.plans}>{t("plans.back")}</a>} title={t("plans.topUpTitle")}>
        <p className="measure">{t("plans.topUpIntro")}</p>
      </WorkHead>
      <section className="leaf" aria-labelledby="short">
        <h2 id="short">{t("plans.topUpShort", { k: page.k })}</h2>
        {page.short.length === 0 ? (
          <p className="status done">{t("plans.topUpNone", { k: page.k })}</p>
        ) : (
          <ul className="plain-list stack">
            {page.short.map((entry) => (
              <li key={entry.id}>
                <span className="code">{entry.code}</span> <Typed>{entry.title}</Typed>
                <span className="block small hint">
                  {t("plans.topUpShortOf", { has: entry.has, why: entry.why })}
                </span>
              </li>
            ))}
          </ul>
        )}
      </section>
      <section className="leaf" aria-labelledby="room">
        <h2 id="room">{t("plans.topUpRoom")}</h2>
        <div className="stack-l">
          <p>{t("plans.topUpRoomOf", page.room)}</p>
          <form method="post" action={paths.planTopUp} className="stack" noValidate>
            <TextField
              name="more"
              label={t("plans.topUpMore")}
              hint={t("plans.topUpMoreHint")}
              result={result}
              defaultValue={page.more}
              autoComplete="off"
            />
            <ChoiceField
              name="move"
              many
              label={<span className="hidden">{t("plans.topUpMove")}</span>}
              result={result}
              options={[{ id: "yes", label: t("plans.topUpMove") }]}
            />
            <SelectField
              name="seconds"
              label={t("plans.seconds")}
              hint={t("plans.secondsHint")}
              result={result}
              options={page.patience.map((seconds) => ({
                id: String(seconds),
                label: t("plans.secondsOf", { seconds: String(seconds) }),
              }))}
            />
            <p>
              <button className="button" disabled={page.refusal !== null}>
                {t("plans.topUpMake")}
              </button>
            </p>
            {page.refusal ? <p className="hint">{t.say(page.refusal)}</p> : null}
          </form>
        </div>
      </section>
    </div>
  );
}
