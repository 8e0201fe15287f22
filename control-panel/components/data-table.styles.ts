import { css } from 'lit';

export const dataTableStyles = css`
  :host {
    display: block;
  }
  .scroll {
    overflow-x: auto;
  }
  table {
    width: 100%;
    border-collapse: collapse;
  }
  th,
  td {
    padding: 8px 12px;
    text-align: start;
    vertical-align: middle;
    border-block-end: 1px solid var(--hp-hairline);
  }
  th {
    font-size: var(--hp-text-s);
    font-weight: 500;
    color: var(--hp-ink-quiet);
    white-space: nowrap;
  }
  :is(th, td):first-child {
    padding-inline-start: 4px;
  }
  .end {
    text-align: end;
  }
  th button {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    min-height: 24px;
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    cursor: pointer;
  }
  th button:hover,
  th[aria-sort] button {
    color: var(--hp-ink);
  }
  tbody tr {
    transition: background var(--hp-quick);
  }
  tbody tr:hover {
    background: var(--hp-hover);
  }
  tbody tr[aria-selected='true'] {
    background: var(--hp-chosen);
  }
  tbody tr:focus-visible {
    outline-offset: -2px;
  }
  tr[data-open] {
    cursor: pointer;
  }
  .pick {
    width: 36px;
  }
  .pick input {
    display: block;
    width: 18px;
    height: 18px;
    margin: 3px;
    accent-color: var(--hp-ink);
  }
  .bar {
    position: sticky;
    inset-block-start: 0;
    z-index: 2;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--hp-space-1) var(--hp-space-2);
    padding: 8px 12px;
    margin-block-end: var(--hp-space-1);
    border: 1px solid var(--hp-hairline);
    border-radius: var(--hp-radius);
    background: var(--hp-surface);
  }
  .bar slot {
    display: flex;
    flex-wrap: wrap;
    gap: var(--hp-space-1);
  }
  @media (max-width: 720px) {
    .wide-only {
      display: none;
    }
    td {
      padding-block: 12px;
    }
  }
`;
