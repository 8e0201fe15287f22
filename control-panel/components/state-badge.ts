import { css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ScheduleView } from '../../server/protocol/rest/programme.ts';
import { t } from '../locales/language.ts';
import { shared } from '../theme/shared.styles.ts';
import { HpElement } from './hp-element.ts';

/** 草稿 · 已签发 · 上屏中 · 已撤回 · 已过期: a word and a mark whose shape differs too, not only its colour. */
@customElement('hp-state-badge')
export class StateBadge extends HpElement {
  @property({ reflect: true }) state: ScheduleView['state'] = 'draft';

  static override styles = [
    shared,
    css`
      :host {
        display: inline-flex;
        align-items: center;
        gap: 6px;
        white-space: nowrap;
        font-size: var(--hp-text-s);
        line-height: 20px;
        padding: 0 8px;
        border-radius: 10px;
        background: var(--hp-sunken);
        color: var(--hp-ink-quiet);
      }
      i {
        width: 7px;
        height: 7px;
        border: 1.5px solid currentColor;
        border-radius: 50%;
      }
      :host([state='published']) {
        background: var(--hp-note-soft);
        color: var(--hp-note);
      }
      :host([state='published']) i {
        background: linear-gradient(90deg, currentColor 50%, transparent 50%);
      }
      :host([state='on-screen']) {
        background: var(--hp-good-soft);
        color: var(--hp-good);
      }
      :host([state='on-screen']) i {
        background: currentColor;
      }
      :host([state='withdrawn']) i,
      :host([state='over']) i {
        height: 0;
        border-width: 0 0 1.5px;
        border-radius: 0;
      }
    `,
  ];

  override render() {
    return html`<i></i>${t().words.state[this.state]}`;
  }
}
