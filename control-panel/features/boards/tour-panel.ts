import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { live } from 'lit/directives/live.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import type { BoardDesign } from '../../../server/domain/statistics/board.ts';
import { readingOrder } from '../../../server/domain/statistics/board-layout.ts';
import { isDecoration } from '../../../server/domain/statistics/board-minimums.ts';
import { HpElement } from '../../components/hp-element.ts';
import { t } from '../../locales/language.ts';
import { shared } from '../../theme/shared.styles.ts';
import type { Editing } from './editing.ts';
import { panelStyles } from './panel.styles.ts';
import { widgetName } from './widget-name.ts';

type Stop = BoardDesign['tour'][number];

/** The guided tour: which widgets in which order, and what is said of each. */
@customElement('hp-tour-panel')
export class TourPanel extends HpElement {
  @property({ attribute: false }) editing: Editing | null = null;

  static override styles = [
    shared,
    panelStyles,
    css`
      ol {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--hp-space-2);
        margin-block: var(--hp-space-1);
      }
      .head {
        display: flex;
        align-items: center;
      }
      .head button:first-of-type {
        flex: 1;
        min-width: 0;
        padding: 0;
        border: 0;
        background: none;
        color: inherit;
        font: inherit;
        font-weight: 500;
        text-align: start;
        cursor: pointer;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .head .icon {
        width: 24px;
      }
      .add {
        display: grid;
        gap: var(--hp-space-1);
      }
    `,
  ];

  override render() {
    const { editing } = this;
    if (!editing) return nothing;
    const texts = t().boards.tour;
    const { design, chosen, edits } = editing;
    const addable = chosen.filter((id) => !design.tour.some(({ widget }) => widget === id));
    return html`<p class="hint">${design.tour.length > 0 ? texts.hint : texts.empty}</p>
      <ol>
        ${repeat(design.tour, ({ widget }) => widget, (stop, index) => this.renderStop(stop, index, editing))}
      </ol>
      ${edits
        ? html`<div class="add">
            <button class="plain" type="button" ?disabled=${addable.length === 0} @click=${() => this.set([...design.tour, ...addable.map(newStop)])}>${texts.add}</button>
            ${design.tour.length === 0 && design.widgets.length > 0 ? html`<button class="plain" type="button" @click=${this.addAll}>${texts.addAll}</button>` : nothing}
          </div>`
        : nothing}`;
  }

  private renderStop(stop: Stop, index: number, { design, frame, edits, choose }: Editing) {
    const texts = t().boards.tour;
    const widget = design.widgets.find(({ id }) => id === stop.widget);
    const name = widget ? widgetName(widget, frame) : stop.widget;
    const { tour } = design;
    return html`<li>
      <div class="head">
        <button type="button" @click=${() => choose([stop.widget])}>${index + 1}. ${name}</button>
        ${edits
          ? html`<button class="icon" type="button" aria-label=${texts.up(name)} ?disabled=${index === 0} @click=${() => this.set(swapped(tour, index, -1))}><wa-icon name="chevron-up"></wa-icon></button>
              <button class="icon" type="button" aria-label=${texts.down(name)} ?disabled=${index === tour.length - 1} @click=${() => this.set(swapped(tour, index, 1))}><wa-icon name="chevron-down"></wa-icon></button>
              <button class="icon" type="button" aria-label=${texts.remove(name)} @click=${() => this.set(tour.filter((each) => each !== stop))}><wa-icon name="xmark"></wa-icon></button>`
          : nothing}
      </div>
      <textarea
        rows="2"
        maxlength="400"
        aria-label=${texts.note(name)}
        placeholder=${texts.notePlaceholder}
        ?disabled=${!edits}
        .value=${live(stop.note)}
        @focus=${() => choose([stop.widget])}
        @input=${(event: Event) => this.note(stop, (event.currentTarget as HTMLTextAreaElement).value)}
      ></textarea>
    </li>`;
  }

  /** A note is one line: it is read out, and stands in one bar. */
  private note(stop: Stop, text: string): void {
    const note = text.replace(/\s*\n\s*/g, ' ').trimStart();
    this.set(this.editing!.design.tour.map((each) => (each === stop ? { ...stop, note } : each)), `tour ${stop.widget}`);
  }

  private addAll(): void {
    const { design } = this.editing!;
    this.set(readingOrder(design.widgets.filter((widget) => !isDecoration(widget))).map(({ id }) => newStop(id)));
  }

  private set(tour: readonly Stop[], gesture = ''): void {
    const { design, change } = this.editing!;
    change({ ...design, tour }, gesture);
  }
}

function newStop(widget: string): Stop {
  return { widget, note: '' };
}

function swapped(tour: readonly Stop[], index: number, by: 1 | -1): readonly Stop[] {
  const next = [...tour];
  const [one, other] = [next[index], next[index + by]];
  if (one && other) [next[index], next[index + by]] = [other, one];
  return next;
}
