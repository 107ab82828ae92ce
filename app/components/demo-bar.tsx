import { demoStages } from "~/domain/demo-stages";
import { useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { RootData } from "~/root.server";
import { momentText } from "~/locales/moment";

/** On top of every page of a demonstration: signs one in as any role, and moves the edition's clock. */
export function DemoBar({ demo, zone }: { demo: NonNullable<RootData["demo"]>; zone: string }) {
  const t = useT();
  const next = demoStages.slice(demoStages.indexOf(demo.stage) + 1);
  return (
    <aside className="demo-bar" aria-label={t("demo.label")}>
      <div className="wrap">
        <p>
          {t("demo.invented")} <a href={paths.devMail}>{t("demo.mails")}</a>
        </p>
        <form method="post" action={paths.demoSignIn}>
          <label htmlFor="demo-person">{t("demo.as")}</label>
          <select id="demo-person" name="person" defaultValue={demo.viewer ?? ""}>
            <option value="">{t("demo.nobody")}</option>
            {demo.people.map(({ id, role, name }) => (
              <option key={id} value={id}>
                {t("demo.person", { role, name })}
              </option>
            ))}
          </select>
          <button className="button second">{t("demo.go")}</button>
        </form>
        <form method="post" action={paths.demoClock}>
          <span>{t("demo.clock", { moment: momentText(demo.now, { locale: t.locale, zone }) })}</span>
          <label htmlFor="demo-stage">{t("demo.moveTo")}</label>
          <select id="demo-stage" name="stage">
            {[...next, "day"].map((stage) => (
              <option key={stage} value={stage}>
                {t("demo.stage", { stage })}
              </option>
            ))}
          </select>
          <button className="button second">{t("demo.move")}</button>
        </form>
      </div>
    </aside>
  );
}
