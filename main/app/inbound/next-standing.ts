import { type StateMeaning, type Verdict, verdictOf } from '../../../shared/domain/order-standing.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import type { MappedOrder } from '../ports/channel.ts'
import type { StandingRecord } from '../ports/standing-tables.ts'
import type { InboxItem } from '../ports/sync-tables.ts'
import { CALLED_OFF_KEY } from './called-off.ts'

/** What is kept of an order's standing once its channel has spoken again. Pure. */
export function nextStanding(
  { channelId, externalId, receivedAt }: Pick<InboxItem, 'channelId' | 'externalId' | 'receivedAt'>,
  said: {
    readonly mapped: MappedOrder
    readonly before: StandingRecord | null
    readonly chosen: StateMeaning | null
    readonly verdict: Verdict
  },
  now: EpochMs,
): StandingRecord {
  const { mapped, before, chosen, verdict } = said
  const meaning = mapped.kind === 'ignored' && verdict.kind !== 'called-off' ? 'ignore' : verdict.kind
  return {
    orderId: null,
    reference: mapped.kind === 'order' ? mapped.order.reference : externalId,
    elsewhere: [],
    sentAnyway: [],
    answers: [],
    ended: null,
    cancelRefused: false,
    ...before,
    channelId,
    externalId,
    standing: mapped.standing,
    verdict: meaning,
    holders: [],
    since: before?.verdict === meaning ? before.since : now,
    heardAt: receivedAt,
    why: mapped.kind === 'rejected' ? mapped.problem : null,
    waived: stillWaived(mapped, chosen, before?.waived ?? null, verdict),
  }
}

/** A waiver lasts as long as what it waived; the same hold put on later holds again. */
function stillWaived(
  { standing }: MappedOrder,
  chosen: StateMeaning | null,
  waived: string | null,
  verdict: Verdict,
): string | null {
  if (waived === null) return null
  if (waived === CALLED_OFF_KEY) return verdict.kind === 'called-off' ? waived : null
  const unwaived = verdictOf(standing, chosen, null)
  return unwaived.kind !== verdict.kind ? waived : null
}
