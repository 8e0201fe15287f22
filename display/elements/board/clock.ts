import { css, html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { BoardPart } from './board-part.ts';
import { lunarText } from './lunar.ts';
import { textEm } from './text-width.ts';

const WEEKDAYS = {
  'zh-CN': ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
} as const;
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** Time and date of the town, with the day in the Chinese calendar where asked for. */
export class ClockElement extends BoardPart {
  static override styles = [
    ...BoardPart.styles,
    css`
      .clock {
        height: 100%;
        display: flex;
        align-items: center;
        justify-content: center;
        white-space: nowrap;
        line-height: 1.2;
      }
      .clock.start {
        justify-content: flex-start;
      }
      .clock.end {
        justify-content: flex-end;
      }
      .clock.tall {
        flex-direction: column;
      }
      .dates {
        margin-left: 0.8em;
        color: var(--soft);
      }
      .tall .dates {
        margin-left: 0;
        text-align: center;
      }
    `,
  ];

  static override properties: PropertyDeclarations = { ...BoardPart.properties, instant: { attribute: false } };

  /** Epoch milliseconds. */
  declare instant: number;

  constructor() {
    super();
    this.instant = 0;
  }

  protected override get isBare(): boolean {
    return true;
  }

  protected override get hasFigures(): boolean {
    return false;
  }

  protected override get wish(): string {
    return '';
  }

  protected override body(): TemplateResult {
    const { language, timeZone, width, height, em } = this.setting;
    const { seconds, lunar, align = 'centre' } = this.widget.options;
    const { year, month, day, weekday, time } = wallClock(this.instant, timeZone);
    const shownTime = seconds ? time : time.slice(0, 5);
    const named = WEEKDAYS[language][weekday]!;
    const date = language === 'en' ? `${named}, ${day} ${MONTHS[month - 1]} ${year}` : `${year}年${month}月${day}日 ${named}`;
    const second = lunar ? `${language === 'en' ? '' : '农历'}${lunarText(this.instant, timeZone, language)}` : '';
    const lines = [date, second].filter(Boolean);
    const widest = Math.max(...lines.map(textEm));
    const timeEm = shownTime.length * 0.6;
    const isTall = width < height * 2.4;
    // the time is twice as large as the dates under it, or as high as both beside it
    const datePx = isTall
      ? Math.min(width / widest, (width / timeEm) * 0.45, (height * 0.94) / (1.2 * (lines.length + 2.2)))
      : Math.min((height * 0.9) / 1.2 / Math.max(2, lines.length), (width * 0.97) / (widest + 0.8 + timeEm * 1.9));
    const timePx = isTall ? datePx * 2.2 : datePx * 1.9;
    const isTight = datePx < em * 0.55;
    return html`<div class="clock ${align} ${isTall ? 'tall' : ''}" style="font-size:${isTight ? Math.min(height * 0.8, width / timeEm) / 1.9 : datePx}px" role="timer">
      <div style="font-size:${isTight ? '1.9em' : `${timePx}px`}">${shownTime}</div>
      ${isTight ? nothing : html`<div class="dates">${lines.map((line) => html`<div>${line}</div>`)}</div>`}
    </div>`;
  }
}

const formats = new Map<string, Intl.DateTimeFormat>();

function wallClock(instant: number, timeZone: string): { year: number; month: number; day: number; weekday: number; time: string } {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', { timeZone, year: 'numeric', month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
    formats.set(timeZone, format);
  }
  const found = new Map(format.formatToParts(instant).map(({ type, value }) => [type, value]));
  const [year, month, day] = [Number(found.get('year')), Number(found.get('month')), Number(found.get('day'))];
  return { year, month, day, weekday: new Date(Date.UTC(year, month - 1, day)).getUTCDay(), time: `${found.get('hour')}:${found.get('minute')}:${found.get('second')}` };
}

if (!customElements.get('hp-board-clock')) customElements.define('hp-board-clock', ClockElement);
