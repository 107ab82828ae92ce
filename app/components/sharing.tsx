import { useMatches } from "@remix-run/react";
import { paths } from "~/paths";
import type { Sharing } from "~/services/sharing.server";
import { useDocument } from "./document";

/** What a page's loader says of it to other sites, in its head: canonical address, preview, schema.org, feed. */
export function SharingOfPage() {
  const { nonce } = useDocument();
  const said = useMatches()
    .map((match) => (match.data as { sharing?: Sharing | null } | undefined)?.sharing)
    .findLast(Boolean);
  if (!said) return null;
  const { title, words, address, kind, image, data } = said;
  return (
    <>
      <meta name="description" content={words} />
      <link rel="canonical" href={address} />
      <link rel="alternate" type="application/atom+xml" href={paths.winnersFeed} />
      <meta property="og:type" content={kind} />
      <meta property="og:title" content={title} />
      <meta property="og:description" content={words} />
      <meta property="og:url" content={address} />
      <meta property="og:image" content={image.address} />
      <meta property="og:image:type" content="image/png" />
      <meta property="og:image:width" content="1200" />
      <meta property="og:image:height" content="630" />
      <meta property="og:image:alt" content={image.alt} />
      <meta name="twitter:card" content="summary_large_image" />
      {/* Data, which no browser runs. */}
      <script
        type="application/ld+json"
        nonce={nonce}
        dangerouslySetInnerHTML={{ __html: JSON.stringify(data).replaceAll("<", "\\u003c") }}
      />
    </>
  );
}
