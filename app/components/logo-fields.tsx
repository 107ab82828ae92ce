import type { FormResult } from "~/forms/form-result";
import { grounds, type Ground } from "~/domain/sponsors";
import { useT } from "~/locales/locale";
import { ChoiceField, TextField } from "./form";

const sides = Object.keys(grounds) as Ground[];

/** The fields of a logo: its file, the ground that it was made for, and the words that stand for it. */
export function LogoFields({ result, alt }: { result: FormResult; alt: string }) {
  const t = useT();
  return (
    <>
      <TextField
        name="logo"
        type="file"
        accept="image/png,image/svg+xml"
        label={t("sponsors.logoFile")}
        hint={t("sponsors.logoHint")}
        result={{ faults: result.faults, values: {} }}
      />
      <ChoiceField
        name="ground"
        label={t("sponsors.ground")}
        result={result}
        defaultValue="light"
        options={sides.map((id) => ({ id, label: t(`sponsors.ground.${id}`) }))}
      />
      <TextField
        name="alt"
        label={t("sponsors.alt")}
        hint={t("sponsors.altHint")}
        result={result}
        defaultValue={alt}
        autoComplete="off"
      />
    </>
  );
}

/** A sponsor's logos, each on the ground that it was made for; null where there is none. */
export function Logos({ pictures, alt }: { pictures: Record<Ground, string | null>; alt: string }) {
  const t = useT();
  return (
    <div className="logos">
      {sides.map((ground) => {
        const picture = pictures[ground];
        return (
          <figure key={ground}>
            <figcaption>{t("sponsors.logoNow", { ground, has: String(picture !== null) })}</figcaption>
            {picture ? (
              <span className={`ground ${ground}`}>
                <img src={picture} alt={alt} height={48} />
              </span>
            ) : null}
          </figure>
        );
      })}
    </div>
  );
}
