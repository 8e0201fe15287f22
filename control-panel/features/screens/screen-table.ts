import { html } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import type { ScreenView } from '../../../server/protocol/rest/screens.ts';
import type { Column } from '../../components/data-table.ts';
import { t } from '../../locales/language.ts';
import { byteWords, countWords } from '../../locales/number-words.ts';
import './screen-name.ts';
import './screen-notes-list.ts';
import type { Head } from './screen-notes.ts';
import { stateOf } from './screen-filter.ts';
import './screen-state.ts';

const STATE_ORDER = ['offline', 'emblem', 'painting', 'revoked'];

/** The columns of the list of screens. */
export function screenColumns(head: Head | null): Column<ScreenView>[] {
  const { screen, venueKind } = t().words;
  const { seen, publication, storage, browser } = t().screens;
  return [
    { key: 'name', label: screen, sortBy: ({ name }) => name, cell: (row) => html`<hp-screen-name .screen=${row}></hp-screen-name>` },
    {
      key: 'state',
      label: seen,
      sortBy: (row) => STATE_ORDER.indexOf(stateOf(row)),
      cell: (row) => html`<hp-screen-state .screen=${row}></hp-screen-state><hp-screen-notes .screen=${row} .head=${head}></hp-screen-notes>`,
    },
    { key: 'venue', label: venueKind, wideOnly: true, sortBy: (row) => t().words.venue[row.venueKind], cell: (row) => unbroken(t().words.venue[row.venueKind]) },
    { key: 'publication', label: publication, wideOnly: true, align: 'end', sortBy: appliedOf, cell: (row) => unbroken(appliedWords(row, head)) },
    { key: 'storage', label: storage, wideOnly: true, align: 'end', sortBy: (row) => row.status.echo?.freeBytes ?? null, cell: (row) => unbroken(storageWords(row)) },
    { key: 'browser', label: browser, wideOnly: true, sortBy: (row) => row.status.browser || null, cell: (row) => row.status.browser || '–' },
  ];
}

const unbroken = (text: string) => html`<span style=${styleMap({ whiteSpace: 'nowrap' })}>${text}</span>`;
const appliedOf = (screen: ScreenView): number | null => screen.status.echo?.sequence ?? null;

/** The publication number a screen has applied, said to be the newest only where it is. */
export function appliedWords(screen: ScreenView, head: Head | null): string {
  const applied = appliedOf(screen);
  if (applied === null) return '–';
  if (!head) return countWords(applied);
  const { newest, ofNewest } = t().screens;
  return `${countWords(applied)} · ${applied >= head.sequence ? newest : ofNewest(countWords(head.sequence))}`;
}

export function storageWords(screen: ScreenView): string {
  const free = screen.status.echo?.freeBytes;
  return free === null || free === undefined ? '–' : byteWords(free);
}
