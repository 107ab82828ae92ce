import { useLoaderData } from "@remix-run/react";
import { ChoiceField, ErrorSummary } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { action, loader } from "./route.server";

export const handle: Handle = { look: "public" };
export default function LocalePage() {
  const { languages, back } = useLoaderData<typeof loader>();
  const result = useFormResult();
  const t = useT();
  return (
    <div className="wrap cover">
      <ErrorSummary {...result} />
      <h1>{t("call.locale.title")}</h1>
      <form method="post" action={paths.locale} className="stack">
        <input type="hidden" name="back" value={result.values["back"] ?? back} />
        <ChoiceField
          name="locale"
          label={t("call.locale.which")}
          result={result}
          defaultValue={t.locale}
          options={languages.map((l) => ({ id: l.id, label: <bdi lang={l.id}>{l.name}</bdi> }))}
        />
        <p className="actions">
          <button className="button">{t("call.locale.choose")}</button>
        </p>
      </form>
    </div>
  );
}
