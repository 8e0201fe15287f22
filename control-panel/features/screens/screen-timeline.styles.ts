import { css } from 'lit';

export const screenTimelineStyles = css`
  :host {
    display: block;
  }
  header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--hp-space-1) var(--hp-space-2);
    margin-block-end: var(--hp-space-1);
  }
  .look-back {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--hp-space-1);
    color: var(--hp-ink-quiet);
    font-size: var(--hp-text-s);
  }
  .look-back + p {
    flex-basis: 100%;
  }
  input {
    height: var(--hp-control);
    padding: 0 8px;
    border: 1px solid var(--hp-line);
    border-radius: var(--hp-radius);
    background: var(--hp-surface);
    color: var(--hp-ink);
    font: inherit;
    font-size: var(--hp-text);
  }
  .link {
    min-height: 24px;
    padding: 0;
    border: 0;
    background: none;
    color: var(--hp-ink);
    font: inherit;
    text-decoration: underline;
    text-underline-offset: 0.2em;
    cursor: pointer;
  }
  li {
    display: grid;
    grid-template-columns: 68px 96px minmax(0, 1fr) auto;
    gap: var(--hp-space-2);
    align-items: center;
    min-height: 56px;
    padding-block: 8px;
    border-block-end: 1px solid var(--hp-hairline);
  }
  li[data-now] > time {
    color: var(--hp-good);
    font-weight: 500;
  }
  hp-preview {
    justify-self: center;
    max-width: 100%;
    border-radius: 2px;
  }
  .what > a {
    font-weight: 500;
    text-decoration: none;
    overflow-wrap: anywhere;
  }
  .what > a:hover {
    text-decoration: underline;
  }
  progress {
    display: block;
    width: 100%;
    max-width: 320px;
    height: 3px;
    margin-block-start: 6px;
    border: 0;
    background: var(--hp-hairline);
    appearance: none;
  }
  progress::-webkit-progress-bar {
    background: var(--hp-hairline);
  }
  progress::-webkit-progress-value {
    background: var(--hp-good);
  }
  progress::-moz-progress-bar {
    background: var(--hp-good);
  }
  ol + p {
    margin-block-start: var(--hp-space-1);
  }
  .nothing {
    display: grid;
    gap: 2px;
    padding-block: var(--hp-space-2);
  }
  @media (max-width: 720px) {
    li {
      grid-template-columns: 56px 64px minmax(0, 1fr);
      gap: 12px;
    }
    .length {
      display: none;
    }
    input {
      height: var(--hp-touch);
    }
  }
`;
