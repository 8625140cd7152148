import { z } from 'zod'
import * as scalars from '../../domain/scalars.ts'
import { message } from '../../messages/message.ts'
import { argument, defineAction } from './define-action.ts'

/** A pick-up point is chosen by the buyer, or by `ship.relay-point`. */
const SHIP_AS = ['standard', 'express'] as const

const points = z.int().min(-1000).max(1000)

/** What is decided of an order before its sources are looked for. */
export const CLASSIFY_ACTIONS = [
  defineAction('classify.tag', {
    type: 'tag',
    adds: true,
    stages: ['classify'],
    args: { tag: argument(z.string().trim().min(1).max(60), 'tag', 'tag') },
    say: (args) => message('ruleActions.classify.tag.clause', { tag: args.quoted('tag') }),
  }),
  defineAction('classify.set-priority', {
    type: 'priority',
    stages: ['classify'],
    args: { points: argument(points, 'points', 'points') },
    say: (args) =>
      message('ruleActions.classify.set-priority.clause', { points: args.counted('points', 'points') }),
  }),
  defineAction('classify.add-priority', {
    type: 'priority-added',
    adds: true,
    stages: ['classify'],
    args: {
      points: argument(
        points.refine((value) => value !== 0),
        'points',
        'points',
      ),
    },
    say: (args) =>
      message('ruleActions.classify.add-priority.clause', {
        way: (args.number('points') ?? 0) < 0 ? 'lower' : 'raise',
        points: args.counted('points', 'points'),
      }),
  }),
  defineAction('classify.protect-stock', {
    type: 'protected-stock',
    adds: true,
    stages: ['classify'],
    args: {
      channelId: argument(scalars.code, 'channel', 'channel'),
      units: argument(scalars.count.min(1), 'count', 'units'),
      siteId: argument(scalars.code.nullable(), 'site-or-any', 'site'),
    },
    say: (args) => {
      const kept = { units: args.counted('units', 'units'), channel: args.channel() }
      const site = args.site()
      return site === null
        ? message('ruleActions.classify.protect-stock.everywhere', kept)
        : message('ruleActions.classify.protect-stock.clause', { ...kept, site })
    },
  }),
  defineAction('classify.promise', {
    type: 'promise',
    stages: ['classify'],
    args: {
      what: argument(z.enum(['ship', 'deliver']), 'ship-or-deliver', 'what'),
      withinDays: argument(z.int().min(0).max(60), 'days', 'workingDays'),
    },
    say: (args) =>
      message('ruleActions.classify.promise.clause', {
        what: args.text('what') === 'ship' ? 'ship' : 'deliver',
        days: args.counted('withinDays', 'workingDays'),
      }),
  }),
  defineAction('classify.ship-as', {
    type: 'service-level',
    stages: ['classify'],
    args: { level: argument(z.enum(SHIP_AS), 'level', 'level') },
    say: (args) =>
      message('ruleActions.classify.ship-as.clause', {
        level: SHIP_AS.find((one) => one === args.text('level')) ?? 'other',
      }),
  }),
  defineAction('hold', {
    type: 'hold',
    stages: ['classify', 'source', 'ship'],
    args: { note: argument(z.string().trim().min(1).max(300), 'note', 'reason') },
    say: (args) => message('ruleActions.hold.clause', { note: args.quoted('note') }),
  }),
]
