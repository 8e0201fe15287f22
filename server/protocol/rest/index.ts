import { content } from './content.ts';
import { ledger, overview } from './ledger.ts';
import { playlists, publications, schedules } from './programme.ts';
import { screens } from './screens.ts';
import { accounts, session, town } from './session.ts';

/** Every REST operation there is. */
export const api = { session, accounts, town, screens, content, playlists, schedules, publications, ledger, overview };
