import { css } from 'lit';

export const ledgerPageStyles = css`
  .controls,
  .filters {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--hp-space-1) var(--hp-space-2);
  }
  .controls {
    margin-block-end: var(--hp-space-2);
  }
  .chip {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-height: 28px;
    padding: 2px 12px;
    border: 1px solid var(--hp-line);
    border-radius: 14px;
    background: var(--hp-sunken);
    text-decoration: none;
    overflow-wrap: anywhere;
  }
  .chip:hover {
    background: var(--hp-hover);
  }
  .tabs {
    display: flex;
    gap: var(--hp-space-3);
    margin-block-start: var(--hp-space-2);
    border-block-end: 1px solid var(--hp-hairline);
    overflow-x: auto;
    scrollbar-width: thin;
  }
  .tabs a {
    flex: none;
    padding-block: 10px;
    border-block-end: 2px solid transparent;
    color: var(--hp-ink-quiet);
    text-decoration: none;
  }
  .tabs a:hover {
    color: var(--hp-ink);
  }
  .tabs a:focus-visible {
    outline-offset: -2px;
  }
  .tabs a[aria-current] {
    border-color: var(--hp-ink);
    color: var(--hp-ink);
    font-weight: 500;
  }
  .view {
    margin-block-start: var(--hp-space-2);
  }
`;
