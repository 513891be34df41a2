import type { Connection } from '../open.ts';

/** Work of seconds that keeps other writes out, while the program goes on between its steps. */
interface SteppedWork {
  /** Where others read meanwhile; null: where it reads itself. Closed with the end of the work. */
  readonly reader: Connection | null;
  /** Takes back what it made outside the data file. */
  readonly abandon?: () => void;
}

/** The hold of one piece of work. */
export interface Hold {
  /** False once it was ended, e.g. because the store was locked meanwhile. */
  isHeld(): boolean;
  /** Writes are let in again, and nothing is taken back: the work has come to its end. */
  letGo(): void;
  /** Ends it and tells who waits; what is neither committed nor let go is taken back. */
  end(db: Connection): void;
}

/** Whether such work is going on in a store: one at a time, and no other write beside it. */
export class StepHold {
  #work: SteppedWork | null = null;
  #ended: Promise<void> = Promise.resolve();

  get going(): boolean {
    return this.#work !== null;
  }

  /** Where to read while the work is going on; null: from the file itself. */
  get reader(): Connection | null {
    return this.#work?.reader ?? null;
  }

  begin(work: SteppedWork): Hold {
    let tell: () => void = () => undefined;
    this.#ended = new Promise<void>((resolve) => {
      tell = resolve;
    });
    this.#work = work;
    const isHeld = (): boolean => this.#work === work;
    return {
      isHeld,
      letGo: () => {
        if (isHeld()) this.#work = null;
      },
      end: (db) => {
        try {
          if (isHeld()) this.takeBack(db);
        } finally {
          tell();
        }
      },
    };
  }

  /** Takes back what is not committed. */
  takeBack(db: Connection): void {
    const work = this.#work;
    this.#work = null;
    try {
      if (db.inTransaction) db.exec('rollback');
    } finally {
      work?.reader?.close();
      work?.abandon?.();
    }
  }

  /** Settles when no such work is going on. */
  async quiet(): Promise<void> {
    while (this.#work) await this.#ended;
  }
}
