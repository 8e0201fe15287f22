import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { isStale } from '../../server/domain/statistics/freshness.ts';
import { type Figure, figureText, numberText, type WidgetFigures } from '../../server/domain/statistics/figure.ts';
import { mediaPath } from '../../server/protocol/rest/content.ts';
import type { Passport, ReadingView } from '../../server/protocol/rest/metrics.ts';
import { periodText } from '../../display/elements/board/when-text.ts';
import '../components/time.ts';
import { language, t } from '../locales/language.ts';
import { countWords } from '../locales/number-words.ts';

type Part = TemplateResult | typeof nothing;

/** The number itself, as it stands on the wall. */
export function headPart(figure: Figure, instant: number): TemplateResult {
  const { prefix, digits, unit } = figureText(figure, language());
  const { stale } = t().boardPage;
  return html`<div>
    <p>${figure.name}${figure.member ? ` · ${figure.member}` : ''}</p>
    <p class="value">${prefix}${digits} <small>${unit}</small></p>
    ${isStale(figure.freshUntil, instant) ? html`<p class="stale small">${stale}</p>` : nothing}
  </div>`;
}

/** What every frame carries of a figure. */
export function carriedPart(figure: Figure, returned: WidgetFigures['returned'] | null): TemplateResult {
  return html`<dl>${factsOf(figure)} ${returned ? html`<dt></dt><dd>${returnedWords(returned)}</dd>` : nothing}</dl>`;
}

/** Everything the server knows of it. */
export function fullPart({ figure, metric, parts, members, returned, readings, readingsTotal }: Passport): TemplateResult {
  const { formula, about, parts: partsTitle, members: membersTitle, evidence, evidenceNumber, revisions, readingsOf, reporter, missing } = t().boardPage;
  const pictures = [...new Set(readings.flatMap((reading) => reading.evidence))];
  const newest = readings.find(({ state }) => state === 'accepted');
  return html`
    <dl>
      ${factsOf(figure)} ${newest ? fact(reporter, newest.reporter) : nothing}
      ${metric.source.kind === 'formula' ? fact(formula, html`<code>${metric.source.expression}</code>`) : nothing}
      ${returned ? html`<dt></dt><dd>${returnedWords(returned)}${returned.missing > 0 ? ` · ${missing(countWords(returned.missing))}` : ''}</dd>` : nothing}
      ${metric.about ? fact(about, metric.about) : nothing}
    </dl>
    ${section(partsTitle, parts.map(figureRow))} ${section(membersTitle, members.map(figureRow))}
    ${pictures.length > 0
      ? html`<section>
          <h3>${evidence}</h3>
          <div class="pictures">
            ${pictures.map((sha256, index) => html`<a href=${mediaPath(sha256)} target="_blank" rel="noopener"><img src=${mediaPath(sha256)} alt=${evidenceNumber(index + 1)} loading="lazy" /></a>`)}
          </div>
        </section>`
      : nothing}
    ${section(revisions, readings.map(readingRow), readings.length > 0 ? readingsOf(readings.length, readingsTotal) : '')}
  `;
}

function factsOf(figure: Figure): TemplateResult {
  const { asOf, noReading, period, source, rhythm, sources, rhythms } = t().boardPage;
  const from = figure.sourceName && figure.source !== 'screens' ? `${sources[figure.source]} · ${figure.sourceName}` : sources[figure.source];
  return html`
    ${fact(asOf, figure.asOf === null ? noReading : html`<hp-time .instant=${figure.asOf}></hp-time>`)} ${figure.period ? fact(period, periodText(figure.period, language())) : nothing} ${fact(source, from)}
    ${fact(rhythm, rhythms[figure.rhythm])}
  `;
}

const fact = (name: string, value: string | Part): TemplateResult => html`<dt>${name}</dt><dd>${value}</dd>`;

function section(title: string, rows: readonly TemplateResult[], aside = ''): Part {
  if (rows.length === 0) return nothing;
  return html`<section>
    <h3>${title}${aside ? html` <span class="small quiet">${aside}</span>` : nothing}</h3>
    <ul class="rows">
      ${rows}
    </ul>
  </section>`;
}

function figureRow(figure: Figure): TemplateResult {
  const { prefix, digits, unit } = figureText(figure, language());
  return html`<li><span>${figure.member || figure.name}</span><span class="number">${prefix}${digits} ${unit}</span></li>`;
}

function readingRow(reading: ReadingView): TemplateResult {
  const { readingStates, recordedAt, takenBack } = t().boardPage;
  const { value, precision, decimals, unit, state, decision } = reading;
  const isOut = state !== 'accepted' && state !== 'held';
  const written = value === null ? takenBack : Object.values(figureText({ value, decimals, precision, unit }, language())).join(' ').trim();
  return html`<li>
    <span><hp-time .instant=${reading.asOf}></hp-time>${reading.member ? ` · ${reading.member}` : ''}</span>
    <span class="number ${isOut ? 'struck quiet' : ''}">${written}</span>
    <span class="small quiet">
      ${readingStates[state]} · ${reading.reporter} · ${reading.sourceName || t().boardPage.sources[reading.sourceKind]} · ${recordedAt} <hp-time .instant=${reading.recordedAt}></hp-time>
      ${decision ? html` · ${decision.name}${decision.note ? `：${decision.note}` : ''}` : nothing} ${reading.note ? html`<br />${reading.note}` : nothing}
    </span>
  </li>`;
}

function returnedWords({ committed, pending }: { readonly committed: number; readonly pending: number }): string {
  return t().boardPage.returned(numberText(committed, 0), numberText(pending, 0));
}
