import { useLoaderData } from "@remix-run/react";
import { ErrorSummary } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { loader } from "./route.server";
export { loader, action } from "./route.server";

export default function StopPage() {
  const { title, wave, refusal, version } = useLoaderData<typeof loader>();
  const t = useT();
  const result = useFormResult();
  const back = wave === "embargo" ? paths.embargo : paths.release;
  const backWords = wave === "embargo" ? "embargo.back" : "release.back";
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead title={title} over={<a href={back}>{t(backWords)}</a>} />
      <form method="post" className="stack">
        <input type="hidden" name="version" value={version} />
        <input type="hidden" name="wave" value={wave} />
        <p>{refusal ? t.say(refusal) : t(wave === "embargo" ? "embargo.stopWords" : "release.stopWords")}</p>
        <div className="actions">
          <button className="button" disabled={refusal !== null}>
            {t("release.stop")}
          </button>
          <a href={back}>{t(backWords)}</a>
        </div>
      </form>
    </div>
  );
}
