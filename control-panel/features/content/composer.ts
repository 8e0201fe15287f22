import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Visual } from '../../../server/domain/content.ts';
import type { PixelSize } from '../../../server/domain/screen.ts';
import type { TextDraft, TextProblem } from '../../../server/protocol/rest/content.ts';
import type { ApiError } from '../../data/api-error.ts';
import { asApiError } from '../../data/api-error.ts';

/** What the server makes of a text. */
export interface Composed {
  readonly text: Extract<Visual, { kind: 'slogan' }>['design']['text'] | null;
  readonly fontUrl: string;
  readonly problems: readonly TextProblem[];
}

/** A composed text with the draft it is of. */
export interface Composition extends Composed {
  readonly draft: TextDraft;
  /** Null when the text could not be set; `last` then still has the one before. */
  readonly visual: Visual | null;
}

export type Compose = (draft: TextDraft, shapes: readonly PixelSize[], signal: AbortSignal) => Promise<Composed>;

const QUIET_MS = 150;

/**
 * Has a text composed a moment after the last key. Answers that a later question has overtaken are
 * dropped, and the preview before stays until the new one can be painted.
 */
export class Composer implements ReactiveController {
  /** The newest answer. */
  current: Composition | null = null;
  /** The newest that can be shown. */
  shown: Composition | null = null;
  error: ApiError | null = null;
  pending = false;

  private readonly host: ReactiveControllerHost;
  private readonly compose: Compose;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private abort: AbortController | null = null;

  constructor(host: ReactiveControllerHost, compose: Compose) {
    this.host = host;
    this.compose = compose;
    host.addController(this);
  }

  /** Asks for the draft on these shapes; what was asked before is forgotten. */
  ask(draft: TextDraft, shapes: readonly PixelSize[]): void {
    clearTimeout(this.timer);
    this.abort?.abort();
    this.pending = true;
    this.timer = setTimeout(() => void this.run(draft, shapes), QUIET_MS);
  }

  hostDisconnected(): void {
    clearTimeout(this.timer);
    this.abort?.abort();
  }

  private async run(draft: TextDraft, shapes: readonly PixelSize[]): Promise<void> {
    const abort = new AbortController();
    this.abort = abort;
    try {
      const composed = await this.compose(draft, shapes, abort.signal);
      if (abort.signal.aborted) return;
      this.current = { ...composed, draft, visual: visualOf(draft, composed.text) };
      if (this.current.visual) this.shown = this.current;
      this.error = null;
    } catch (error) {
      if (abort.signal.aborted) return;
      this.error = asApiError(error);
    }
    this.pending = false;
    this.host.requestUpdate();
  }
}

function visualOf({ kind, theme, phone, qr }: TextDraft, text: Composed['text']): Visual | null {
  if (!text) return null;
  const notice = { ...(phone ? { phone } : {}), ...(qr ? { qr } : {}) };
  return { kind, design: { theme, text, ...(kind === 'notice' ? notice : {}) } };
}
