import { html, nothing } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import { BOARD_THEMES, type BoardDesign } from '../../../server/domain/statistics/board.ts';
import { BOARD_COLOURS } from '../../../server/domain/statistics/board-themes.ts';
import { t } from '../../locales/language.ts';
import { withSize } from './drawing/edits.ts';
import type { Editing } from './editing.ts';
import { numberField, textField } from './panel-fields.ts';

/** What is of the board as a whole: its name, colours, background, size, and what happens on other shapes. */
export function boardSection(editing: Editing, pickBackground: () => void) {
  const { design, edits, change } = editing;
  const texts = t().boards.inspector;
  const disabled = !edits;
  const set = (fields: Partial<BoardDesign>, gesture = '') => change({ ...design, ...fields }, gesture);
  const side = (key: 'width' | 'height') =>
    numberField({
      label: texts[key],
      value: design.size[key],
      disabled,
      min: key === 'width' ? 64 : 32,
      max: 16_384,
      step: 1,
      input: (value) => value !== null && change(withSize(design, { ...design.size, [key]: Math.round(value) }), `size ${key}`),
    });
  return html`<div class="group">
      <h3>${texts.board}</h3>
      ${textField({ label: texts.boardTitle, value: design.title, disabled, maxlength: 80, error: design.title.trim() === '' ? t().boards.saving.titleNeeded : '', input: (title) => set({ title: title.trimStart() }, 'board title') })}
      <fieldset class="field" ?disabled=${disabled}>
        <legend>${texts.theme}</legend>
        <div class="themes">
          ${BOARD_THEMES.map((theme) => {
            const { ground, panel, ink, rule } = BOARD_COLOURS[theme];
            return html`<label title=${texts.themes[theme]}>
              <input type="radio" name="theme" aria-label=${texts.themes[theme]} .checked=${design.theme === theme} @change=${() => set({ theme })} />
              <i style=${styleMap({ background: ground })}><b style=${styleMap({ background: panel, color: ink, borderColor: rule })}>12</b></i><span>${texts.themes[theme]}</span>
            </label>`;
          })}
        </div>
      </fieldset>
    </div>
    <div class="group">
      <fieldset class="field" ?disabled=${disabled}>
        <legend>${texts.fit}</legend>
        ${(['reflow', 'proportion'] as const).map(
          (fit) => html`<label class="check fit"><input type="radio" name="fit" .checked=${design.fit === fit} @change=${() => set({ fit })} /><span>${texts.fits[fit][0]}<small class="hint">${texts.fits[fit][1]}</small></span></label>`,
        )}
      </fieldset>
    </div>
    <div class="group">
      <h3>${texts.pixels}</h3>
      <div class="pair">${side('width')} ${side('height')}</div>
      <small class="hint">${texts.pixelsHint}</small>
    </div>
    <div class="group">
      <div class="field">
        <span>${texts.background}</span>
        <div class="row">
          <button class="plain" type="button" ?disabled=${disabled} @click=${pickBackground}><wa-icon name="image"></wa-icon>${design.background ? texts.change : texts.chooseImage}</button>
          ${design.background ? html`<button class="plain" type="button" ?disabled=${disabled} @click=${() => set({ background: null })}>${texts.clear}</button>` : nothing}
        </div>
      </div>
    </div>`;
}
