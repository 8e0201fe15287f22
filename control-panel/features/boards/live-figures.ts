import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { BoardDesign, BoardFrame } from '../../../server/domain/statistics/board.ts';
import { api } from '../../../server/protocol/rest/index.ts';
import { onFigures } from '../../data/boards.ts';
import { call } from '../../data/call.ts';
import { questionOf, renewed, withCopied } from './drawing/frames.ts';

const QUIET_MS = 250;

/** The figures of a board that is being drawn: asked anew when it asks for others or when readings come in, kept meanwhile. */
export class LiveFigures implements ReactiveController {
  frame: BoardFrame | null = null;

  private readonly host: ReactiveControllerHost;
  private readonly design: () => BoardDesign | null;
  private asked = '';
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: AbortController | null = null;
  private stop: (() => void) | null = null;

  constructor(host: ReactiveControllerHost, design: () => BoardDesign | null) {
    this.host = host;
    this.design = design;
    host.addController(this);
  }

  hostConnected(): void {
    this.stop = onFigures(() => this.ask());
  }

  hostDisconnected(): void {
    this.stop?.();
    clearTimeout(this.timer);
    this.running?.abort();
    this.asked = '';
  }

  hostUpdate(): void {
    const design = this.design();
    if (!design) return;
    const question = questionOf(design);
    if (question === this.asked) return;
    const isFirst = this.asked === '';
    this.asked = question;
    this.ask(isFirst ? 0 : QUIET_MS);
  }

  /** Copies show the figures of what they were made from until the server has told theirs. */
  copied(copies: ReadonlyMap<string, string>): void {
    this.frame = withCopied(this.frame, copies);
  }

  private ask(wait = 0): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.fetch(), wait);
  }

  private async fetch(): Promise<void> {
    const design = this.design();
    if (!design) return;
    this.running?.abort();
    const running = new AbortController();
    this.running = running;
    try {
      this.frame = renewed(this.frame, await call(api.boards.figures, { body: { design }, signal: running.signal }));
      this.host.requestUpdate();
    } catch {
      // the figures that are there stay; the shell says when the server is not heard
    }
  }
}
