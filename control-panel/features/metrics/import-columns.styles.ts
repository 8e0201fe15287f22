import { css } from 'lit';

export const importColumnsStyles = css`
  :host {
    display: block;
  }
  .scroll {
    max-height: 440px;
    overflow: auto;
    border: 1px solid var(--hp-hairline);
    border-radius: var(--hp-radius);
    background: var(--hp-surface);
  }
  table {
    border-collapse: separate;
    border-spacing: 0;
    min-width: 100%;
  }
  th,
  td {
    max-width: 240px;
    padding: 5px 10px;
    border-block-end: 1px solid var(--hp-hairline);
    border-inline-end: 1px solid var(--hp-hairline);
    overflow: hidden;
    text-align: start;
    text-overflow: ellipsis;
    white-space: nowrap;
    font-weight: 400;
  }
  thead th {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    padding: 6px;
    background: var(--hp-sunken);
  }
  .number {
    position: sticky;
    inset-inline-start: 0;
    min-width: 48px;
    background: var(--hp-sunken);
    font-size: var(--hp-text-s);
    text-align: end;
  }
  thead .number {
    z-index: 2;
  }
  select {
    width: 100%;
    min-width: 128px;
    max-width: 220px;
    height: var(--hp-control);
    padding: 0 6px;
    border: 1px solid var(--hp-line);
    border-radius: var(--hp-radius);
    background: var(--hp-surface);
    color: var(--hp-ink);
    font: inherit;
    font-weight: 500;
  }
  .skipped select {
    color: var(--hp-ink-quiet);
    font-weight: 400;
  }
  td.skipped,
  .above td {
    color: var(--hp-ink-quiet);
    background: var(--hp-page);
  }
  .heading td {
    background: var(--hp-chosen);
    font-weight: var(--hp-weight-strong);
  }
  .pointed td {
    background: var(--hp-warn-soft);
  }
  @media (max-width: 720px) {
    select {
      height: var(--hp-touch);
    }
  }
`;
