import { html } from 'lit';
import { t } from '../../locales/language.ts';
import { around, type Box, LEAST_SIDE } from './drawing/box.ts';
import { withGroupBox } from './drawing/edits.ts';
import { chosenWidgets, type Editing } from './editing.ts';
import { numberField } from './panel-fields.ts';

const FAR = 16_384;

/** Place and size as numbers: of one widget, or of the box around several. */
export function placeSection(editing: Editing) {
  const texts = t().boards.inspector;
  const widgets = chosenWidgets(editing);
  const box = around(widgets);
  if (!box) return html``;
  const disabled = !editing.edits || widgets.some(({ locked }) => locked);
  const ids = new Set(widgets.map(({ id }) => id));
  const field = (key: keyof Box) => {
    const isSide = key === 'width' || key === 'height';
    return numberField({
      label: texts[key],
      value: box[key],
      disabled,
      min: isSide ? LEAST_SIDE : -FAR,
      max: FAR,
      step: 1,
      input: (value) => value !== null && editing.change(withGroupBox(editing.design, ids, { ...box, [key]: Math.round(value) }), `place ${key} ${[...ids].join()}`),
    });
  };
  return html`<div class="group">
    <h3>${texts.place}</h3>
    <div class="pair">${field('x')} ${field('y')} ${field('width')} ${field('height')}</div>
  </div>`;
}
