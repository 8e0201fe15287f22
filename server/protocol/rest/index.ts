import { boards, inspections } from './boards.ts';
import { content } from './content.ts';
import { imports } from './imports.ts';
import { ledger, overview } from './ledger.ts';
import { metrics, readings } from './metrics.ts';
import { notices } from './notices.ts';
import { playlists, publications, schedules } from './programme.ts';
import { sources } from './sources.ts';
import { report, villages } from './villages.ts';
import { records } from './records.ts';
import { screens } from './screens.ts';
import { accounts, session, town } from './session.ts';

/** Every REST operation there is. */
export const api = { session, accounts, town, screens, content, playlists, schedules, publications, ledger, overview, metrics, readings, notices, imports, boards, inspections, sources, villages, report, records };
