import type { ClaimState, ParcelClaim } from '../../../shared/domain/parcel-claim.ts'
import type { ParcelTrack } from '../../../shared/domain/parcel-track.ts'
import type { CommandContext } from '../commands/command.ts'
import { refuse } from '../commands/refusal.ts'

/** @throws {Refusal} the parcel is not followed */
export async function trackNamed(
  { tx }: Pick<CommandContext, 'tx'>,
  { accountId, trackingNumber }: Pick<ParcelTrack, 'accountId' | 'trackingNumber'>,
): Promise<ParcelTrack> {
  const [track] = await tx.tracks.byNumbers(accountId, [trackingNumber])
  if (track === undefined) refuse('refusals.parcels.unknown', { parcel: trackingNumber })
  return track
}

/** What is claimed for a parcel, and how far that is. @throws {Refusal} */
export async function setClaim(
  context: CommandContext,
  input: {
    readonly accountId: string
    readonly trackingNumber: string
    readonly state: ClaimState
    readonly amountCents: number | null
    readonly note: string
  },
): Promise<Record<string, never>> {
  const { tx, now, actor } = context
  const track = await trackNamed(context, input)
  const known = await tx.claims.get(track)
  const [record] = await tx.orders.byIds([track.orderId])
  const claim: ParcelClaim = {
    ...input,
    openedAt: known?.openedAt ?? now,
    changedAt: now,
    by: actor,
    currency: known?.currency ?? record?.order.currency ?? 'EUR',
  }
  await tx.claims.put(claim)
  context.about(track.orderId)
  context.touch('orders')
  return {}
}
