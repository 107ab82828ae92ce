import { createCookie } from "@remix-run/node";

/** The portal's three cookies. Over HTTPS they carry the `__Host-` prefix: this host, this path, never a sub-domain. */
export function cookies(secure: boolean) {
  const named = (name: string, maxAge: number) =>
    createCookie(secure ? `__Host-${name}` : name, {
      httpOnly: true,
      secure,
      sameSite: "lax",
      path: "/",
      maxAge,
    });
  const day = 24 * 3600;
  return {
    /** The session's secret; the database holds its hash. */
    session: named("session", 30 * day),
    /** Binds a sign-in link to the browser that asked for it. */
    browser: named("browser", day),
    locale: named("locale", 365 * day),
  };
}
export type Cookies = ReturnType<typeof cookies>;
