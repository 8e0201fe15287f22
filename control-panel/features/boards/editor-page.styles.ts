import { css } from 'lit';

export const editorPageStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    max-width: none;
    height: calc(100dvh - var(--hp-above, 0px));
    min-height: 560px;
    padding: 0;
  }
  .head {
    padding: var(--hp-space-2) var(--hp-space-2) 0;
  }
  hp-page-header {
    margin-block-end: var(--hp-space-1);
  }
  .notes {
    display: grid;
    gap: var(--hp-space-half);
    margin-block-end: var(--hp-space-1);
  }
  .note {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--hp-space-2);
    padding: 6px var(--hp-space-1);
    border-radius: var(--hp-radius);
    background: var(--hp-note-soft);
    color: var(--hp-note);
  }
  .note.bad {
    background: var(--hp-bad-soft);
    color: var(--hp-bad);
  }
  .note a {
    margin-inline-start: auto;
    font-weight: var(--hp-weight-strong);
  }
  .desk {
    flex: 1;
    min-height: 0;
    display: grid;
    grid-template-columns: 212px minmax(0, 1fr) 272px;
    border-block-start: 1px solid var(--hp-hairline);
  }
  .left,
  .right {
    min-height: 0;
    overflow-y: auto;
    background: var(--hp-surface);
    scrollbar-width: thin;
  }
  .left {
    display: flex;
    flex-direction: column;
    border-inline-end: 1px solid var(--hp-hairline);
  }
  .right {
    padding: var(--hp-space-2);
    border-inline-start: 1px solid var(--hp-hairline);
  }
  .tabs {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    display: flex;
    background: var(--hp-surface);
    border-block-end: 1px solid var(--hp-hairline);
  }
  .tabs button {
    flex: 1;
    min-height: 38px;
    padding: 0;
    border: 0;
    border-block-end: 2px solid transparent;
    background: none;
    color: var(--hp-ink-quiet);
    font: inherit;
    cursor: pointer;
  }
  .tabs button[aria-selected='true'] {
    border-color: var(--hp-ink);
    color: var(--hp-ink);
    font-weight: 500;
  }
  .tabs button:focus-visible {
    outline-offset: -2px;
  }
  .panel {
    padding: var(--hp-space-1) var(--hp-space-1) var(--hp-space-3);
  }
  .middle {
    display: flex;
    flex-direction: column;
    min-width: 0;
    min-height: 0;
  }
  hp-board-canvas {
    flex: 1;
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--hp-space-2);
    padding: 3px var(--hp-space-1);
    border-block-start: 1px solid var(--hp-hairline);
    background: var(--hp-surface);
    color: var(--hp-ink-quiet);
    font-size: var(--hp-text-s);
  }
  @media (max-width: 720px) {
    :host {
      height: auto;
      min-height: 0;
    }
    .narrow {
      padding: 0 var(--hp-space-2) var(--hp-space-4);
    }
    .narrow > p {
      margin-block: var(--hp-space-1) var(--hp-space-2);
    }
    .narrow hp-preview {
      border-radius: var(--hp-radius-s);
    }
    details {
      border-block-end: 1px solid var(--hp-hairline);
    }
    summary {
      display: flex;
      align-items: center;
      gap: var(--hp-space-1);
      min-height: var(--hp-touch);
      cursor: pointer;
    }
    details hp-board-inspector {
      padding-block: var(--hp-space-1) var(--hp-space-2);
    }
  }
`;
