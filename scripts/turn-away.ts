import type { Server } from "node:http";
import { createRequestHandler, type ServerBuild } from "@remix-run/node";
import express, { type RequestHandler } from "express";
import { openContext, type Portal, readLocale, translatorOf } from "~/context.server";
import { paths } from "~/paths";
import { FORM_BYTES, type RouteRow } from "~/table-of-routes";
import { openGate } from "./back-pressure";
import { openBusyPages } from "./busy-pages";
import { openTurns } from "./turns";

/** Reads what a form holds, as text. */
const readForm = express.text({ type: "application/x-www-form-urlencoded", limit: FORM_BYTES });

/**
 * Turns people away while the portal has more to do than it can, before anything costs: with 503, when to come back, and
 * everything that was typed. How the portal is doing is told all the same.
 */
export function turnAway(
  portal: Portal,
  server: Server,
  build: ServerBuild | (() => Promise<ServerBuild>),
  { patience, development }: { patience: number; development: boolean },
): RequestHandler {
  const gate = openGate({ patience });
  const inTurn = openTurns(server);
  portal.isBusy = gate.isBusy;
  const drawer = createRequestHandler(build, development ? "development" : "production");
  const pages = openBusyPages(async (path, locale) => {
    const cookie = (await portal.cookies.locale.serialize(locale)).split(";")[0] ?? "";
    const context = await openContext(portal, { cookie, nonce: "", client: "" });
    return (await drawer(new Request(portal.publicUrl + path), context)).text();
  });
  let refused = 0;

  return (request, response, next) => {
    const { row } = response.locals as { row?: RouteRow };
    const kind = request.method === "GET" || request.method === "HEAD" ? "read" : "write";
    const isStatus = row?.path === paths.status && request.path === paths.status;
    if (row?.whenBusy === "always" && !(isStatus && gate.isBusy())) return void next();
    if (!isStatus && gate.enter(row?.whenBusy === "first" ? "write" : kind, request, response))
      return void inTurn(next, () => request.socket.destroyed);
    const answer = async () => {
      const t = translatorOf(await readLocale(portal, request.headers.cookie ?? null));
      if (isStatus) return void response.type("html").send(await pages.status(t.locale));
      // By turns, so that those who are turned away together do not come back together.
      refused += 1;
      response.status(503).setHeader("Retry-After", String(5 + (refused % 11)));
      if (!request.headers.accept?.includes("text/html"))
        return void response.type("text").send(t(`status.refused.${kind}`));
      const typed = typeof request.body === "string" ? [...new URLSearchParams(request.body)] : null;
      const address = row?.GET ? request.originalUrl : paths.status;
      response
        .type("html")
        .send(typed ? await pages.refusedForm(t, typed) : await pages.refused(t, kind, address));
    };
    if (kind === "read") void answer().catch(next);
    else readForm(request, response, (error) => (error ? next(error) : void answer().catch(next)));
  };
}
