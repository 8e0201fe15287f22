import { css } from 'lit';

export const uploadListStyles = css`
  :host {
    display: block;
    margin-block-end: var(--hp-space-3);
  }
  section {
    padding: var(--hp-space-2);
    border: 1px solid var(--hp-hairline);
    border-radius: var(--hp-radius);
    background: var(--hp-surface);
  }
  header {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 var(--hp-space-2);
  }
  header wa-button {
    margin-inline-start: auto;
  }
  ul {
    max-height: 320px;
    overflow-y: auto;
  }
  li {
    display: flex;
    align-items: center;
    gap: var(--hp-space-2);
    padding-block: var(--hp-space-1);
    border-block-start: 1px solid var(--hp-hairline);
  }
  li:first-child {
    border-block-start: 0;
  }
  .words {
    display: grid;
    flex: 1;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 2px var(--hp-space-2);
    align-items: baseline;
    min-width: 0;
  }
  .name {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .state {
    color: var(--hp-ink-quiet);
  }
  .done .state {
    color: var(--hp-good);
  }
  .refused .state,
  .interrupted .state {
    color: var(--hp-bad);
  }
  progress,
  .words p {
    grid-column: 1 / -1;
  }
  progress {
    width: 100%;
    height: 4px;
    border: 0;
    border-radius: 2px;
    appearance: none;
    background: var(--hp-hairline);
  }
  progress::-webkit-progress-bar {
    border-radius: 2px;
    background: var(--hp-hairline);
  }
  progress::-webkit-progress-value {
    border-radius: 2px;
    background: var(--hp-ink);
    transition: inline-size var(--hp-quick);
  }
  progress[data-unknown] {
    opacity: 0.5;
  }
  .buttons {
    display: flex;
    align-items: center;
    gap: var(--hp-space-1);
  }
  @media (max-width: 720px) {
    .words {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
