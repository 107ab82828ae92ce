import { ErrorSummary, TextField } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
export { action, loader } from "./route.server";

export const handle: Handle = { look: "work" };
export default function BeginForPage() {
  const result = useFormResult();
  const t = useT();
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead over={<a href={paths.deskEntries}>{t("members.deskTitle")}</a>} title={t("members.deskNew")}>
        <p>{t("members.deskNewWords")}</p>
      </WorkHead>
      <form method="post" action={paths.deskNewEntry} className="stack-l ending" noValidate>
        <TextField
          name="address"
          type="email"
          label={t("members.address")}
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
