import { html, type TemplateResult } from 'lit';
import { type Figure, figureText } from '../../../server/domain/statistics/figure.ts';
import { isStale } from '../../../server/domain/statistics/freshness.ts';
import { boardWords } from './board-words.ts';
import { figureWhen } from './figure-foot.ts';
import { unitText } from './figure-signs.ts';
import type { PartSetting } from './part-setting.ts';
import { digitsEm, textEm } from './text-width.ts';

interface Moment {
  readonly since: number;
  /** yyyy-mm-dd */
  readonly today: string;
}

/**
 * Figures in a line, for a strip: name and time small, the figure as large as the strip is high.
 *
 * @param heading what the figures of members are about
 */
export function stripLine(figures: readonly Figure[], heading: string, setting: PartSetting, moment: Moment): TemplateResult {
  const words = boardWords(setting.language);
  if (figures.length === 0) return html`<div class="empty">— ${words.noData}</div>`;
  const each = setting.width / figures.length - setting.em;
  return html`<div class="strip">${figures.map((figure) => item(figure, heading, each, setting, moment))}</div>`;
}

function item(figure: Figure, heading: string, width: number, setting: PartSetting, moment: Moment): TemplateResult {
  const { em, height, language } = setting;
  const words = boardWords(language);
  const { prefix, digits, unit } = figureText(figure, language);
  const suffix = figure.value === null ? words.noData : unitText(unit);
  const name = figure.member ? [figure.member, heading].filter(Boolean).join(' · ') : figure.name;
  const when = figureWhen(figure, { ...setting, ...moment });
  const source = figure.sourceName || words.sources[figure.source];
  const beside = [when, source].filter(Boolean).join(' · ');
  const numberEm = digitsEm(digits) + textEm(prefix + suffix) * 0.5 + 0.1;
  const px = Math.max(em, Math.min(height * 0.72, (width * 0.6) / numberEm));
  const room = width - px * numberEm - em * 0.6;
  // both lines shrink a little rather than lose their ends
  const nameEm = Math.max(0.72, Math.min(1.15, room / em / Math.max(1, textEm(name))));
  const besideEm = Math.max(0.6, Math.min(0.8, room / em / Math.max(1, textEm(beside))));
  return html`<div class=${isStale(figure.freshUntil, moment.since) ? 'item dim' : 'item'}>
    <div class="said">
      <div class="name" style="font-size:${nameEm}em">${figure.level ? (figure.level === 'warn' ? '▲ ' : '● ') : ''}${name}</div>
      ${height >= em * 2.3 ? html`<div class="beside" style="font-size:${besideEm}em">${beside}</div>` : ''}
    </div>
    <div class="figure" style="font-size:${px}px"><small>${prefix}</small>${digits}<small>${suffix}</small></div>
  </div>`;
}
