import type { UndoStep } from '../../../shared/contract/undo-step.ts'
import type { BulkResult } from '../commands/each-order.ts'
import { Refusal } from '../commands/refusal.ts'

/** Does the same to each; what is refused of one is said beside what happened to the others. */
export async function eachReturn(
  ids: readonly string[],
  act: (id: string) => Promise<readonly UndoStep[]>,
): Promise<BulkResult> {
  const result: BulkResult = { changed: [], skipped: [], undo: [] }
  for (const id of new Set(ids)) {
    try {
      result.undo.push(...(await act(id)))
      result.changed.push(id)
    } catch (fault) {
      if (!(fault instanceof Refusal)) throw fault
      result.skipped.push({ id, why: fault.why })
    }
  }
  return result
}
