import { css } from 'lit';

export const paletteStyles = css`
  dialog {
    width: min(600px, calc(100vw - 32px));
    max-height: min(560px, 76dvh);
    margin: 12dvh auto auto;
    padding: 0;
    border: 1px solid var(--hp-hairline);
    border-radius: var(--hp-radius-l);
    background: var(--hp-surface);
    color: var(--hp-ink);
    box-shadow: var(--hp-shadow);
    overflow: hidden;
  }
  dialog[open] {
    display: flex;
    flex-direction: column;
  }
  dialog::backdrop {
    background: var(--hp-veil);
  }
  .search {
    display: flex;
    align-items: center;
    gap: 12px;
    padding: 0 var(--hp-space-2);
    border-block-end: 1px solid var(--hp-hairline);
  }
  input {
    flex: 1;
    min-width: 0;
    height: 52px;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    font-size: var(--hp-text-l);
  }
  input:focus-visible {
    outline: none; /* the caret and the dialog around it show where one is */
  }
  input::placeholder {
    color: var(--hp-ink-quiet);
    opacity: 1;
  }
  #hits {
    flex: 1;
    overflow-y: auto;
    padding: 0 var(--hp-space-1) var(--hp-space-1);
  }
  h2 {
    padding: var(--hp-space-1) 8px 2px;
    font-size: var(--hp-text-s);
    font-weight: 500;
    color: var(--hp-ink-quiet);
  }
  a {
    display: flex;
    align-items: center;
    gap: 12px;
    min-height: 38px;
    padding: 0 8px;
    border-radius: var(--hp-radius);
    text-decoration: none;
  }
  a[aria-selected='true'] {
    background: var(--hp-chosen);
  }
  span {
    flex: 0 1 auto;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  small {
    flex: 1 2 0;
    overflow: hidden;
    text-align: end;
    text-overflow: ellipsis;
    white-space: nowrap;
    color: var(--hp-ink-quiet);
    font-size: var(--hp-text-s);
  }
  wa-icon {
    flex: none;
    color: var(--hp-ink-quiet);
  }
  footer {
    padding: 8px var(--hp-space-2);
    border-block-start: 1px solid var(--hp-hairline);
    font-size: var(--hp-text-s);
    color: var(--hp-ink-quiet);
  }
`;
