import { routes as boards } from '../features/boards/routes.ts';
import { routes as content } from '../features/content/routes.ts';
import { routes as ledger } from '../features/ledger/routes.ts';
import { routes as metrics } from '../features/metrics/routes.ts';
import { routes as overview } from '../features/overview/routes.ts';
import { routes as playlists } from '../features/playlists/routes.ts';
import { routes as publications } from '../features/publications/routes.ts';
import { routes as records } from '../features/records/routes.ts';
import { routes as schedules } from '../features/schedules/routes.ts';
import { routes as screens } from '../features/screens/routes.ts';
import { routes as session } from '../features/session/routes.ts';
import { routes as settings } from '../features/settings/routes.ts';
import { routes as sources } from '../features/sources/routes.ts';
import { routes as villages } from '../features/villages/routes.ts';
import { knowRoutes } from './known-routes.ts';
import type { Route } from './route.ts';

/** Every page of the desk. Where two match, the one that comes first in its feature's list is meant. */
export const ROUTES: readonly Route[] = [...overview, ...screens, ...content, ...playlists, ...schedules, ...publications, ...ledger, ...metrics, ...boards, ...villages, ...sources, ...records, ...settings, ...session];

knowRoutes(ROUTES);
