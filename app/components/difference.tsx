import type { ChangePart } from "~/domain/changes";
import { useT } from "~/locales/locale";

/** A text with what was taken out and what was put in, told by line, by weight and in words. */
export function Difference({ parts }: { parts: readonly ChangePart[] }) {
  const t = useT();
  return (
    <p className="difference" dir="auto">
      {parts.map(({ kind, text }, at) => {
        if (kind === "same") return <span key={at}>{text}</span>;
        const Change = kind === "added" ? "ins" : "del";
        return (
          <Change key={at}>
            <span className="hidden">{t("screening.changeBegins", { kind })}</span>
            <bdi>{text}</bdi>
            <span className="hidden">{t("screening.changeEnds", { kind })}</span>
          </Change>
        );
      })}
    </p>
  );
}
