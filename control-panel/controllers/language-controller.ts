import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { onLanguage } from '../locales/language.ts';

/** Renders its host anew when the language changes. */
export class LanguageController implements ReactiveController {
  private readonly host: ReactiveControllerHost;
  private stop: (() => void) | null = null;

  constructor(host: ReactiveControllerHost) {
    this.host = host;
  }

  hostConnected(): void {
    this.stop = onLanguage(() => this.host.requestUpdate());
  }

  hostDisconnected(): void {
    this.stop?.();
  }
}
