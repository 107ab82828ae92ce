import { site } from "./site";
import { call } from "./call";
import { account } from "./account";
import { people } from "./people";
import { entering } from "./entering";
import { entry } from "./entry";
import { members } from "./members";
import { deadlines } from "./deadlines";
import { organisations } from "./organisations";
import { files } from "./files";
import { papers } from "./papers";
import { screening } from "./screening";
import { judging } from "./judging";
import { judges } from "./judges";
import { conflicts } from "./conflicts";
import { plans } from "./plans";
import { ranking } from "./ranking";
import { release } from "./release";
import { sponsors } from "./sponsors";
import { organising } from "./organising";
import { mail } from "./mail";
import { opening } from "./opening";
import { fault } from "./fault";
import { demo } from "./demo";

export const en = {
  ...site,
  ...call,
  ...account,
  ...people,
  ...entering,
  ...entry,
  ...members,
  ...deadlines,
  ...organisations,
  ...files,
  ...papers,
  ...screening,
  ...judging,
  ...judges,
  ...conflicts,
  ...plans,
  ...ranking,
  ...release,
  ...sponsors,
  ...organising,
  ...mail,
  ...opening,
  ...fault,
  ...demo,
};
