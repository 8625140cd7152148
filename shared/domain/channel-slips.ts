import { z } from 'zod'
import * as scalars from './scalars.ts'
import { defineListSettings } from './settings/define-settings.ts'

/** What is otherwise for the orders of a channel than for all; null = as for all. */
const channelSlips = z.object({
  channelId: scalars.code,
  packingSlips: z.enum(['never', 'asked', 'always']).nullable(),
  slipPrices: z.enum(['shown', 'hidden']).nullable(),
})
export type ChannelSlips = z.infer<typeof channelSlips>

export const CHANNEL_SLIPS = defineListSettings('channelSlips', {
  role: 'manager',
  decides: false,
  item: channelSlips,
  most: 1_000,
})
