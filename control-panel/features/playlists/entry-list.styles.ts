import { css } from 'lit';

export const entryListStyles = css`
  :host {
    display: block;
  }
  li {
    display: flex;
    align-items: center;
    gap: var(--hp-space-2);
    padding: var(--hp-space-1) var(--hp-space-half);
    border-block-end: 1px solid var(--hp-hairline);
    background: var(--hp-page);
  }
  li:hover {
    background: var(--hp-hover);
  }
  li:focus-visible {
    outline-offset: -2px;
  }
  .dragging {
    position: relative;
    z-index: 1;
    background: var(--hp-surface);
    box-shadow: var(--hp-shadow);
  }
  .playing .index {
    color: var(--hp-ink);
    font-weight: var(--hp-weight-strong);
  }
  .playing {
    box-shadow: inset 3px 0 var(--hp-ink);
  }
  .grip {
    display: grid;
    flex: none;
    place-items: center;
    width: 24px;
    height: var(--hp-touch);
    color: var(--hp-ink-quiet);
    cursor: grab;
    touch-action: none;
  }
  .index {
    flex: none;
    width: 2ch;
    text-align: end;
  }
  hp-thumb {
    flex: 0 0 96px;
    cursor: pointer;
  }
  .words {
    display: grid;
    flex: 1;
    min-width: 0;
  }
  .title {
    overflow: hidden;
    text-overflow: ellipsis;
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow-wrap: anywhere;
  }
  .duration {
    display: flex;
    align-items: center;
    gap: var(--hp-space-half);
    flex: none;
  }
  input {
    width: 72px;
    height: var(--hp-control);
    padding: 0 8px;
    border: 1px solid transparent;
    border-radius: var(--hp-radius);
    background: none;
    color: var(--hp-ink);
    font: inherit;
    font-variant-numeric: tabular-nums;
    text-align: end;
    appearance: textfield;
  }
  input::-webkit-inner-spin-button {
    appearance: none;
  }
  li:hover input:enabled,
  input:focus,
  input[data-own] {
    border-color: var(--hp-line);
    background: var(--hp-surface);
  }
  .duration button {
    display: grid;
    place-items: center;
    width: 28px;
    height: 28px;
    border: 0;
    border-radius: var(--hp-radius-s);
    background: none;
    color: var(--hp-ink-quiet);
    cursor: pointer;
  }
  .duration .none {
    visibility: hidden;
  }
  .buttons {
    display: flex;
    flex: none;
  }
  .hint {
    margin-block-start: var(--hp-space-1);
  }
  @media (max-width: 720px) {
    li {
      flex-wrap: wrap;
      gap: var(--hp-space-1);
    }
    hp-thumb {
      flex-basis: 72px;
    }
    .words {
      flex: 1 1 40%;
    }
    .duration {
      margin-inline-start: auto;
    }
    .hint {
      display: none;
    }
  }
`;
