import { css } from 'lit';

/** One of several as a row of quiet tiles; the radio itself stays for keyboard and screen reader. */
export const choiceStyles = css`
  fieldset {
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  .choices {
    display: grid;
    gap: var(--hp-space-1);
  }
  .choice {
    position: relative;
    display: flex;
    align-items: center;
    gap: 10px;
    min-height: 44px;
    margin: 0;
    padding: 6px 12px;
    border: 1px solid var(--hp-hairline);
    border-radius: var(--hp-radius);
    font-weight: 400;
    cursor: pointer;
  }
  .choice:hover {
    background: var(--hp-hover);
  }
  .choice input {
    position: absolute;
    opacity: 0;
  }
  .choice:has(:checked) {
    border-color: var(--hp-ink);
    background: var(--hp-sunken);
    box-shadow: inset 0 0 0 1px var(--hp-ink);
  }
  .choice:has(:focus-visible) {
    outline: 2px solid var(--hp-focus);
    outline-offset: 2px;
  }
`;
