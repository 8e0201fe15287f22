import { css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import { PageElement } from '../../components/page-element.ts';
import '../../components/page-header.ts';
import { may } from '../../data/session.ts';
import { t } from '../../locales/language.ts';
import { pageLayout, shared } from '../../theme/shared.styles.ts';
import './keys-section.ts';
import './password-section.ts';
import './town-section.ts';

/** The town, one's own password, the keys; and the ways to accounts and audit. */
@customElement('hp-settings-page')
export class SettingsPage extends PageElement {
  static override styles = [
    shared,
    pageLayout,
    css`
      .ways {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(240px, 1fr));
        gap: 0 var(--hp-space-4);
        border-block-start: 1px solid var(--hp-hairline);
      }
      .ways a {
        display: grid;
        grid-template-columns: 20px 1fr 16px;
        align-items: center;
        gap: 0 var(--hp-space-2);
        padding-block: var(--hp-space-2);
        text-decoration: none;
      }
      .ways a:hover strong {
        text-decoration: underline;
        text-underline-offset: 0.2em;
      }
      .ways wa-icon {
        font-size: 18px;
        color: var(--hp-ink-quiet);
      }
      .ways .quiet {
        display: block;
      }
      section {
        display: grid;
        margin-block-start: var(--hp-space-3);
        grid-template-columns: 200px minmax(0, 1fr);
        gap: var(--hp-space-2) var(--hp-space-4);
        padding-block-start: var(--hp-space-3);
        border-block-start: 1px solid var(--hp-hairline);
      }
      .ways + section {
        margin-block-start: 0;
      }
      @media (max-width: 860px) {
        section {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];

  protected override firstUpdated(): void {
    if (location.hash) void this.updateComplete.then(() => this.renderRoot.querySelector(location.hash)?.scrollIntoView());
  }

  override render() {
    const { title, lede, parts, partsHint } = t().settings;
    const manages = may('town.manage');
    return html`
      <hp-page-header heading=${title} lede=${manages ? lede : ''}></hp-page-header>
      ${may('account.manage') || manages
        ? html`<nav class="ways" aria-label=${title}>
            ${may('account.manage') ? this.renderWay('/settings/accounts', 'users', parts.accounts, partsHint.accounts) : nothing}
            ${manages ? this.renderWay('/settings/audit', 'history', parts.audit, partsHint.audit) : nothing}
          </nav>`
        : nothing}
      ${manages ? html`<section><h2>${parts.town}</h2><hp-town-section></hp-town-section></section>` : nothing}
      <section id="password"><h2>${parts.password}</h2><hp-password-section></hp-password-section></section>
      ${manages ? html`<section><h2>${parts.keys}</h2><hp-keys-section></hp-keys-section></section>` : nothing}
    `;
  }

  private renderWay(href: string, icon: string, label: string, hint: string) {
    return html`<a href=${href}>
      <wa-icon name=${icon}></wa-icon>
      <span><strong>${label}</strong><span class="quiet small">${hint}</span></span>
      <wa-icon name="chevron-right"></wa-icon>
    </a>`;
  }
}
