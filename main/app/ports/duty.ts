import { AsyncLocalStorage } from 'node:async_hooks'

/** What one process of a hub at a time does for all, and the how manieth holder it is who does it. */
export interface Duty {
  readonly name: string
  readonly epoch: number
}

/** In whose name the code at hand runs; a store that is shared writes nothing for one who has been replaced. */
export const currentDuty = new AsyncLocalStorage<Duty>()

/** Another process has taken the duty over: nothing was written. */
export class DutyLostError extends Error {
  override name = 'DutyLostError'

  constructor({ name, epoch }: Duty) {
    super(`The duty ${name} is held by another process since epoch ${epoch}`)
  }
}
