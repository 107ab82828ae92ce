/** The door of the figures' thread: a thread starts from plain JavaScript, and TypeScript runs in it from here on. */
import { register } from "tsx/esm/api";

register();
await import("./figures-worker.ts");
