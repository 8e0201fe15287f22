import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import type { ApiError } from '../../data/api-error.ts';
import { HpElement } from '../../components/hp-element.ts';
import { language, t } from '../../locales/language.ts';
import { sizeWords } from '../../locales/number-words.ts';
import { shared } from '../../theme/shared.styles.ts';
import { unfitTexts } from './unfit-texts.ts';

/** Why something was not published, what is safe, and where to mend it. */
@customElement('hp-refusal')
export class Refusal extends HpElement {
  @property({ attribute: false }) error: ApiError | null = null;
  /** Id of the playlist concerned. */
  @property() playlist = '';

  static override styles = [
    shared,
    css`
      section {
        display: grid;
        gap: var(--hp-space-half);
        padding: 12px var(--hp-space-2);
        border-radius: var(--hp-radius);
        background: var(--hp-bad-soft);
        color: var(--hp-bad);
      }
      strong {
        display: flex;
        align-items: center;
        gap: var(--hp-space-1);
      }
      ul {
        display: grid;
        gap: var(--hp-space-1);
        margin-block-start: var(--hp-space-1);
        color: var(--hp-ink);
      }
      li {
        overflow-wrap: anywhere;
      }
    `,
  ];

  override render() {
    const { error } = this;
    if (!error) return nothing;
    const { refused, fitHint, fits, openText, openPlaylist, pair } = t().schedules.publish;
    const texts = error.code === 'cannot-fit' ? unfitTexts(error.details) : [];
    return html`<section role="alert">
      <strong><wa-icon name="warning"></wa-icon>${refused}</strong>
      <p>${error.words(language())}</p>
      ${error.code === 'empty-playlist' ? html`<a href="/playlists/${this.playlist}">${openPlaylist}</a>` : nothing}
      ${error.code === 'no-screens' ? html`<a href="/screens/pair">${pair}</a>` : nothing}
      ${texts.length > 0
        ? html`<ul>
              ${texts.map((text) => html`<li>${fits(text.title, sizeWords(text), Math.floor(text.fontPx))} <a href="/content/${text.content}">${openText}</a></li>`)}
            </ul>
            <p>${fitHint}</p>`
        : nothing}
    </section>`;
  }
}
