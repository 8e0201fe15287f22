import { html } from 'lit';
import type { ContentView } from '../../../server/protocol/rest/content.ts';
import type { Column } from '../../components/data-table.ts';
import '../../components/thumb.ts';
import '../../components/time.ts';
import { t } from '../../locales/language.ts';
import { lengthWords } from '../../locales/time-words.ts';
import './title-cell.ts';

/** The list of content as a table. */
export function contentColumns(): Column<ContentView>[] {
  const { columns, usedInCount, notUsed } = t().content;
  const { words } = t();
  return [
    { key: 'title', label: columns.title, cell: (item) => html`<hp-title-cell .content=${item}></hp-title-cell>`, sortBy: ({ title }) => title },
    { key: 'kind', label: columns.kind, cell: ({ visual }) => words.kind[visual.kind], sortBy: ({ visual }) => words.kind[visual.kind], wideOnly: true },
    { key: 'category', label: columns.category, cell: ({ category }) => words.category[category], sortBy: ({ category }) => words.category[category], wideOnly: true },
    { key: 'duration', label: columns.duration, cell: ({ durationMs }) => lengthWords(durationMs), sortBy: ({ durationMs }) => durationMs, align: 'end' },
    { key: 'updated', label: columns.updated, cell: ({ updatedAt }) => html`<hp-time .instant=${updatedAt}></hp-time>`, sortBy: ({ updatedAt }) => updatedAt, wideOnly: true },
    { key: 'used', label: columns.usedIn, cell: ({ usedIn }) => (usedIn.length > 0 ? usedInCount(usedIn.length) : notUsed), sortBy: ({ usedIn }) => usedIn.length, wideOnly: true },
  ];
}
