import type { ReactiveControllerHost } from 'lit';
import type { BoardDesign } from '../../../server/domain/statistics/board.ts';
import { boardDesign } from '../../../server/protocol/board.schema.ts';
import type { BoardView } from '../../../server/protocol/rest/boards.ts';
import { api } from '../../../server/protocol/rest/index.ts';
import { Autosave } from '../../controllers/autosave.ts';
import { board, boards } from '../../data/boards.ts';
import { call } from '../../data/call.ts';
import { schedules } from '../../data/schedules.ts';
import { changed, type History, historyOf, redone, settled, undone } from './drawing/history.ts';

/** A board being drawn: its history in this session, and its keeping of itself on the server. */
export class Drafting {
  readonly autosave: Autosave;
  /** As the server has it. */
  base: BoardView | null = null;
  private history: History<BoardDesign> | null = null;
  private readonly host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.host = host;
    this.autosave = new Autosave(host, () => this.save());
  }

  get design(): BoardDesign | null {
    return this.history?.present ?? null;
  }

  get canUndo(): boolean {
    return (this.history?.past.length ?? 0) > 0;
  }

  get canRedo(): boolean {
    return (this.history?.future.length ?? 0) > 0;
  }

  /** Why it cannot be saved as it is: the field, or ''. */
  get fault(): 'title' | 'other' | '' {
    const { design } = this;
    if (!design || boardDesign.safeParse(design).success) return design?.title.trim() === '' ? 'title' : '';
    return 'other';
  }

  /** What the server tells: another board, a colleague's change while nothing of one's own waits, or one's own save. */
  hear(view: BoardView): void {
    const { base, autosave } = this;
    if (view === base) return;
    if (base?.id !== view.id) {
      if (autosave.pending) void autosave.flush(); // takes what it sends before anything else is shown
      this.start(view);
      return;
    }
    if (autosave.pending || autosave.error || this.fault !== '') return;
    if (view.revision > base.revision) this.start(view);
    else if (view.revision === base.revision) this.base = view;
  }

  change(design: BoardDesign, gesture = ''): void {
    const { history } = this;
    if (!history || design === history.present) return;
    this.put(changed(history, design, gesture));
  }

  /** What follows is an undo entry of its own. */
  settle(): void {
    if (this.history) this.history = settled(this.history);
  }

  undo(): void {
    if (this.history && this.canUndo) this.put(undone(this.history));
  }

  redo(): void {
    if (this.history && this.canRedo) this.put(redone(this.history));
  }

  async takeTheirs(): Promise<void> {
    const theirs = await call(api.boards.get, { params: { id: this.base!.id } });
    this.autosave.error = null;
    this.start(theirs);
    board(theirs.id).put(theirs);
    this.host.requestUpdate();
  }

  async keepMine(): Promise<void> {
    this.base = await call(api.boards.get, { params: { id: this.base!.id } });
    this.autosave.error = null;
    this.autosave.touch();
    await this.autosave.flush();
  }

  private start(view: BoardView): void {
    this.base = view;
    this.history = historyOf<BoardDesign>(view.design);
  }

  private put(history: History<BoardDesign>): void {
    this.history = history;
    this.autosave.touch();
    this.host.requestUpdate();
  }

  private async save(): Promise<void> {
    const { base, design } = this;
    if (!base || !design || this.fault !== '') return;
    const saved = await call(api.boards.update, { params: { id: base.id }, body: { design }, ifMatch: base.revision });
    if (this.base?.id === saved.id) this.base = saved;
    board(saved.id).put(saved);
    boards.patch((all) => all.map((each) => (each.id === saved.id ? saved : each)));
    void schedules.refresh();
  }
}
