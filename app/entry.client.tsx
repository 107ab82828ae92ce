import { RemixBrowser } from "@remix-run/react";
import { startTransition } from "react";
import { hydrateRoot } from "react-dom/client";
import type { Locale, MessageId } from "./locales/catalogue";
import { PageContext } from "./locales/locale";
import { translator } from "./locales/translate";

const tag = document.getElementById("messages");
const text = tag?.textContent ?? "{}";
const locale = (tag?.dataset["locale"] ?? "en") as Locale; // written by the server
const nonce = document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce ?? "";

startTransition(() => {
  hydrateRoot(
    document,
    <PageContext.Provider
      value={{
        t: translator(locale, JSON.parse(text) as Partial<Record<MessageId, string>>),
        nonce,
        messages: () => text,
        refused: tag?.dataset["refused"] !== undefined,
      }}
    >
      <RemixBrowser />
    </PageContext.Provider>,
  );
});
