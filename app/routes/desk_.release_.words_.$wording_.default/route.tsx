import { useLoaderData } from "@remix-run/react";
import { ErrorSummary } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { action, loader } from "./route.server";

export const handle: Handle = { look: "work" };
export default function LetterDefaultPage() {
  const { title, id, version, isWritten } = useLoaderData<typeof loader>();
  const t = useT();
  const result = useFormResult();
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead title={title} over={<a href={paths.wording(id)}>{t("letterWords.backOne")}</a>} />
      <form method="post" className="stack">
        <input type="hidden" name="version" value={version} />
        <p className="measure">{t(isWritten ? "letterWords.defaultWords" : "letterWords.defaultNone")}</p>
        <div className="actions">
          <button className="button" disabled={!isWritten}>
            {t("letterWords.toDefault")}
          </button>
          <a href={paths.wording(id)}>{t("letterWords.backOne")}</a>
        </div>
      </form>
    </div>
  );
}
