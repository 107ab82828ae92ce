import type { ReactNode } from "react";

/** Numbers with what each is called, on a dotted line, and what it counts below. */
export function FigureList({
  figures,
}: {
  figures: readonly { label: string; value: ReactNode; means?: string }[];
}) {
  return (
    <dl className="programme">
      {figures.map(({ label, value, means }) => (
        <div key={label}>
          <dt>
            <span>{label}</span>
          </dt>
          <dd>{value}</dd>
          {means ? <dd className="note small">{means}</dd> : null}
        </div>
      ))}
    </dl>
  );
}
