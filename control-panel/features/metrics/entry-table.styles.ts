import { css } from 'lit';

export const entryTableStyles = css`
  :host {
    display: block;
  }
  h3 {
    margin-block-start: var(--hp-space-3);
    padding-block-end: 6px;
    border-block-end: 1px solid var(--hp-line);
  }
  h3 span {
    font-weight: 400;
  }
  .line {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(120px, 220px) auto auto;
    gap: 4px var(--hp-space-2);
    align-items: center;
    padding-block: 6px;
    border-block-end: 1px solid var(--hp-hairline);
  }
  .filled {
    box-shadow: inset 3px 0 var(--hp-ink);
    padding-inline-start: 12px;
  }
  .name {
    display: grid;
    overflow-wrap: anywhere;
  }
  .about {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 1;
    overflow: hidden;
  }
  .last {
    text-align: end;
  }
  .last b {
    color: var(--hp-ink);
    font-weight: 500;
  }
  .entry {
    display: flex;
    align-items: center;
    gap: 6px;
  }
  input,
  select {
    height: var(--hp-control);
    border: 1px solid var(--hp-line);
    border-radius: var(--hp-radius);
    background: var(--hp-surface);
    color: var(--hp-ink);
    font: inherit;
    font-variant-numeric: tabular-nums;
  }
  .entry input {
    width: 112px;
    padding: 0 10px;
    text-align: end;
  }
  input::placeholder {
    color: var(--hp-ink-quiet);
    opacity: 1;
    font-size: var(--hp-text-s);
  }
  input[aria-invalid='true'] {
    border-color: var(--hp-bad);
  }
  .precision {
    width: 76px;
    padding: 0 4px;
    border-color: transparent;
    background: none;
    color: var(--hp-ink-quiet);
  }
  .line:hover .precision,
  .precision:focus,
  .precision[data-set] {
    border-color: var(--hp-line);
    color: var(--hp-ink);
  }
  .unit {
    width: 4em;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .step {
    min-width: 36px;
    height: var(--hp-control);
    border: 1px solid var(--hp-hairline);
    border-radius: var(--hp-radius);
    background: none;
    color: var(--hp-ink);
    font: inherit;
    cursor: pointer;
  }
  .step:hover {
    background: var(--hp-hover);
  }
  .problem,
  .reason {
    grid-column: 1 / -1;
  }
  .problem {
    text-align: end;
  }
  .reason {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px var(--hp-space-2);
    padding: 8px 12px;
    border-radius: var(--hp-radius);
    background: var(--hp-warn-soft);
    color: var(--hp-warn);
  }
  .reason span {
    display: inline-flex;
    align-items: center;
    gap: 6px;
  }
  .reason input {
    flex: 1 1 220px;
    min-width: 0;
    padding: 0 10px;
  }
  @media (max-width: 1000px) {
    .line {
      grid-template-columns: minmax(0, 1fr) auto;
      padding-block: var(--hp-space-2);
    }
    .name,
    .last {
      grid-column: 1 / -1;
      text-align: start;
    }
    .entry input {
      flex: 1 1 72px;
      width: 0;
      min-width: 0;
    }
    .proved hp-evidence-picker,
    .proved .entry {
      grid-column: 1 / -1;
    }
    .unit {
      width: auto;
      max-width: 3em;
    }
    input,
    select,
    .step {
      height: var(--hp-touch);
    }
    .step {
      min-width: var(--hp-touch);
    }
  }
`;
