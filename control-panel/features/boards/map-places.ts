import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { styleMap } from 'lit/directives/style-map.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import type { Widget, WidgetOptions } from '../../../server/domain/statistics/board.ts';
import { mediaPath } from '../../../server/protocol/rest/content.ts';
import { HpElement } from '../../components/hp-element.ts';
import { t } from '../../locales/language.ts';
import { shared } from '../../theme/shared.styles.ts';
import type { Editing } from './editing.ts';
import { panelStyles } from './panel.styles.ts';

type Places = NonNullable<WidgetOptions['places']>;

const WHOLE = 1_000;
const STEP = 5;

/** Where members stand on a map, set by clicking on the picture. Event `hp-places` has all of them. */
@customElement('hp-map-places')
export class MapPlaces extends HpElement {
  @property({ attribute: false }) widget: Widget | null = null;
  @property({ attribute: false }) editing: Editing | null = null;
  @state() private current = '';

  static override styles = [
    shared,
    panelStyles,
    css`
      .picture {
        position: relative;
        display: block;
        width: 100%;
        padding: 0;
        border: 1px solid var(--hp-line);
        background: var(--hp-sunken);
        cursor: crosshair;
      }
      img {
        display: block;
        width: 100%;
        pointer-events: none;
      }
      i {
        position: absolute;
        width: 10px;
        height: 10px;
        border: 2px solid var(--hp-ink-on-fill);
        border-radius: 50%;
        background: var(--hp-accent);
        translate: -50% -50%;
        pointer-events: none;
      }
      i.current {
        width: 16px;
        height: 16px;
        background: var(--hp-focus);
      }
      ul {
        max-height: 180px;
        overflow-y: auto;
      }
      li {
        display: flex;
        align-items: center;
      }
      li button:first-child {
        flex: 1;
        display: flex;
        justify-content: space-between;
        gap: var(--hp-space-1);
        min-height: 28px;
        padding: 0 6px;
        border: 0;
        background: none;
        color: inherit;
        font: inherit;
        text-align: start;
        cursor: pointer;
      }
      li[aria-current='true'] {
        background: var(--hp-chosen);
      }
      .stack {
        display: grid;
        gap: var(--hp-space-1);
      }
    `,
  ];

  override render() {
    const { widget, editing } = this;
    const image = widget?.options.image;
    if (!widget || !image || !editing) return nothing;
    const texts = t().boards.inspector;
    const members = this.members(widget, editing);
    const places = widget.options.places ?? [];
    const current = members.includes(this.current) ? this.current : (members.find((member) => !places.some((place) => place.member === member)) ?? members[0] ?? '');
    return html`<div class="stack">
      <span class="hint">${texts.places}. ${texts.placesHint}</span>
      <button class="picture" type="button" ?disabled=${!editing.edits || current === ''} aria-label=${texts.placeNext(current)} @click=${(event: MouseEvent) => this.put(event, current, members)} @keydown=${(event: KeyboardEvent) => this.nudge(event, current)}>
        <img src=${mediaPath(image.sha256)} alt="" />${places.map(({ member, x, y }) => html`<i class=${member === current ? 'current' : ''} title=${member} style=${styleMap({ left: `${x / 10}%`, top: `${y / 10}%` })}></i>`)}
      </button>
      <ul>
        ${members.map((member) => {
          const isPlaced = places.some((place) => place.member === member);
          return html`<li aria-current=${String(member === current)}>
            <button type="button" @click=${() => (this.current = member)}>${member}<small class="hint">${isPlaced ? texts.placed : texts.notPlaced}</small></button>
            ${isPlaced && editing.edits ? html`<button class="icon" type="button" aria-label=${texts.clearPlace(member)} @click=${() => this.set(places.filter((place) => place.member !== member))}><wa-icon name="xmark"></wa-icon></button>` : nothing}
          </li>`;
        })}
      </ul>
    </div>`;
  }

  /** Those of the metric, and those that are placed though the metric has lost them. */
  private members({ id, data, options }: Widget, { metrics, frame }: Editing): readonly string[] {
    const own = metrics.find((metric) => metric.id === data?.metrics[0])?.dimension?.members ?? [];
    const shown = (frame?.widgets[id]?.figures ?? []).map(({ member }) => member).filter((member) => member !== '');
    return [...new Set([...own, ...shown, ...(options.places ?? []).map(({ member }) => member)])];
  }

  private put(event: MouseEvent, member: string, members: readonly string[]): void {
    if (event.detail === 0) return; // pressed by keyboard: no place is meant
    const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
    this.place(member, ((event.clientX - box.left) / box.width) * WHOLE, ((event.clientY - box.top) / box.height) * WHOLE);
    const places = this.widget?.options.places ?? [];
    const rest = members.filter((each) => each !== member && !places.some((place) => place.member === each));
    this.current = rest[0] ?? member;
  }

  private nudge(event: KeyboardEvent, member: string): void {
    const x = event.key === 'ArrowLeft' ? -STEP : event.key === 'ArrowRight' ? STEP : 0;
    const y = event.key === 'ArrowUp' ? -STEP : event.key === 'ArrowDown' ? STEP : 0;
    if (x === 0 && y === 0) return;
    event.preventDefault();
    event.stopPropagation();
    const before = this.widget?.options.places?.find((place) => place.member === member) ?? { x: WHOLE / 2, y: WHOLE / 2 };
    this.current = member;
    this.place(member, before.x + x, before.y + y);
  }

  private place(member: string, x: number, y: number): void {
    const within = (value: number) => Math.round(Math.min(WHOLE, Math.max(0, value)));
    this.set([...(this.widget?.options.places ?? []).filter((place) => place.member !== member), { member, x: within(x), y: within(y) }]);
  }

  private set(places: Places): void {
    this.emit<Places>('hp-places', places);
  }
}
