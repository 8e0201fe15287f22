import { css } from 'lit';

/** A state as a word in a quiet pill with a mark before it, `<i class="…">`: ring, half, full or line. */
export const markStyles = css`
  :host {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    padding: 0 8px;
    border-radius: 10px;
    background: var(--hp-sunken);
    color: var(--hp-ink-quiet);
    font-size: var(--hp-text-s);
    line-height: 20px;
    white-space: nowrap;
  }
  i {
    width: 7px;
    height: 7px;
    border: 1.5px solid currentColor;
    border-radius: 50%;
  }
  i.half {
    background: linear-gradient(90deg, currentColor 50%, transparent 50%);
  }
  i.full {
    background: currentColor;
  }
  i.line {
    height: 0;
    border-width: 0 0 1.5px;
    border-radius: 0;
  }
`;

export type MarkShape = 'ring' | 'half' | 'full' | 'line';
