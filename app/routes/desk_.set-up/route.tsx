import { useLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { ErrorSummary } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { Moment, Typed } from "~/components/words";
import type { SetUpStep } from "~/domain/opening";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { loader } from "./route.server";
export { loader, action } from "./route.server";

export default function SetUpPage() {
  const {
    title,
    setUp,
    from,
    hasScanner,
    steps,
    refusal,
    openedAt,
    entries,
    zone,
    rulebookVersion,
    version,
    backups,
  } = useLoaderData<typeof loader>();
  const t = useT();
  const result = useFormResult();
  const moment = (at: string | null) => (at ? <Moment at={at} zone={zone} /> : "");
  const window = { from: moment(entries.opens), to: moment(entries.closes) };
  const done: Record<SetUpStep, ReactNode> = {
    address: <T id="opening.step.address.done" url={<Typed>{setUp.publicUrl}</Typed>} />,
    https: t("opening.step.https.done"),
    transport: (
      <T id="opening.step.transport.done" transport={setUp.transport} from={<Typed>{from}</Typed>} />
    ),
    replyTo: <T id="opening.step.replyTo.done" replyTo={<Typed>{setUp.replyTo ?? ""}</Typed>} />,
    testMail: <T id="opening.step.testMail.done" moment={moment(setUp.mailProvenAt)} />,
    rulebook: (
      <T
        id="opening.step.rulebook.done"
        version={String(rulebookVersion)}
        moment={moment(setUp.rulebookReadAt)}
      />
    ),
  };
  const missing: Record<SetUpStep, ReactNode> = {
    address: <T id="opening.step.address.missing" url={<Typed>{setUp.publicUrl}</Typed>} />,
    https: t("opening.step.https.missing"),
    transport: t("opening.step.transport.missing"),
    replyTo: t("opening.step.replyTo.missing"),
    testMail: t("opening.step.testMail.missing"),
    rulebook: t("opening.step.rulebook.missing", { version: rulebookVersion }),
  };
  const next: Partial<Record<SetUpStep, ReactNode>> = {
    testMail: <a href={paths.testMail}>{t("opening.doTestMail")}</a>,
    rulebook: <a href={paths.readRulebook}>{t("opening.doRulebook")}</a>,
  };
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead title={title}>{openedAt ? null : <p className="measure">{t("opening.intro")}</p>}</WorkHead>
      {openedAt ? (
        <div className="notice">
          <p>
            <strong>
              <T id="opening.opened" moment={moment(openedAt)} />
            </strong>
          </p>
          <p>
            <T id="opening.openedWords" {...window} />
          </p>
        </div>
      ) : null}
      <section className="leaf" aria-labelledby="steps">
        <h2 id="steps">{t("opening.steps")}</h2>
        <ol className="tasks">
          {steps.map((step, at) => (
            <li key={step.id}>
              <span className="letter" aria-hidden="true">
                {at + 1}
              </span>
              <div className="what">
                <strong>{t(`opening.step.${step.id}`)}</strong>
                <p>{step.done ? done[step.id] : missing[step.id]}</p>
                {step.done ? null : next[step.id]}
              </div>
              <span className={step.done ? "status done" : "status mend"}>
                {t(step.done ? "opening.inPlace" : "opening.missing")}
              </span>
            </li>
          ))}
        </ol>
        <p className={hasScanner ? "hint" : "notice"}>
          {t(hasScanner ? "opening.scanner" : "opening.noScanner")}
        </p>
      </section>
      <section className="leaf" aria-labelledby="backups">
        <h2 id="backups">{t("backups.heading")}</h2>
        <Backups backups={backups} zone={zone} />
      </section>
      {openedAt ? null : (
        <section className="leaf" aria-labelledby="open">
          <h2 id="open">{t("opening.open")}</h2>
          <form method="post" className="stack">
            <input type="hidden" name="version" value={version} />
            <p>
              <T id="opening.openWords" {...window} />
            </p>
            <div className="actions">
              <button className="button" disabled={refusal !== null} aria-describedby="refusal">
                {t("opening.open")}
              </button>
              <p id="refusal">{refusal ? t.say(refusal) : null}</p>
            </div>
          </form>
        </section>
      )}
    </div>
  );
}

/** What a broken disk or a mistake would cost: how old the newest backup is, and where it lies. */
function Backups({
  backups,
  zone,
}: {
  backups: ReturnType<typeof useLoaderData<typeof loader>>["backups"];
  zone: string;
}) {
  const t = useT();
  if (!backups) return <p className="notice">{t("backups.off")}</p>;
  return (
    <div className="stack">
      {backups.lateSince ? (
        <p className="notice bad">
          <T id="backups.late" since={<Moment at={backups.lateSince} zone={zone} withSeconds />} />
        </p>
      ) : null}
      <p>
        {backups.newest ? (
          <T id="backups.newest" at={<Moment at={backups.newest} zone={zone} withSeconds />} />
        ) : (
          t("backups.none")
        )}
      </p>
      {backups.isOnDiskOfData ? <p className="notice">{t("backups.sameDisk")}</p> : null}
    </div>
  );
}
