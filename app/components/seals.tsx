/** Versions of the sealed rules, for everyone: who changed what decides, why and when. */
import type { Instant } from "~/domain/time";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import { Moment, Typed } from "./words";

export type ShownSeal = {
  version: number;
  hash: string;
  reason: string;
  author: string | null;
  approver: string | null;
  hadScores: boolean;
  at: Instant;
};

export function Seals({ seals, zone }: { seals: readonly ShownSeal[]; zone: string }) {
  const t = useT();
  return (
    <>
      <h3>{t("call.rules.seals")}</h3>
      <dl className="answers">
        {seals.map((seal) => (
          <div key={seal.version}>
            <dt>{t("call.rules.sealVersion", { version: seal.version })}</dt>
            <dd>
              {seal.version === 1 ? (
                <T
                  id="call.rules.sealFirst"
                  moment={<Moment at={seal.at} zone={zone} />}
                  hasAuthor={String(seal.author !== null)}
                  author={<Typed>{seal.author ?? ""}</Typed>}
                />
              ) : (
                <T
                  id="call.rules.sealChanged"
                  moment={<Moment at={seal.at} zone={zone} />}
                  author={<Typed>{seal.author ?? ""}</Typed>}
                  hasApprover={String(seal.approver !== null)}
                  approver={<Typed>{seal.approver ?? ""}</Typed>}
                  hadScores={String(seal.hadScores)}
                  reason={<Typed>{seal.reason}</Typed>}
                />
              )}
              <span className="small hint block">
                {t("call.rules.sealHash")} <span className="code long">{seal.hash}</span>
              </span>
            </dd>
          </div>
        ))}
      </dl>
      <p>
        <a href={paths.sealedRules}>{t("call.rules.sealText")}</a>
      </p>
    </>
  );
}
