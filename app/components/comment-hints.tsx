import type { Hint } from "~/domain/comment-hints";
import { useT } from "~/locales/locale";
import { Typed } from "./words";

/** What in a comment somebody should look at twice; nothing for a comment without hints. */
export function CommentHints({ hints }: { hints: readonly Hint[] }) {
  const t = useT();
  if (hints.length === 0) return null;
  return (
    <ul className="plain-list small" role="list">
      {hints.map(({ kind, found }, at) => (
        <li key={at}>
          <span className="status mend">{t("feedback.hint", { kind })}</span> <Typed>{found}</Typed>
        </li>
      ))}
    </ul>
  );
}
