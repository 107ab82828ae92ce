import { useLoaderData } from "@remix-run/react";
import { DeadlineLine } from "~/components/deadline";
import { ErrorSummary } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { Typed } from "~/components/words";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { action, loader } from "./route.server";

export const handle: Handle = { look: "work" };
export default function EndMemberPage() {
  const { entry, member, isSelf, refusal, deadline } = useLoaderData<typeof loader>();
  const { faults } = useFormResult();
  const t = useT();
  return (
    <div className="wrap">
      <ErrorSummary faults={faults} />
      <WorkHead
        over={
          <>
            <a href={paths.members(entry.id)}>{t("members.back")}</a> ·{" "}
            <span className="code">{entry.code}</span>
          </>
        }
        title={<T id="members.endQuestion" isSelf={String(isSelf)} name={<Typed>{member.name}</Typed>} />}
      >
        <DeadlineLine deadline={deadline} />
      </WorkHead>
      <form method="post" action={paths.memberEnd(entry.id, member.id)} className="stack ending">
        <input type="hidden" name="was" value={member.capacity} />
        <p>{t("members.endMeans", { isSelf: String(isSelf) })}</p>
        {refusal ? <p id="why-not">{t.say(refusal)}</p> : null}
        <p className="actions">
          <button
            className="button"
            disabled={refusal !== null}
            aria-describedby={refusal ? "why-not" : undefined}
          >
            {t("members.endNow", { isSelf: String(isSelf) })}
          </button>
          <a className="button second" href={paths.members(entry.id)}>
            {t("members.back")}
          </a>
        </p>
      </form>
    </div>
  );
}
