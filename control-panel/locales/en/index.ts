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
import type { Messages } from '../zh-CN/index.ts';

export const en: Messages = { common, content, ledger, overview, playlists, publications, schedules, screens, session, settings, shell, words };
