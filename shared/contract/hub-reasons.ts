/** Why only the hub can carry a command out, for whom the table of commands (docs/commands.md) is read by. */
export const HUB_REASONS = {
  'every-site': 'Every site works by it, and two versions of it could not be merged',
  deciding: 'The order is reallocated, which may reserve stock at any site',
  channel: 'It is about a sales channel, and only the hub talks to channels',
  carrier: 'It is about an account with a carrier, and only the hub buys labels',
  money: 'It may pay money back, which must happen once',
  store: 'It acts on the hub’s own store',
} as const
export type HubReason = keyof typeof HUB_REASONS
