import { html, nothing } from 'lit';
import type { PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ImportSheet } from '../../../server/protocol/rest/imports.ts';
import type { MetricView } from '../../../server/protocol/rest/metrics.ts';
import { HpElement } from '../../components/hp-element.ts';
import { t } from '../../locales/language.ts';
import { shared } from '../../theme/shared.styles.ts';
import { importColumnsStyles } from './import-columns.styles.ts';
import { PLAIN_ROLES, withRole } from './import-mapping.ts';
import type { MappingDraft, Role } from './import-mapping.ts';

/** The first rows of a sheet with a choice above each column of what it is. Event `hp-mapping` has the changed draft. */
@customElement('hp-import-columns')
export class ImportColumns extends HpElement {
  @property({ attribute: false }) sheet: ImportSheet | null = null;
  @property({ attribute: false }) draft: MappingDraft | null = null;
  @property({ type: Number }) headerRow = 0;
  @property({ attribute: false }) metrics: readonly MetricView[] = [];
  /** A row to point at, from 1. */
  @property({ type: Number }) row = 0;

  static override styles = [shared, importColumnsStyles];

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('row') && this.row > 0) this.renderRoot.querySelector('.pointed')?.scrollIntoView({ block: 'center' });
  }

  override render() {
    const { sheet, draft } = this;
    if (!sheet || !draft) return nothing;
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${sheet.name}>
      <table>
        <thead>
          <tr>
            <th class="number">${t().metrics.rowNumber}</th>
            ${sheet.columns.map(({ letter }, index) => html`<th class=${draft.roles[index] === 'skip' ? 'skipped' : ''}>${this.renderRole(draft, letter, index)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${sheet.sample.map((cells, index) => {
            const row = index + 1;
            const kind = row === this.headerRow ? 'heading' : row < this.headerRow ? 'above' : '';
            return html`<tr class="${kind} ${row === this.row ? 'pointed' : ''}">
              <th class="number quiet" scope="row">${row}</th>
              ${sheet.columns.map((_, column) => html`<td class=${draft.roles[column] === 'skip' ? 'skipped' : ''}>${cells[column] ?? ''}</td>`)}
            </tr>`;
          })}
        </tbody>
      </table>
    </div>`;
  }

  private renderRole(draft: MappingDraft, letter: string, index: number) {
    const { roles, rolesPlain, rolesMetrics, columnIs } = t().metrics;
    const chosen = draft.roles[index] ?? 'skip';
    const entered = this.metrics.filter(({ source, deleted }) => source.kind === 'readings' && !deleted);
    const option = (value: Role, label: string) => html`<option value=${value} ?selected=${value === chosen}>${label}</option>`;
    return html`<select
      aria-label=${columnIs(letter)}
      .value=${chosen}
      @change=${(event: Event) => this.emit('hp-mapping', withRole(draft, index, (event.currentTarget as HTMLSelectElement).value as Role))}
    >
      ${option('skip', roles.skip)}
      <optgroup label=${rolesPlain}>${PLAIN_ROLES.map((role) => option(role, roles[role]))}</optgroup>
      <optgroup label=${rolesMetrics}>${entered.map(({ id, name }) => option(`=${id}`, name))}</optgroup>
    </select>`;
  }
}
