import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/button/button.js';
import type { BreakKind, Segment } from '../../../server/domain/typography/text-run.ts';
import { HpElement } from '../../components/hp-element.ts';
import { t } from '../../locales/language.ts';
import { shared } from '../../theme/shared.styles.ts';
import type { Gap } from './break-gaps.ts';
import { gapsOf, nextBreak } from './break-gaps.ts';

const MARKS: Readonly<Record<BreakKind, string>> = { allowed: '·', preferred: '·', required: '↵', forbidden: '⌒' };

/** Where lines may break, to be corrected by hand. Events `hp-break` ({ gap, wanted }) and `hp-reset`. */
@customElement('hp-break-chips')
export class BreakChips extends HpElement {
  /** As it was written. */
  @property() text = '';
  @property({ attribute: false }) segments: readonly Segment[] = [];
  /** Places set by hand. */
  @property({ attribute: false }) corrected: ReadonlySet<number> = new Set();
  @property({ type: Boolean }) disabled = false;

  static override styles = [
    shared,
    css`
      header {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 0 var(--hp-space-1);
      }
      header wa-button {
        margin-inline-start: auto;
      }
      .run {
        display: flex;
        flex-wrap: wrap;
        row-gap: var(--hp-space-half);
        margin-block: var(--hp-space-1);
      }
      .word {
        padding: 3px 5px;
        border-radius: var(--hp-radius-s);
        background: var(--hp-sunken);
        white-space: pre;
      }
      button {
        min-width: 24px;
        min-height: 28px;
        padding: 0 2px;
        border: 0;
        border-radius: var(--hp-radius-s);
        background: none;
        color: var(--hp-ink-quiet);
        font: inherit;
        cursor: pointer;
      }
      button:hover {
        background: var(--hp-hover);
        color: var(--hp-ink);
      }
      .required {
        color: var(--hp-ink);
        font-weight: var(--hp-weight-strong);
      }
      .hand {
        outline: 1px solid currentColor;
        outline-offset: -2px;
        color: var(--hp-note);
      }
      .turn {
        flex-basis: 100%;
        height: 0;
      }
      .legend {
        display: flex;
        flex-wrap: wrap;
        gap: 0 var(--hp-space-2);
      }
    `,
  ];

  override render() {
    const { breaks, breaksHint, breakKinds, corrected, resetBreaks } = t().content.designer;
    const gaps = new Map(gapsOf(this.text, this.segments).map((gap) => [gap.after, gap]));
    return html`
      <header>
        <h3>${breaks}</h3>
        ${this.corrected.size > 0
          ? html`<span class="small quiet">${corrected(this.corrected.size)}</span>
              <wa-button size="s" appearance="plain" ?disabled=${this.disabled} @click=${() => this.emit('hp-reset')}>${resetBreaks}</wa-button>`
          : nothing}
      </header>
      <p class="small quiet">${breaksHint}</p>
      <div class="run" lang="zh-Hans">${this.segments.map((segment, index) => this.renderSegment(segment, gaps.get(index), index))}</div>
      <div class="legend small quiet" aria-hidden="true">
        ${(['allowed', 'required', 'forbidden'] as const).map((kind) => html`<span>${MARKS[kind]} ${breakKinds[kind]}</span>`)}
      </div>
    `;
  }

  private renderSegment(segment: Segment, gap: Gap | undefined, index: number) {
    const word = html`<span class="word">${segment.text}</span>`;
    if (!gap) return word;
    const { breakBetween, breakKinds } = t().content.designer;
    const label = breakBetween(segment.text, this.segments[index + 1]?.text ?? '', breakKinds[gap.break]);
    const byHand = this.corrected.has(gap.at);
    return html`${word}<button
        type="button"
        class="${gap.break} ${byHand ? 'hand' : ''}"
        title=${label}
        aria-label=${label}
        ?disabled=${this.disabled}
        @click=${() => this.emit('hp-break', { gap, wanted: nextBreak(gap.break) })}
      >
        ${MARKS[gap.break]}</button
      >${gap.break === 'required' ? html`<span class="turn"></span>` : nothing}`;
  }
}
