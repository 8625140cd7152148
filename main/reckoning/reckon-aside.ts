import type { Reckoning } from '../app/reckoning/reckoning.ts'
import { ReckoningThread, type ThreadOptions } from './reckoning-thread.ts'

/**
 * Answers on another thread, which reads the store by itself: the one that serves windows and channels only passes on
 * questions, progress and what a screen shows of the answers.
 */
export function reckonAside(
  options: Omit<ThreadOptions, 'mayHaveHelp'>,
): Reckoning & { close(): Promise<void> } {
  const thread = new ReckoningThread({ ...options, mayHaveHelp: true })
  return {
    replay: (input, hearing) => thread.ask('replay', input, hearing),
    changedOrders: (input) => thread.ask('changedOrders', input, null),
    changedOrder: (input) => thread.ask('changedOrder', input, null),
    changesCsv: (input) => thread.ask('changesCsv', input, null),
    speedCurve: (input, hearing) => thread.ask('speedCurve', input, hearing),
    savings: (input, hearing) => thread.ask('savings', input, hearing),
    savingsRows: (input) => thread.ask('savingsRows', input, null),
    savingsCsv: (input) => thread.ask('savingsCsv', input, null),
    stretch: (input, hearing) => thread.ask('stretch', input, hearing),
    close: () => thread.close(),
  }
}
