import { css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ScheduleView } from '../../server/protocol/rest/programme.ts';
import { t } from '../locales/language.ts';
import { shared } from '../theme/shared.styles.ts';
import { HpElement } from './hp-element.ts';
import { type MarkShape, markStyles } from './mark.styles.ts';

const SHAPES: Readonly<Record<ScheduleView['state'], MarkShape>> = { draft: 'ring', published: 'half', 'on-screen': 'full', withdrawn: 'line', over: 'line' };

/** 草稿 · 已签发 · 上屏中 · 已撤回 · 已过期: a word and a mark whose shape differs too, not only its colour. */
@customElement('hp-state-badge')
export class StateBadge extends HpElement {
  @property({ reflect: true }) state: ScheduleView['state'] = 'draft';

  static override styles = [
    shared,
    markStyles,
    css`
      :host([state='published']) {
        background: var(--hp-note-soft);
        color: var(--hp-note);
      }
      :host([state='on-screen']) {
        background: var(--hp-good-soft);
        color: var(--hp-good);
      }
    `,
  ];

  override render() {
    return html`<i class=${SHAPES[this.state]}></i>${t().words.state[this.state]}`;
  }
}
