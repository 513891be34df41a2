/**
 * One kind of work that is killed again and again. Register it in killActs.ts; nothing else is needed.
 */
export interface KillAct {
  readonly name: string;
  /** True: every kill gets a fresh copy of what `prepare` made. False: the same folder goes on, kill after kill. */
  readonly fresh: boolean;
  /** True: the work can be done only once in a folder. */
  readonly once: boolean;
  /** True: the moment that decides is short, and `run` says when it comes. Every other kill waits for it. */
  readonly near?: boolean;
  /** Makes the folder in which it is worked, in the process that kills. */
  prepare(folder: string): Promise<void>;
  /**
   * The work, in the process that is killed: goes on until then, or to its end when it can be done only once. Calls
   * `begin` when the work proper begins, `near` before the moment that decides, and `done` after each piece that is acknowledged.
   */
  run(folder: string, say: { begin(): void; near(): void; done(): void }): Promise<void>;
  /**
   * Looks at what the kill left, in the process that kills. @param done pieces acknowledged since `prepare`.
   * @returns how many pieces are there: as many as acknowledged, or one more. @throws when anything is lost or broken.
   */
  examine(folder: string, done: number): Promise<number>;
}
