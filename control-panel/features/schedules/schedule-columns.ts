import { html, nothing } from 'lit';
import { dayOf } from '../../../server/domain/recurrence.ts';
import type { ScheduleView } from '../../../server/protocol/rest/programme.ts';
import type { ScreenView } from '../../../server/protocol/rest/screens.ts';
import type { Column } from '../../components/data-table.ts';
import '../../components/state-badge.ts';
import { hasUnpublishedChanges } from '../../data/schedules.ts';
import { townZone } from '../../data/session.ts';
import { language, t } from '../../locales/language.ts';
import { ruleWords } from './rule-words.ts';
import './schedule-cell.ts';
import { targetWords } from './target-words.ts';

/** The list of schedules as a table. */
export function scheduleColumns(screens: readonly ScreenView[]): Column<ScheduleView>[] {
  const { columns, screens: count, noScreens, painting } = t().schedules;
  const today = dayOf(Date.now(), townZone());
  const when = ({ recurrence }: ScheduleView) => ruleWords(recurrence, today, language());
  return [
    { key: 'name', label: columns.name, cell: (schedule) => html`<hp-schedule-cell .schedule=${schedule} when=${when(schedule)}></hp-schedule-cell>`, sortBy: ({ name }) => name },
    {
      key: 'state',
      label: columns.state,
      cell: ({ state }) => html`<hp-state-badge .state=${state} title=${t().schedules.stateHints[state]}></hp-state-badge>`,
      sortBy: (schedule) => ORDER[schedule.state] + (hasUnpublishedChanges(schedule) ? -0.5 : 0),
    },
    { key: 'when', label: columns.when, cell: when, sortBy: ({ recurrence }) => recurrence.startDate, wideOnly: true },
    {
      key: 'where',
      label: columns.where,
      cell: (schedule) => html`${targetWords(schedule.targets, screens, language())}
        ${schedule.screens.length === 0 ? html`<span class="small bad">${noScreens}</span>` : html`<span class="small quiet">${count(schedule.screens.length)}${schedule.painting.length > 0 ? html` · ${painting(schedule.painting.length, schedule.screens.length)}` : nothing}</span>`}`,
      sortBy: (schedule) => schedule.screens.length,
      wideOnly: true,
    },
  ];
}

const ORDER: Readonly<Record<ScheduleView['state'], number>> = { 'on-screen': 1, published: 2, draft: 3, withdrawn: 4, over: 5 };
