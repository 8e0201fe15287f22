import { css } from 'lit';

/** Small round-ended buttons for one name each. */
export const chipStyles = css`
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: var(--hp-space-1);
  }
  .chip {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    max-width: 100%;
    min-height: 28px;
    padding: 2px 12px;
    border: 1px solid var(--hp-hairline);
    border-radius: 14px;
    background: none;
    color: var(--hp-ink);
    font: inherit;
    text-align: start;
    overflow-wrap: anywhere;
  }
  button.chip {
    cursor: pointer;
  }
  button.chip:hover {
    background: var(--hp-hover);
  }
  .chip[aria-pressed='true'] {
    border-color: var(--hp-ink);
    background: var(--hp-sunken);
  }
  .chip:focus-visible {
    border-radius: 14px;
  }
`;
