import { css } from 'lit';

export const targetPickerStyles = css`
  :host {
    display: grid;
    gap: var(--hp-space-2);
  }
  .either {
    display: flex;
    flex-wrap: wrap;
    gap: var(--hp-space-1) var(--hp-space-3);
  }
  label {
    display: flex;
    align-items: center;
    gap: var(--hp-space-1);
    min-height: 28px;
    cursor: pointer;
  }
  label input {
    flex: none;
    width: 18px;
    height: 18px;
    margin: 0;
    accent-color: var(--hp-ink);
  }
  fieldset {
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend {
    padding: 0;
    margin-block-end: var(--hp-space-half);
    color: var(--hp-ink-quiet);
    font-size: var(--hp-text-s);
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: var(--hp-space-1);
  }
  .chips button {
    min-height: 32px;
    max-width: 100%;
    padding: 4px 14px;
    border: 1px solid var(--hp-line);
    border-radius: 16px;
    background: var(--hp-surface);
    color: var(--hp-ink);
    font: inherit;
    overflow-wrap: anywhere;
    cursor: pointer;
  }
  .chips button:hover {
    background: var(--hp-hover);
  }
  .chips button[aria-pressed='true'] {
    border-color: var(--hp-ink);
    background: var(--hp-ink);
    color: var(--hp-surface);
  }
  .search {
    width: 100%;
    max-width: 360px;
    height: var(--hp-control);
    padding: 0 10px;
    border: 1px solid var(--hp-line);
    border-radius: var(--hp-radius);
    background: var(--hp-surface);
    color: var(--hp-ink);
    font: inherit;
  }
  .singles {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(240px, 1fr));
    gap: 0 var(--hp-space-2);
    max-height: 264px;
    padding: 4px;
    overflow-y: auto;
  }
  .singles label {
    align-items: flex-start;
    padding-block: 6px;
  }
  .singles label > span {
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .singles label span span {
    display: block;
  }
  .result {
    padding: var(--hp-space-1) 12px;
    border-radius: var(--hp-radius);
    background: var(--hp-sunken);
  }
  summary {
    min-height: 24px;
    cursor: pointer;
  }
  .result ul {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(200px, 1fr));
    gap: 2px var(--hp-space-2);
    margin-block: var(--hp-space-1);
  }
  .result li {
    overflow-wrap: anywhere;
  }
  .away {
    color: var(--hp-warn);
  }
  @media (max-width: 720px) {
    .chips button {
      min-height: 40px;
      border-radius: 20px;
    }
  }
`;
