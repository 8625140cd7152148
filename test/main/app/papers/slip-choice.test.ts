import { expect, it } from 'vitest'
import { hasSlipPrices, isSlipWanted } from '../../../../main/app/papers/slip-choice.ts'
import type { ChannelSlips } from '../../../../shared/domain/channel-slips.ts'
import { COLLECTED } from '../../../../shared/domain/collection.ts'
import { BY_HAND } from '../../../../shared/domain/order-choice.ts'

type Settings = Parameters<typeof isSlipWanted>[2]
const settings = (over: Partial<Settings> = {}): Settings => ({
  packingSlips: 'asked',
  slipPrices: 'shown',
  slipsWithoutLabel: true,
  ...over,
})
const channel = (over: Partial<ChannelSlips>): ChannelSlips[] => [
  { channelId: 'shop', packingSlips: null, slipPrices: null, ...over },
]
const GIFT = { giftMessage: 'Joyeux Noël' }

interface Case {
  name: string
  tags?: string[]
  requests?: typeof GIFT
  carrierId?: string
  over?: Partial<Settings>
  channels?: ChannelSlips[]
  want: [isWanted: boolean, hasPrices: boolean]
}

it.each<Case>([
  { name: 'an order nobody asked one for', want: [false, true] },
  { name: 'a gift, without prices', requests: GIFT, want: [true, false] },
  {
    name: 'a gift where none are wanted',
    requests: GIFT,
    over: { packingSlips: 'never' },
    want: [false, false],
  },
  {
    name: 'an order tagged for one, whatever else',
    tags: ['packing-slip'],
    over: { packingSlips: 'never' },
    want: [true, true],
  },
  {
    name: 'an order tagged for none',
    tags: ['no-packing-slip'],
    over: { packingSlips: 'always' },
    want: [false, true],
  },
  {
    name: 'an order tagged for one without prices',
    tags: ['packing-slip', 'slip-without-prices'],
    want: [true, false],
  },
  {
    name: 'a channel that has always one',
    channels: channel({ packingSlips: 'always' }),
    want: [true, true],
  },
  {
    name: 'a channel that has none',
    over: { packingSlips: 'always' },
    channels: channel({ packingSlips: 'never' }),
    want: [false, true],
  },
  { name: 'a channel without prices', channels: channel({ slipPrices: 'hidden' }), want: [false, false] },
  {
    name: 'one that is collected',
    carrierId: COLLECTED,
    over: { packingSlips: 'always' },
    want: [true, true],
  },
  {
    name: 'one that is collected, where those have none',
    carrierId: COLLECTED,
    over: { packingSlips: 'always', slipsWithoutLabel: false },
    want: [false, true],
  },
  {
    name: 'one that leaves by hand, where those have none',
    carrierId: BY_HAND,
    over: { packingSlips: 'always', slipsWithoutLabel: false },
    want: [false, true],
  },
])('$name', ({ tags = [], requests, carrierId = 'colissimo', over, channels = [], want }) => {
  const order = { tags, channelId: 'shop', ...(requests === undefined ? {} : { requests }) }
  expect([
    isSlipWanted(order, carrierId, settings(over), channels),
    hasSlipPrices(order, settings(over), channels),
  ]).toEqual(want)
})
