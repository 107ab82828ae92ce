/** Brings the living parts of a page to life, each by itself; the rest of a page is a document and stays one. */
import { type ComponentType, type ReactNode, useLayoutEffect } from "react";
import { flushSync } from "react-dom";
import { hydrateRoot } from "react-dom/client";
import type { Locale, MessageId } from "./locales/catalogue";
import { TranslateContext } from "./locales/locale";
import { type Parsed, translator } from "./locales/translate";

const parts: Record<string, () => Promise<ComponentType<never>>> = {
  section: () => import("./components/section-form").then((module) => module.SectionForm),
  left: () => import("./components/left-here").then((module) => module.LeftHere),
  deadline: () => import("./components/deadline").then((module) => module.Deadline),
  files: () => import("./components/entry-files").then((module) => module.EntryFiles),
  scoresheet: () => import("./components/scoresheet").then((module) => module.Scoresheet),
};

/** What the server wrote beside a living part. */
type Life = { locale: Locale; messages: Partial<Record<MessageId, Parsed>>; props: object };

for (const place of document.querySelectorAll<HTMLElement>("[data-living]")) {
  const { locale, messages, props } = JSON.parse(place.nextElementSibling?.textContent ?? "") as Life;
  void parts[place.dataset["living"] ?? ""]?.().then((part) => {
    const Part = part as ComponentType; // its props were written by the server that drew it
    const giveBack = typedSoFar(place);
    // In one go: nobody types between what is noted and what is given back.
    flushSync(() => {
      hydrateRoot(
        place,
        <TranslateContext.Provider value={translator(locale, (id) => messages[id])}>
          <Alive onAlive={giveBack}>
            <Part {...props} />
          </Alive>
        </TranslateContext.Provider>,
      );
    });
  });
}

function Alive({ onAlive, children }: { onAlive: () => void; children: ReactNode }) {
  useLayoutEffect(onAlive, [onAlive]);
  return children;
}

/** Notes what stands in the texts, for React sets each back to what the server wrote. Gives what puts it there again. */
function typedSoFar(place: HTMLElement): () => void {
  const typed = [...place.querySelectorAll("textarea")].map((text) => ({
    text,
    value: text.value,
    start: text.selectionStart,
    end: text.selectionEnd,
  }));
  return () => {
    for (const { text, value, start, end } of typed)
      if (text.value !== value) {
        text.value = value;
        text.setSelectionRange(start, end);
      }
  };
}
