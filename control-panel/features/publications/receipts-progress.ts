import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { styleMap } from 'lit/directives/style-map.js';
import type { ReceiptRow } from '../../../server/protocol/rest/programme.ts';
import { HpElement } from '../../components/hp-element.ts';
import { language, t } from '../../locales/language.ts';
import { countWords } from '../../locales/number-words.ts';
import { shared } from '../../theme/shared.styles.ts';
import { elapsedWords } from './elapsed-words.ts';
import { finalStage, receiptGroups, slowest } from './receipt-groups.ts';
import type { Kind } from './receipt-groups.ts';

const PARTS = ['unreached', 'under-way', 'waiting'] as const;

/** How far a publication has come, in one sentence and one bar. */
@customElement('hp-receipts-progress')
export class ReceiptsProgress extends HpElement {
  @property({ attribute: false }) rows: readonly ReceiptRow[] = [];
  @property() kind: Kind = 'schedule';

  static override styles = [
    shared,
    css`
      :host {
        display: block;
      }
      p {
        font-size: var(--hp-text-2xl);
        font-weight: 500;
        line-height: 1.35;
      }
      .bar {
        display: flex;
        gap: 2px;
        height: 10px;
        margin-block: var(--hp-space-1);
        background: var(--hp-hairline);
      }
      i {
        transition: flex-grow 400ms;
      }
      .done {
        background: var(--hp-good);
      }
      .waiting {
        background: var(--hp-note);
      }
      .under-way {
        background: var(--hp-line);
        opacity: 0.55;
      }
      ul {
        display: flex;
        flex-wrap: wrap;
        gap: 2px var(--hp-space-2);
        color: var(--hp-ink-quiet);
      }
      .unreached {
        color: var(--hp-warn);
      }
      @media (prefers-reduced-motion: reduce) {
        i {
          transition: none;
        }
      }
      @media (max-width: 720px) {
        p {
          font-size: var(--hp-text-xl);
        }
      }
    `,
  ];

  override render() {
    const { rows, kind } = this;
    const { progress } = t().publications;
    if (rows.length === 0) return html`<p class="quiet">${progress.none}</p>`;
    const groups = receiptGroups(rows, kind);
    const grow = (count: number) => styleMap({ flexGrow: String(count) });
    return html`
      <p role="status">${this.sentence(groups.done.length)}</p>
      <div class="bar" aria-hidden="true">
        <i class="done" style=${grow(groups.done.length)}></i><i class="waiting" style=${grow(groups.waiting.length)}></i
        ><i class="under-way" style=${grow(groups['under-way'].length)}></i><i style=${grow(groups.unreached.length)}></i>
      </div>
      <ul>
        ${PARTS.map((part) => (groups[part].length > 0 ? html`<li class=${part === 'unreached' ? 'unreached' : ''}>${progress.parts[part](countWords(groups[part].length))}</li>` : nothing))}
      </ul>
    `;
  }

  private sentence(done: number): string {
    const { progress } = t().publications;
    const total = countWords(this.rows.length);
    const last = slowest(this.rows, this.kind);
    const stage = finalStage(this.kind);
    if (last !== null) {
      const all = stage === 'stored' ? progress.allStored : this.kind === 'withdraw' ? progress.allWithdrawn : progress.allPainted;
      return all(total, elapsedWords(last, language()));
    }
    const some = stage === 'stored' ? progress.stored : this.kind === 'withdraw' ? progress.withdrawn : progress.painted;
    return some(countWords(done), total);
  }
}
