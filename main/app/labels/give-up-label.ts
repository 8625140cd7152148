import type { LabelPurchase } from '../../../shared/domain/label-purchase.ts'
import type { CommandContext } from '../commands/command.ts'

/**
 * One label serves no parcel any more: what is only wanted is asked for no more, anything else is given back to its
 * carrier from now on.
 */
export async function giveUpLabel(
  { tx, now }: CommandContext,
  { id, state }: Pick<LabelPurchase, 'id' | 'state'>,
): Promise<void> {
  await tx.labels.move(id, state, {
    state: state === 'wanted' ? 'dropped' : 'voiding',
    attempts: 0,
    notBefore: now,
    changedAt: now,
  })
}
