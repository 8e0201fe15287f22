import { css } from 'lit';

export const metricListStyles = css`
  :host {
    display: block;
    margin-block-start: var(--hp-space-3);
  }
  h2 {
    padding-block-end: var(--hp-space-1);
    border-block-end: 1px solid var(--hp-hairline);
  }
  li {
    display: grid;
    grid-template-columns: minmax(0, 3fr) minmax(96px, 1.4fr) minmax(0, 2.2fr) minmax(0, 2.2fr) 112px;
    align-items: center;
    gap: 2px var(--hp-space-2);
    position: relative;
    min-height: 48px;
    padding: 6px var(--hp-space-half);
    border-block-end: 1px solid var(--hp-hairline);
    background: var(--hp-page);
  }
  li:has(.grip) {
    grid-template-columns: 24px minmax(0, 3fr) minmax(96px, 1.4fr) minmax(0, 2.2fr) minmax(0, 2.2fr) 112px;
  }
  li:hover {
    background: var(--hp-hover);
  }
  .dragging {
    z-index: 1;
    background: var(--hp-surface);
    box-shadow: var(--hp-shadow);
  }
  .grip {
    display: grid;
    place-items: center;
    width: 24px;
    height: var(--hp-control);
    color: var(--hp-ink-quiet);
    cursor: grab;
    touch-action: none;
    opacity: 0.55;
  }
  li:hover .grip,
  li:focus-within .grip {
    opacity: 1;
  }
  .name {
    display: grid;
    min-width: 0;
  }
  .name a {
    font-weight: 500;
    text-decoration: none;
    overflow-wrap: anywhere;
  }
  .name a:hover {
    text-decoration: underline;
  }
  hp-figure {
    justify-content: flex-end;
    font-size: var(--hp-text-l);
  }
  .source {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .marks {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: 4px;
  }
  .mark {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    padding: 0 8px;
    border-radius: 10px;
    font-size: var(--hp-text-s);
    line-height: 20px;
    white-space: nowrap;
    text-decoration: none;
  }
  .note {
    background: var(--hp-note-soft);
    color: var(--hp-note);
  }
  .warn {
    background: var(--hp-bad-soft);
    color: var(--hp-bad);
  }
  @media (max-width: 900px) {
    li,
    li:has(.grip) {
      grid-template-columns: minmax(0, 1fr) auto;
      gap: 4px var(--hp-space-2);
      padding-block: var(--hp-space-2);
    }
    .grip {
      display: none;
    }
    .name a {
      font-size: var(--hp-text-l);
    }
    hp-figure {
      font-size: var(--hp-text-xl);
    }
    .source,
    hp-as-of {
      grid-column: 1 / -1;
      font-size: var(--hp-text-s);
    }
    .marks {
      grid-column: 1 / -1;
      justify-content: flex-start;
    }
    .marks:empty {
      display: none;
    }
  }
`;
