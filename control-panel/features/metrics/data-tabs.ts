import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { HpElement } from '../../components/hp-element.ts';
import { may } from '../../data/session.ts';
import { t } from '../../locales/language.ts';
import { routeAt } from '../../shell/known-routes.ts';
import { shared } from '../../theme/shared.styles.ts';

const TABS = [
  { key: 'metrics', href: '/data' },
  { key: 'boards', href: '/data/boards' },
  { key: 'villages', href: '/data/villages' },
  { key: 'sources', href: '/data/sources' },
  { key: 'records', href: '/data/records' },
] as const;

export type DataTab = (typeof TABS)[number]['key'];

/** The pages of the section 数据; only those that are there and that the person may open. */
@customElement('hp-data-tabs')
export class DataTabs extends HpElement {
  @property() current: DataTab = 'metrics';

  static override styles = [
    shared,
    css`
      :host {
        display: block;
        margin-block-end: var(--hp-space-3);
      }
      nav {
        display: flex;
        gap: var(--hp-space-3);
        border-block-end: 1px solid var(--hp-hairline);
        overflow-x: auto;
        scrollbar-width: thin;
      }
      a {
        flex: none;
        padding-block: 10px;
        border-block-end: 2px solid transparent;
        color: var(--hp-ink-quiet);
        text-decoration: none;
      }
      a:hover {
        color: var(--hp-ink);
      }
      a:focus-visible {
        outline-offset: -2px;
      }
      a[aria-current] {
        border-color: var(--hp-ink);
        color: var(--hp-ink);
        font-weight: 500;
      }
    `,
  ];

  override render() {
    const { section, tabs } = t().metrics;
    const shown = TABS.filter(({ href }) => {
      const route = routeAt(href);
      return route && (!route.needs || may(route.needs));
    });
    if (shown.length < 2) return nothing;
    return html`<nav aria-label=${section}>
      ${shown.map(({ key, href }) => html`<a href=${href} aria-current=${key === this.current ? 'page' : nothing}>${tabs[key]}</a>`)}
    </nav>`;
  }
}
