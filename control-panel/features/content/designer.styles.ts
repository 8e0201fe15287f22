import { css } from 'lit';

export const designerStyles = css`
  :host {
    display: block;
  }
  hp-conflict {
    margin-block-end: var(--hp-space-2);
  }
  .columns {
    display: grid;
    grid-template-columns: minmax(300px, 400px) minmax(0, 1fr);
    gap: var(--hp-space-4) var(--hp-space-6);
    align-items: start;
  }
  .write {
    display: grid;
    gap: var(--hp-space-2);
  }
  .see {
    position: sticky;
    inset-block-start: var(--hp-space-2);
  }
  .see > header {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 var(--hp-space-2);
    margin-block-end: var(--hp-space-2);
  }
  /* the last text that could be set, while the newest cannot */
  .old {
    opacity: 0.45;
  }
  .see > p {
    margin-block-start: var(--hp-space-2);
  }
  .text {
    --wa-form-control-value-font-size: var(--hp-text-l);
  }
  .kinds {
    display: flex;
  }
  .kinds button {
    display: flex;
    flex: 1;
    align-items: center;
    justify-content: center;
    gap: var(--hp-space-1);
    min-height: var(--hp-control);
    border: 1px solid var(--hp-line);
    background: var(--hp-surface);
    color: var(--hp-ink-quiet);
    font: inherit;
    cursor: pointer;
  }
  .kinds button:first-child {
    border-radius: var(--hp-radius) 0 0 var(--hp-radius);
  }
  .kinds button:last-child {
    margin-inline-start: -1px;
    border-radius: 0 var(--hp-radius) var(--hp-radius) 0;
  }
  .kinds button[aria-pressed='true'] {
    background: var(--hp-sunken);
    color: var(--hp-ink);
    font-weight: var(--hp-weight-strong);
  }
  .problem {
    display: flex;
    align-items: baseline;
    gap: var(--hp-space-1);
    padding: var(--hp-space-1) 12px;
    border-radius: var(--hp-radius);
    background: var(--hp-bad-soft);
    color: var(--hp-bad);
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--hp-space-1);
    min-height: var(--hp-control);
  }
  @media (max-width: 960px) {
    .columns {
      grid-template-columns: minmax(0, 1fr);
    }
    .write {
      display: contents;
    }
    .columns {
      gap: var(--hp-space-2);
    }
    .see {
      position: static;
      order: 0;
    }
    .write > * {
      order: 1;
    }
    .write > .kinds,
    .write > .text,
    .write > .problem {
      order: -1;
    }
  }
`;
