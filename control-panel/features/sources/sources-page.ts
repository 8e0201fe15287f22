import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import { api } from '../../../server/protocol/rest/index.ts';
import type { SourceView } from '../../../server/protocol/rest/sources.ts';
import '../../components/empty-state.ts';
import { confirmAction } from '../../components/confirm-dialog.ts';
import { whenLoaded } from '../../components/load-state.ts';
import { PageElement } from '../../components/page-element.ts';
import '../../components/page-header.ts';
import '../../components/time.ts';
import { toastError } from '../../components/toast-error.ts';
import { toast } from '../../components/toast.ts';
import { Subscribed } from '../../controllers/subscribed.ts';
import { call } from '../../data/call.ts';
import { may } from '../../data/session.ts';
import { sources } from '../../data/sources.ts';
import { countWords } from '../../locales/number-words.ts';
import { t } from '../../locales/language.ts';
import { pageLayout, shared } from '../../theme/shared.styles.ts';
import '../metrics/data-tabs.ts';
import { problemWords } from './problem-words.ts';
import './source-dialog.ts';
import type { NewToken } from './token-notice.ts';
import './token-notice.ts';

/** Interfaces that bring readings by themselves: whether each works, what went wrong last, and how to mend it. */
@customElement('hp-sources-page')
export class SourcesPage extends PageElement {
  /** The interface being changed, or 'new'. */
  @state() private editing: SourceView | 'new' | null = null;
  @state() private token: NewToken | null = null;

  private readonly sources = new Subscribed(this, sources);

  static override styles = [
    shared,
    pageLayout,
    css`
      li {
        display: grid;
        grid-template-columns: 20px minmax(0, 1fr) auto;
        gap: 2px 12px;
        padding-block: var(--hp-space-2);
        border-block-end: 1px solid var(--hp-hairline);
      }
      li > wa-icon {
        margin-block-start: 3px;
        color: var(--hp-ink-quiet);
      }
      li[data-state='good'] > wa-icon {
        color: var(--hp-good);
      }
      li[data-state='bad'] > wa-icon {
        color: var(--hp-warn);
      }
      .problem {
        color: var(--hp-warn);
        overflow-wrap: anywhere;
      }
      .do {
        display: flex;
        flex-wrap: wrap;
        justify-content: end;
        align-items: start;
      }
      @media (max-width: 720px) {
        .do {
          grid-column: 2 / -1;
          justify-content: start;
          margin-inline-start: -12px;
        }
      }
    `,
  ];

  override render() {
    const words = t().sources;
    return html`
      <hp-page-header heading=${words.title} lede=${words.lede}>
        ${may('metric.manage') ? html`<wa-button slot="actions" variant="brand" @click=${() => (this.editing = 'new')}><wa-icon slot="start" name="plus"></wa-icon>${words.add}</wa-button>` : nothing}
      </hp-page-header>
      <hp-data-tabs current="sources"></hp-data-tabs>
      ${this.token ? html`<hp-token-notice .token=${this.token} @hp-close=${() => (this.token = null)}></hp-token-notice>` : nothing}
      ${whenLoaded(
        this.sources,
        (all) =>
          all.length === 0
            ? html`<hp-empty-state icon="data" heading=${words.empty} hint=${words.emptyHint}>
                ${may('metric.manage') ? html`<wa-button appearance="outlined" @click=${() => (this.editing = 'new')}>${words.add}</wa-button>` : nothing}
              </hp-empty-state>`
            : html`<ul>
                ${all.map((source) => this.renderSource(source))}
              </ul>`,
        sources,
      )}
      ${this.editing
        ? html`<hp-source-dialog
            .source=${this.editing === 'new' ? null : this.editing}
            @hp-token=${(event: CustomEvent<NewToken>) => (this.token = event.detail)}
            @hp-close=${() => (this.editing = null)}
          ></hp-source-dialog>`
        : nothing}
    `;
  }

  private renderSource(source: SourceView) {
    const words = t().sources;
    const { name, settings, enabled, problem, lastOkAt, lastErrorAt, readings } = source;
    const state = !enabled ? 'off' : problem ? 'bad' : lastOkAt === null ? 'new' : 'good';
    return html`<li data-state=${state}>
      <wa-icon name=${state === 'good' ? 'check' : state === 'bad' ? 'warning' : state === 'off' ? 'pause' : 'clock'}></wa-icon>
      <div>
        <strong>${name}</strong> <span class="quiet">· ${words.kinds[settings.kind]} · ${words.brought(countWords(readings))}</span>
        <div class="quiet">
          ${enabled ? nothing : words.off}
          ${lastOkAt === null ? (enabled ? words.nothingYet : nothing) : html`${words.lastOk} <hp-time .instant=${lastOkAt}></hp-time>`}
        </div>
        ${problem && enabled ? html`<div class="problem">${lastErrorAt === null ? nothing : html`<hp-time .instant=${lastErrorAt}></hp-time> · `}${problemWords(problem)}</div>` : nothing}
      </div>
      ${may('metric.manage')
        ? html`<div class="do">
            ${settings.kind === 'push' ? html`<wa-button size="s" appearance="plain" @click=${() => this.renew(source)}>${words.renew}</wa-button>` : nothing}
            <wa-button size="s" appearance="plain" @click=${() => (this.editing = source)}>${t().common.edit}</wa-button>
            <wa-button size="s" appearance="plain" @click=${() => this.takeAway(source)}>${t().common.delete}</wa-button>
          </div>`
        : nothing}
    </li>`;
  }

  private async renew({ id, name, settings }: SourceView): Promise<void> {
    const { renew, renewConsequence } = t().sources;
    if (!(await confirmAction({ title: renew, consequence: renewConsequence, action: renew }))) return;
    try {
      const { token } = await call(api.sources.renewToken, { params: { id } });
      this.token = { token, name, metrics: settings.kind === 'push' ? settings.metrics : [] };
    } catch (error) {
      toastError(error);
    }
  }

  private async takeAway({ id, name }: SourceView): Promise<void> {
    try {
      await call(api.sources.remove, { params: { id } });
      await sources.refresh();
      const undo = async () => {
        await call(api.sources.restore, { params: { id } });
        await sources.refresh();
      };
      toast(t().common.deleted(name), { undo });
    } catch (error) {
      toastError(error);
    }
  }
}
