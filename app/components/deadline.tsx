import { useEffect, useState, useSyncExternalStore } from "react";
import { timeLeft } from "~/domain/entering";
import { type Instant, HOUR, instant } from "~/domain/time";
import { useT } from "~/locales/locale";
import { momentText } from "~/locales/moment";
import { browserClocks, serverClock } from "./server-clock";
import { Moment } from "./words";

/** Until when an entry is taken, as its pages show it. */
export type DeadlineShown = {
  closes: Instant;
  zone: string;
  /** The server's clock when the page was drawn. */
  now: Instant;
  /** The number of the entry's own extension, if that is what counts. */
  extension: number | null;
  /** The closing before the call was extended for everybody. */
  extendedFrom: Instant | null;
};

/** What the living part needs of the catalogue. */
export const deadlineMessages = [
  "entry.left",
  "entry.deadlineOver",
  "entering.closesAt",
  "site.zoned",
  "site.utc",
  "deadlines.closesFor",
  "deadlines.yours",
  "deadlines.inUtc",
  "deadlines.yourClock",
  "deadlines.soon",
  "deadlines.spoken",
  "deadlines.extendedFrom",
];

/** Where a device is does not change while it shows a page. */
const never = () => () => undefined;
const zoneHere = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Minutes before the end at which the time left is spoken. */
const spoken = [60, 30, 10, 5, 1];

/**
 * The time left and the moment of the deadline by three clocks. In the browser it runs by the server's clock and shows
 * the reader's own; without a script it says what was so when the page was drawn.
 */
export function Deadline({ closes, zone, now, extension, extendedFrom }: DeadlineShown) {
  const t = useT();
  const [at, setAt] = useState<Instant>(now);
  const mine = useSyncExternalStore(never, zoneHere, () => zone);
  const own = mine === zone || mine === "UTC" ? null : mine;
  const [said, setSaid] = useState("");
  useEffect(() => {
    const clock = serverClock(now, browserClocks());
    const tick = () => {
      const there = clock();
      setAt(instant(Math.floor(there / 1000) * 1000));
      const minutes = Math.ceil((Date.parse(closes) - there) / 60_000);
      if (spoken.includes(minutes)) setSaid(t("deadlines.spoken", { minutes }));
    };
    tick();
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }, [now, closes, t]);
  const left = timeLeft(closes, at);
  const isSoon = left !== null && Date.parse(closes) - Date.parse(at) < 2 * HOUR && at !== now;
  return (
    <div className="notice">
      <h2>{left === null ? t("entry.deadlineOver") : t(isSoon ? "deadlines.soon" : "entry.left", left)}</h2>
      <p>
        {t(extension === null ? "entering.closesAt" : "deadlines.closesFor")}{" "}
        <Moment at={closes} zone={zone} />
        {zone === "UTC" ? "." : ","}{" "}
        {zone === "UTC" ? null : (
          <span className="small block">
            {t("deadlines.inUtc", { moment: momentText(closes, { locale: t.locale, zone: "UTC" }) })}
          </span>
        )}
        {own ? (
          <span className="small block">
            {t("deadlines.yourClock", { moment: momentText(closes, { locale: t.locale, zone: own }) })}
          </span>
        ) : null}
      </p>
      {extension === null ? null : <p>{t("deadlines.yours", { number: extension })}</p>}
      {extendedFrom === null ? null : (
        <p className="small">
          {t("deadlines.extendedFrom")} <Moment at={extendedFrom} zone={zone} />.
        </p>
      )}
      <p className="hidden" role="status">
        {said}
      </p>
    </div>
  );
}

/** The same in one line, for the other pages of an entry. */
export function DeadlineLine({ deadline }: { deadline: DeadlineShown }) {
  const t = useT();
  const { closes, zone, extension } = deadline;
  return (
    <p className="small hint">
      {t(extension === null ? "entering.closesAt" : "deadlines.closesFor")} <Moment at={closes} zone={zone} />
      {extension === null ? "." : <>. {t("deadlines.yours", { number: extension })}</>}
    </p>
  );
}
