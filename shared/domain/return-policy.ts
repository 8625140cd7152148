import { DAY_MS, type EpochMs } from '../lib/clock.ts'
import type { ReturnReason } from './return.ts'
import { defineSettings } from './settings/define-settings.ts'
import { amountSetting, choiceSetting, numberOrOffSetting } from './settings/setting.ts'

const BEARERS = ['merchant', 'customer'] as const
const borneBy = (usual: (typeof BEARERS)[number]) => choiceSetting(BEARERS, usual)

/** What customers may send back until when, and who bears what that costs. */
export const RETURN_POLICY = defineSettings('returns', {
  role: 'manager',
  decides: false,
  topics: ['orders'],
  settings: {
    /** From delivery; where that is not known, from the day on which it left. A later return is asked about, not refused. */
    windowDays: numberOrOffSetting({ min: 1, max: 3_650, unit: 'days', default: 30 }),
    unwanted: borneBy('customer'),
    defective: borneBy('merchant'),
    'damaged-in-transit': borneBy('merchant'),
    'wrong-item': borneBy('merchant'),
    'too-late': borneBy('merchant'),
    lost: borneBy('merchant'),
    other: borneBy('customer'),
    /** Kept from the refund where the customer bears the return and the label was ours, in the workspace's currency. */
    labelCents: amountSetting(0),
    exchangeLeaves: choiceSetting(['now', 'on-arrival'], 'on-arrival'),
  },
})

type BearerOf = Readonly<Record<ReturnReason, (typeof BEARERS)[number]>>

/** Whether the merchant bears what a return for this reason costs. */
export function isOurCost(policy: BearerOf, reason: ReturnReason): boolean {
  return policy[reason] === 'merchant'
}

/** Days, begun ones counted, by which a return that was asked for `at` is outside its window; 0 = it is inside. */
export function daysOutside(from: EpochMs, windowDays: number | null, at: EpochMs): number {
  if (windowDays === null) return 0
  return Math.max(0, Math.ceil((at - from) / DAY_MS - windowDays))
}
