import { css } from 'lit';

export const importCheckStyles = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--hp-space-2);
  }
  .sum {
    display: flex;
    align-items: center;
    gap: var(--hp-space-1);
    padding: var(--hp-space-2);
    border-radius: var(--hp-radius);
    font-weight: 500;
  }
  .all {
    background: var(--hp-good-soft);
    color: var(--hp-good);
  }
  .some {
    background: var(--hp-warn-soft);
    color: var(--hp-warn);
  }
  .remarks li {
    display: flex;
    gap: 6px;
    align-items: baseline;
    padding-block: 2px;
    color: var(--hp-note);
  }
  .handling li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 4px var(--hp-space-2);
    padding-block: 8px;
    border-block-end: 1px solid var(--hp-hairline);
  }
  .handling li > span {
    display: grid;
    flex: 1 1 220px;
  }
  select {
    height: var(--hp-control);
    padding: 0 8px;
    border: 1px solid var(--hp-line);
    border-radius: var(--hp-radius);
    background: var(--hp-surface);
    color: var(--hp-ink);
    font: inherit;
  }
  .preview li {
    display: grid;
    grid-template-columns: 80px minmax(0, 1fr) auto minmax(120px, auto);
    gap: 2px var(--hp-space-2);
    align-items: baseline;
    padding-block: 6px;
    border-block-end: 1px solid var(--hp-hairline);
  }
  .what {
    overflow-wrap: anywhere;
  }
  @media (max-width: 720px) {
    select {
      height: var(--hp-touch);
    }
    .preview li {
      grid-template-columns: minmax(0, 1fr) auto;
    }
  }
`;
