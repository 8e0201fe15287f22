import { html, nothing } from 'lit';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import type { Widget, WidgetOptions } from '../../../server/domain/statistics/board.ts';
import { t } from '../../locales/language.ts';
import { withOptions, withWidgets } from './drawing/edits.ts';
import { KIND_FACTS } from './drawing/kinds.ts';
import type { Editing } from './editing.ts';
import './map-places.ts';
import { areaField, checkField, choiceField, numberField, textField } from './panel-fields.ts';

/** Title and the options that this kind of widget reads, and no others. */
export function lookSection(widget: Widget, editing: Editing, pickAsset: (kind: 'image' | 'film') => void) {
  const texts = t().boards.inspector;
  const { options, kind } = widget;
  const facts = KIND_FACTS[kind];
  const disabled = !editing.edits;
  const set = (change: { [K in keyof WidgetOptions]?: WidgetOptions[K] | undefined }, gesture = '') => editing.change(withOptions(editing.design, widget.id, change), gesture && `${gesture} ${widget.id}`);
  const title = textField({
    label: facts.bare ? texts.layerName : texts.title,
    value: widget.title,
    disabled,
    placeholder: facts.bare ? '' : texts.titleHint,
    input: (value) => editing.change(withWidgets(editing.design, new Set([widget.id]), { title: value.trimStart() }), `title ${widget.id}`),
  });
  const has = (key: keyof WidgetOptions) => facts.options.includes(key);
  const [usualShape] = facts.shapes;
  return html`<div class="group">
    <h3>${texts.look}</h3>
    ${kind === 'code' ? textField({ label: texts.codeAddress, value: options.text ?? '', disabled, maxlength: 300, hint: texts.codeHint, input: (text) => set({ text: text.trim() === '' ? undefined : text.trim() }, 'text') }) : nothing}
    ${has('text') && kind !== 'code' ? areaField({ label: texts.text, value: options.text ?? '', disabled, input: (text) => set({ text: text === '' ? undefined : text }, 'text') }) : nothing}
    ${facts.bare ? nothing : title}
    ${has('size') ? choiceField({ label: texts.size, value: options.size ?? 'medium', disabled, choices: (['small', 'medium', 'large', 'huge'] as const).map((each) => [each, texts.sizes[each]] as const), input: (size) => set({ size }) }) : nothing}
    ${has('align') ? choiceField({ label: texts.align, value: options.align ?? (kind === 'clock' ? 'centre' : 'start'), disabled, choices: (['start', 'centre', 'end'] as const).map((each) => [each, texts.aligns[each]] as const), input: (align) => set({ align }) }) : nothing}
    ${usualShape ? choiceField({ label: texts.shape, value: options.shape ?? usualShape, disabled, choices: facts.shapes.map((each) => [each, texts.shapeNames[each]] as const), input: (shape) => set({ shape }) }) : nothing}
    ${has('min')
      ? html`<div class="pair">
          ${numberField({ label: texts.min, value: options.min ?? null, placeholder: texts.auto, disabled, input: (min) => set({ min: min ?? undefined }, 'min') })}
          ${numberField({ label: texts.max, value: options.max ?? null, placeholder: texts.auto, disabled, input: (max) => set({ max: max ?? undefined }, 'max') })}
        </div>`
      : nothing}
    ${has('lunar') ? checkField({ label: texts.lunar, value: options.lunar ?? false, disabled, input: (lunar) => set({ lunar }) }) : nothing}
    ${has('seconds') ? checkField({ label: texts.seconds, value: options.seconds ?? false, disabled, input: (seconds) => set({ seconds }) }) : nothing}
    ${has('image') ? assetRow('image', options.image !== undefined, disabled, () => pickAsset('image'), () => set({ image: undefined, places: undefined })) : nothing}
    ${has('film') ? assetRow('film', options.film !== undefined, disabled, () => pickAsset('film'), () => set({ film: undefined })) : nothing}
    ${has('mapApproval')
      ? textField({
          label: texts.mapApproval,
          value: options.mapApproval ?? '',
          disabled,
          maxlength: 60,
          placeholder: texts.mapApprovalPlaceholder,
          hint: texts.mapApprovalHint,
          error: options.image && !options.mapApproval?.trim() ? texts.mapApprovalNeeded : '',
          input: (text) => set({ mapApproval: text.trimStart() === '' ? undefined : text.trimStart() }, 'approval'),
        })
      : nothing}
    ${has('places') && options.image ? html`<hp-map-places .widget=${widget} .editing=${editing} @hp-places=${(event: CustomEvent<NonNullable<WidgetOptions['places']>>) => set({ places: event.detail.length > 0 ? event.detail : undefined }, 'places')}></hp-map-places>` : nothing}
    ${facts.bare ? title : nothing}
  </div>`;
}

function assetRow(kind: 'image' | 'film', isThere: boolean, disabled: boolean, pick: () => void, clear: () => void) {
  const texts = t().boards.inspector;
  return html`<div class="field">
    <span>${texts[kind]}</span>
    <div class="row">
      <button class="plain" type="button" ?disabled=${disabled} @click=${pick}><wa-icon name=${kind}></wa-icon>${isThere ? texts.change : kind === 'image' ? texts.chooseImage : texts.chooseFilm}</button>
      ${isThere ? html`<button class="plain" type="button" ?disabled=${disabled} @click=${clear}>${texts.clear}</button>` : nothing}
    </div>
  </div>`;
}
