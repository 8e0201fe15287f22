import { css } from 'lit';

export const pickerStyles = css`
  wa-dialog {
    --width: min(880px, 96vw);
  }
  .tools {
    position: sticky;
    inset-block-start: 0;
    display: flex;
    gap: var(--hp-space-1);
    margin-block-end: var(--hp-space-2);
  }
  .tools input {
    flex: 1;
    min-width: 0;
  }
  .tools input,
  .tools select {
    height: var(--hp-control);
    padding: 0 10px;
    border: 1px solid var(--hp-line);
    border-radius: var(--hp-radius);
    background: var(--hp-surface);
    color: var(--hp-ink);
    font: inherit;
  }
  ul {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(156px, 1fr));
    gap: var(--hp-space-2);
    max-height: 56vh;
    padding: 4px;
    overflow-y: auto;
  }
  li {
    min-width: 0;
  }
  button {
    display: grid;
    gap: 2px;
    width: 100%;
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
    cursor: pointer;
  }
  .picture {
    position: relative;
    display: block;
  }
  hp-thumb {
    outline: 1px solid var(--hp-hairline);
    outline-offset: -1px;
  }
  [aria-pressed='true'] hp-thumb {
    outline: 3px solid var(--hp-ink);
    outline-offset: 0;
  }
  .order {
    position: absolute;
    inset: 6px 6px auto auto;
    min-width: 22px;
    padding: 0 6px;
    border-radius: 11px;
    background: var(--hp-ink);
    color: var(--hp-surface);
    font-size: var(--hp-text-s);
    line-height: 22px;
    text-align: center;
  }
  .title {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .none {
    padding-block: var(--hp-space-4);
    text-align: center;
  }
  @media (max-width: 720px) {
    ul {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
  }
`;
