import { html, nothing } from 'lit';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import { type DataView, type Widget, type WidgetData, WINDOW_UNITS } from '../../../server/domain/statistics/board.ts';
import type { MetricView } from '../../../server/protocol/rest/metrics.ts';
import { language, t } from '../../locales/language.ts';
import { valueWords } from '../metrics/figure-words.ts';
import { withData } from './drawing/edits.ts';
import { KIND_FACTS } from './drawing/kinds.ts';
import type { Editing } from './editing.ts';
import { hasMembers } from './metric-picker.ts';
import { choiceField, numberField, selectField } from './panel-fields.ts';

/** What the widget asks for: metrics, how they are looked at, which member, how long, in which order. */
export function dataSection(widget: Widget, editing: Editing, pickMetric: () => void) {
  const facts = KIND_FACTS[widget.kind];
  const texts = t().boards.inspector;
  if (widget.kind === 'mosaic') return html`<div class="group"><h3>${texts.data}</h3><p class="hint">${texts.mosaicHint}</p></div>`;
  const [usual] = facts.views;
  if (!usual) return nothing;
  const data: WidgetData = widget.data ?? { metrics: [], view: usual };
  const { view } = data;
  const known = new Map(editing.metrics.map((metric) => [metric.id, metric]));
  const first = known.get(data.metrics[0] ?? '');
  const members = first?.dimension?.members ?? [];
  const disabled = !editing.edits;
  const set = (change: Partial<{ [K in keyof WidgetData]: WidgetData[K] | undefined }>, gesture = '') => editing.change(withData(editing.design, widget.id, change), gesture && `${gesture} ${widget.id}`);
  const most = view === 'members' ? 1 : facts.metrics;
  return html`<div class="group">
    <h3>${texts.data}</h3>
    ${facts.views.length > 1 ? choiceField<DataView>({ label: texts.view, value: view, disabled, choices: facts.views.map((each) => [each, texts.views[each]] as const), input: (next) => set(viewChange(data, next)) }) : nothing}
    <div class="field">
      <span>${texts.metrics}</span>
      <ul class="metrics">
        ${data.metrics.map((id, index) => metricRow(id, index, data, known, editing, set))}
      </ul>
      ${data.metrics.length > 1 && view === 'members' ? html`<small class="hint">${texts.onlyFirst}</small>` : nothing}
      ${view === 'members' && first && !hasMembers(first) ? html`<small class="error">${texts.needsMembers}</small>` : nothing}
      ${editing.edits ? html`<button class="plain pick-metric" type="button" @click=${pickMetric}><wa-icon name=${data.metrics.length < most ? 'plus' : 'refresh'}></wa-icon>${data.metrics.length < most ? texts.addMetric : texts.change}</button>` : nothing}
    </div>
    ${view !== 'members' && members.length > 0
      ? selectField({ label: texts.member, value: data.member ?? '', disabled, choices: [['', texts.wholeMember] as const, ...members.map((member) => [member, member] as const)], input: (member) => set({ member: member === '' ? undefined : member }) })
      : nothing}
    ${view === 'trend' ? windowFields(data, disabled, set) : orderFields(data, disabled, set)}
  </div>`;
}

type Set = (change: { [K in keyof WidgetData]?: WidgetData[K] | undefined }, gesture?: string) => void;

/** Another view keeps the metrics and drops what it does not read. */
function viewChange({ metrics }: WidgetData, view: DataView): { [K in keyof WidgetData]?: WidgetData[K] | undefined } {
  const dropped = { member: undefined, window: undefined, order: undefined, limit: undefined };
  if (view === 'trend') return { ...dropped, metrics, view, window: { unit: 'day', count: 14 } };
  return view === 'members' ? { ...dropped, metrics: metrics.slice(0, 1), view, order: 'highest' } : { ...dropped, metrics, view };
}

function metricRow(id: string, index: number, data: WidgetData, known: ReadonlyMap<string, MetricView>, { edits }: Editing, set: Set) {
  const texts = t().boards.inspector;
  const metric = known.get(id);
  const name = metric?.name ?? id;
  return html`<li>
    <span class="who">${metric ? html`${name}<small class="hint">${valueWords(metric.now, language())}</small>` : html`<span class="error">${texts.unknownMetric(id)}</span>`}</span>
    ${edits && index > 0 ? html`<button class="icon" type="button" aria-label=${texts.moveMetric(name)} @click=${() => set({ metrics: swapped(data.metrics, index) })}><wa-icon name="arrow-up"></wa-icon></button>` : nothing}
    ${edits ? html`<button class="icon" type="button" aria-label=${texts.removeMetric(name)} @click=${() => set({ metrics: data.metrics.filter((_, at) => at !== index) })}><wa-icon name="xmark"></wa-icon></button>` : nothing}
  </li>`;
}

function windowFields({ window = { unit: 'day', count: 14 } }: WidgetData, disabled: boolean, set: Set) {
  const texts = t().boards.inspector;
  return html`<div class="pair">
    ${numberField({ label: texts.window, value: window.count, disabled, min: 2, max: 400, step: 1, input: (count) => count !== null && set({ window: { ...window, count: Math.round(count) } }, 'window') })}
    ${selectField({ label: texts.windowUnit, value: window.unit, disabled, choices: WINDOW_UNITS.map((unit) => [unit, texts.units[unit]] as const), input: (unit) => set({ window: { ...window, unit } }) })}
  </div>`;
}

function orderFields({ order = 'given', limit, view, metrics }: WidgetData, disabled: boolean, set: Set) {
  const texts = t().boards.inspector;
  if (view === 'now' && metrics.length < 2) return nothing;
  return html`<div class="pair">
    ${selectField({ label: texts.order, value: order, disabled, choices: (['given', 'highest', 'lowest'] as const).map((each) => [each, texts.orders[each]] as const), input: (next) => set({ order: next === 'given' ? undefined : next }) })}
    ${numberField({ label: texts.limit, value: limit ?? null, placeholder: t().common.all, disabled, min: 1, max: 200, step: 1, input: (next) => set({ limit: next === null ? undefined : Math.round(next) }, 'limit') })}
  </div>`;
}

function swapped(metrics: readonly string[], index: number): readonly string[] {
  const next = [...metrics];
  [next[index - 1], next[index]] = [next[index]!, next[index - 1]!];
  return next;
}
