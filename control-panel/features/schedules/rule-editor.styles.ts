import { css } from 'lit';

export const ruleEditorStyles = css`
  :host {
    display: block;
  }
  fieldset {
    display: grid;
    gap: var(--hp-space-2);
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  .dates,
  .days,
  li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--hp-space-1) var(--hp-space-2);
  }
  .dates {
    align-items: flex-end;
  }
  .dates label:not(.check) {
    display: grid;
    gap: 2px;
  }
  .dates label > span,
  .label {
    display: block;
    color: var(--hp-ink-quiet);
    font-size: var(--hp-text-s);
  }
  .label {
    margin-block-end: var(--hp-space-half);
  }
  .check {
    display: flex;
    align-items: center;
    gap: var(--hp-space-1);
    min-height: var(--hp-control);
    cursor: pointer;
  }
  .check input {
    width: 18px;
    height: 18px;
    margin: 0;
    accent-color: var(--hp-ink);
  }
  input[type='date'],
  input[type='time'] {
    height: var(--hp-control);
    padding: 0 10px;
    border: 1px solid var(--hp-line);
    border-radius: var(--hp-radius);
    background: var(--hp-surface);
    color: var(--hp-ink);
    font: inherit;
    font-variant-numeric: tabular-nums;
  }
  input:disabled {
    opacity: 0.5;
  }
  .days {
    gap: var(--hp-space-half);
  }
  .days button {
    min-width: 44px;
    min-height: var(--hp-control);
    padding: 0 8px;
    border: 1px solid var(--hp-line);
    border-radius: var(--hp-radius);
    background: var(--hp-surface);
    color: var(--hp-ink);
    font: inherit;
    cursor: pointer;
  }
  .days > button[aria-pressed='true'] {
    border-color: var(--hp-ink);
    background: var(--hp-ink);
    color: var(--hp-surface);
  }
  .presets {
    display: flex;
    flex-wrap: wrap;
    gap: var(--hp-space-half);
    margin-inline-start: var(--hp-space-1);
  }
  .presets button {
    border-color: transparent;
    background: none;
    color: var(--hp-ink-quiet);
    text-decoration: underline;
    text-decoration-color: var(--hp-line);
    text-underline-offset: 0.2em;
  }
  .presets button[aria-pressed='true'] {
    color: var(--hp-ink);
    font-weight: var(--hp-weight-strong);
    text-decoration: none;
  }
  ul {
    display: grid;
    gap: var(--hp-space-1);
  }
  @media (max-width: 720px) {
    .days > button {
      flex: 1;
      min-width: 40px;
      min-height: var(--hp-touch);
      padding: 0;
    }
    .presets {
      flex-basis: 100%;
      margin: 0;
    }
    input[type='date'],
    input[type='time'] {
      height: var(--hp-touch);
    }
  }
`;
