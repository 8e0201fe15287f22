import { css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ReadingView } from '../../../server/protocol/rest/metrics.ts';
import { HpElement } from '../../components/hp-element.ts';
import { type MarkShape, markStyles } from '../../components/mark.styles.ts';
import { t } from '../../locales/language.ts';
import { shared } from '../../theme/shared.styles.ts';

const SHAPES: Readonly<Record<ReadingView['state'], MarkShape>> = { accepted: 'full', held: 'half', refused: 'ring', corrected: 'line', void: 'line' };

/** 有效 · 待审核 · 未通过 · 已更正 · 已撤回: a word and a mark whose shape differs too. */
@customElement('hp-reading-mark')
export class ReadingMark extends HpElement {
  @property({ reflect: true }) state: ReadingView['state'] = 'accepted';

  static override styles = [
    shared,
    markStyles,
    css`
      :host([state='accepted']) {
        background: var(--hp-good-soft);
        color: var(--hp-good);
      }
      :host([state='held']) {
        background: var(--hp-note-soft);
        color: var(--hp-note);
      }
      :host([state='refused']) {
        background: var(--hp-bad-soft);
        color: var(--hp-bad);
      }
    `,
  ];

  override render() {
    return html`<i class=${SHAPES[this.state]}></i>${t().metrics.readingStates[this.state]}`;
  }
}
