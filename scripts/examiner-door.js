/** The door of the examining process: it starts from plain JavaScript, and TypeScript runs in it from here on. */
import { register } from "tsx/esm/api";

register();
await import("./examiner-process.ts");
