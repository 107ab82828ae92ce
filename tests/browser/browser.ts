import { existsSync } from "node:fs";
import { request as ask } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import axe from "axe-core";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { generate } from "selfsigned";

/**
 * Opens Chromium, or the browser that CHROMIUM names; where its headless shell is installed beside it, that: the same
 * pages for a third less of the processor. `isWhole` asks for the program that people have, which also shows PDFs.
 * `ports` are names that lead to ports of this machine.
 */
export function openBrowser({
  ports = {},
  isWhole = false,
}: { ports?: Readonly<Record<string, number>>; isWhole?: boolean } = {}): Promise<Browser> {
  const whole = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
  const shell = `${whole}-headless-shell`;
  return chromium.launch({
    executablePath: !isWhole && existsSync(shell) ? shell : whole,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      `--host-resolver-rules=${Object.entries(ports)
        .map(([name, port]) => `MAP ${name} 127.0.0.1:${port}`)
        .join(", ")}`,
    ],
  });
}

export const phone = { width: 320, height: 640 };
export const desk = { width: 1280, height: 900 };

/** A person's own browser: separate cookies, with or without scripts. */
export async function openSeat(
  browser: Browser,
  base: string,
  {
    script = true,
    cookie,
    viewport = desk,
    locale,
    touch = false,
  }: {
    script?: boolean;
    cookie?: string;
    viewport?: { width: number; height: number };
    locale?: string;
    touch?: boolean;
  } = {},
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({
    baseURL: base,
    javaScriptEnabled: script,
    viewport,
    hasTouch: touch,
    ignoreHTTPSErrors: true,
  });
  for (const pair of [cookie, locale].filter((one) => one !== undefined && one !== "")) {
    const [name = "", value = ""] = String(pair).split(/=(.*)/s);
    await context.addCookies([{ name, value, url: base }]);
  }
  // A living part that is drawn otherwise than the server drew it, for want of a message say, is an error of its page.
  context.on("weberror", (error) => {
    throw error.error();
  });
  return { context, page: await context.newPage() };
}

/** Presses Tab until the focus is where the selector says, as somebody without a mouse does. */
export async function tabTo(page: Page, selector: string): Promise<void> {
  for (let pressed = 0; pressed < 120; pressed++) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`The keyboard does not reach ${selector}`);
}

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Rules that longer words or another direction can break on a page that keeps all rules in English. */
const ofLayout = [
  "target-size",
  "scrollable-region-focusable",
  "html-has-lang",
  "html-lang-valid",
  "valid-lang",
];

/**
 * What axe finds against WCAG 2.0 to 2.2, A and AA, and its best practices, or against the rules about layout and
 * language alone, which takes a fifth of the time: rule and place.
 */
export async function faultsByAxe(page: Page, which: "all" | "layout" = "all"): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  return page.evaluate(
    async (runOnly) => {
      const { axe: there } = window as unknown as { axe: typeof axe }; // it was put there a line above
      const { violations } = await there.run({ runOnly, resultTypes: ["violations"] });
      return violations.flatMap((v) => v.nodes.map((node) => `${v.id}: ${node.target.join(" ")}`));
    },
    which === "all" ? { type: "tag" as const, values: rules } : { type: "rule" as const, values: ofLayout },
  );
}

/** A TLS proxy in front of the portal, as an operator's would be, with a certificate of its own. */
export async function openProxy(
  portalPort: () => number,
): Promise<{ url: string; port: number; close: () => void }> {
  const { private: key, cert } = await generate([{ name: "commonName", value: "localhost" }], {
    keyType: "ec",
  });
  const server = createServer({ key, cert }, (request, response) => {
    const onward = ask(
      {
        host: "127.0.0.1",
        port: portalPort(),
        method: request.method,
        path: request.url,
        headers: {
          ...request.headers,
          "x-forwarded-proto": "https",
          "x-forwarded-for": request.socket.remoteAddress,
        },
      },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      },
    );
    onward.on("error", () => response.destroy());
    request.pipe(onward);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `https://localhost:${port}`,
    port,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
