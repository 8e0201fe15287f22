import { css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ContentView } from '../../../server/protocol/rest/content.ts';
import { HpElement } from '../../components/hp-element.ts';
import '../../components/thumb.ts';
import { shared } from '../../theme/shared.styles.ts';
import { contentHref } from './content-href.ts';

/** A small picture of a content item beside its title. */
@customElement('hp-title-cell')
export class TitleCell extends HpElement {
  @property({ attribute: false }) content: ContentView | null = null;

  static override styles = [
    shared,
    css`
      :host {
        display: flex;
        align-items: center;
        gap: var(--hp-space-2);
      }
      hp-thumb {
        flex: none;
        width: 96px;
      }
      a {
        overflow-wrap: anywhere;
        text-decoration: none;
      }
      a:hover {
        text-decoration: underline;
      }
      @media (max-width: 720px) {
        hp-thumb {
          width: 64px;
        }
      }
    `,
  ];

  override render() {
    if (!this.content) return html``;
    return html`<hp-thumb .content=${this.content}></hp-thumb><a href=${contentHref(this.content)}>${this.content.title}</a>`;
  }
}
