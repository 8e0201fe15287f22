import { css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import { mediaPath } from '../../../server/protocol/rest/content.ts';
import { HpElement } from '../../components/hp-element.ts';
import { Subscribed } from '../../controllers/subscribed.ts';
import { contentList } from '../../data/content.ts';
import { t } from '../../locales/language.ts';
import { shared } from '../../theme/shared.styles.ts';

/** Chooses the town's emblem among the uploaded pictures. Event `hp-choose` has the content's id, or null for none. */
@customElement('hp-emblem-choice')
export class EmblemChoice extends HpElement {
  @property({ attribute: false }) chosen: string | null = null;

  private readonly content = new Subscribed(this, contentList);

  static override styles = [
    shared,
    css`
      fieldset {
        margin: 0;
        padding: 0;
        border: 0;
      }
      legend {
        padding: 0;
        font-weight: 500;
      }
      ul {
        display: grid;
        grid-template-columns: repeat(auto-fill, 88px);
        gap: var(--hp-space-1);
        max-height: 200px;
        margin-block: var(--hp-space-1) var(--hp-space-half);
        padding: 3px;
        overflow-y: auto;
      }
      label {
        position: relative;
        display: grid;
        place-items: center;
        width: 88px;
        height: 88px;
        padding: 6px;
        border: 1px solid var(--hp-hairline);
        border-radius: var(--hp-radius);
        background: var(--hp-surface);
        text-align: center;
        cursor: pointer;
      }
      label:has(:checked) {
        border-color: var(--hp-ink);
        box-shadow: 0 0 0 1px var(--hp-ink);
      }
      label:has(:focus-visible) {
        outline: 2px solid var(--hp-focus);
        outline-offset: 1px;
      }
      input {
        position: absolute;
        opacity: 0;
      }
      img {
        max-width: 74px;
        max-height: 74px;
        object-fit: contain;
      }
    `,
  ];

  override render() {
    const { emblem, emblemHint, noEmblem, noImages, uploadImage } = t().settings;
    const images = (this.content.value ?? []).filter(({ visual }) => visual.kind === 'image');
    return html`<fieldset>
      <legend>${emblem}</legend>
      <p class="quiet small">${emblemHint}</p>
      ${images.length === 0
        ? html`<p class="small">${noImages} <a href="/content?upload=1">${uploadImage}</a></p>`
        : html`<ul>
            <li>${this.renderChoice(null, html`<span class="quiet small">${noEmblem}</span>`, noEmblem)}</li>
            ${images.map(({ id, title, thumbnail, visual }) => {
              const sha256 = thumbnail?.sha256 ?? (visual.kind === 'image' ? visual.image.sha256 : '');
              return html`<li>${this.renderChoice(id, html`<img src=${mediaPath(sha256)} alt="" loading="lazy" />`, title)}</li>`;
            })}
          </ul>`}
    </fieldset>`;
  }

  private renderChoice(id: string | null, picture: unknown, name: string) {
    return html`<label title=${name}>
      <input type="radio" name="emblem" aria-label=${name} .checked=${this.chosen === id} @change=${() => this.emit('hp-choose', id)} />${picture}
    </label>`;
  }
}
