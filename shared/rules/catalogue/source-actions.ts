import { z } from 'zod'
import { STRATEGIES } from '../../domain/policy.ts'
import * as scalars from '../../domain/scalars.ts'
import { message } from '../../messages/message.ts'
import { BLANK } from '../sentence/blank.ts'
import { argument, defineAction, SITES, WORTH } from './define-action.ts'

const weight = z.int().min(0).max(10)
/** Of the work of a day, in parts of the sum of all shares. */
const share = z.object({ siteId: scalars.code, parts: z.int().min(1).max(100) })
const HANDLINGS = ['partial', 'backorder', 'hold'] as const

/** From where an order is shipped. */
export const SOURCE_ACTIONS = [
  defineAction('source.strategy', {
    type: 'strategy',
    stages: ['source'],
    args: { strategy: argument(z.enum(STRATEGIES), 'strategy', 'strategy') },
    say: (args) =>
      message('ruleActions.source.strategy.clause', {
        strategy: STRATEGIES.find((one) => one === args.text('strategy')) ?? 'other',
      }),
  }),
  defineAction('source.weights', {
    type: 'strategy',
    stages: ['source'],
    args: {
      cost: argument(weight, 'weight', 'cost'),
      speed: argument(weight, 'weight', 'speed'),
      distance: argument(weight, 'weight', 'distance'),
      balance: argument(weight, 'weight', 'evenLoad'),
    },
    check: ({ cost, speed, distance, balance }) => cost + speed + distance + balance > 0,
    say: (args) =>
      message('ruleActions.source.weights.clause', {
        cost: args.count('cost'),
        speed: args.count('speed'),
        distance: args.count('distance'),
        balance: args.count('balance'),
      }),
  }),
  defineAction('source.splits', {
    type: 'splits',
    stages: ['source'],
    args: {
      maxFulfillments: argument(z.int().min(1).max(10), 'count', 'shipments'),
    },
    say: (args) =>
      args.number('maxFulfillments') === 1
        ? message('ruleActions.source.splits.forbidden')
        : message('ruleActions.source.splits.clause', { sites: args.counted('maxFulfillments', 'sites') }),
  }),
  defineAction('source.when-short', {
    type: 'when-short',
    stages: ['source'],
    args: { handling: argument(z.enum(HANDLINGS), 'short-handling', 'handling') },
    say: (args) =>
      message('ruleActions.source.when-short.clause', {
        handling: HANDLINGS.find((one) => one === args.text('handling')) ?? 'other',
      }),
  }),
  defineAction('source.send-to', {
    type: 'send-to',
    stages: ['source'],
    args: { siteId: argument(scalars.code, 'site', 'site') },
    say: (args) => message('ruleActions.source.send-to.clause', { site: args.site() ?? BLANK }),
  }),
  defineAction('source.prefer-sites', {
    type: 'preferred-sites',
    stages: ['source'],
    args: { siteIds: SITES, worthCents: WORTH },
    say: (args) => {
      const sites = args.sites()
      const more = args.worth()
      return more === null
        ? message('ruleActions.source.prefer-sites.clause', { sites })
        : message('ruleActions.source.prefer-sites.upTo', { sites, more })
    },
  }),
  defineAction('source.exclude-sites', {
    type: 'excluded-sites',
    adds: true,
    stages: ['source'],
    args: { siteIds: SITES },
    say: (args) => message('ruleActions.source.exclude-sites.clause', { sites: args.sites() }),
  }),
  defineAction('source.site-order', {
    type: 'site-order',
    stages: ['source'],
    args: { siteIds: SITES },
    say: (args) => message('ruleActions.source.site-order.clause', { sites: args.sites() }),
  }),
  defineAction('source.share-sites', {
    type: 'site-order',
    stages: ['source'],
    args: { shares: argument(z.array(share).min(2).max(50), 'site-shares', 'shares') },
    check: ({ shares }) => new Set(shares.map(({ siteId }) => siteId)).size === shares.length,
    say: (args) => message('ruleActions.source.share-sites.clause', { shares: args.shares() }),
  }),
]
