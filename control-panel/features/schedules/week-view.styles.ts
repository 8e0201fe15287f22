import { css } from 'lit';

export const weekViewStyles = css`
  :host {
    display: grid;
    gap: var(--hp-space-2);
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--hp-space-half);
  }
  .head strong {
    margin-inline-start: var(--hp-space-1);
  }
  .days,
  .row {
    display: grid;
    grid-template-columns: 220px minmax(0, 1fr);
    gap: var(--hp-space-2);
    align-items: center;
  }
  .row {
    padding-block: var(--hp-space-1);
    border-block-start: 1px solid var(--hp-hairline);
  }
  .name {
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .name a {
    text-decoration: none;
  }
  .name a:hover {
    text-decoration: underline;
  }
  .name .small {
    display: block;
  }
  .track {
    position: relative;
    min-height: 36px;
  }
  .days .track {
    display: grid;
    grid-template-columns: repeat(7, 1fr);
    min-height: 28px;
  }
  .day {
    padding-inline-start: 4px;
    color: var(--hp-ink-quiet);
    font-size: var(--hp-text-s);
    white-space: nowrap;
  }
  .day b {
    font-weight: inherit;
  }
  .today {
    color: var(--hp-ink);
    font-weight: var(--hp-weight-strong);
  }
  .line,
  .now {
    position: absolute;
    inset-block: 0;
    width: 1px;
    background: var(--hp-hairline);
  }
  .now {
    inset-block: -8px;
    z-index: 2;
    width: 2px;
    background: var(--hp-accent);
    pointer-events: none;
  }
  .span {
    position: absolute;
    inset-block: 8px;
    z-index: 1;
    min-width: 3px;
    border-radius: 2px;
    background: var(--hp-note);
  }
  .span:hover,
  .span:focus-visible {
    inset-block: 4px;
  }
  .span.default {
    background: var(--hp-line);
  }
  .span.draft {
    border: 1.5px dashed var(--hp-line);
    background: none;
  }
  .nothing {
    padding-block: var(--hp-space-4);
    text-align: center;
  }
  @media (max-width: 720px) {
    .days,
    .row {
      grid-template-columns: minmax(0, 1fr);
      gap: 2px;
    }
    .days .name {
      display: none;
    }
    .day {
      padding: 0;
      text-align: center;
    }
    .day b {
      display: block;
    }
  }
`;
