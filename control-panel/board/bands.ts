import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import { townZone } from '../data/session.ts';
import { language, t } from '../locales/language.ts';
import { clockOf, timeWords } from '../locales/time-words.ts';
import type { Showing } from './showing.ts';
import type { Viewing } from './viewing.ts';

/**
 * What must be known about what is on the glass, above it: whether it stands still, of when it is, whether it is recorded.
 * @param instant now, epoch milliseconds by the server's clock
 */
export function bandsOf({ line, view, problem, isStill }: Viewing, { now, problem: unrecorded }: Showing, notice: string, instant: number, end: () => void): TemplateResult {
  const words = t().boardPage;
  const when = (at: number) => timeWords(at, instant, townZone(), language());
  const warn = (text: string, icon: TemplateResult | typeof nothing = nothing) => html`<div class="band warn" role="alert">${icon}${text}</div>`;
  return html`
    ${line.lostAt === null ? nothing : warn(words.lost(clockOf(line.lostAt, townZone())), html`<wa-icon name="offline"></wa-icon>`)}
    ${view && isStill ? warn(words.still(when(view.frame.at), line.problem?.words(language()) ?? '')) : nothing}
    ${view?.kind === 'snapshot' && view.at !== null ? html`<div class="band note" role="status"><wa-icon name="history"></wa-icon>${words.snapshotOf(view.label, when(view.at))}</div>` : nothing}
    ${view && problem ? warn(`${words.replayFailed}: ${problem.words(language())}`) : nothing}
    ${now
      ? html`<div class="band good" role="status">${words.showingSince(clockOf(now.beganAt, townZone()))}<button type="button" class="outlined" @click=${end}>${words.end}</button></div>`
      : nothing}
    ${unrecorded ? warn(words.notRecorded(unrecorded.words(language()))) : nothing}
    ${notice ? html`<div class="band note" role="status">${notice}</div>` : nothing}
  `;
}
