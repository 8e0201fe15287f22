import { css, html } from 'lit';
import type { PropertyDeclarations, TemplateResult } from 'lit';
import type { ScreenTile } from '../../../server/domain/statistics/figure.ts';
import { BoardPart } from './board-part.ts';
import type { Foot } from './figure-foot.ts';
import { textEm } from './text-width.ts';
import { whenText } from './when-text.ts';

const STATES = ['offline', 'emblem', 'painting'] as const;
const SIGNS: Record<ScreenTile['state'], string> = { painting: '●', emblem: '○', offline: '×' };
const LEAST = { width: 9, height: 3.4 };
/** Width to height. */
const TILE_SHAPE = 2.6;
const COST_OF_EMPTY = 0.12;
const COUNTS = 1.7;
const BETWEEN = 1.2;
const LEAST_COUNTS_EM = 0.6;

/** Every screen of the town: whether it is lit and what it says it paints, those that are not first. */
export class MosaicElement extends BoardPart {
  static override styles = [
    ...BoardPart.styles,
    css`
      .mosaic {
        height: 100%;
        display: flex;
        flex-direction: column;
      }
      .counts {
        flex: none;
        height: ${COUNTS}em;
        line-height: ${COUNTS}em;
        white-space: nowrap;
        overflow: hidden;
        color: var(--soft);
      }
      .counts span {
        margin-right: ${BETWEEN}em;
      }
      .grid {
        flex: 1 1 0;
        min-height: 0;
        display: grid;
        grid-gap: 0.35em;
      }
      .tile {
        overflow: hidden;
        padding: 0.25em 0.5em;
        border-left: 0.25em solid var(--rule);
        background: var(--ground);
        white-space: nowrap;
        line-height: 1.3;
        display: flex;
        flex-direction: column;
        justify-content: center;
      }
      .tile.emblem {
        border-left-color: var(--note);
      }
      .tile.offline {
        border-left-style: dashed;
        border-left-color: var(--warn);
        color: var(--soft);
      }
      .name {
        overflow: hidden;
        text-overflow: ellipsis;
      }
      .title {
        color: var(--soft);
        white-space: normal;
        overflow: hidden;
      }
      .dim .counts,
      .dim .tile,
      .dim .title {
        color: inherit;
      }
      .dim .tile {
        border-left-color: var(--dim);
      }
    `,
  ];

  static override properties: PropertyDeclarations = { lostAt: { attribute: false } };

  /** Epoch milliseconds: how the screens stood then; null: how they stand. */
  declare lostAt: number | null;

  constructor() {
    super();
    this.lostAt = null;
  }

  protected override willUpdate(): void {
    super.willUpdate();
    if (this.form === 'strip') this.footLines = 0; // the time is on the one line there is
  }

  protected override foot(): Foot {
    return { of: '', when: this.#asOf, isLate: true };
  }

  get #asOf(): string {
    const { timeZone, language } = this.setting;
    return this.lostAt === null ? '' : this.words.asOf(whenText(this.lostAt, { today: this.today, timeZone, language }));
  }

  protected override get wish(): string {
    return '';
  }

  protected override get heading(): string {
    return this.form === 'strip' ? '' : this.widget.title; // there it stands on the one line
  }

  protected override get hasFigures(): boolean {
    return false;
  }

  protected override body(): TemplateResult {
    const { screens } = this.shown;
    if (!screens || screens.length === 0) return this.noData();
    const { em, form, width: wide, height: high } = this.setting;
    const room = form === 'strip' ? { width: wide - em, height: high } : this.room;
    const { width, height } = { width: room.width, height: room.height - em * COUNTS };
    const mostColumns = Math.max(1, Math.floor(width / (em * LEAST.width)));
    const mostRows = Math.max(1, Math.floor(height / (em * LEAST.height)));
    const most = mostColumns * mostRows;
    const inOrder = [...screens].sort((one, other) => STATES.indexOf(one.state) - STATES.indexOf(other.state));
    const turns = Math.ceil(inOrder.length / most);
    const shown = inOrder.slice((this.turn % turns) * most, ((this.turn % turns) + 1) * most);
    const count = Math.min(most, inOrder.length);
    const columns = columnsFor(count, width / height, { mostColumns, mostRows });
    const rows = Math.ceil(count / columns);
    const counts = [
      ...(form === 'strip' ? [this.widget.title, this.#asOf] : []),
      ...[...STATES].reverse().map((state) => `${SIGNS[state]} ${this.words.states[state]} ${screens.filter((screen) => screen.state === state).length}`),
      form === 'full' && turns > 1 ? this.words.page((this.turn % turns) + 1, turns) : '',
    ].filter(Boolean);
    // set smaller rather than cut: the last of them are those that are off
    const countsEm = Math.max(LEAST_COUNTS_EM, Math.min(1, width / em / counts.reduce((sum, each) => sum + textEm(`${each} `) + BETWEEN, -BETWEEN)));
    return html`<div class=${this.lostAt === null ? 'mosaic' : 'mosaic dim'}>
      <div class="counts"><div style="font-size:${countsEm}em">${counts.map((each) => html`<span>${each}</span> `)}</div></div>
      ${
        form === 'strip'
          ? ''
          : html`<div class="grid" style="grid-template-columns:repeat(${columns},minmax(0,1fr));grid-template-rows:repeat(${rows},minmax(0,1fr))">${shown.map((screen) => this.#tile(screen, width / columns / em - 1.6))}</div>`
      }
    </div>`;
  }

  #tile({ name, village, state, title }: ScreenTile, tileEm: number): TemplateResult {
    const said = (state === 'painting' ? title : this.words.states[state]) || village;
    // set smaller, then on two lines, rather than cut: an ellipsis may fall into a name
    const saidEm = Math.max(0.64, Math.min(0.82, tileEm / Math.max(1, textEm(said))));
    return html`<div class="tile ${state}">
      <div class="name">${SIGNS[state]} ${name}</div>
      <div class="title" style="font-size:${saidEm}em;max-height:2.6em">${said}</div>
    </div>`;
  }
}

/** So many that tiles are about as broad as they are read best, with few places left empty. */
function columnsFor(count: number, shape: number, { mostColumns, mostRows }: { mostColumns: number; mostRows: number }): number {
  let best = { columns: mostColumns, unlike: Infinity };
  for (let columns = Math.max(1, Math.ceil(count / mostRows)); columns <= mostColumns; columns += 1) {
    const rows = Math.ceil(count / columns);
    const unlike = Math.abs(Math.log((shape * rows) / columns / TILE_SHAPE)) + (columns * rows - count) * COST_OF_EMPTY;
    if (unlike < best.unlike) best = { columns, unlike };
  }
  return best.columns;
}

if (!customElements.get('hp-board-mosaic')) customElements.define('hp-board-mosaic', MosaicElement);
