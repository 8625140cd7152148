import { z } from 'zod'
import * as scalars from '../../domain/scalars.ts'
import { message } from '../../messages/message.ts'
import { argument, defineAction, WORTH } from './define-action.ts'

/** serviceId null = every service of the carrier. */
const service = z.object({ carrierId: scalars.code, serviceId: scalars.code.nullable() })

const SERVICE = {
  carrierId: argument(service.shape.carrierId, 'carrier-service', 'carrierOrService'),
  serviceId: { schema: service.shape.serviceId, input: null },
} as const

/** With which service a fulfilment is shipped, and how. */
export const SHIP_ACTIONS = [
  defineAction('ship.use-service', {
    type: 'chosen-service',
    stages: ['ship'],
    args: SERVICE,
    say: (args) => message('ruleActions.ship.use-service.clause', { service: args.service() }),
  }),
  defineAction('ship.prefer-service', {
    type: 'preferred-service',
    stages: ['ship'],
    args: { ...SERVICE, worthCents: WORTH },
    say: (args) => {
      const service = args.service()
      const more = args.worth()
      return more === null
        ? message('ruleActions.ship.prefer-service.clause', { service })
        : message('ruleActions.ship.prefer-service.upTo', { service, more })
    },
  }),
  defineAction('ship.exclude-services', {
    type: 'excluded-services',
    adds: true,
    stages: ['ship'],
    args: {
      services: argument(z.array(service).min(1).max(200), 'carrier-services', 'carriersAndServices'),
    },
    say: (args) => message('ruleActions.ship.exclude-services.clause', { services: args.services() }),
  }),
  defineAction('ship.signature', {
    type: 'signature',
    stages: ['ship'],
    args: {},
    say: () => message('ruleActions.ship.signature.clause'),
  }),
  defineAction('ship.insure', {
    type: 'insurance',
    stages: ['ship'],
    args: {
      cents: argument(scalars.nonNegativeCents.nullable(), 'cents-or-goods-value', 'amount'),
    },
    say: (args) =>
      args.number('cents') === null
        ? message('ruleActions.ship.insure.goods')
        : message('ruleActions.ship.insure.clause', { amount: args.cents('cents') }),
  }),
  defineAction('ship.not-on-days', {
    type: 'barred-days',
    adds: true,
    stages: ['ship'],
    args: { days: argument(z.array(scalars.weekday).min(1).max(6), 'weekdays', 'notOn') },
    say: (args) => message('ruleActions.ship.not-on-days.clause', { days: args.weekdays('days') }),
  }),
  defineAction('ship.not-before', {
    type: 'first-day',
    adds: true,
    stages: ['ship'],
    args: { date: argument(scalars.localDate, 'date', 'date') },
    say: (args) => message('ruleActions.ship.not-before.clause', { date: args.date('date') }),
  }),
  defineAction('ship.cut-off', {
    type: 'cut-off',
    stages: ['ship'],
    args: {
      minute: argument(scalars.minuteOfDay, 'time', 'cutOff'),
      days: argument(z.array(scalars.weekday).min(1).max(7), 'weekdays', 'onDays'),
    },
    say: (args) =>
      message('ruleActions.ship.cut-off.clause', {
        time: args.time('minute'),
        days: args.weekdays('days'),
      }),
  }),
  defineAction('ship.relay-point', {
    type: 'relay-point',
    stages: ['ship'],
    args: {},
    say: () => message('ruleActions.ship.relay-point.clause'),
  }),
]
