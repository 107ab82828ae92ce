import { useLoaderData } from "@remix-run/react";
import { ErrorSummary } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { loader } from "./route.server";
export { action, loader } from "./route.server";

export default function EndDisclosurePage() {
  const { title, id, refusal } = useLoaderData<typeof loader>();
  const t = useT();
  const result = useFormResult();
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead title={title} over={<a href={paths.disclosure(id)}>{t("disclosure.title")}</a>} />
      <form method="post" className="stack ending">
        <p>{refusal ? t.say(refusal) : t("disclosure.endWords")}</p>
        <div className="actions">
          <button className="button" disabled={refusal !== null}>
            {t("disclosure.end")}
          </button>
          <a href={paths.disclosure(id)}>{t("disclosure.title")}</a>
        </div>
      </form>
    </div>
  );
}
