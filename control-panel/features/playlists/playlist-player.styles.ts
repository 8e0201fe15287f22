import { css } from 'lit';

export const playerStyles = css`
  :host {
    display: block;
  }
  header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--hp-space-1);
    margin-block-end: var(--hp-space-1);
  }
  select {
    max-width: 260px;
    height: 32px;
    padding: 0 8px;
    border: 1px solid var(--hp-line);
    border-radius: var(--hp-radius);
    background: var(--hp-surface);
    color: var(--hp-ink);
    font: inherit;
    font-size: var(--hp-text-s);
  }
  .glass {
    margin-inline: auto;
    overflow: hidden;
    border-radius: var(--hp-radius);
  }
  .empty {
    display: grid;
    place-items: center;
    aspect-ratio: 16 / 9;
    border: 1px dashed var(--hp-line);
    border-radius: var(--hp-radius);
  }
  input {
    display: block;
    width: 100%;
    margin: var(--hp-space-2) 0 0;
    accent-color: var(--hp-ink);
  }
  .marks {
    display: flex;
    gap: 2px;
    margin: 2px 0 var(--hp-space-1);
  }
  .marks i {
    flex-basis: 0;
    height: 3px;
    background: var(--hp-hairline);
  }
  .marks .on {
    background: var(--hp-ink);
  }
  .controls {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--hp-space-half);
  }
  .time {
    margin-inline: var(--hp-space-1) auto;
  }
  .name {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
`;
