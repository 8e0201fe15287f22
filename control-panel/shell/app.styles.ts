import { css } from 'lit';

export const appStyles = css`
  :host {
    display: block;
    min-height: 100dvh;
  }
  .frame {
    display: grid;
    grid-template-columns: var(--hp-nav-width) minmax(0, 1fr);
    min-height: 100dvh;
  }
  .bars {
    position: sticky;
    inset-block-start: 0;
    z-index: 10;
  }
  main:focus {
    outline: none;
  }
  main.bare {
    display: grid;
    min-height: 100dvh;
  }
  /* what may be old is grey */
  main.stale {
    filter: grayscale(1) opacity(0.85);
  }
  .skip {
    position: fixed;
    inset: 8px auto auto 8px;
    z-index: 50;
    padding: 8px 16px;
    border-radius: var(--hp-radius);
    background: var(--hp-ink);
    color: var(--hp-surface);
    translate: 0 -200%;
  }
  .skip:focus {
    translate: 0 0;
  }
  @media (max-width: 860px) {
    .frame {
      grid-template-columns: minmax(0, 1fr);
      padding-block-end: calc(64px + env(safe-area-inset-bottom));
    }
  }
`;
