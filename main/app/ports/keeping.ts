import type { EpochMs } from '../../../shared/lib/clock.ts'

/** One point to which the store can be put back. */
export interface StoreCopy {
  /** Names it among all copies. */
  readonly id: string
  /** Id of the whole copy that it builds on, in the same place; null: it is one. */
  readonly builtOn: string | null
  readonly place: 'home' | 'second-place'
  readonly madeAt: EpochMs
  readonly bytes: number
  /** null: it was not looked into yet. */
  readonly holds: {
    readonly sites: number
    readonly products: number
    readonly orders: number
    readonly lastCommandAt: EpochMs | null
  } | null
  /** Made of a store that was known to be damaged in places. */
  readonly suspect: boolean
}

/** What is being done with the store's file or a copy of it; percent null: it does not say how far it is. */
export interface KeepingWork {
  readonly kind: 'pages' | 'structure' | 'copy' | 'verify'
  readonly percent: number | null
}

/** Backups of the store, and what happens when it is missing. */
export interface Keeping {
  /** database: whoever runs it copies and restores it; here nothing of this can be done. */
  readonly by: 'program' | 'database'
  /** Makes a copy now; returns its file. @throws {Refusal} */
  run(): Promise<string>
  lastAt(): EpochMs | null
  /** null: nothing is. */
  underWay(): KeepingWork | null
  /** When the whole file was last found sound; null: not known. */
  checkedAt(): EpochMs | null
  /** Newest first, a copy that lies in both places once. */
  copies(): StoreCopy[]
  /**
   * Puts a copy in the store's place: checks it, and starts the control room again with it soon after this returns.
   * What is there now is copied first. @throws {Refusal} the copy is gone or not sound; nothing was changed
   */
  restore(copyId: string): Promise<void>
  /** Set while this home's data are gone and nobody has decided what to do. */
  missing(): 'deleted' | 'emptied' | null
  /** An empty workspace is wanted; earlier copies stay. */
  beginAnew(): void
  secondPlace(): string | null
  /** An absolute path, or null for none. @throws {Refusal} it cannot be written to, or is where the store lies */
  putSecondPlace(folder: string | null): void
}
