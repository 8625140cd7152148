import type { Definitions } from '../definition.ts'

/** What each screen is for and how it is used, for the help. */
export const help = {
  title: 'Help',
  parts: 'Parts of the help',
  tabs: {
    keys: 'Keys',
    screens: 'Screens',
    rules: 'How rules work',
  },
  screens: {
    overview:
      'The day on one page. The first line says what to do first; every figure leads to the orders or exceptions that it counts. A site’s bar is its load against its capacity of the day.',
    exceptions:
      'What needs somebody, the nearest cut-off first. 1 takes the suggested way out, Enter shows why and every other way with its effect, H puts it off, A takes it on. Select several with X to settle them at once. An exception closes by itself when its cause is gone, and comes back marked when it returns. While you work the list keeps still: R shows what is new.',
    orders:
      'Every order: search by number, customer, SKU, postcode or tracking number. W explains the decision: each rule with the condition that failed and the value found, each site and service with its cost and why it was not taken. A site that refuses what was released to it is told in the order’s panel: the rest is decided without it, until it is asked again. Once goods have left, “Return” takes back what comes: on the shelf or not, paid back through the channel or not, shipping and fees by choice, never more than was paid. “Cancel” says first what is owed to the buyer. I asks “what if”: nothing is written. “Look again together” weighs all decided orders at once and says what that would save.',
    stock:
      'What lies where, what is reserved, what is free. Choose a site to correct its numbers where they stand; a count is written with who and when, and waiting orders are decided again.',
    rules:
      'Rules say what is preferred, excluded, tagged, held. Edit a draft, try it on past orders, publish it: P shows what it would have changed, what that costs and which rule did it. Each publication is a version that can be restored. A rule may be in force for a time only.',
    carriers:
      'Services, their limits and rates. Suspend a carrier for a strike or a region: decided orders move to another by themselves, or become exceptions. Surcharges (fuel, remote areas, oversize, fragile goods) are in a carrier’s details.',
    packing:
      'One order at a time, by scanner: the order, its items, the box. The label prints when all is checked. PROBLEM reports what is missing, or that the site cannot ship the parcel.',
    channels:
      'The shops: whether they answer, what waits for them, when they were last read. Offline is no error: what is to be told waits and goes out in order, and can be hurried or given up. A SKU that means nothing here makes its orders wait as one exception: say which product it is, how many of it, or that it is not ours. “Stock” compares what the shop shows with what we say, every night and when asked, and sends ours again; “Places” says which of its locations shows the stock of which sites.',
    settings:
      'The merchant, the policy, the sites and their closed days, the printers, and what this station is called.',
  },
} as const satisfies Definitions
