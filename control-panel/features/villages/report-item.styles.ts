import { css } from 'lit';

export const reportItemStyles = css`
  :host {
    display: block;
    padding-block: var(--hp-space-3);
    border-block-end: 1px solid var(--hp-hairline);
  }
  header {
    display: flex;
    justify-content: space-between;
    align-items: baseline;
    gap: var(--hp-space-2);
  }
  h2 {
    margin: 0;
    font-size: var(--hp-text-l);
  }
  .late {
    flex: none;
    display: inline-flex;
    align-items: center;
    gap: 4px;
    color: var(--hp-warn);
    font-size: var(--hp-text-s);
  }
  .last {
    margin-block: var(--hp-space-half) var(--hp-space-1);
  }
  .last strong {
    font-size: var(--hp-text-xl);
    font-variant-numeric: tabular-nums;
  }
  .entry {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 60px 60px;
    gap: var(--hp-space-1);
    align-items: start;
    margin-block-end: var(--hp-space-1);
  }
  .step {
    height: var(--hp-touch);
    margin-block-start: 24px; /* beside the field, below its label */
    border: 1px solid var(--hp-line);
    border-radius: var(--hp-radius);
    background: var(--hp-surface);
    color: var(--hp-ink);
    font: inherit;
    font-variant-numeric: tabular-nums;
    cursor: pointer;
  }
  .step:active {
    background: var(--hp-chosen);
  }
  .step:focus-visible,
  .photo:focus-within {
    outline: 2px solid var(--hp-focus);
    outline-offset: 2px;
  }
  .actions {
    display: flex;
    justify-content: space-between;
    align-items: center;
    gap: var(--hp-space-2);
    margin-block-start: var(--hp-space-2);
  }
  .photo {
    display: inline-flex;
    align-items: center;
    gap: var(--hp-space-1);
    min-height: var(--hp-touch);
    cursor: pointer;
  }
  .photo input {
    position: absolute;
    width: 1px;
    height: 1px;
    opacity: 0;
  }
  .jump,
  .waiting,
  .returned {
    margin-block: var(--hp-space-1);
    padding: var(--hp-space-1) var(--hp-space-2);
    border-radius: var(--hp-radius);
    background: var(--hp-note-soft);
    color: var(--hp-note);
  }
  .jump,
  .returned {
    background: var(--hp-warn-soft);
    color: var(--hp-warn);
  }
`;
