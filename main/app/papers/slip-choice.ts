import type { ChannelSlips } from '../../../shared/domain/channel-slips.ts'
import { COLLECTED } from '../../../shared/domain/collection.ts'
import type { Order } from '../../../shared/domain/order.ts'
import { BY_HAND } from '../../../shared/domain/order-choice.ts'
import type { WorkspaceSettings } from '../../../shared/domain/workspace.ts'

/** A rule, the shop or a person asks by these tags for a slip, for none, or for one without prices. */
const SLIP_TAG = 'packing-slip'
const NO_SLIP_TAG = 'no-packing-slip'
const NO_PRICES_TAG = 'slip-without-prices'

type Asked = Pick<Order, 'tags' | 'requests' | 'channelId'>
type Settings = Pick<WorkspaceSettings, 'packingSlips' | 'slipPrices' | 'slipsWithoutLabel'>

/** Whether an order's parcels get a slip, as the merchant wants it: a tag first, then its channel, then what holds for all. Pure. */
export function isSlipWanted(
  order: Asked,
  carrierId: string,
  settings: Settings,
  channels: readonly ChannelSlips[],
): boolean {
  const { tags, requests, channelId } = order
  if (tags.includes(NO_SLIP_TAG)) return false
  if (tags.includes(SLIP_TAG)) return true
  if ((carrierId === COLLECTED || carrierId === BY_HAND) && !settings.slipsWithoutLabel) return false
  const wanted = channels.find((one) => one.channelId === channelId)?.packingSlips ?? settings.packingSlips
  return wanted === 'always' || (wanted === 'asked' && isGift(requests))
}

/** Whether its slips name prices: a gift's never do. Pure. */
export function hasSlipPrices(
  { tags, requests, channelId }: Asked,
  settings: Settings,
  channels: readonly ChannelSlips[],
): boolean {
  if (isGift(requests) || tags.includes(NO_PRICES_TAG)) return false
  const prices = channels.find((one) => one.channelId === channelId)?.slipPrices ?? settings.slipPrices
  return prices === 'shown'
}

function isGift(requests: Order['requests']): boolean {
  return requests?.giftWrap === true || (requests?.giftMessage ?? '') !== ''
}
