import { css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Visual } from '../../../server/domain/content.ts';
import type { ThemeId } from '../../../server/domain/typography/themes.ts';
import { THEME_IDS, themeOf } from '../../../server/domain/typography/themes.ts';
import { api } from '../../../server/protocol/rest/index.ts';
import { HpElement } from '../../components/hp-element.ts';
import '../../components/preview.ts';
import { urlOf } from '../../data/call.ts';
import { language, t } from '../../locales/language.ts';
import { shared } from '../../theme/shared.styles.ts';

/** The word each theme is shown with. */
const WORDS: Readonly<Record<ThemeId, string>> = { constitution: '宪法', 'drug-free': '禁毒', peace: '平安', paper: '家园', alert: '警示', mourning: '悼念' };
const SWATCH = { width: 480, height: 270 };

/** Themes to choose from, each painted by the display's own element. Event `hp-choose` has the id. */
@customElement('hp-theme-picker')
export class ThemePicker extends HpElement {
  @property() chosen: ThemeId = 'constitution';
  @property({ type: Boolean }) disabled = false;

  static override styles = [
    shared,
    css`
      fieldset {
        display: grid;
        grid-template-columns: repeat(3, minmax(0, 1fr));
        gap: var(--hp-space-1) var(--hp-space-2);
        margin: 0;
        padding: 0;
        border: 0;
      }
      legend {
        margin-block-end: var(--hp-space-half);
        padding: 0;
        font-weight: 500;
      }
      label {
        position: relative;
        display: block;
        cursor: pointer;
      }
      input {
        position: absolute;
        opacity: 0;
      }
      hp-preview {
        border-radius: var(--hp-radius-s);
        outline: 1px solid var(--hp-hairline);
        outline-offset: -1px;
      }
      input:checked + hp-preview {
        outline: 2px solid var(--hp-ink);
        outline-offset: 2px;
      }
      input:focus-visible + hp-preview {
        outline: 3px solid var(--hp-focus);
        outline-offset: 2px;
      }
      span {
        display: block;
        margin-block-start: var(--hp-space-half);
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
        font-size: var(--hp-text-s);
        color: var(--hp-ink-quiet);
      }
      input:checked ~ span {
        color: var(--hp-ink);
        font-weight: var(--hp-weight-strong);
      }
    `,
  ];

  override render() {
    return html`<fieldset ?disabled=${this.disabled}>
      <legend>${t().content.designer.theme}</legend>
      ${THEME_IDS.map((id) => this.renderSwatch(id))}
    </fieldset>`;
  }

  private renderSwatch(id: ThemeId) {
    const { name, font } = themeOf(id);
    const words = language() === 'en' ? name.en : name.zh;
    return html`<label title=${words}>
      <input type="radio" name="theme" value=${id} .checked=${id === this.chosen} @change=${() => this.emit('hp-choose', id)} />
      <hp-preview .visual=${SAMPLES[id]} .pixels=${SWATCH} .fontUrl=${urlOf(api.content.font.path, { family: font }, { text: WORDS[id] })}></hp-preview>
      <span>${words}</span>
    </label>`;
  }
}

const SAMPLES = Object.fromEntries(
  THEME_IDS.map((theme): [ThemeId, Visual] => {
    const text = WORDS[theme];
    return [theme, { kind: 'slogan', design: { theme, text: { text, segments: [{ text, width: 2_000, break: 'forbidden' }] } } }];
  }),
) as Readonly<Record<ThemeId, Visual>>;
