import { html, nothing } from 'lit';
import type { PropertyValues } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import { api } from '../../../server/protocol/rest/index.ts';
import type { ScheduleDetails, ScheduleView } from '../../../server/protocol/rest/programme.ts';
import '../../components/autosave-indicator.ts';
import '../../components/conflict-notice.ts';
import '../../components/field.ts';
import type { Field } from '../../components/field.ts';
import { whenLoaded } from '../../components/load-state.ts';
import { PageElement } from '../../components/page-element.ts';
import '../../components/page-header.ts';
import '../../components/state-badge.ts';
import { toastError } from '../../components/toast-error.ts';
import { Autosave } from '../../controllers/autosave.ts';
import { Subscribed } from '../../controllers/subscribed.ts';
import { call } from '../../data/call.ts';
import { playlists } from '../../data/playlists.ts';
import { schedule, schedules } from '../../data/schedules.ts';
import { may } from '../../data/session.ts';
import { fieldErrors } from '../../data/validation.ts';
import { language, t } from '../../locales/language.ts';
import { navigate } from '../../shell/router.ts';
import { pageLayout, shared } from '../../theme/shared.styles.ts';
import '../playlists/playlist-strip.ts';
import '../screens/suggest-field.ts';
import type { SuggestField } from '../screens/suggest-field.ts';
import { campaignsFrom } from './campaigns.ts';
import { deleteSchedules } from './delete-schedules.ts';
import './publish-panel.ts';
import './rule-editor.ts';
import { schedulePageStyles } from './schedule-page.styles.ts';
import './target-picker.ts';

/** One schedule: what, where, when; keeps itself as a draft; the panel beside it publishes. */
@customElement('hp-schedule-page')
export class SchedulePage extends PageElement {
  @state() private details: ScheduleDetails | null = null;

  private base: ScheduleView | null = null;
  private readonly schedule = new Subscribed(this, () => schedule(this.param('id')));
  private readonly playlists = new Subscribed(this, playlists);
  private readonly schedules = new Subscribed(this, schedules);
  private readonly autosave = new Autosave(this, () => this.save());

  static override styles = [shared, pageLayout, schedulePageStyles];

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const { value } = this.schedule;
    const isOther = this.base?.id !== this.param('id');
    if (isOther && this.autosave.pending) void this.autosave.flush();
    const isHalfMade = this.details !== null && !isSavable(this.details);
    const mayTake = value !== this.base && !this.autosave.pending && !this.autosave.error && !isHalfMade;
    if (value && value.id === this.param('id') && (isOther || mayTake)) this.take(value);
  }

  private take(view: ScheduleView): void {
    this.base = view;
    this.details = detailsOf(view);
  }

  override render() {
    return whenLoaded(this.schedule, (view) => (this.details ? this.renderSchedule(view, this.details) : html``), schedule(this.param('id')));
  }

  private renderSchedule(view: ScheduleView, details: ScheduleDetails) {
    const { back, editor } = t().schedules;
    const edits = may('content.edit');
    const { autosave } = this;
    return html`
      <hp-page-header heading=${details.name || view.name} backTo="/schedules" backLabel=${back}>
        <hp-state-badge slot="badge" .state=${view.state} title=${t().schedules.stateHints[view.state]}></hp-state-badge>
        <hp-autosave slot="badge" .saving=${autosave.saving} .savedAt=${autosave.savedAt} .error=${autosave.error}></hp-autosave>
        ${edits
          ? html`<wa-button slot="actions" appearance="plain" @click=${() => this.delete(view)}><wa-icon slot="start" name="trash"></wa-icon>${t().common.delete}</wa-button>
              <wa-button slot="actions" appearance="plain" @click=${() => this.duplicate(details)}><wa-icon slot="start" name="copy"></wa-icon>${editor.duplicate}</wa-button>`
          : nothing}
      </hp-page-header>
      ${autosave.error?.code === 'changed-meanwhile' ? html`<hp-conflict @hp-theirs=${this.takeTheirs} @hp-mine=${this.keepMine}></hp-conflict>` : nothing}
      <div class="columns">
        <div class="main">${this.renderWhat(details, edits)}${this.renderWhere(details, edits)}${this.renderWhen(details, edits)}${this.renderTier(details, edits)}</div>
        <aside>
          <hp-publish-panel .schedule=${view} .details=${details} playlistName=${this.chosenPlaylist?.name ?? view.playlistName} .keep=${() => this.keep()}></hp-publish-panel>
        </aside>
      </div>
    `;
  }

  private renderWhat(details: ScheduleDetails, edits: boolean) {
    const { what, name, playlist, openPlaylist, campaign, campaignHint } = t().schedules.editor;
    const error = fieldErrors(api.schedules.create.body!, details, language()).name ?? '';
    return html`<section>
      <h2>${what}</h2>
      <div class="what">
        <hp-field label=${name} maxlength="80" required .value=${details.name} ?disabled=${!edits} error=${error} @input=${(event: Event) => this.change({ name: (event.currentTarget as Field).value })}></hp-field>
        <hp-field
          type="select"
          label=${playlist}
          .choices=${(this.playlists.value ?? []).map(({ id, name: label }) => ({ value: id, label }))}
          .value=${details.playlist}
          ?disabled=${!edits}
          @change=${(event: Event) => this.choosePlaylist((event.currentTarget as Field).value)}
        ></hp-field>
        <hp-suggest-field
          label=${campaign}
          hint=${campaignHint}
          .value=${details.campaign}
          .suggestions=${campaignsFrom(this.schedules.value ?? [])}
          ?disabled=${!edits}
          @input=${(event: Event) => this.change({ campaign: (event.currentTarget as SuggestField).value.trim() })}
        ></hp-suggest-field>
      </div>
      <div class="strip"><hp-playlist-strip .playlist=${this.chosenPlaylist ?? null}></hp-playlist-strip><a href="/playlists/${details.playlist}">${openPlaylist}</a></div>
    </section>`;
  }

  private renderWhere({ targets }: ScheduleDetails, edits: boolean) {
    return html`<section class="rule">
      <h2>${t().schedules.editor.where}</h2>
      <hp-target-picker .targets=${targets} ?disabled=${!edits} @hp-change=${(event: CustomEvent<ScheduleDetails['targets']>) => this.change({ targets: event.detail })}></hp-target-picker>
    </section>`;
  }

  private renderWhen({ recurrence }: ScheduleDetails, edits: boolean) {
    return html`<section class="rule">
      <h2>${t().schedules.editor.when}</h2>
      <hp-rule-editor .rule=${recurrence} ?disabled=${!edits} @hp-change=${(event: CustomEvent<ScheduleDetails['recurrence']>) => this.change({ recurrence: event.detail })}></hp-rule-editor>
    </section>`;
  }

  private renderTier({ tier }: ScheduleDetails, edits: boolean) {
    const { tier: heading, tiers } = t().schedules.editor;
    return html`<section class="rule" role="radiogroup" aria-label=${heading}>
      <h2>${heading}</h2>
      ${(['scheduled', 'default'] as const).map(
        (each) => html`<label class="tier">
          <input type="radio" name="tier" .checked=${tier === each} ?disabled=${!edits} @change=${() => this.change({ tier: each })} />
          <span><strong>${t().words.tier[each]}</strong><span class="quiet">${tiers[each]}</span></span>
        </label>`,
      )}
    </section>`;
  }

  private get chosenPlaylist() {
    return this.playlists.value?.find(({ id }) => id === this.details?.playlist);
  }

  private choosePlaylist(id: string): void {
    if (id !== '' && id !== this.details?.playlist) this.change({ playlist: id });
  }

  private change(change: Partial<ScheduleDetails>): void {
    if (!this.details) return;
    this.details = { ...this.details, ...change };
    this.autosave.touch();
  }

  private async keep(): Promise<ScheduleView | null> {
    await this.autosave.flush();
    return this.autosave.error ? null : this.base;
  }

  private async save(): Promise<void> {
    const { base, details } = this;
    if (!base || !details || !isSavable(details)) return;
    const saved = await call(api.schedules.update, { params: { id: base.id }, body: details, ifMatch: base.revision });
    if (this.base?.id === saved.id) this.base = saved;
    schedule(saved.id).put(saved);
  }

  private async takeTheirs(): Promise<void> {
    this.autosave.error = null;
    await schedule(this.param('id')).refresh();
    const { value } = this.schedule;
    if (value) this.take(value);
  }

  private async keepMine(): Promise<void> {
    this.base = await call(api.schedules.get, { params: { id: this.param('id') } });
    this.autosave.touch();
    void this.autosave.flush();
  }

  private async duplicate(details: ScheduleDetails): Promise<void> {
    try {
      const name = t().schedules.editor.copyOf(details.name).slice(0, 80);
      navigate(`/schedules/${(await call(api.schedules.create, { body: { ...details, name } })).id}`);
    } catch (error) {
      toastError(error);
    }
  }

  private async delete(view: ScheduleView): Promise<void> {
    if ((await deleteSchedules([view])) > 0) navigate('/schedules');
  }
}

function detailsOf({ name, playlist, targets, recurrence, tier, campaign }: ScheduleView): ScheduleDetails {
  return { name, playlist, targets, recurrence, tier: tier === 'default' ? 'default' : 'scheduled', campaign };
}

/** Half-made changes wait on the page: the field says what is missing. */
function isSavable({ name, recurrence: { startDate, endDate, weekdays } }: ScheduleDetails): boolean {
  return name.trim() !== '' && weekdays.length > 0 && (endDate === null || endDate >= startDate);
}
