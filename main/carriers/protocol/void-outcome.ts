import type { VoidOutcome } from '../../app/ports/carrier.ts'
import { RemoteError } from '../../app/ports/remote.ts'
import { UncertainWrite } from '../../remote/http.ts'

/** Runs the calls of one voiding. A lost answer is "not made": voiding twice is harmless, so it is asked for again. */
export async function voidOutcome(ask: () => Promise<VoidOutcome>): Promise<VoidOutcome> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof UncertainWrite) return { kind: 'not-made', problem: error.problem, afterMs: 0 }
    if (!(error instanceof RemoteError)) throw error
    return error.kind === 'unauthorised'
      ? { kind: 'unauthorised', problem: error.problem }
      : { kind: 'not-made', problem: error.problem, afterMs: error.afterMs }
  }
}
