import { useLoaderData } from "@remix-run/react";
import { ErrorSummary, TextField } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { action, loader } from "./route.server";

export const handle: Handle = { look: "work" };
export default function BeginForPage() {
  const { refusal, mayExtend } = useLoaderData<typeof loader>();
  const result = useFormResult();
  const t = useT();
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead over={<a href={paths.deskEntries}>{t("members.deskTitle")}</a>} title={t("members.deskNew")}>
        <p>{t("members.deskNewWords")}</p>
      </WorkHead>
      <form method="post" action={paths.deskNewEntry} className="stack-l ending" noValidate>
        {refusal && result.faults.length === 0 ? (
          <p className="notice">
            {t.say(refusal)} {t("members.deskNewLate")}{" "}
            {mayExtend ? <a href={paths.extensions}>{t("deadlines.give")}</a> : null}
          </p>
        ) : null}
        <TextField
          name="address"
          type="email"
          label={t("members.deskAddress")}
          autoComplete="off"
          result={result}
        />
        <p className="actions">
          <button className="button">{t("members.deskBegin")}</button>
        </p>
      </form>
    </div>
  );
}
