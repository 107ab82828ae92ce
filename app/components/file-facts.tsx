import type { FileKind } from "~/domain/attachment";
import { useT } from "~/locales/locale";
import type { Translate } from "~/locales/translate";
import { paths } from "~/paths";

type Facts = { kind: FileKind; pages: number | null; size: number | null };

/** What a file is, how long, how large: as much of it as is known to the reader. */
export function fileFacts(t: Translate, { kind, pages, size }: Facts): string {
  const facts = { kind, pages: pages ?? 0 };
  return size === null ? t("files.kindAlone", facts) : t("files.kindAndSize", { ...facts, ...sizeOf(size) });
}

export function FileFacts({ file }: { file: Facts }) {
  return <span className="small hint">{fileFacts(useT(), file)}</span>;
}

/** A picture of an entry in a list, small; the whole one is behind it. Words that say what it shows stand beside it. */
export function SmallPicture({ id }: { id: string }) {
  return (
    <a href={paths.attachment(id)} className="small-picture" tabIndex={-1} aria-hidden="true">
      <img src={paths.attachmentSmall(id)} alt="" loading="lazy" width="160" height="120" />
    </a>
  );
}

/** A size in the unit that is read most easily. */
export function sizeOf(bytes: number): { size: number; unit: "MB" | "KB" } {
  return bytes >= 100_000
    ? { size: Math.round(bytes / 100_000) / 10, unit: "MB" }
    : { size: Math.max(1, Math.round(bytes / 1000)), unit: "KB" };
}
