import type { Brand } from "~/domain/proposals";
import type { Sponsor } from "~/domain/sponsors";
import type { Words } from "~/domain/words";
import { useT } from "~/locales/locale";
import { SponsorBlock } from "./sponsor-block";

/**
 * How a proposed brand would stand on a page, in the letter (at its full width, on a phone, and in a dark mail program)
 * and on a certificate. `pieceOf` gives the address of each.
 */
export function BrandPreview({
  sponsor,
  edition,
  award,
  pieceOf,
}: {
  /** With the id under which its colour is given. */
  sponsor: Brand & Pick<Sponsor, "id" | "tier" | "categories">;
  edition: string;
  award?: Words | undefined;
  pieceOf: (piece: string) => string;
}) {
  const t = useT();
  return (
    <>
      <link rel="stylesheet" href={pieceOf("colours.css")} />
      <section className="leaf" aria-labelledby="on-page">
        <h2 id="on-page">{t("sponsoring.onPage")}</h2>
        <SponsorBlock sponsor={sponsor} edition={edition} award={award} picture={pieceOf("logo")} />
      </section>
      <section className="leaf" aria-labelledby="on-letter">
        <h2 id="on-letter">{t("sponsoring.onLetter")}</h2>
        <div className="stack">
          <p className="hint">
            {t("sponsoring.onLetterHint", { hasDark: sponsor.logoDark ? "true" : "false" })}
          </p>
          <iframe
            className="letter-end"
            src={`${pieceOf("letter")}#sponsor`}
            sandbox=""
            title={t("sponsoring.letterLight")}
          />
          <div className="phones">
            {(["letter", "dark-letter"] as const).map((piece) => (
              <figure key={piece}>
                <figcaption>
                  {t(piece === "letter" ? "sponsoring.phoneLight" : "sponsoring.phoneDark")}
                </figcaption>
                <iframe
                  className="letter-end"
                  src={`${pieceOf(piece)}#sponsor`}
                  sandbox=""
                  title={t(piece === "letter" ? "sponsoring.phoneLight" : "sponsoring.phoneDark")}
                />
              </figure>
            ))}
          </div>
        </div>
      </section>
      <section className="leaf" aria-labelledby="on-certificate">
        <h2 id="on-certificate">{t("sponsoring.onCertificate")}</h2>
        <div className="stack">
          <p className="hint">{t("sponsoring.onCertificateHint")}</p>
          <p>
            <a className="button second" href={pieceOf("certificate.pdf")}>
              {t("sponsoring.openCertificate")}
            </a>
          </p>
        </div>
      </section>
    </>
  );
}
