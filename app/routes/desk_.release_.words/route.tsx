import { useLoaderData } from "@remix-run/react";
import { WorkHead } from "~/components/page";
import { useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { loader } from "./route.server";

export const handle: Handle = { look: "work" };
export default function LetterWordsPage() {
  const { title, wordings } = useLoaderData<typeof loader>();
  const t = useT();
  return (
    <div className="wrap">
      <WorkHead title={title} over={<a href={paths.release}>{t("release.back")}</a>}>
        <p className="measure">{t("letterWords.intro")}</p>
      </WorkHead>
      <div
        className="scroll"
        role="group"
        aria-label={title}
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must take the keyboard
        tabIndex={0}
      >
        <table>
          <thead>
            <tr>
              <th scope="col">{t("letterWords.letter")}</th>
              <th scope="col">{t("letterWords.state")}</th>
              <th scope="col">{t("letterWords.look")}</th>
            </tr>
          </thead>
          <tbody>
            {wordings.map((one) => {
              const said = {
                outcome: t("letterWords.which", {
                  wave: one.wave,
                  outcome: t("release.outcome", { outcome: one.outcome }),
                }),
                language: one.languageName,
              };
              return (
                <tr key={one.id}>
                  <th scope="row">
                    <a href={paths.wording(one.id)}>{t("letterWords.edit", said)}</a>
                  </th>
                  <td>{t("letterWords.stateOf", { count: one.written })}</td>
                  <td>
                    <a href={paths.wordingPreview(one.id)} aria-label={t("letterWords.lookAt", said)}>
                      {t("letterWords.look")}
                    </a>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </div>
  );
}
