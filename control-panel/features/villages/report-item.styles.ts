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
    min-width: 0;
    overflow-wrap: anywhere;
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
    overflow-wrap: anywhere;
    font-size: var(--hp-text-xl);
    font-variant-numeric: tabular-nums;
  }
  .held {
    margin-block-end: var(--hp-space-1);
  }
  .entry {
    display: flex;
    flex-wrap: wrap;
    gap: var(--hp-space-1);
    align-items: end; /* beside the field, below its label, however many lines that takes */
    margin-block-end: var(--hp-space-1);
  }
  hp-field {
    --wa-form-control-height: var(--hp-touch);
    --wa-form-control-value-font-size: 16px; /* below that an iPhone enlarges the page when the field is tapped */
  }
  .bad {
    margin-block-end: var(--hp-space-1);
  }
  .entry hp-field {
    flex: 1 1 140px;
  }
  .step {
    flex: 0 0 60px;
    height: var(--hp-touch);
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
  .change:focus-visible,
  .photo:focus-within {
    outline: 2px solid var(--hp-focus);
    outline-offset: 2px;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    align-items: center;
    gap: var(--hp-space-2);
    margin-block-start: var(--hp-space-2);
  }
  .photos {
    flex: 1 1 200px;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--hp-space-half) var(--hp-space-1);
  }
  .photos .change {
    margin-block: 0;
  }
  .photo {
    position: relative;
    display: inline-flex;
    align-items: center;
    min-height: var(--hp-touch);
    padding-inline: var(--hp-space-2);
    border: 1px solid var(--hp-line);
    border-radius: var(--hp-radius);
    cursor: pointer;
  }
  .photo input {
    position: absolute;
    width: 1px;
    height: 1px;
    opacity: 0;
  }
  .waiting,
  .returned {
    display: flex;
    justify-content: space-between;
    align-items: center;
    gap: var(--hp-space-2);
  }
  .waiting > span,
  .returned > span {
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .change {
    flex: none;
    min-height: var(--hp-touch);
    margin-block: calc(-1 * var(--hp-space-1));
    padding: 0 var(--hp-space-1);
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    text-decoration: underline;
    cursor: pointer;
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
