import { css, html, nothing } from 'lit';
import type { PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import type { Threshold } from '../../../server/domain/statistics/metric.ts';
import type { MetricView } from '../../../server/protocol/rest/metrics.ts';
import { HpElement } from '../../components/hp-element.ts';
import { toastError } from '../../components/toast-error.ts';
import { toast } from '../../components/toast.ts';
import { Subscribed } from '../../controllers/subscribed.ts';
import { playlists } from '../../data/playlists.ts';
import { may } from '../../data/session.ts';
import { people } from '../../data/settings.ts';
import { language, t } from '../../locales/language.ts';
import { shared } from '../../theme/shared.styles.ts';
import { valueWords } from './figure-words.ts';
import { restoreThreshold, saveThresholds } from './save-thresholds.ts';
import './threshold-dialog.ts';

/** When a metric is marked, who is told, and what is drafted; each threshold is saved by itself. */
@customElement('hp-thresholds-section')
export class ThresholdsSection extends HpElement {
  @property({ attribute: false }) metric: Omit<MetricView, 'now'> | null = null;
  @state() private editing: Threshold | 'new' | null = null;

  private readonly playlists = new Subscribed(this, () => (may('content.view') ? playlists : null));
  private readonly people = new Subscribed(this, () => (may('metric.manage') ? people : null));

  static override styles = [
    shared,
    css`
      :host {
        display: block;
        padding-block-start: var(--hp-space-3);
        border-block-start: 1px solid var(--hp-hairline);
      }
      header {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: var(--hp-space-1);
      }
      li {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px var(--hp-space-2);
        padding-block: 8px;
        border-block-end: 1px solid var(--hp-hairline);
      }
      .words {
        flex: 1;
        min-width: 180px;
      }
      .level {
        display: inline-flex;
        gap: 6px;
        align-items: center;
        min-width: 64px;
      }
      .warn {
        color: var(--hp-bad);
      }
      .note {
        color: var(--hp-note);
      }
    `,
  ];

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('metric') && changed.get('metric')?.id !== this.metric?.id) this.editing = null;
  }

  override render() {
    const { metric, editing } = this;
    if (!metric) return nothing;
    const texts = t().metrics;
    const manages = may('metric.manage');
    return html`
      <header>
        <h2>${texts.thresholds}</h2>
        ${manages && metric.thresholds.length < 10 ? html`<wa-button size="s" appearance="outlined" @click=${() => (this.editing = 'new')}><wa-icon slot="start" name="plus"></wa-icon>${texts.addThreshold}</wa-button>` : nothing}
      </header>
      <p class="quiet">${metric.thresholds.length === 0 ? texts.noThresholds : texts.thresholdsHint}</p>
      <ul>${metric.thresholds.map((threshold) => this.renderRow(metric, threshold, manages))}</ul>
      ${editing
        ? html`<hp-threshold-dialog
            .threshold=${editing === 'new' ? null : editing}
            .unit=${metric.unit}
            .keep=${(threshold: Threshold) => this.put(metric, threshold)}
            @hp-close=${() => (this.editing = null)}
          ></hp-threshold-dialog>`
        : nothing}
    `;
  }

  private renderRow(metric: Omit<MetricView, 'now'>, threshold: Threshold, manages: boolean) {
    const texts = t().metrics;
    const { when, value, level, notify, draft } = threshold;
    const names = notify.map((id) => this.people.value?.find((person) => person.id === id)?.name).filter((name) => name !== undefined);
    const told = notify.length === 0 ? texts.notifyNobody : texts.told(names.length > 0 ? names.join(', ') : String(notify.length));
    const playlist = draft ? (this.playlists.value?.find(({ id }) => id === draft.playlist)?.name ?? texts.missingPlaylist) : null;
    return html`<li>
      <span class="level ${level}"><wa-icon name=${level === 'warn' ? 'warning' : 'info'}></wa-icon>${texts.level[level]}</span>
      <span class="words">
        ${texts.thresholdWords(texts.whens[when], valueWords({ ...metric, value, precision: 'exact' }, language()))}
        <span class="small quiet">${told}${playlist ? ` · ${texts.draftWords(playlist)}` : ''}</span>
      </span>
      ${manages
        ? html`<wa-button size="s" appearance="plain" @click=${() => (this.editing = threshold)}>${t().common.edit}</wa-button>
            <wa-button size="s" appearance="plain" @click=${() => void this.drop(metric, threshold)}>${t().common.delete}</wa-button>`
        : nothing}
    </li>`;
  }

  private put(metric: Omit<MetricView, 'now'>, threshold: Threshold): Promise<void> {
    const { thresholds } = metric;
    const known = thresholds.some(({ id }) => id === threshold.id);
    return saveThresholds(metric, known ? thresholds.map((each) => (each.id === threshold.id ? threshold : each)) : [...thresholds, threshold]);
  }

  private async drop(metric: Omit<MetricView, 'now'>, threshold: Threshold): Promise<void> {
    try {
      await saveThresholds(metric, metric.thresholds.filter(({ id }) => id !== threshold.id));
    } catch (error) {
      return toastError(error);
    }
    toast(t().common.deleted(t().metrics.editThreshold), { undo: () => restoreThreshold(metric.id, threshold) });
  }
}
