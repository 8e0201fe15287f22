import { html } from 'lit';
import type { TemplateResult } from 'lit';
import '../components/empty-state.ts';
import '../components/loading.ts';
import type { ApiError } from '../data/api-error.ts';
import { language, t } from '../locales/language.ts';
import type { BoardLine } from './board-line.ts';
import { addressOf, type Place } from './place.ts';

/** What stands in the place of a board that cannot be shown, and what to do about it. */
export function messageFor(line: BoardLine, problem: ApiError | null, place: Place): TemplateResult {
  const words = t().boardPage;
  const say = (icon: string, heading: string, hint: string, more: TemplateResult | string = '') => html`<hp-empty-state icon=${icon} heading=${heading} hint=${hint}>${more}</hp-empty-state>`;
  if (line.hasEnded && place.share !== null) return say('link', words.linkEnded, words.linkEndedHint);
  if (line.hasEnded) return say('lock', words.signInFirst, words.signInHint, html`<a class="button" href=${`/sign-in?to=${encodeURIComponent(addressOf(place))}`}>${words.signIn}</a>`);
  if (line.boards?.length === 0) return say('data', words.noBoards, words.noBoardsHint);
  const why = problem ?? line.problem;
  if (why) return say('warning', words.notThere, why.code === 'not-found' ? words.notThereHint : why.words(language()));
  return html`<hp-loading></hp-loading>`;
}
