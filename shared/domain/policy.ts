import { z } from 'zod'
import { defineSettings } from './settings/define-settings.ts'
import { amountSetting, choiceSetting, numberSetting } from './settings/setting.ts'

export const STRATEGIES = ['cheapest', 'fastest', 'nearest', 'balanced'] as const
export type Strategy = (typeof STRATEGIES)[number]

/** The manager's defaults for sourcing; a rule may override each for the orders it matches. */
export const POLICY = defineSettings('policy', {
  role: 'manager',
  decides: true,
  settings: {
    strategy: choiceSetting(STRATEGIES, 'cheapest'),
    /** By `fastest`: what an earlier arrival may cost at most above the cheapest option, in cents. */
    fastestExtraCents: amountSetting(1_000),
    /** At most so many fulfilments for one order; 1 forbids splits. */
    maxFulfillments: numberSetting({ min: 1, max: 10, default: 2 }),
    /** allow: sites may share the quantity of one line, within `maxFulfillments`; forbid: each line leaves whole from one site. */
    splitLines: choiceSetting(['allow', 'forbid'], 'allow'),
    /** Added for every fulfilment beyond the first: the customer's annoyance in cents. */
    splitPenaltyCents: amountSetting(150),
    /** What one line left unfilled is worth avoiding, in cents. */
    unfilledLineCents: amountSetting(2_500),
    /** allow: ship what is there and open an exception for the rest; hold: ship nothing until a person says. */
    partial: choiceSetting(['allow', 'hold'], 'hold'),
  },
})
export type Policy = z.output<typeof POLICY.schema>
