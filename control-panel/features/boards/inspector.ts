import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { FilmAsset, ImageAsset } from '../../../server/domain/content.ts';
import type { Widget } from '../../../server/domain/statistics/board.ts';
import { HpElement } from '../../components/hp-element.ts';
import { t } from '../../locales/language.ts';
import { shared } from '../../theme/shared.styles.ts';
import './asset-picker.ts';
import { withData, withOptions } from './drawing/edits.ts';
import { KIND_FACTS } from './drawing/kinds.ts';
import { chosenWidgets, type Editing } from './editing.ts';
import { boardSection } from './inspector-board.ts';
import { dataSection } from './inspector-data.ts';
import { lookSection } from './inspector-look.ts';
import { placeSection } from './inspector-place.ts';
import './metric-picker.ts';
import { panelStyles } from './panel.styles.ts';

/** What can be said of what is chosen: of one widget, of several, or of the board. */
@customElement('hp-board-inspector')
export class BoardInspector extends HpElement {
  @property({ attribute: false }) editing: Editing | null = null;
  /** Leaves out place and size, where nothing can be drawn. */
  @property({ type: Boolean }) plain = false;
  @state() private picking: 'metric' | 'image' | 'film' | 'background' | null = null;

  static override styles = [
    shared,
    panelStyles,
    css`
      .row {
        display: flex;
        flex-wrap: wrap;
        gap: var(--hp-space-half);
      }
      .metrics {
        display: grid;
      }
      .metrics li {
        display: flex;
        align-items: center;
        min-height: 34px;
        border-block-end: 1px solid var(--hp-hairline);
      }
      .who {
        flex: 1;
        min-width: 0;
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 0 8px;
        overflow-wrap: anywhere;
      }
      .pick-metric {
        margin-block-start: 4px;
      }
      .what {
        display: flex;
        align-items: center;
        gap: var(--hp-space-1);
        margin-block-end: var(--hp-space-2);
        font-weight: var(--hp-weight-strong);
      }
      .what wa-icon {
        font-size: 20px;
      }
      .themes {
        display: grid;
        grid-template-columns: repeat(5, minmax(0, 1fr));
        gap: 6px;
      }
      .themes label {
        position: relative;
        display: grid;
        gap: 2px;
        font-size: 0.6875rem;
        text-align: center;
        cursor: pointer;
      }
      .themes input {
        position: absolute;
        inset: 0;
        margin: 0;
        opacity: 0;
        cursor: pointer;
      }
      .themes i {
        display: grid;
        place-items: center;
        height: 34px;
        border-radius: var(--hp-radius-s);
        border: 1px solid var(--hp-line);
      }
      .themes b {
        padding: 2px 7px;
        border-block-start: 2px solid;
        font-style: normal;
        line-height: 1.2;
      }
      .themes span {
        line-height: 1.25;
      }
      .themes label:has(:checked) i {
        outline: 2px solid var(--hp-ink);
        outline-offset: 1px;
      }
      .themes label:has(:focus-visible) i {
        outline: 2px solid var(--hp-focus);
        outline-offset: 2px;
      }
      .fit {
        align-items: flex-start;
        padding-block: 4px;
      }
      .fit small {
        display: block;
      }
    `,
  ];

  override render() {
    const { editing } = this;
    if (!editing) return nothing;
    const widgets = chosenWidgets(editing);
    const [widget] = widgets;
    const texts = t().boards;
    if (!widget) return html`${boardSection(editing, () => (this.picking = 'background'))}${this.renderPicker(null, editing)}`;
    if (widgets.length > 1) return html`<div class="what">${texts.inspector.several(widgets.length)}</div><p class="hint">${texts.inspector.severalHint}</p>${this.plain ? nothing : placeSection(editing)}`;
    return html`${this.plain ? nothing : html`<div class="what"><wa-icon name="widget-${widget.kind}"></wa-icon>${texts.kinds[widget.kind][0]}</div>`}
      ${dataSection(widget, editing, () => (this.picking = 'metric'))} ${lookSection(widget, editing, (kind) => (this.picking = kind))} ${this.plain ? nothing : placeSection(editing)}
      ${this.renderPicker(widget, editing)}`;
  }

  /** Puts the writing mark where one double-clicked to write. */
  beginText(): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('textarea, .group input[type=text]')?.focus());
  }

  private renderPicker(widget: Widget | null, editing: Editing) {
    const close = () => (this.picking = null);
    switch (this.picking) {
      case null:
        return nothing;
      case 'metric':
        return widget ? html`<hp-metric-picker .metrics=${editing.metrics} .taken=${widget.data?.metrics ?? []} ?members=${widget.data?.view === 'members'} @hp-pick=${(event: CustomEvent<string>) => this.takeMetric(widget, event.detail)} @hp-close=${close}></hp-metric-picker>` : nothing;
      case 'background':
        return html`<hp-asset-picker kind="image" @hp-pick=${(event: CustomEvent<ImageAsset>) => editing.change({ ...editing.design, background: event.detail })} @hp-close=${close}></hp-asset-picker>`;
      default:
        return widget ? html`<hp-asset-picker kind=${this.picking} @hp-pick=${(event: CustomEvent<ImageAsset | FilmAsset>) => this.takeAsset(widget, event.detail)} @hp-close=${close}></hp-asset-picker>` : nothing;
    }
  }

  private takeMetric({ id, kind, data }: Widget, metric: string): void {
    const { design, change } = this.editing!;
    const facts = KIND_FACTS[kind];
    const before = data?.metrics ?? [];
    const most = data?.view === 'members' ? 1 : facts.metrics;
    const metrics = before.length < most ? [...before, metric] : [...before.slice(0, most - 1), metric];
    change(withData(design, id, { metrics, ...(data ? {} : { view: facts.views[0] }), ...(data?.member === undefined ? {} : { member: undefined }) }));
  }

  private takeAsset({ id }: Widget, asset: ImageAsset | FilmAsset): void {
    const { design, change } = this.editing!;
    change(withOptions(design, id, 'chunks' in asset ? { film: asset } : { image: asset }));
  }
}
