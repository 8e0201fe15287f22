import { css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ReadingView } from '../../../server/protocol/rest/metrics.ts';
import { HpElement } from '../../components/hp-element.ts';
import { t } from '../../locales/language.ts';
import { shared } from '../../theme/shared.styles.ts';

/** 有效 · 待审核 · 未通过 · 已更正 · 已撤回: a word and a mark whose shape differs too. */
@customElement('hp-reading-mark')
export class ReadingMark extends HpElement {
  @property({ reflect: true }) state: ReadingView['state'] = 'accepted';

  static override styles = [
    shared,
    css`
      :host {
        display: inline-flex;
        align-items: center;
        gap: 6px;
        padding: 0 8px;
        border-radius: 10px;
        background: var(--hp-sunken);
        color: var(--hp-ink-quiet);
        font-size: var(--hp-text-s);
        line-height: 20px;
        white-space: nowrap;
      }
      i {
        width: 7px;
        height: 7px;
        border: 1.5px solid currentColor;
        border-radius: 50%;
      }
      :host([state='accepted']) {
        background: var(--hp-good-soft);
        color: var(--hp-good);
      }
      :host([state='accepted']) i {
        background: currentColor;
      }
      :host([state='held']) {
        background: var(--hp-note-soft);
        color: var(--hp-note);
      }
      :host([state='held']) i {
        background: linear-gradient(90deg, currentColor 50%, transparent 50%);
      }
      :host([state='refused']) {
        background: var(--hp-bad-soft);
        color: var(--hp-bad);
      }
      :host([state='corrected']) i,
      :host([state='void']) i {
        height: 0;
        border-width: 0 0 1.5px;
        border-radius: 0;
      }
    `,
  ];

  override render() {
    return html`<i></i>${t().metrics.readingStates[this.state]}`;
  }
}
