import { css } from 'lit';

export const passportStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    gap: var(--hp-space-2);
    padding: var(--hp-space-2) var(--hp-space-3) var(--hp-space-3);
    overflow: auto;
    background: var(--hp-surface);
    box-shadow: var(--hp-shadow);
  }
  header {
    position: sticky;
    inset-block-start: calc(-1 * var(--hp-space-2));
    z-index: 1;
    display: flex;
    align-items: center;
    justify-content: space-between;
    margin-block-start: calc(-1 * var(--hp-space-2));
    padding-block: var(--hp-space-1);
    background: var(--hp-surface);
  }
  h2:focus {
    outline: none;
  }
  select {
    width: 100%;
  }
  .value {
    font-size: var(--hp-text-3xl);
    font-weight: var(--hp-weight-strong);
    line-height: 1.2;
  }
  .value small {
    font-size: var(--hp-text-l);
    font-weight: var(--hp-weight);
  }
  .stale {
    color: var(--hp-warn);
  }
  dl {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 6px var(--hp-space-2);
  }
  dt {
    color: var(--hp-ink-quiet);
    white-space: nowrap;
  }
  h3 {
    margin-block-end: 6px;
    padding-block-start: var(--hp-space-2);
    border-block-start: 1px solid var(--hp-hairline);
  }
  code {
    font-family: var(--hp-mono);
    overflow-wrap: anywhere;
  }
  .rows {
    display: grid;
    gap: 6px;
  }
  .rows li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0 var(--hp-space-2);
  }
  .rows .small {
    grid-column: 1 / -1;
  }
  .struck {
    text-decoration: line-through;
  }
  .pictures {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(96px, 1fr));
    gap: var(--hp-space-1);
  }
  .pictures img {
    display: block;
    width: 100%;
    aspect-ratio: 4 / 3;
    object-fit: cover;
    border-radius: var(--hp-radius-s);
  }
  .qr {
    display: grid;
    justify-items: center;
    gap: var(--hp-space-half);
    padding-block-start: var(--hp-space-2);
    border-block-start: 1px solid var(--hp-hairline);
    text-align: center;
  }
`;
