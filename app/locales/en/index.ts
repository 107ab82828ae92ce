import { site } from "./site";
import { call } from "./call";
import { account } from "./account";
import { erasure } from "./erasure";
import { ownData } from "./own-data";
import { people } from "./people";
import { entering } from "./entering";
import { entry } from "./entry";
import { members } from "./members";
import { merging } from "./merging";
import { deadlines } from "./deadlines";
import { embargo } from "./embargo";
import { organisations } from "./organisations";
import { files } from "./files";
import { likeness } from "./likeness";
import { papers } from "./papers";
import { screening } from "./screening";
import { standing } from "./standing";
import { judging } from "./judging";
import { reporting } from "./reporting";
import { abstaining } from "./abstaining";
import { samples } from "./samples";
import { ownMarks } from "./marks";
import { calibrating } from "./calibrating";
import { casebook } from "./casebook";
import { ceremony } from "./ceremony";
import { certificates } from "./certificates";
import { meeting } from "./meeting";
import { moderating } from "./moderating";
import { judges } from "./judges";
import { complaints } from "./complaints";
import { conflicts } from "./conflicts";
import { plans } from "./plans";
import { ranking } from "./ranking";
import { figures } from "./figures";
import { letterWords } from "./letter-words";
import { release } from "./release";
import { correction } from "./correction";
import { disclosure } from "./disclosure";
import { results } from "./results";
import { winners } from "./winners";
import { sponsoring } from "./sponsoring";
import { sponsors } from "./sponsors";
import { organising } from "./organising";
import { mail } from "./mail";
import { backups } from "./backups";
import { opening } from "./opening";
import { fault } from "./fault";
import { feedback } from "./feedback";
import { demo } from "./demo";
import { status } from "./status";

export const en = {
  ...site,
  ...call,
  ...account,
  ...ownData,
  ...erasure,
  ...people,
  ...entering,
  ...entry,
  ...members,
  ...merging,
  ...deadlines,
  ...embargo,
  ...organisations,
  ...files,
  ...papers,
  ...screening,
  ...likeness,
  ...standing,
  ...judging,
  ...reporting,
  ...abstaining,
  ...calibrating,
  ...casebook,
  ...ceremony,
  ...certificates,
  ...samples,
  ...ownMarks,
  ...meeting,
  ...moderating,
  ...judges,
  ...complaints,
  ...conflicts,
  ...plans,
  ...ranking,
  ...figures,
  ...letterWords,
  ...release,
  ...correction,
  ...disclosure,
  ...results,
  ...winners,
  ...sponsoring,
  ...sponsors,
  ...organising,
  ...mail,
  ...backups,
  ...opening,
  ...fault,
  ...status,
  ...feedback,
  ...demo,
};
