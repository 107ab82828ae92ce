import { useLoaderData } from "@remix-run/react";
import { DeadlineLine } from "~/components/deadline";
import { ChoiceField, ErrorSummary, TextField } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { Typed } from "~/components/words";
import { useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { action, loader } from "./route.server";

export const handle: Handle = { look: "work" };
export default function LeadPage() {
  const { entry, others, refusal, deadline } = useLoaderData<typeof loader>();
  const result = useFormResult();
  const t = useT();
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead
        over={
          <>
            <a href={paths.members(entry.id)}>{t("members.back")}</a> ·{" "}
            <span className="code">{entry.code}</span>
          </>
        }
        title={t("members.leadTitle")}
      >
        <p>{t("members.leadWords")}</p>
        <DeadlineLine deadline={deadline} />
      </WorkHead>
      <form method="post" action={paths.lead(entry.id)} className="stack-l ending" noValidate>
        <ChoiceField
          name="to"
          label={t("members.leadTo")}
          result={result}
          options={[
            ...others.map((one) => ({
              id: one.id,
              label: <Typed>{one.name}</Typed>,
              hint: t("members.capacity", { capacity: one.capacity }),
            })),
            { id: "other", label: t("members.leadOther") },
          ]}
          {...(others.length === 0 && { defaultValue: "other" })}
        />
        <TextField
          name="address"
          type="email"
          label={t("members.address")}
          hint={t("members.addressHint")}
          autoComplete="off"
          result={result}
        />
        {refusal ? <p id="why-not">{t.say(refusal)}</p> : null}
        <p className="actions">
          <button
            className="button"
            disabled={refusal !== null}
            aria-describedby={refusal ? "why-not" : undefined}
          >
            {t("members.leadOffer")}
          </button>
        </p>
      </form>
    </div>
  );
}
