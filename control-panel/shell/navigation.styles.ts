import { css } from 'lit';

export const navigationStyles = css`
  :host {
    display: contents;
  }
  nav {
    position: sticky;
    inset-block-start: 0;
    display: flex;
    flex-direction: column;
    width: var(--hp-nav-width);
    height: 100dvh;
    padding: var(--hp-space-2) var(--hp-space-1) var(--hp-space-1);
    border-inline-end: 1px solid var(--hp-hairline);
    background: var(--hp-page);
    overflow-y: auto;
  }
  .town {
    display: flex;
    align-items: center;
    gap: 10px;
    min-height: 40px;
    padding: 4px 8px;
    margin-block-end: var(--hp-space-1);
    color: inherit;
    text-decoration: none;
    font-weight: var(--hp-weight-strong);
    line-height: 1.3;
  }
  .town img {
    width: 28px;
    height: 28px;
    object-fit: contain;
    border-radius: 5px;
  }
  ul {
    display: grid;
    gap: 2px;
    margin-block-start: var(--hp-space-1);
  }
  li a,
  .find {
    display: flex;
    align-items: center;
    gap: 12px;
    width: 100%;
    min-height: 36px;
    padding: 0 10px;
    border: 0;
    border-radius: var(--hp-radius);
    background: none;
    color: var(--hp-ink-quiet);
    font: inherit;
    text-align: start;
    text-decoration: none;
    cursor: pointer;
  }
  li a:hover {
    background: var(--hp-hover);
    color: var(--hp-ink);
  }
  li a[aria-current] {
    background: var(--hp-chosen);
    color: var(--hp-ink);
    font-weight: var(--hp-weight-strong);
  }
  wa-icon {
    flex: none;
    font-size: 18px;
  }
  .find {
    border: 1px solid var(--hp-hairline);
    background: var(--hp-surface);
  }
  .find:hover {
    border-color: var(--hp-line);
    color: var(--hp-ink);
  }
  kbd {
    margin-inline-start: auto;
    font: inherit;
    font-size: var(--hp-text-s);
  }
  .foot {
    margin-block-start: auto;
    padding-block-start: var(--hp-space-2);
  }
  .more {
    display: none;
  }

  @media (max-width: 860px) {
    nav {
      position: fixed;
      z-index: 20;
      inset: auto 0 0;
      flex-direction: row;
      width: auto;
      height: auto;
      padding: 4px 4px calc(4px + env(safe-area-inset-bottom));
      border: 0;
      border-block-start: 1px solid var(--hp-hairline);
      background: var(--hp-surface);
    }
    .town,
    .find,
    .foot,
    .late {
      display: none;
    }
    ul {
      flex: 1;
      grid-auto-flow: column;
      grid-auto-columns: 1fr;
      margin: 0;
    }
    .more {
      display: block;
    }
    li a,
    .more button {
      flex-direction: column;
      justify-content: center;
      gap: 2px;
      min-height: 52px;
      padding: 0;
      font-size: var(--hp-text-s);
      text-align: center;
    }
    li a[aria-current] {
      background: none;
    }
    .more button {
      display: flex;
      align-items: center;
      width: 100%;
      border: 0;
      border-radius: var(--hp-radius);
      background: none;
      color: var(--hp-ink-quiet);
      font-family: inherit;
    }
    wa-icon {
      font-size: 20px;
    }
  }

  wa-drawer {
    --size: auto;
    --spacing: var(--hp-space-2);
  }
  .sheet {
    display: grid;
    gap: 2px;
  }
  .sheet a,
  .sheet button {
    display: flex;
    align-items: center;
    gap: 14px;
    min-height: var(--hp-touch);
    padding: 0 8px;
    border: 0;
    border-radius: var(--hp-radius);
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
    text-decoration: none;
  }
  .sheet :is(a, button):hover {
    background: var(--hp-hover);
  }
  .sheet hp-account-menu {
    margin-block-start: var(--hp-space-1);
    padding-block-start: var(--hp-space-1);
    border-block-start: 1px solid var(--hp-hairline);
  }
`;
