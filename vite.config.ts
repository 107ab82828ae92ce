import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig } from "vite";
import remixConfig from "./remix.config.js";
import { alias } from "./vitest.config";

declare module "@remix-run/node" {
  interface Future {
    v3_singleFetch: true;
  }
}

/** Browsers get messages parsed; their parser stays on the server. */
const withoutParser = {
  "@formatjs/icu-messageformat-parser": "@formatjs/icu-messageformat-parser/no-parser.js",
};

export default defineConfig(({ command, isSsrBuild }) => ({
  plugins: [remix(remixConfig)],
  resolve: { alias: command === "build" && !isSsrBuild ? { ...alias, ...withoutParser } : alias },
  // Fonts and marks stay files: an inlined one would need data: in the content policy.
  build: { target: isSsrBuild ? "node20" : "es2022", assetsInlineLimit: 0 },
}));
