import { css } from 'lit';

export const shapeChoiceStyles = css`
  .columns {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 220px;
    gap: var(--hp-space-3);
    align-items: start;
  }
  .stack {
    display: grid;
    gap: var(--hp-space-2);
  }
  .numbers {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: var(--hp-space-2);
  }
  .shapes {
    grid-template-columns: repeat(auto-fill, minmax(140px, 1fr));
  }
  .turns {
    grid-template-columns: repeat(auto-fill, minmax(110px, 1fr));
  }
  .choice i {
    flex: none;
    border: 1.5px solid currentColor;
    border-radius: 1px;
  }
  small {
    display: block;
    color: var(--hp-ink-quiet);
  }
  figure {
    display: grid;
    gap: var(--hp-space-1);
    place-items: center;
    align-content: center;
    min-height: 200px;
  }
  .glass {
    border-radius: 2px;
    background: var(--hp-glass);
    transition:
      width var(--hp-quick),
      height var(--hp-quick);
  }
  @media (max-width: 720px) {
    .columns {
      grid-template-columns: minmax(0, 1fr);
    }
    figure {
      min-height: 0;
    }
  }
`;
