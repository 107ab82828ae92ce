export const status = {
  "status.title": "How the portal is doing",
  "status.fine": "The portal answers as usual.",
  "status.busy":
    "More people use the portal at this moment than it can serve at once. It works, and asks some of them to come back in a few seconds. What it acknowledged is kept.",
  "status.clock": "The portal’s clock",
  "status.until": "Entries are taken until",
  "status.closed": "Entries were taken until",
  "status.refused": "Too many people at once",
  "status.refused.read":
    "The portal has more to do at this moment than it can, so it did not make this page. What it acknowledged is kept. Wait ten seconds, then try again.",
  "status.refused.write":
    "The portal has more to do at this moment than it can, so it did not take this. Nothing of it was saved; what was acknowledged before is kept. Wait ten seconds, then send it again.",
  "status.again": "Try again",
  "status.link": "How the portal is doing",
} as const;
