import type { Sponsor } from "~/domain/sponsors";
import { inLanguage, type Words } from "~/domain/words";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import { Said, Typed } from "./words";

/**
 * A sponsor's own block: the one place where its mark and colour may stand, after the content and apart from the
 * organiser's. Its colour comes with the edition's style sheet, by the sponsor's id.
 */
export function SponsorBlock({
  sponsor,
  edition,
  award,
  picture,
}: {
  sponsor: Pick<Sponsor, "id" | "name" | "tier" | "categories" | "words" | "link" | "logo" | "logoAlt">;
  edition: string;
  /** The special award that it gives, by its name. */
  award?: Words | undefined;
  /** Where its logo lies, if that is not the one it shows to everyone. */
  picture?: string;
}) {
  const t = useT();
  const mark = sponsor.logo ? (
    <img
      className="logo"
      src={picture ?? `${paths.sponsorLogo(sponsor.id)}?${sponsor.logo.slice(0, 16)}`}
      alt={sponsor.logoAlt}
      height={48}
    />
  ) : (
    <strong className="sponsor-name">
      <Typed>{sponsor.name}</Typed>
    </strong>
  );
  return (
    <div className="sponsor" data-sponsor={sponsor.id}>
      {sponsor.link ? (
        <a href={sponsor.link} rel="noopener nofollow sponsored">
          {mark}
        </a>
      ) : (
        mark
      )}
      <p>
        <T
          id="sponsors.line"
          tier={sponsor.tier}
          name={<Typed>{sponsor.name}</Typed>}
          categories={sponsor.categories.join(", ")}
          award={award ? inLanguage(award, t.locale) : "none"}
          edition={edition}
        />{" "}
        <Said words={sponsor.words} />
      </p>
    </div>
  );
}
