/**
 * Disks for the proof of durability: each an ext4 file system in a file of its own, mounted over a loop device, so that
 * it can be copied in the middle of its life, filled, or broken. Only root may mount.
 */
import { execFileSync } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const run = (program: string, ...words: string[]) =>
  execFileSync(program, words, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });

/** Seconds after which ext4 writes its journal by itself: longer than a life here, so that only fsync brings things to the disk. */
const COMMIT = 300;
const MEGABYTE = 1024 * 1024;

export type Disk = ReturnType<typeof openDisk>;

/** Makes and mounts a disk of so many megabytes, or mounts the one that is in a file. */
export function openDisk({ megabytes, image }: { megabytes: number; image?: string }) {
  const place = mkdtempSync(join(tmpdir(), "portal-disk-"));
  const file = image ?? join(place, "disk.img");
  const folder = join(place, "mounted");
  mkdirSync(folder);
  if (!image) {
    writeFileSync(file, "");
    truncateSync(file, megabytes * MEGABYTE);
    run("mkfs.ext4", "-q", "-m", "0", file);
  }
  const mount = (how: string) =>
    run("mount", "-o", `loop,${how},commit=${COMMIT},errors=remount-ro`, file, folder);
  const unmount = () => {
    for (let round = 0; ; round += 1)
      try {
        return void run("umount", folder);
      } catch (error) {
        if (round > 40) throw error;
        // Whoever was killed a moment ago may still hold a file open.
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
      }
  };
  mount("rw");
  return {
    folder,
    /** Everything that was written so far is on the disk afterwards. */
    settle: () => void run("sync", "-f", folder),
    /**
     * A copy of the disk as it is at this moment: with what was sent to it, without what waits in the memory of the file
     * system above it.
     */
    copyNow() {
      const copy = join(place, "copy.img");
      run("cp", "--sparse=always", file, copy);
      return copy;
    },
    /** The file system meets an error and turns read-only, as it does on a broken disk. */
    break() {
      const loop = readdirSync("/sys/fs/ext4").find((name) => deviceOf(folder).endsWith(`/${name}`));
      writeFileSync(`/sys/fs/ext4/${loop}/trigger_fs_error`, "for the proof of durability\n");
    },
    /** Checks and mends the file system, and mounts it for reading alone or for writing too. */
    mend({ readonly = false } = {}) {
      unmount();
      // Its status is 1 where something was mended.
      try {
        run("e2fsck", "-fy", file);
      } catch (error) {
        if ((error as { status?: number }).status !== 1) throw error;
      }
      mount(readonly ? "ro" : "rw");
    },
    close() {
      unmount();
      rmSync(place, { recursive: true, force: true });
    },
  };
}

function deviceOf(folder: string): string {
  const line = readFileSync("/proc/mounts", "utf8")
    .split("\n")
    .find((one) => one.split(" ")[1] === folder);
  return line?.split(" ")[0] ?? "";
}

/** Why no disk can be mounted here, in a sentence; null where it can. */
export function refuseDisks(): string | null {
  if (process.platform !== "linux") return "disks in files are mounted on Linux alone";
  if (process.getuid?.() !== 0) return "only root may mount; run this as root on a machine of your own";
  try {
    openDisk({ megabytes: 8 }).close();
    return null;
  } catch (error) {
    return `nothing can be mounted here: ${String((error as { stderr?: string }).stderr ?? error).trim()}`;
  }
}

/** Why calls to the disk cannot be made to fail here, in a sentence; null where they can. */
export function refuseFiu(): string | null {
  try {
    run("fiu-run", "-h");
    return null;
  } catch (error) {
    return (error as { code?: string }).code === "ENOENT"
      ? "libfiu is not installed; on Debian or Ubuntu: apt-get install fiu-utils"
      : null;
  }
}

/** What a disk that fails answers. */
const EIO = 5;

/** From now on so many of a hundred flushes of a process fail; 0 ends it. */
export function failFlushes(pid: number, percent: number): void {
  for (const call of ["fsync", "fdatasync"])
    run(
      "fiu-ctrl",
      "-c",
      percent > 0
        ? `enable_random name=posix/io/sync/${call},probability=${percent / 100},failinfo=${EIO}`
        : `disable name=posix/io/sync/${call}`,
      String(pid),
    );
}
