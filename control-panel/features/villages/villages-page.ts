import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import { figureText } from '../../../server/domain/statistics/figure.ts';
import { api } from '../../../server/protocol/rest/index.ts';
import type { DueRow, ReporterView } from '../../../server/protocol/rest/villages.ts';
import { copyText } from '../../components/copy-text.ts';
import '../../components/data-table.ts';
import type { Column } from '../../components/data-table.ts';
import '../../components/empty-state.ts';
import { whenLoaded } from '../../components/load-state.ts';
import { PageElement } from '../../components/page-element.ts';
import '../../components/page-header.ts';
import '../../components/time.ts';
import { toastError } from '../../components/toast-error.ts';
import { toast } from '../../components/toast.ts';
import { Subscribed } from '../../controllers/subscribed.ts';
import { call } from '../../data/call.ts';
import { may, townZone } from '../../data/session.ts';
import { reporters, villagesDue } from '../../data/villages.ts';
import { language, t } from '../../locales/language.ts';
import { pageLayout, shared } from '../../theme/shared.styles.ts';
import '../metrics/data-tabs.ts';
import { reminderText, toRemind } from './reminder.ts';
import './reporter-dialog.ts';

/** Whom to remind (催报), and the villages' own sign-ins. */
@customElement('hp-villages-page')
export class VillagesPage extends PageElement {
  /** The sign-in being changed, or 'new'. */
  @state() private editing: ReporterView | 'new' | null = null;

  private readonly due = new Subscribed(this, villagesDue);
  private readonly reporters = new Subscribed(this, () => (may('metric.manage') ? reporters : null));

  static override styles = [
    shared,
    pageLayout,
    css`
      .heading {
        display: flex;
        flex-wrap: wrap;
        justify-content: space-between;
        gap: var(--hp-space-1);
      }
    `,
  ];

  override render() {
    const words = t().villages;
    const manages = may('metric.manage');
    return html`
      <hp-page-header heading=${words.title} lede=${words.lede}>
        ${manages
          ? html`<wa-button slot="actions" variant="brand" @click=${() => (this.editing = 'new')}><wa-icon slot="start" name="plus"></wa-icon>${words.addReporter}</wa-button>`
          : nothing}
      </hp-page-header>
      <hp-data-tabs current="villages"></hp-data-tabs>
      ${whenLoaded(this.due, (rows) => this.renderDue(rows), villagesDue)}
      ${manages
        ? html`<section>
            <h2>${words.reporters}</h2>
            <p class="quiet">${words.reportersLede}</p>
            ${whenLoaded(this.reporters, (all) => this.renderReporters(all), reporters)}
          </section>`
        : nothing}
      ${this.editing ? html`<hp-reporter-dialog .reporter=${this.editing === 'new' ? null : this.editing} @hp-close=${() => (this.editing = null)}></hp-reporter-dialog>` : nothing}
    `;
  }

  private renderDue(rows: readonly DueRow[]) {
    const words = t().villages;
    if (rows.length === 0) return html``; // no village has a sign-in, or nothing is asked of any
    const remind = toRemind(rows);
    const none = html`<hp-empty-state icon="check" heading=${words.noneDue} hint=${words.noneDueHint}></hp-empty-state>`;
    const columns: Column<DueRow>[] = [
      { key: 'village', label: words.village, sortBy: ({ village }) => village, cell: ({ village }) => html`<strong>${village}</strong>` },
      { key: 'metric', label: words.metric, sortBy: ({ name }) => name, cell: ({ name }) => name },
      {
        key: 'last',
        label: words.last,
        wideOnly: true,
        cell: ({ lastValue, unit, lastAsOf }) =>
          lastAsOf === null
            ? ''
            : html`${figureText({ value: lastValue, decimals: Number.isInteger(lastValue ?? 0) ? 0 : 2, precision: 'exact', unit }, language()).digits} ${unit} <span class="quiet">· <hp-time .instant=${lastAsOf}></hp-time></span>`,
      },
      { key: 'due', label: words.dueAt, sortBy: ({ dueAt }) => dueAt, cell: ({ dueAt, lastAsOf }) => html`<hp-time .instant=${dueAt}></hp-time>${lastAsOf === null ? html` <span class="quiet">· ${words.neverReported}</span>` : nothing}` },
    ];
    const table = html`<hp-data-table label=${words.due} .rows=${remind} .columns=${columns} .keyOf=${({ village, metric }: DueRow) => `${metric} ${village}`} .hrefOf=${({ metric }: DueRow) => `/data/metrics/${metric}`} sort=${this.place.query.get('sort') ?? ''}></hp-data-table>`;
    return html`<section>
      <div class="heading">
        <h2>${words.due}</h2>
        ${remind.length > 0 ? html`<wa-button size="s" appearance="outlined" @click=${() => this.copy(remind)}>${words.copyReminder}</wa-button>` : nothing}
      </div>
      <p class="quiet">${words.dueLede}</p>
      ${remind.length === 0 ? none : table}
    </section>`;
  }

  private renderReporters(all: readonly ReporterView[]) {
    const words = t().villages;
    if (all.length === 0) {
      return html`<hp-empty-state icon="data" heading=${words.noReporters} hint=${words.noReportersHint}>
        <wa-button appearance="outlined" @click=${() => (this.editing = 'new')}>${words.addReporter}</wa-button>
      </hp-empty-state>`;
    }
    const columns: Column<ReporterView>[] = [
      { key: 'village', label: words.village, cell: ({ village, disabled }) => html`<strong>${village}</strong>${disabled ? html` <span class="quiet">${words.disabled}</span>` : nothing}` },
      { key: 'person', label: words.person, wideOnly: true, cell: ({ name }) => name },
      { key: 'seen', label: words.lastSeen, wideOnly: true, cell: ({ lastSeenAt }) => html`<hp-time .instant=${lastSeenAt}></hp-time>` },
      {
        key: 'do',
        label: '',
        align: 'end',
        cell: (reporter) => html`<wa-button size="s" appearance="plain" @click=${() => (this.editing = reporter)}>${words.link}</wa-button>
          <wa-button size="s" appearance="plain" @click=${() => this.setDisabled(reporter, !reporter.disabled)}>${reporter.disabled ? words.enable : words.disable}</wa-button>`,
      },
    ];
    return html`<hp-data-table label=${words.reporters} .rows=${all} .columns=${columns} .keyOf=${({ id }: ReporterView) => id}></hp-data-table>`;
  }

  private async copy(rows: readonly DueRow[]): Promise<void> {
    if (await copyText(reminderText(rows, Date.now(), townZone(), language()))) toast(t().common.copied, { tone: 'good' });
    else toast(t().villages.notCopied, { tone: 'bad' });
  }

  private async setDisabled({ id, village }: ReporterView, disabled: boolean): Promise<void> {
    const set = async (to: boolean) => {
      await call(api.villages.changeReporter, { params: { id }, body: { disabled: to } });
      await reporters.refresh();
    };
    try {
      await set(disabled);
      toast(`${village} · ${disabled ? t().villages.disable : t().villages.enable}`, { undo: () => set(!disabled) });
    } catch (error) {
      toastError(error);
    }
  }
}
