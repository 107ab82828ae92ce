import providers from "email-providers/common.json";
import { getDomain } from "tldts";

const providerDomains = new Set<string>(providers);
/** Providers with a domain in many countries. */
const providerNames = new Set(
  "gmail googlemail yahoo ymail hotmail outlook live msn gmx yandex icloud proton protonmail".split(" "),
);

/**
 * The domain that stands for an organisation, sub-domains cut off by the public suffix list (`cs.uni.example.ac.uk` is
 * `example.ac.uk`); null for addresses of mail providers, which say nothing of where somebody works.
 */
export function organisationDomain(address: string): string | null {
  const host = (address.split("@")[1] ?? "").trim().toLowerCase();
  const domain = host.includes(".") ? getDomain(host, { allowPrivateDomains: false }) : null;
  if (domain === null) return null;
  const [name = ""] = domain.split(".");
  return providerDomains.has(domain) || providerNames.has(name) ? null : domain;
}
