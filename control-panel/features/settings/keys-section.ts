import { css, html } from 'lit';
import { customElement } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/button/button.js';
import { api } from '../../../server/protocol/rest/index.ts';
import { confirmAction } from '../../components/confirm-dialog.ts';
import { HpElement } from '../../components/hp-element.ts';
import { whenLoaded } from '../../components/load-state.ts';
import '../../components/time.ts';
import { toastError } from '../../components/toast-error.ts';
import { toast } from '../../components/toast.ts';
import { Subscribed } from '../../controllers/subscribed.ts';
import { call } from '../../data/call.ts';
import { keys } from '../../data/settings.ts';
import { t } from '../../locales/language.ts';
import { shared } from '../../theme/shared.styles.ts';
import { formStyles } from './form.styles.ts';

/** The keys that sign the publication log, and changing to a new one. */
@customElement('hp-keys-section')
export class KeysSection extends HpElement {
  private readonly keys = new Subscribed(this, keys);

  static override styles = [
    shared,
    formStyles,
    css`
      li {
        display: grid;
        gap: 2px;
        padding-block: 10px;
        border-block-end: 1px solid var(--hp-hairline);
      }
      ul {
        margin-block: var(--hp-space-1) var(--hp-space-2);
      }
      code {
        font-family: var(--hp-mono);
        font-size: var(--hp-text-s);
        overflow-wrap: anywhere;
      }
      .used {
        color: var(--hp-good);
      }
    `,
  ];

  override render() {
    const { keysHint, keyFrom, keyUntil, keyInUse, rotate } = t().settings;
    return whenLoaded(
      this.keys,
      (all) => html`
        <p class="quiet">${keysHint}</p>
        <ul>
          ${all.map(
            ({ id, key, createdAt, retiredAt }) => html`<li>
              <code>${key}</code>
              <span class="quiet small">
                ${id} · ${keyFrom} <hp-time .instant=${createdAt}></hp-time> ·
                ${retiredAt === null ? html`<span class="used">${keyInUse}</span>` : html`${keyUntil} <hp-time .instant=${retiredAt}></hp-time>`}
              </span>
            </li>`,
          )}
        </ul>
        <wa-button appearance="outlined" @click=${this.rotate}>${rotate}</wa-button>
      `,
      keys,
    );
  }

  private async rotate(): Promise<void> {
    const { rotate, rotateTitle, rotateConsequence, rotated } = t().settings;
    if (!(await confirmAction({ title: rotateTitle, consequence: rotateConsequence, action: rotate, danger: true }))) return;
    try {
      await call(api.town.rotateKey);
      await keys.refresh();
      toast(rotated, { tone: 'good' });
    } catch (error) {
      toastError(error);
    }
  }
}
