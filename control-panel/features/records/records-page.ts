import { html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { dayOf } from '../../../server/domain/recurrence.ts';
import '../../components/empty-state.ts';
import { whenLoaded } from '../../components/load-state.ts';
import { PageElement } from '../../components/page-element.ts';
import '../../components/page-header.ts';
import { Subscribed } from '../../controllers/subscribed.ts';
import { records } from '../../data/records.ts';
import { townZone } from '../../data/session.ts';
import { language, t } from '../../locales/language.ts';
import { pageLayout, shared } from '../../theme/shared.styles.ts';
import '../metrics/data-tabs.ts';
import { choiceOf } from './record-choice.ts';
import './record-form.ts';
import './records-list.ts';

/** Monthly, quarterly and yearly records: ordered here, prepared in the background, downloaded. */
@customElement('hp-records-page')
export class RecordsPage extends PageElement {
  private readonly records = new Subscribed(this, records);

  static override styles = [shared, pageLayout];

  override render() {
    const { title, lede, made, choose, empty, emptyHint } = t().records;
    const today = dayOf(Date.now(), townZone());
    return html`
      <hp-page-header heading=${title} lede=${lede}></hp-page-header>
      <hp-data-tabs current="records"></hp-data-tabs>
      <section aria-label=${choose}>
        <hp-record-form .choice=${choiceOf(this.place.query, today, language())} today=${today}></hp-record-form>
      </section>
      <section>
        ${whenLoaded(
          this.records,
          (all) =>
            all.length === 0
              ? html`<hp-empty-state icon="ledger" heading=${empty} hint=${emptyHint}></hp-empty-state>`
              : html`<h2>${made}</h2>
                  <hp-records-list .records=${all}></hp-records-list>`,
          records,
        )}
      </section>
    `;
  }
}
