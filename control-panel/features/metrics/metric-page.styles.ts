import { css } from 'lit';

export const metricPageStyles = css`
  .first {
    margin-block-start: var(--hp-space-2);
  }
  hp-thresholds-section,
  hp-metric-facts {
    margin-block-start: var(--hp-space-4);
  }
  .deleted {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--hp-space-1) var(--hp-space-2);
    margin-block-end: var(--hp-space-2);
    padding: var(--hp-space-1) var(--hp-space-2);
    border-radius: var(--hp-radius);
    background: var(--hp-warn-soft);
    color: var(--hp-warn);
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--hp-space-1);
    margin-block-end: var(--hp-space-1);
  }
  .head h2 {
    flex: 1;
    min-width: 120px;
  }
  .head h2 span {
    font-weight: 400;
    font-size: var(--hp-text);
  }
  select {
    height: var(--hp-control);
    max-width: 100%;
    padding: 0 8px;
    border: 1px solid var(--hp-line);
    border-radius: var(--hp-radius);
    background: var(--hp-surface);
    color: var(--hp-ink);
    font: inherit;
  }
  .member {
    display: inline-flex;
    align-items: center;
    gap: var(--hp-space-1);
  }
  .pages {
    display: flex;
    gap: var(--hp-space-1);
    margin-block-start: var(--hp-space-2);
  }
  @media (max-width: 720px) {
    select {
      height: var(--hp-touch);
    }
  }
`;
