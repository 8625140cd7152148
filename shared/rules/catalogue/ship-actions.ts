import { z } from 'zod'
import * as scalars from '../../domain/scalars.ts'
import { argument, defineAction, WORTH } from './define-action.ts'

/** serviceId null = every service of the carrier. */
const service = z.object({ carrierId: scalars.code, serviceId: scalars.code.nullable() })

const SERVICE = {
  carrierId: argument(
    service.shape.carrierId,
    'carrier-service',
    'Carrier or service',
    'Transporteur ou service',
  ),
  serviceId: { schema: service.shape.serviceId, input: null },
} as const

/** With which service a fulfilment is shipped, and how. */
export const SHIP_ACTIONS = [
  defineAction('ship.use-service', {
    type: 'chosen-service',
    stages: ['ship'],
    label: { en: 'Ship with', fr: 'Expédier avec' },
    args: SERVICE,
    say: {
      en: (args) => `ship with ${args.service()}`,
      fr: (args) => `expédier avec ${args.service()}`,
    },
  }),
  defineAction('ship.prefer-service', {
    type: 'preferred-service',
    stages: ['ship'],
    label: { en: 'Prefer', fr: 'Préférer' },
    args: { ...SERVICE, worthCents: WORTH },
    say: {
      en: (args) => `prefer ${args.service()}${args.worth()}`,
      fr: (args) => `préférer ${args.service()}${args.worth()}`,
    },
  }),
  defineAction('ship.exclude-services', {
    type: 'excluded-services',
    adds: true,
    stages: ['ship'],
    label: { en: 'Exclude services', fr: 'Exclure des services' },
    args: {
      services: argument(
        z.array(service).min(1).max(200),
        'carrier-services',
        'Carriers and services',
        'Transporteurs et services',
      ),
    },
    say: {
      en: (args) => `exclude ${args.services()}`,
      fr: (args) => `exclure ${args.services()}`,
    },
  }),
  defineAction('ship.signature', {
    type: 'signature',
    stages: ['ship'],
    label: { en: 'Require a signature', fr: 'Exiger une signature' },
    args: {},
    say: { en: () => 'require a signature', fr: () => 'exiger une signature' },
  }),
  defineAction('ship.insure', {
    type: 'insurance',
    stages: ['ship'],
    label: { en: 'Insure', fr: 'Assurer' },
    args: {
      cents: argument(scalars.nonNegativeCents.nullable(), 'cents-or-goods-value', 'Amount', 'Montant'),
    },
    say: {
      en: (args) =>
        `insure for ${args.number('cents') === null ? 'the value of the goods' : args.cents('cents')}`,
      fr: (args) =>
        `assurer pour ${args.number('cents') === null ? 'la valeur des articles' : args.cents('cents')}`,
    },
  }),
  defineAction('ship.relay-point', {
    type: 'relay-point',
    stages: ['ship'],
    label: { en: 'Deliver to a pick-up point', fr: 'Livrer en point relais' },
    args: {},
    say: { en: () => 'deliver to a pick-up point', fr: () => 'livrer en point relais' },
  }),
]
