/** What a disk does to whoever trusts it: it has no room, it does not take or give what it should, or what it gives is not what was written. */
export type DiskFault = "full" | "failing" | "damaged";

const faults: readonly [DiskFault, RegExp][] = [
  ["full", /^(ENOSPC|EDQUOT|SQLITE_FULL)$/],
  ["failing", /^(EIO|EROFS|SQLITE_(IOERR|READONLY|CANTOPEN)(_.*)?)$/],
  ["damaged", /^SQLITE_(CORRUPT(_.*)?|NOTADB)$/],
];

/** Why something could not be read or kept if the disk is the reason, for a file or for the database; else null. */
export function diskFaultOf(error: unknown): DiskFault | null {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return faults.find(([, pattern]) => pattern.test(code))?.[0] ?? null;
}

/** The status that an answer has where the disk is the reason. */
export function diskStatus(fault: DiskFault): 500 | 507 {
  return fault === "full" ? 507 : 500;
}
