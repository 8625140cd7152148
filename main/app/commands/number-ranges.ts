import { CARRIER_ABILITIES } from '../../../shared/domain/carrier-abilities.ts'
import { type GivenNumbers, overlap } from '../../../shared/domain/number-range.ts'
import type { CommandContext } from './command.ts'
import { refuse } from './refusal.ts'

/** Enters a range that a carrier gave. A number of it that stands in another range would be printed twice. */
export async function addNumberRange(
  { tx, newId, touch }: CommandContext,
  given: GivenNumbers,
): Promise<{ rangeId: string }> {
  const account = await tx.carrierAccounts.get(given.accountId)
  if (account === null || !CARRIER_ABILITIES[account.kind].ownRange)
    refuse('numberRanges.noSuchAccount', { account: account?.name ?? given.accountId })
  const twice = (await tx.numberRanges.all()).find((range) => overlap(range, given))
  if (twice !== undefined) {
    const name = (await tx.carrierAccounts.get(twice.accountId))?.name ?? twice.accountId
    refuse('numberRanges.overlaps', {
      account: name,
      first: String(twice.first),
      last: String(twice.last),
    })
  }
  const rangeId = newId()
  await tx.numberRanges.put({ ...given, id: rangeId, next: given.first, owner: null })
  touch('carriers')
  return { rangeId }
}
