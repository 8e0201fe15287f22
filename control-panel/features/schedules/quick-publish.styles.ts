import { css } from 'lit';

export const quickPublishStyles = css`
  :host {
    display: grid;
    gap: var(--hp-space-4);
    max-width: 820px;
  }
  section {
    display: grid;
    gap: var(--hp-space-2);
  }
  .what {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--hp-space-2);
  }
  figure {
    width: 200px;
    min-width: 0;
  }
  figcaption {
    margin-block-start: var(--hp-space-half);
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--hp-space-1);
  }
  .chips label {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-height: var(--hp-control);
    padding: 0 16px;
    border: 1px solid var(--hp-line);
    border-radius: 18px;
    background: var(--hp-surface);
    cursor: pointer;
  }
  .chips label:hover {
    background: var(--hp-hover);
  }
  .chips label:focus-within {
    outline: 2px solid var(--hp-focus);
    outline-offset: 2px;
  }
  .chips .on {
    border-color: var(--hp-ink);
    background: var(--hp-ink);
    color: var(--hp-surface);
  }
  input[type='date'] {
    height: var(--hp-control);
    padding: 0 10px;
    border: 1px solid var(--hp-line);
    border-radius: var(--hp-radius);
    background: var(--hp-surface);
    color: var(--hp-ink);
    font: inherit;
  }
  .steps {
    display: flex;
    flex-wrap: wrap;
    gap: var(--hp-space-1) var(--hp-space-3);
  }
  .steps li {
    display: flex;
    align-items: center;
    gap: var(--hp-space-half);
    color: var(--hp-bad);
  }
  .steps .made {
    color: var(--hp-good);
  }
  @media (max-width: 720px) {
    figure {
      width: calc(50% - 8px);
    }
    .go wa-button {
      width: 100%;
    }
    .chips label {
      min-height: var(--hp-touch);
    }
  }
`;
