import { css } from 'lit';

/** Buttons, fields and focus of the board page: large enough for a thumb, and to be seen from a sofa. */
export const controls = css`
  button,
  select,
  .date,
  a.button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 6px;
    min-width: var(--hp-control);
    height: var(--hp-control);
    padding: 0 10px;
    border: 1px solid transparent;
    border-radius: var(--hp-radius);
    background: none;
    color: var(--hp-ink);
    font: inherit;
    text-decoration: none;
    white-space: nowrap;
    cursor: pointer;
  }
  select,
  .date {
    border-color: var(--hp-hairline);
    background: var(--hp-surface);
  }
  button:hover,
  a.button:hover {
    background: var(--hp-hover);
  }
  button[aria-pressed='true'],
  button[aria-expanded='true'] {
    background: var(--hp-chosen);
  }
  button.outlined,
  a.button {
    border-color: var(--hp-line);
  }
  button.primary {
    background: var(--hp-accent);
    color: var(--hp-ink-on-fill);
  }
  button.primary:hover {
    background: var(--hp-accent-hover);
  }
  button:disabled {
    opacity: 0.4;
    cursor: default;
  }
  :focus-visible {
    outline: 3px solid var(--hp-focus);
    outline-offset: 2px;
  }
  wa-icon {
    flex: none;
    font-size: 18px;
  }
  @media (pointer: coarse) {
    button,
    select,
    .date,
    a.button {
      min-width: var(--hp-touch);
      height: var(--hp-touch);
    }
  }
`;

export const pageStyles = css`
  :host {
    display: grid;
    position: relative;
    grid-template: auto auto minmax(0, 1fr) auto / minmax(0, 1fr);
    height: 100dvh;
    background: var(--hp-page);
  }
  main {
    position: relative;
    display: grid;
    grid-template: minmax(0, 1fr) / minmax(0, 1fr);
    min-height: 0;
  }
  hp-board-viewer {
    min-height: 0;
  }
  .message {
    display: grid;
    place-content: center;
  }
  .band {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--hp-space-1);
    min-height: 32px;
    padding: 2px var(--hp-space-2);
    font-size: var(--hp-text);
  }
  .band button {
    height: 28px;
  }
  .good {
    background: var(--hp-good-soft);
    color: var(--hp-good);
  }
  .note {
    background: var(--hp-note-soft);
    color: var(--hp-note);
  }
  .warn {
    background: var(--hp-warn-soft);
    color: var(--hp-warn);
  }
  footer {
    min-width: 0;
  }

  /* full screen: the board has all of it; what is for hands lies over it, under the bands, and goes when nobody stirs */
  :host([whole]) .bands {
    grid-row: 1;
  }
  :host([whole]) hp-board-header {
    position: absolute;
    grid-row: 2;
    inset: 0 0 auto;
    z-index: 3;
    transition: opacity var(--hp-quick);
  }
  :host([whole]) main {
    grid-row: 3;
  }
  :host([whole]) footer {
    grid-row: 4;
  }
  :host([whole][idle]) {
    cursor: none;
  }
  :host([whole][idle]) hp-board-header {
    opacity: 0;
    pointer-events: none;
  }
  @media print {
    hp-board-header,
    footer,
    .bands {
      display: none !important;
    }
    :host {
      display: block;
    }
    main {
      height: 100vh;
      break-inside: avoid;
    }
  }
`;
