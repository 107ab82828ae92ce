import { useLoaderData } from "@remix-run/react";
import { DeadlineLine } from "~/components/deadline";
import { ChoiceField, ErrorSummary } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { useCapacities } from "~/components/member-capacity";
import { WorkHead } from "~/components/page";
import { Typed } from "~/components/words";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { action, loader } from "./route.server";

export const handle: Handle = { look: "work" };
export default function MemberPage() {
  const { entry, member, offered, refusal, deadline } = useLoaderData<typeof loader>();
  const result = useFormResult();
  const t = useT();
  const options = useCapacities(offered);
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
        title={<T id="members.memberTitle" name={<Typed>{member.name}</Typed>} />}
      >
        <DeadlineLine deadline={deadline} />
      </WorkHead>
      <div className="stack-l ending">
        {refusal ? (
          <p className="notice">{t.say(refusal)}</p>
        ) : (
          <form method="post" action={paths.member(entry.id, member.id)} className="stack-l" noValidate>
            <input type="hidden" name="was" value={member.capacity} />
            <ChoiceField
              name="capacity"
              label={t("members.as")}
              options={options}
              defaultValue={member.capacity}
              result={result}
            />
            <p className="actions">
              <button className="button">{t("members.save")}</button>
              <a className="button second" href={paths.memberEnd(entry.id, member.id)}>
                <T id="members.takeOff" name={<Typed>{member.name}</Typed>} />
              </a>
            </p>
          </form>
        )}
        <p>
          <a href={paths.members(entry.id)}>{t("members.back")}</a>
        </p>
      </div>
    </div>
  );
}
