import { useLoaderData } from "@remix-run/react";
import { ErrorSummary } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { loader, action } from "./route.server";

export const handle: Handle = { look: "work" };

export default function TakeBackPage() {
  const { title, version, refusal } = useLoaderData<typeof loader>();
  const t = useT();
  const result = useFormResult();
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead title={title} over={<a href={paths.ownSponsor}>{t("sponsoring.title")}</a>} />
      <form method="post" className="stack ending">
        <input type="hidden" name="version" value={version} />
        <p>{refusal ? t.say(refusal) : t("sponsoring.takeBackWords")}</p>
        <div className="actions">
          <button className="button" disabled={refusal !== null}>
            {t("sponsoring.takeBackButton")}
          </button>
          <a href={paths.ownSponsor}>{t("sponsoring.title")}</a>
        </div>
      </form>
    </div>
  );
}
