import { html, LitElement, nothing } from 'lit';
import type { PropertyDeclarations, TemplateResult } from 'lit';
import type { Widget } from '../../../server/domain/statistics/board.ts';
import type { WidgetForm } from '../../../server/domain/statistics/board-layout.ts';
import { type Figure, figureText, type WidgetFigures } from '../../../server/domain/statistics/figure.ts';
import { isStale } from '../../../server/domain/statistics/freshness.ts';
import { type BoardWords, boardWords } from './board-words.ts';
import { partStyles } from './board-part.styles.ts';
import { type Foot, footOf } from './figure-foot.ts';
import { signOf, unitText } from './figure-signs.ts';
import type { PartSetting } from './part-setting.ts';
import { stripLine } from './strip-line.ts';
import { smallPx, textEm } from './text-width.ts';

/** Somebody chose a figure: its passport is asked for. */
export interface WidgetChosen {
  readonly id: string;
  readonly metric: string;
  readonly member: string;
}

/** Pixels. */
interface Room {
  readonly width: number;
  readonly height: number;
}

const TOP_RULE = 0.12;
/** What tells that a threshold is crossed. */
const SIDE_RULE = 0.35;
const FOOT_LINE = 1.35;
const FOOT_GAP = 0.5;
const LEAST_SOURCE_EM = 7;
const STRIP_FIGURE_EM = 18;
const LEAST_TITLE_EM = 0.72;
const NOTHING: WidgetFigures = { figures: [] };

/**
 * One widget of a board. It is given again only what changed: `since` is the instant brought down to when a
 * figure last passed its rhythm, `today` changes at midnight, `turn` counts pages.
 */
export abstract class BoardPart extends LitElement {
  static override styles = [partStyles];

  static override properties: PropertyDeclarations = {
    widget: { attribute: false },
    figures: { attribute: false },
    setting: { attribute: false },
    since: { attribute: false },
    today: { attribute: false },
    turn: { attribute: false },
  };

  declare widget: Widget;
  declare figures: WidgetFigures | null;
  declare setting: PartSetting;
  declare since: number;
  declare today: string;
  declare turn: number;

  /** Lines of the foot: two where source and time need one each; a widget short of room gives it fewer. */
  protected footLines = 1;
  #foot: Foot = { of: '', when: '', isLate: false };

  constructor() {
    super();
    this.figures = null;
    this.since = 0;
    this.today = '';
    this.turn = 0;
  }

  /** Resolves when it can be painted whole: charts laid out, pictures decoded. */
  async prepare(): Promise<void> {
    await this.updateComplete;
  }

  /** What stands between title and source. */
  protected abstract body(): TemplateResult;

  protected get words(): BoardWords {
    return boardWords(this.setting.language);
  }

  protected get shown(): WidgetFigures {
    return this.figures ?? NOTHING;
  }

  /** Where what is shown is from, and of when. */
  protected foot(): Foot {
    return footOf(this.shown, { ...this.setting, today: this.today, since: this.since });
  }

  /** Whether the widget has figures at all; a text or a picture has none. */
  protected get hasFigures(): boolean {
    return true;
  }

  /** Paints without panel, title and source. */
  protected get isBare(): boolean {
    return false;
  }

  /** What an unfinished widget asks for in the editor; '' when it is finished. */
  protected get wish(): string {
    const { kind, data } = this.widget;
    return this.words.choose[kind] ?? (data && data.metrics.length > 0 ? '' : this.words.choose.metric);
  }

  /** The room inside the frame, pixels. */
  protected get room(): Room {
    return this.roomOver(this.footLines);
  }

  /** The room inside the frame over a foot of so many lines. */
  protected roomOver(footLines: number): Room {
    const { width, height, em } = this.setting;
    return { width: width - em * (1.8 + (this.#level ? SIDE_RULE : 0)), height: height - em * (TOP_RULE + 1.15 + 1.6) - (footLines === 0 ? 0 : smallPx(em) * (FOOT_GAP + FOOT_LINE * footLines)) };
  }

  /** Which of its forms it paints: the one laid out for it, unless the box is too low for that. */
  protected get form(): WidgetForm {
    return this.setting.form;
  }

  protected isDim({ freshUntil }: Figure): boolean {
    return isStale(freshUntil, this.since);
  }

  /** A figure as one text, 近 and 超 included. */
  protected textOf(figure: Figure): string {
    const { prefix, digits, unit } = figureText(figure, this.setting.language);
    return `${prefix}${digits}${figure.value === null ? '' : unitText(unit)}`;
  }

  protected choose({ metric, member }: Pick<Figure, 'metric' | 'member'>): void {
    if (this.setting.mode !== 'page') return;
    const detail: WidgetChosen = { id: this.widget.id, metric, member };
    this.dispatchEvent(new CustomEvent('hp-widget', { detail, bubbles: true, composed: true }));
  }

  /** Attributes that make a figure a button on a page: `role=${…}` and the rest in one place. */
  protected get buttonRole(): 'button' | typeof nothing {
    return this.setting.mode === 'page' ? 'button' : nothing;
  }

  protected get tabStop(): 0 | typeof nothing {
    return this.setting.mode === 'page' ? 0 : nothing;
  }

  protected readonly onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    (event.currentTarget as HTMLElement).click();
  };

  protected override willUpdate(): void {
    this.#foot = this.foot();
    this.footLines = this.#foot.of !== '' && (textEm(this.#foot.of + this.#foot.when) + 1.2) * smallPx(this.setting.em) > this.room.width ? 2 : 1;
    this.toggleAttribute('bare', this.isBare);
    this.#mark('form', this.form);
    this.#mark('level', this.#level);
  }

  /** Written only when it is another: an attribute written again styles the widget anew. */
  #mark(name: string, value: string | null): void {
    if (value === this.getAttribute(name)) return;
    if (value === null) this.removeAttribute(name);
    else this.setAttribute(name, value);
  }

  protected override render(): TemplateResult {
    const { mode } = this.setting;
    if (mode === 'edit' && this.wish) return html`<div class="part"><div class="body"><div class="empty">${this.wish}</div></div></div>`;
    if (this.isBare) return html`<div class="part">${this.body()}</div>`;
    if (this.form === 'strip' && this.hasFigures) return html`<div class="part">${this.#strip()}</div>`;
    const title = this.heading;
    const level = this.#level;
    const foot = this.#foot;
    return html`<section class="part" aria-label=${title || nothing}>
      ${title || level ? html`<header><h2 style=${this.#titleStyle(title, level)}>${title}</h2>${level ? html`<span class="sign ${level}">${signOf(level)} ${this.words[level]}</span>` : nothing}</header>` : nothing}
      <div class="body">${this.body()}</div>
      ${
        this.footLines > 0 && (foot.of || foot.when)
          ? html`<footer class=${this.footLines === 2 ? 'two' : ''}><span class="of">${this.#hasRoomForSource ? foot.of : ''}</span><span class=${foot.isLate ? 'when late' : 'when'}>${foot.when}</span></footer>`
          : nothing
      }
    </section>`;
  }

  /** The title as given, else the name of what is shown. */
  protected get heading(): string {
    return this.widget.title || (this.widget.data?.view === 'members' || this.shown.figures.length === 1 ? (this.shown.figures[0]?.name ?? '') : '');
  }

  protected noData(): TemplateResult {
    return html`<div class="empty"><div>—<br />${this.words.noData}</div></div>`;
  }

  /** A title is set smaller rather than cut, down to where it is hard to read. */
  #titleStyle(title: string, level: 'note' | 'warn' | null): string {
    const sign = level ? textEm(`▲ ${this.words[level]}`) + 1 : 0;
    const fits = (this.room.width / this.setting.em - sign) / Math.max(1, textEm(title));
    return fits < 1 ? `font-size:${Math.max(LEAST_TITLE_EM, fits)}em` : '';
  }

  /** On one line the time stands before the source: of that at least its first words, or nothing. */
  get #hasRoomForSource(): boolean {
    return this.footLines === 2 || this.room.width / smallPx(this.setting.em) - textEm(this.#foot.when) >= Math.min(textEm(this.#foot.of), LEAST_SOURCE_EM);
  }

  #strip(): TemplateResult {
    const { figures } = this.shown;
    const perTurn = Math.max(1, Math.floor(this.setting.width / (this.setting.em * STRIP_FIGURE_EM)));
    const turns = Math.max(1, Math.ceil(figures.length / perTurn));
    const from = (this.turn % turns) * perTurn;
    return stripLine(figures.slice(from, from + perTurn), this.heading, this.setting, { since: this.since, today: this.today });
  }

  get #level(): 'note' | 'warn' | null {
    const levels = this.hasFigures ? this.shown.figures.map(({ level }) => level) : [];
    return levels.includes('warn') ? 'warn' : levels.includes('note') ? 'note' : null;
  }
}
