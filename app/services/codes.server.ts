import { createCipheriv, createDecipheriv, hkdfSync } from "node:crypto";
import type { Portal, ViewerContext } from "~/context.server";
import { longCodeAlphabet } from "~/domain/sign-in";

/** Six digits, each as likely as the other. */
export function sixDigits(portal: Pick<Portal, "random">): string {
  const whole = Math.floor(2 ** 32 / 1_000_000) * 1_000_000;
  for (;;) {
    const number = Buffer.from(portal.random(4)).readUInt32BE();
    if (number < whole) return String(number % 1_000_000).padStart(6, "0");
  }
}

/** A code for reading out or copying by hand, five bits a letter, in groups of four. */
export function longCode(portal: Pick<Portal, "random">, letters: number): string {
  const text = [...portal.random(letters)].map((byte) => longCodeAlphabet[byte % 32]).join("");
  return text.replace(/(.{4})(?=.)/g, "$1-");
}

const sealKey = (portal: Pick<Portal, "key">) =>
  Buffer.from(hkdfSync("sha256", portal.key, "", "portal seal", 32));

/** Encrypts a secret under the portal's key (AES-256-GCM), bound to its owner: moved to another row it will not open. */
export function seal(portal: Pick<Portal, "key" | "random">, owner: string, secret: string): string {
  const nonce = Buffer.from(portal.random(12));
  const cipher = createCipheriv("aes-256-gcm", sealKey(portal), nonce).setAAD(Buffer.from(owner));
  const text = Buffer.concat([cipher.update(secret, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), text]).toString("base64url");
}

/** What was sealed for this owner, or null if it was not, or was changed since. */
export function unseal(portal: Pick<Portal, "key">, owner: string, sealed: string): string | null {
  const bytes = Buffer.from(sealed, "base64url");
  if (bytes.length < 29) return null;
  try {
    const decipher = createDecipheriv("aes-256-gcm", sealKey(portal), bytes.subarray(0, 12), {
      authTagLength: 16,
    })
      .setAAD(Buffer.from(owner))
      .setAuthTag(bytes.subarray(12, 28));
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString("utf8");
  } catch {
    return null;
  }
}

/** What locks the copies that a person's own browser keeps of unsaved words: the same for all their sessions. */
export function copySecretOf({ portal, viewer }: ViewerContext): string {
  return Buffer.from(hkdfSync("sha256", portal.key, viewer.id, "local copies", 32)).toString("base64");
}
