import { useLoaderData } from "@remix-run/react";
import { BrandPreview } from "~/components/brand-preview";
import { ChoiceField, ErrorSummary, TextAreaField } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { languageName, Moment, Typed } from "~/components/words";
import type { Brand } from "~/domain/proposals";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { loader } from "./route.server";
export { loader, action } from "./route.server";

export default function AnswerProposalPage() {
  const page = useLoaderData<typeof loader>();
  const { title, id, sponsor, before, after, changed, isOld, mayAnswer, state, zone, languages } = page;
  const t = useT();
  const result = useFormResult();
  const labels: Record<keyof Brand, string> = {
    name: t("sponsors.name"),
    words: t("sponsoring.wordsBeside"),
    link: t("sponsors.link"),
    colour: t("sponsors.colour"),
    logo: t("sponsoring.logoLight"),
    logoDark: t("sponsoring.logoDark"),
    logoAlt: t("sponsors.alt"),
  };
  const said = (brand: Brand, part: keyof Brand): string => {
    const value = brand[part];
    if (part === "logo" || part === "logoDark") return value ? t("sponsoring.hasLogo") : "–";
    if (value !== null && typeof value === "object")
      return languages
        .flatMap((one) => (value[one] ? [`${languageName(one, t.locale)}: ${value[one]}`] : []))
        .join("\n");
    return value || "–";
  };
  const pieceOf = (piece: string) => paths.proposalPieceAtDesk(sponsor.id, id, piece);
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead
        title={<Typed>{title}</Typed>}
        over={
          <a href={paths.sponsor(sponsor.id)}>
            <T id="sponsors.back" name={<Typed>{sponsor.name}</Typed>} />
          </a>
        }
      >
        <p>
          <T
            id="sponsoring.sentBy"
            person={<Typed>{page.sender ?? ""}</Typed>}
            at={<Moment at={page.sentAt} zone={zone} />}
          />
        </p>
      </WorkHead>
      {isOld ? <p className="notice">{t("sponsoring.isOld")}</p> : null}
      {state === "sent" ? null : (
        <div className="notice quiet">
          <p>{t("sponsoring.answered", { answer: state })}</p>
          {page.answer ? (
            <p>
              <Typed>{page.answer}</Typed>
            </p>
          ) : null}
        </div>
      )}
      <section className="leaf" aria-labelledby="changes">
        <h2 id="changes">{t("sponsoring.changes")}</h2>
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a wide table scrolls by keyboard too */}
        <div className="scroll" role="group" aria-labelledby="changes" tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t("sponsoring.part")}</th>
                <th scope="col">{t("sponsoring.standsNow")}</th>
                <th scope="col">{t("sponsoring.proposed")}</th>
              </tr>
            </thead>
            <tbody>
              {changed.map((part) => (
                <tr key={part}>
                  <th scope="row">{labels[part]}</th>
                  <td className="lines wrap-anywhere">
                    {part === "logo" && before.logo ? (
                      <img src={paths.sponsorLogo(sponsor.id)} alt={before.logoAlt} height={48} />
                    ) : (
                      <Typed>{said(before, part)}</Typed>
                    )}
                  </td>
                  <td className="lines wrap-anywhere">
                    {part === "logo" && after.logo ? (
                      <img src={pieceOf("logo")} alt={after.logoAlt} height={48} />
                    ) : part === "logoDark" && after.logoDark ? (
                      <span className="ground dark">
                        <img src={pieceOf("dark-logo")} alt={after.logoAlt} height={48} />
                      </span>
                    ) : (
                      <Typed>{said(after, part)}</Typed>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        {changed.length === 0 ? <p>{t("sponsoring.changesNone")}</p> : null}
      </section>
      {mayAnswer ? (
        <section className="leaf" aria-labelledby="answer">
          <h2 id="answer">{t("sponsoring.answer")}</h2>
          <form method="post" className="stack-l" noValidate>
            <input type="hidden" name="proposal" value={page.version} />
            <input type="hidden" name="sponsor" value={sponsor.version} />
            <ChoiceField
              name="answer"
              label={t("sponsoring.answerLabel")}
              result={result}
              options={(["accepted", "refused"] as const).map((one) => ({
                id: one,
                label: t("sponsoring.answerChoice", { answer: one }),
              }))}
            />
            <TextAreaField
              name="reason"
              rows={3}
              label={t("sponsoring.reasonLabel")}
              hint={t("sponsoring.reasonHint")}
              result={result}
            />
            <p className="actions">
              <button className="button">{t("sponsoring.answerButton")}</button>
            </p>
          </form>
        </section>
      ) : null}
      <BrandPreview sponsor={after} edition={page.edition} award={page.award} pieceOf={pieceOf} />
    </div>
  );
}
