import type { ComponentType } from "react";
import { useT } from "~/locales/locale";
import { useDocument } from "./document";

/**
 * A part of a page that comes to life in the browser, where `entry.client.tsx` knows it by `name`. It is drawn here
 * like any other part. Its props go along as JSON, with the messages of `areas`: whoever is served the page can read
 * them, so they hold nothing that the page may not show. A page without such a part sends no script.
 */
export function Living<Props extends object>({
  name,
  part: Part,
  props,
  areas,
}: {
  name: string;
  part: ComponentType<Props>;
  props: Props;
  areas: readonly string[];
}) {
  const { locale } = useT();
  const { nonce, script, messages } = useDocument();
  const life = `{"locale":${JSON.stringify(locale)},"messages":${messages(areas)},"props":${JSON.stringify(props)}}`;
  return (
    <>
      <div className="living" data-living={name}>
        <Part {...props} />
      </div>
      {/* "<" could end the element. */}
      <script type="application/json" dangerouslySetInnerHTML={{ __html: life.replaceAll("<", "\\u003c") }} />
      {script.entry.imports.map((href) => (
        <link key={href} rel="modulepreload" href={href} />
      ))}
      {script.before ? <script type="module" nonce={nonce} src={script.before} /> : null}
      <script type="module" nonce={nonce} src={script.entry.module} />
    </>
  );
}
