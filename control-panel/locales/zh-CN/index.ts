import { common } from './common.ts';
import { content } from './content.ts';
import { ledger } from './ledger.ts';
import { overview } from './overview.ts';
import { playlists } from './playlists.ts';
import { publications } from './publications.ts';
import { schedules } from './schedules.ts';
import { screens } from './screens.ts';
import { session } from './session.ts';
import { settings } from './settings.ts';
import { shell } from './shell.ts';
import { words } from './words.ts';

/** Chinese is the source of the keys; another language that lacks one fails the type check. */
export const zhCN = { common, content, ledger, overview, playlists, publications, schedules, screens, session, settings, shell, words };
export type Messages = typeof zhCN;
