import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/button/button.js';
import type { ImportCheck } from '../../../server/protocol/rest/imports.ts';
import type { MetricView } from '../../../server/protocol/rest/metrics.ts';
import type { Choice } from '../../components/field.ts';
import { HpElement } from '../../components/hp-element.ts';
import { may } from '../../data/session.ts';
import { t } from '../../locales/language.ts';
import { countWords } from '../../locales/number-words.ts';
import { shared } from '../../theme/shared.styles.ts';
import './import-define.ts';
import type { ImportDraft } from './import-settings.ts';

type Names = 'metricNames' | 'memberNames';
/** A select's value for "not known": no id, and nobody's name; the whole has the empty text. */
const UNKNOWN = '?';

/** Names in a file that nothing goes by, each with the choice of what it stands for. Event `hp-names`. */
@customElement('hp-import-names')
export class ImportNames extends HpElement {
  @property({ attribute: false }) check: ImportCheck | null = null;
  @property({ attribute: false }) draft: ImportDraft | null = null;
  @property({ attribute: false }) metrics: readonly MetricView[] = [];
  @state() private isDefining = false;

  static override styles = [
    shared,
    css`
      .define {
        margin-block: var(--hp-space-1);
      }
      h3 {
        margin-block: var(--hp-space-1) 4px;
        color: var(--hp-warn);
      }
      li {
        display: grid;
        grid-template-columns: minmax(0, 1fr) minmax(0, 260px);
        gap: 4px var(--hp-space-2);
        align-items: center;
        padding-block: 6px;
        border-block-end: 1px solid var(--hp-hairline);
        overflow-wrap: anywhere;
      }
      select {
        width: 100%;
        height: var(--hp-control);
        padding: 0 8px;
        border: 1px solid var(--hp-line);
        border-radius: var(--hp-radius);
        background: var(--hp-surface);
        color: var(--hp-ink);
        font: inherit;
      }
      @media (max-width: 720px) {
        li {
          grid-template-columns: minmax(0, 1fr);
        }
        select {
          height: var(--hp-touch);
        }
      }
    `,
  ];

  override render() {
    const { check, draft, metrics } = this;
    if (!check || !draft) return nothing;
    const texts = t().metrics;
    const entered = metrics.filter(({ source, deleted }) => source.kind === 'readings' && !deleted);
    const members = [...new Set(entered.flatMap(({ dimension }) => dimension?.members ?? []))];
    const names = check.unknown.metrics.length;
    return html`
      ${names > 0 && may('metric.manage') ? html`<wa-button class="define" size="s" appearance="outlined" @click=${() => (this.isDefining = true)}>${texts.importDefine.open(countWords(names))}</wa-button>` : nothing}
      ${this.isDefining
        ? html`<hp-import-define
            .check=${check}
            .metrics=${metrics}
            @hp-defined=${(event: CustomEvent<Record<string, string>>) => this.emit<Partial<ImportDraft>>('hp-names', { metricNames: { ...this.draft?.metricNames, ...event.detail } })}
            @hp-close=${() => (this.isDefining = false)}
          ></hp-import-define>`
        : nothing}
      ${this.renderGroup('metricNames', texts.unknownMetrics, draft, check.unknown.metrics, entered.map(({ id, name }) => ({ value: id, label: name })))}
      ${this.renderGroup('memberNames', texts.unknownMembers, draft, check.unknown.members, [{ value: '', label: texts.wholeMember }, ...members.map((member) => ({ value: member, label: member }))])}
    `;
  }

  /** Those decided already stay in sight, so that a decision can be changed. */
  private renderGroup(key: Names, heading: string, draft: ImportDraft, unknown: readonly { text: string; rows: number }[], choices: readonly Choice[]) {
    const decided = Object.keys(draft[key]).filter((text) => !unknown.some((each) => each.text === text));
    const all = [...decided.map((text) => ({ text, rows: 0 })), ...unknown];
    if (all.length === 0) return nothing;
    const { standsFor, unknownLeave, inRows } = t().metrics;
    return html`<h3>${heading}</h3>
      <ul>
        ${all.map(({ text, rows }) => {
          const chosen = draft[key][text] ?? UNKNOWN;
          return html`<li>
            <span>${standsFor(text)} ${rows > 0 ? html`<span class="small quiet">${inRows(countWords(rows))}</span>` : nothing}</span>
            <select aria-label=${standsFor(text)} @change=${(event: Event) => this.choose(key, text, (event.currentTarget as HTMLSelectElement).value)}>
              <option value=${UNKNOWN} ?selected=${chosen === UNKNOWN}>${unknownLeave}</option>
              ${choices.map(({ value, label }) => html`<option value=${value} ?selected=${value === chosen}>${label}</option>`)}
            </select>
          </li>`;
        })}
      </ul>`;
  }

  private choose(key: Names, text: string, value: string): void {
    if (!this.draft) return;
    const { [text]: _, ...rest } = this.draft[key];
    this.emit<Partial<ImportDraft>>('hp-names', { [key]: value === UNKNOWN ? rest : { ...rest, [text]: value } });
  }
}
