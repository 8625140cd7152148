import type { AnnouncedReturn } from '../../../shared/domain/announced-return.ts'
import { CARRIER_ABILITIES } from '../../../shared/domain/carrier-abilities.ts'
import type { CarrierAccount } from '../../../shared/domain/carrier-account.ts'
import type { LabelPurchase } from '../../../shared/domain/label-purchase.ts'
import { localDateOf } from '../../../shared/lib/day.ts'
import type { CommandContext } from '../commands/command.ts'
import { notifyChannel } from '../notify/notify-channel.ts'
import { returnLabelKey } from '../notify/outbox-key.ts'
import { returnLabelMessage } from '../notify/return-label-message.ts'
import { GIVEN_UP_AFTER_MS, nextLook } from '../tracking/next-look.ts'

type BoughtForReturn = LabelPurchase & { readonly trackingNumber: string }

/** A return's label was bought: its parcel is followed, and its channel gives the label to the customer, once. */
export async function returnLabelIsHere(
  context: CommandContext,
  announced: AnnouncedReturn,
  purchase: BoughtForReturn,
): Promise<void> {
  const { tx } = context
  const account = await tx.carrierAccounts.get(purchase.accountId)
  const [record] = await tx.orders.byIds([announced.orderId])
  if (account === null || record === undefined) return
  await follow(context, announced, purchase, account)
  // No carrier takes a label of a test account.
  if (account.isSandbox) return
  const message = await returnLabelMessage(tx, record.order, announced, purchase)
  if (message !== null)
    await notifyChannel(context, record.order, returnLabelKey(announced.id, purchase.id), message)
}

async function follow(
  { tx, now }: CommandContext,
  { id, orderId, siteId }: AnnouncedReturn,
  { accountId, trackingNumber }: BoughtForReturn,
  { kind, carrierId, products }: CarrierAccount,
): Promise<void> {
  if (!CARRIER_ABILITIES[kind].tracks) return
  const timeZone = (await tx.sites.get(siteId))?.timeZone ?? 'UTC'
  const state = 'registered'
  await tx.tracks.follow([
    {
      accountId,
      trackingNumber,
      fulfillmentId: id,
      isReturn: true,
      parcel: 1,
      orderId,
      siteId,
      carrierId,
      serviceId: products[0]?.serviceId ?? 'return',
      state,
      handedOverAt: now,
      promisedFor: localDateOf(now + GIVEN_UP_AFTER_MS, timeZone),
      lookedAt: null,
      nextLookAt: nextLook({ state, handedOverAt: now, isReturn: true }, now),
      lastEventAt: null,
      stateSince: now,
      deliveredAt: null,
      deliveredOn: null,
      givenUpAt: null,
      zone: null,
      transitDays: null,
    },
  ])
}
