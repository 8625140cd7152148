import type { ReturnRow } from '../../../shared/contract/return-list.ts'
import { OPEN_RETURN_STAGES } from '../../../shared/domain/return-stage.ts'

export const BULK_ACTS = ['receive', 'refund', 'waive'] as const
export type BulkAct = (typeof BULK_ACTS)[number]

/** Whether it can be done with a return; one without anything owed can be closed all the same. */
export function canAct(act: BulkAct, { kind, stage, owedCents }: ReturnRow): boolean {
  if (act === 'receive') return kind === 'announced' && OPEN_RETURN_STAGES.includes(stage)
  return kind === 'taken' && stage === 'received' && (act === 'waive' || owedCents > 0)
}
