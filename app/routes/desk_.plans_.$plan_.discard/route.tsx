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
export default function DiscardPlanPage() {
  const { plan } = useLoaderData<typeof loader>();
  const t = useT();
  const result = useFormResult();
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead over={<a href={paths.plans}>{t("plans.back")}</a>} title={t("plans.discardTitle")}>
        <p>{t("plans.discardWords", { seed: plan.seed })}</p>
      </WorkHead>
      <form method="post" action={paths.planDiscard(plan.id)} className="stack">
        <button className="button" disabled={!plan.isOpen}>
          {t("plans.discard")}
        </button>
        {plan.isOpen ? null : <p className="hint">{t("plans.notDraft")}</p>}
      </form>
    </div>
  );
}
