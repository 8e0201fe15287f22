import { css } from 'lit';

export const countsListStyles = css`
  :host {
    display: block;
  }
  table {
    width: 100%;
    border-collapse: collapse;
  }
  th,
  td {
    padding: 9px 12px;
    text-align: start;
    font-weight: 400;
    border-block-end: 1px solid var(--hp-hairline);
  }
  thead th {
    font-size: var(--hp-text-s);
    font-weight: 500;
    color: var(--hp-ink-quiet);
    white-space: nowrap;
  }
  :is(th, td):first-child {
    width: 50%;
    padding-inline-start: 4px;
  }
  .end {
    text-align: end;
    white-space: nowrap;
  }
  tbody tr:hover {
    background: var(--hp-hover);
  }
  tfoot :is(th, td) {
    border-block-end: 0;
    font-weight: 500;
  }
  a {
    text-decoration: none;
    overflow-wrap: anywhere;
  }
  tr:hover a {
    text-decoration: underline;
  }
  .bar {
    height: 4px;
    margin-block-start: 5px;
  }
  .bar i {
    display: block;
    width: 100%;
    height: 100%;
    background: var(--hp-ink-quiet);
    transform-origin: 0 0;
    transition: transform 400ms;
  }
  @media (prefers-reduced-motion: reduce) {
    .bar i {
      transition: none;
    }
  }
  @media (max-width: 720px) {
    .wide {
      display: none;
    }
    th,
    td {
      padding: 11px 6px;
    }
  }
`;
