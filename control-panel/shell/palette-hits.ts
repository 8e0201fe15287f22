import type { Permission } from '../../server/domain/role.ts';
import type { ContentView } from '../../server/protocol/rest/content.ts';
import type { MetricView } from '../../server/protocol/rest/metrics.ts';
import type { PlaylistView, ScheduleView } from '../../server/protocol/rest/programme.ts';
import type { ScreenView } from '../../server/protocol/rest/screens.ts';
import { contentHref } from '../features/content/content-href.ts';
import { lengthWords } from '../locales/time-words.ts';
import type { Messages } from '../locales/zh-CN/index.ts';
import type { Hit } from './palette-search.ts';
import { SECTIONS } from './sections.ts';

export interface Searchable {
  readonly screens: readonly ScreenView[];
  readonly content: readonly ContentView[];
  readonly playlists: readonly PlaylistView[];
  readonly schedules: readonly ScheduleView[];
  readonly metrics: readonly MetricView[];
}

const ACTIONS: readonly { key: keyof Messages['shell']['palette']['actions']; icon: string; href: string; needs: Permission }[] = [
  { key: 'newSlogan', icon: 'slogan', href: '/content/new?kind=slogan', needs: 'content.edit' },
  { key: 'newNotice', icon: 'notice', href: '/content/new?kind=notice', needs: 'content.edit' },
  { key: 'upload', icon: 'upload', href: '/content?upload=1', needs: 'content.edit' },
  { key: 'newSchedule', icon: 'schedule', href: '/schedules/new', needs: 'content.edit' },
  { key: 'enterReadings', icon: 'edit', href: '/data/enter', needs: 'reading.enter' },
  { key: 'importTable', icon: 'upload', href: '/data/import', needs: 'reading.enter' },
  { key: 'newMetric', icon: 'data', href: '/data/metrics/new', needs: 'metric.manage' },
  { key: 'boards', icon: 'board', href: '/data/boards', needs: 'board.view' },
  { key: 'newBoard', icon: 'plus', href: '/data/boards/new', needs: 'board.edit' },
  { key: 'shareBoard', icon: 'link', href: '/data/boards?view=shares', needs: 'board.edit' },
  { key: 'pair', icon: 'screen', href: '/screens/pair', needs: 'screen.manage' },
  { key: 'publications', icon: 'receipt', href: '/publications', needs: 'publication.view' },
  { key: 'accounts', icon: 'users', href: '/settings/accounts', needs: 'account.manage' },
  { key: 'audit', icon: 'history', href: '/settings/audit', needs: 'town.manage' },
];

/** Everything that one may open, in the language shown. Actions are found in the other language's words too. */
export function allHits(found: Searchable, permissions: readonly Permission[], texts: Messages, otherTexts: Messages): Hit[] {
  const { words } = texts;
  const may = (needs?: Permission) => !needs || permissions.includes(needs);
  return [
    ...ACTIONS.filter(({ needs }) => may(needs)).map(({ key, icon, href }): Hit => ({
      group: 'actions', icon, href, label: texts.shell.palette.actions[key], detail: '', words: otherTexts.shell.palette.actions[key],
    })),
    ...SECTIONS.filter(({ needs }) => may(needs)).map(({ key, icon, href }): Hit => ({
      group: 'pages', icon, href, label: texts.shell.nav[key], detail: '', words: otherTexts.shell.nav[key],
    })),
    ...found.screens.map((screen): Hit => ({
      group: 'screens', icon: 'screen', href: `/screens/${screen.id}`, label: screen.name,
      detail: [screen.site, screen.village, words.venue[screen.venueKind]].filter(Boolean).join(' · '),
      words: [...screen.groups, screen.steward.name, screen.steward.phone].join(' '),
    })),
    ...found.content.map((item): Hit => ({
      group: 'content', icon: item.visual.kind, href: contentHref(item), label: item.title,
      detail: words.category[item.category], words: item.draft?.text ?? '',
    })),
    ...found.playlists.map((playlist): Hit => ({
      group: 'playlists', icon: 'playlist', href: `/playlists/${playlist.id}`, label: playlist.name, detail: lengthWords(playlist.durationMs), words: '',
    })),
    ...found.schedules.map((schedule): Hit => ({
      group: 'schedules', icon: 'schedule', href: `/schedules/${schedule.id}`, label: schedule.name, detail: words.state[schedule.state], words: schedule.playlistName,
    })),
    ...found.metrics.map((metric): Hit => ({
      group: 'metrics', icon: 'data', href: `/data/metrics/${metric.id}`, label: metric.name, detail: metric.category, words: `${metric.id} ${metric.about}`,
    })),
  ];
}
