import type { Attention, CountTable } from '../../protocol/rest/ledger.ts';
import type { LedgerService } from '../ledger/ledger.service.ts';
import type { SchedulesService } from '../schedules/schedules.service.ts';
import type { ScreensService } from '../screens/screens.service.ts';
import type { ScreenView } from '../../protocol/rest/screens.ts';

interface Deps {
  readonly screens: ScreensService;
  readonly schedules: SchedulesService;
  readonly ledger: LedgerService;
  /** What other capabilities want looked at, the gravest first. */
  readonly further: readonly (() => Promise<Attention[]>)[];
}

const LOW_STORAGE_BYTES = 500_000_000;

/** The town at a glance: what the screens do, what was played today, what someone should look at. */
export function createOverviewService({ screens, schedules, ledger, further }: Deps) {
  return {
    async get() {
      const all = (await screens.list()).filter(({ revoked }) => !revoked);
      const today: CountTable = await ledger.today();
      const online = all.filter(({ status }) => status.online);
      const painting = online.filter(({ status }) => status.echo?.painting.kind === 'item').length;
      const gaps = (await ledger.gaps()).filter(({ missing }) => missing > 0);
      return {
        screens: { total: all.length, painting, emblem: online.length - painting, offline: all.length - online.length },
        today,
        attention: [
          ...(await Promise.all(further.map((ask) => ask()))).flat(),
          ...all.flatMap(ofScreen),
          ...gaps.map((gap): Attention => ({ code: 'plays-missing', subject: { kind: 'screen', id: gap.screen, name: gap.name }, since: null, detail: gap.missing })),
          ...(await schedules.list())
            .filter(({ changes, publication }) => publication !== null && changes.length > 0)
            .map(({ id, name, updatedAt }): Attention => ({ code: 'unpublished-changes', subject: { kind: 'schedule', id, name }, since: updatedAt, detail: null })),
        ],
        day: today.from,
      };
    },
  };
}
export type OverviewService = ReturnType<typeof createOverviewService>;

function ofScreen({ id, name, status }: ScreenView): Attention[] {
  const subject = { kind: 'screen' as const, id, name };
  const { echo } = status;
  if (!status.online) return [{ code: 'screen-offline', subject, since: status.since, detail: null }];
  const found: Attention[] = [];
  if (status.alarm) found.push({ code: 'screen-alarm', subject, since: status.alarm.at, detail: status.alarm.code });
  if (echo?.painting.kind === 'emblem') found.push({ code: 'nothing-scheduled', subject, since: status.since, detail: null });
  if (echo?.clock === 'unknown') found.push({ code: 'clock-unknown', subject, since: status.since, detail: null });
  if (echo && echo.freeBytes !== null && echo.freeBytes < LOW_STORAGE_BYTES) found.push({ code: 'storage-low', subject, since: null, detail: echo.freeBytes });
  if (!status.secureContext) found.push({ code: 'not-secure', subject, since: null, detail: null });
  return found;
}

