import { css } from 'lit';

/** What every element of the desk shares: text, links, focus, and the way things are hidden. */
export const shared = css`
  :host {
    box-sizing: border-box;
    font-variant-numeric: tabular-nums;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  h1,
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd,
  figure {
    margin: 0;
    padding: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  h2 {
    font-size: var(--hp-text-l);
    font-weight: var(--hp-weight-strong);
    line-height: 1.4;
  }
  h3 {
    font-size: var(--hp-text);
    font-weight: var(--hp-weight-strong);
  }
  a {
    color: inherit;
    text-decoration: underline;
    text-decoration-color: var(--hp-line);
    text-underline-offset: 0.2em;
  }
  a:hover {
    text-decoration-color: currentColor;
  }
  :focus-visible {
    outline: 2px solid var(--hp-focus);
    outline-offset: 2px;
    border-radius: var(--hp-radius-s);
  }
  .quiet {
    color: var(--hp-ink-quiet);
  }
  .small {
    font-size: var(--hp-text-s);
  }
  .bad {
    color: var(--hp-bad);
  }
  .number {
    text-align: end;
  }
  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;

/** The body of a page: its width, its rhythm, and sections parted by hairlines. */
export const pageLayout = css`
  :host {
    display: block;
    max-width: var(--hp-page-width);
    margin-inline: auto;
    padding: var(--hp-space-4) var(--hp-space-4) var(--hp-space-8);
  }
  :host([wide]) {
    max-width: none;
  }
  section {
    margin-block-start: var(--hp-space-4);
  }
  section > h2 {
    margin-block-end: var(--hp-space-2);
  }
  .rule {
    border-block-start: 1px solid var(--hp-hairline);
    padding-block-start: var(--hp-space-3);
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--hp-space-1);
  }
  .stack {
    display: flex;
    flex-direction: column;
    gap: var(--hp-space-2);
  }
  .form {
    display: grid;
    gap: var(--hp-space-2);
    max-width: var(--hp-reading-width);
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--hp-space-1);
    margin-block-start: var(--hp-space-1);
  }
  @media (max-width: 720px) {
    :host {
      padding: var(--hp-space-2) var(--hp-space-2) var(--hp-space-6);
    }
  }
`;
