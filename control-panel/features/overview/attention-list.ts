import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import type { Attention } from '../../../server/protocol/rest/ledger.ts';
import { HpElement } from '../../components/hp-element.ts';
import '../../components/time.ts';
import { t } from '../../locales/language.ts';
import { shared } from '../../theme/shared.styles.ts';
import { groupAttention } from './attention-groups.ts';
import type { AttentionGroup } from './attention-groups.ts';

const ICONS: Record<Attention['code'], string> = {
  'screen-offline': 'offline',
  'screen-alarm': 'warning',
  'unpublished-changes': 'publish',
  'nothing-scheduled': 'schedule',
  'plays-missing': 'ledger',
  'clock-unknown': 'clock',
  'storage-low': 'storage',
  'not-secure': 'lock',
  'threshold-crossed': 'data',
  'readings-held': 'data',
  'readings-late': 'clock',
  'source-failing': 'offline',
};

/** What somebody should see to, each with the way there. */
@customElement('hp-attention-list')
export class AttentionList extends HpElement {
  @property({ attribute: false }) items: readonly Attention[] = [];

  static override styles = [
    shared,
    css`
      :host {
        display: block;
      }
      h2 {
        margin-block-end: var(--hp-space-1);
      }
      a {
        display: grid;
        grid-template-columns: 18px minmax(0, 1fr);
        gap: 0 12px;
        padding-block: 10px;
        border-block-end: 1px solid var(--hp-hairline);
        text-decoration: none;
      }
      summary {
        display: grid;
        grid-template-columns: 18px minmax(0, 1fr) 18px;
        gap: 0 12px;
        padding-block: 10px;
        border-block-end: 1px solid var(--hp-hairline);
        cursor: pointer;
        list-style: none;
      }
      details ul {
        max-height: 320px;
        padding-inline-start: 30px;
        overflow-y: auto;
      }
      details[open] .fold {
        rotate: 180deg;
      }
      wa-icon.fold {
        color: var(--hp-ink-quiet);
      }
      a:hover strong {
        text-decoration: underline;
        text-underline-offset: 0.2em;
      }
      wa-icon {
        margin-block-start: 2px;
        font-size: 17px;
        color: var(--hp-warn);
      }
      strong {
        font-weight: 500;
      }
      .well {
        display: flex;
        gap: 12px;
        padding-block: 10px;
        color: var(--hp-ink-quiet);
      }
      .well wa-icon {
        color: var(--hp-good);
      }
    `,
  ];

  override render() {
    const { attention, allWell } = t().overview;
    return html`
      <h2>${attention}</h2>
      ${this.items.length === 0
        ? html`<p class="well"><wa-icon name="check"></wa-icon>${allWell}</p>`
        : html`<ul>
            ${groupAttention(this.items).map((group) => this.renderGroup(group))}
          </ul>`}
    `;
  }

  private renderGroup({ code, items, folded }: AttentionGroup) {
    if (!folded) return items.map((item) => this.renderItem(item));
    const { attentionMany, many } = t().overview;
    return html`<li>
      <details>
        <summary>
          <wa-icon name=${ICONS[code]}></wa-icon>
          <div>
            <strong>${many(items.length, items[0]?.subject.kind ?? 'screen')}</strong>
            <div class="quiet">${attentionMany[code]}</div>
          </div>
          <wa-icon class="fold" name="chevron-down"></wa-icon>
        </summary>
        <ul>
          ${items.map((item) => this.renderItem(item))}
        </ul>
      </details>
    </li>`;
  }

  private renderItem(item: Attention) {
    const { subject, since } = item;
    const href = hrefOf(item);
    return html`<li>
      <a href=${href}>
        <wa-icon name=${ICONS[item.code]}></wa-icon>
        <div>
          <strong>${subject.name}</strong>
          <div class="quiet">${this.words(item)}${since === null ? nothing : html` · <hp-time ago .instant=${since}></hp-time>`}</div>
        </div>
      </a>
    </li>`;
  }

  private words({ code, detail }: Attention): string {
    const { attentionWords, missing } = t().overview;
    if (code === 'plays-missing' && typeof detail === 'number') return missing(detail);
    if (code === 'screen-alarm' && typeof detail === 'string') return t().words.alarm[detail];
    return attentionWords[code];
  }
}

function hrefOf({ code, subject: { kind, id } }: Attention): string {
  if (code === 'plays-missing') return '/ledger?view=gaps';
  if (code === 'readings-held') return '/data/held';
  if (code === 'readings-late') return '/data/villages';
  if (kind === 'source') return '/data/sources';
  return kind === 'metric' ? `/data/metrics/${id}` : `/${kind}s/${id}`;
}
