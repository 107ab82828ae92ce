import { readFileSync } from "node:fs";
import { brotliDecompressSync } from "node:zlib";
import { type AcademicName, indexed, searchNames } from "~/domain/organisations";

/** Finds names of academic institutions that somebody may mean who has typed so much. */
export type AcademicNames = (typed: string, most: number) => AcademicName[];

/** The bundled list of academic domains and names; it is read from the disk when it is first asked. */
export function openAcademicNames(file = new URL("academic-names.tsv.br", import.meta.url)): AcademicNames {
  let list: ReturnType<typeof indexed> | undefined;
  return (typed, most) => {
    list ??= indexed(
      brotliDecompressSync(readFileSync(file))
        .toString("utf8")
        .split("\n")
        .filter((line) => line !== "" && !line.startsWith("#"))
        .map((line): AcademicName => {
          const [domain = "", name = "", ...others] = line.split("\t");
          return { domain, name, others };
        }),
    );
    return searchNames(list, typed, most);
  };
}
