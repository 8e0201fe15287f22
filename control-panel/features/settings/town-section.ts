import { html } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/button/button.js';
import { api } from '../../../server/protocol/rest/index.ts';
import type { TownView } from '../../../server/protocol/rest/session.ts';
import '../../components/field.ts';
import type { Field } from '../../components/field.ts';
import { HpElement } from '../../components/hp-element.ts';
import { whenLoaded } from '../../components/load-state.ts';
import { timeZoneChoices } from '../../components/time-zones.ts';
import { toastError } from '../../components/toast-error.ts';
import { toast } from '../../components/toast.ts';
import { Subscribed } from '../../controllers/subscribed.ts';
import { asApiError } from '../../data/api-error.ts';
import { call } from '../../data/call.ts';
import { session } from '../../data/session.ts';
import { town } from '../../data/settings.ts';
import { fieldErrors, refusedFields } from '../../data/validation.ts';
import type { FieldErrors } from '../../data/validation.ts';
import { language, t } from '../../locales/language.ts';
import { shared } from '../../theme/shared.styles.ts';
import './emblem-choice.ts';
import { formStyles } from './form.styles.ts';

interface Draft {
  readonly name: string;
  readonly timeZone: string;
  readonly emblemContent: string | null;
  readonly phrases: string;
}

/** The town's name, zone, emblem and protected phrases. Saving publishes name and emblem. */
@customElement('hp-town-section')
export class TownSection extends HpElement {
  @state() private changes: Partial<Draft> = {};
  @state() private errors: FieldErrors = {};
  @state() private busy = false;

  private readonly town = new Subscribed(this, town);

  static override styles = [shared, formStyles];

  override render() {
    return whenLoaded(this.town, (view) => this.renderForm(view, this.draftOf(view)), town);
  }

  private renderForm(view: TownView, draft: Draft) {
    const { name, nameHint, timeZone, timeZoneHint, phrases, phrasesHint } = t().settings;
    const phraseError = Object.entries(this.errors).find(([path]) => path.startsWith('protectedPhrases'))?.[1] ?? '';
    const changed = JSON.stringify(draft) !== JSON.stringify(draftFrom(view));
    return html`<div class="form">
      <hp-field
        label=${name}
        hint=${nameHint}
        maxlength="80"
        .value=${draft.name}
        error=${this.errors.name ?? ''}
        @input=${(event: Event) => this.set({ name: (event.currentTarget as Field).value })}
      ></hp-field>
      <hp-emblem-choice .chosen=${draft.emblemContent} @hp-choose=${(event: CustomEvent<string | null>) => this.set({ emblemContent: event.detail })}></hp-emblem-choice>
      <hp-field
        type="select"
        label=${timeZone}
        hint=${timeZoneHint}
        .choices=${timeZoneChoices(language())}
        .value=${draft.timeZone}
        error=${this.errors.timeZone ?? ''}
        @change=${(event: Event) => this.set({ timeZone: (event.currentTarget as Field).value })}
      ></hp-field>
      <hp-field
        type="textarea"
        rows="4"
        label=${phrases}
        hint=${phrasesHint}
        .value=${draft.phrases}
        error=${phraseError}
        @input=${(event: Event) => this.set({ phrases: (event.currentTarget as Field).value })}
      ></hp-field>
      <div class="line">
        <wa-button variant="brand" ?disabled=${!changed} ?loading=${this.busy} @click=${() => this.save(draft)}>${t().common.save}</wa-button>
        ${changed ? html`<wa-button appearance="plain" @click=${() => (this.changes = {})}>${t().common.undo}</wa-button>` : ''}
      </div>
    </div>`;
  }

  private draftOf(view: TownView): Draft {
    return { ...draftFrom(view), ...this.changes };
  }

  private set(change: Partial<Draft>): void {
    this.changes = { ...this.changes, ...change };
  }

  private async save(draft: Draft): Promise<void> {
    const protectedPhrases = [...new Set(draft.phrases.split('\n').map((line) => line.trim()).filter((line) => line !== ''))];
    const body = { name: draft.name, timeZone: draft.timeZone, emblemContent: draft.emblemContent, protectedPhrases };
    this.errors = fieldErrors(api.town.update.body!, body, language());
    if (Object.keys(this.errors).length > 0 || this.busy) return;
    this.busy = true;
    try {
      town.put(await call(api.town.update, { body }));
      this.changes = {};
      void session.refresh();
      toast(t().settings.townSaved, { tone: 'good' });
    } catch (error) {
      this.errors = refusedFields(asApiError(error), language());
      toastError(error);
    } finally {
      this.busy = false;
    }
  }
}

function draftFrom({ name, timeZone, emblemContent, protectedPhrases }: TownView): Draft {
  return { name, timeZone, emblemContent, phrases: protectedPhrases.join('\n') };
}
