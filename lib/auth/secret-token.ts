import "server-only";
import { createHash, randomBytes } from "node:crypto";

/** 32 random bytes as 43 URL-safe characters, after a prefix that lets secret scanners find leaks. */
export function createSecretToken(prefix: string): string {
  return `${prefix}${randomBytes(32).toString("base64url")}`;
}

/** What is stored of a secret: SHA-256 is enough, since the secret itself has 256 random bits. */
export function hashSecretToken(token: string): string {
  return createHash("sha256").update(token, "utf8").digest("hex");
}
