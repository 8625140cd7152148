import { z } from 'zod'
import { STRATEGIES } from '../../domain/policy.ts'
import * as scalars from '../../domain/scalars.ts'
import type { Translated } from '../../lib/language.ts'
import { NBSP } from '../sentence/quantity.ts'
import { argument, defineAction, SITES, WORTH } from './define-action.ts'

const weight = z.int().min(0).max(10)

const STRATEGY_CLAUSES: Readonly<Record<string, Translated<string>>> = {
  cheapest: { en: 'choose the cheapest way', fr: 'choisir le moins cher' },
  fastest: { en: 'choose the fastest way', fr: 'choisir le plus rapide' },
  nearest: { en: 'ship from the nearest stock', fr: 'expédier depuis le stock le plus proche' },
  balanced: {
    en: 'balance cost, speed and the load of the sites',
    fr: 'équilibrer coût, délai et charge des sites',
  },
}

const HANDLING_CLAUSES: Readonly<Record<string, Translated<string>>> = {
  partial: { en: 'ship what is in stock', fr: 'expédier ce qui est en stock' },
  backorder: { en: 'wait for stock', fr: 'attendre le stock' },
  hold: { en: 'hold the order', fr: 'mettre la commande en attente' },
}

/** From where an order is shipped. */
export const SOURCE_ACTIONS = [
  defineAction('source.strategy', {
    type: 'strategy',
    stages: ['source'],
    label: { en: 'Choose by', fr: 'Choisir selon' },
    args: { strategy: argument(z.enum(STRATEGIES), 'strategy', 'Strategy', 'Stratégie') },
    say: {
      en: (args) => STRATEGY_CLAUSES[args.text('strategy')]?.en ?? 'choose …',
      fr: (args) => STRATEGY_CLAUSES[args.text('strategy')]?.fr ?? 'choisir …',
    },
  }),
  defineAction('source.weights', {
    type: 'strategy',
    stages: ['source'],
    label: {
      en: 'Weigh cost, speed, distance and load',
      fr: 'Pondérer coût, délai, distance et charge',
    },
    args: {
      cost: argument(weight, 'weight', 'Cost', 'Coût'),
      speed: argument(weight, 'weight', 'Speed', 'Délai'),
      distance: argument(weight, 'weight', 'Distance', 'Distance'),
      balance: argument(weight, 'weight', 'Even load', 'Charge équilibrée'),
    },
    check: ({ cost, speed, distance, balance }) => cost + speed + distance + balance > 0,
    say: {
      en: (args) =>
        `weigh cost ${args.number('cost') ?? '…'}, speed ${args.number('speed') ?? '…'}, distance ${args.number('distance') ?? '…'} and even load ${args.number('balance') ?? '…'}`,
      fr: (args) =>
        `pondérer coût ${args.number('cost') ?? '…'}, délai ${args.number('speed') ?? '…'}, distance ${args.number('distance') ?? '…'} et charge équilibrée ${args.number('balance') ?? '…'}`,
    },
  }),
  defineAction('source.splits', {
    type: 'splits',
    stages: ['source'],
    label: { en: 'Allow, limit or forbid splits', fr: 'Permettre, limiter ou interdire la scission' },
    args: {
      maxFulfillments: argument(z.int().min(1).max(10), 'count', 'Shipments at most', 'Expéditions au plus'),
    },
    say: {
      en: (args) =>
        args.number('maxFulfillments') === 1
          ? 'ship from one site only'
          : `split over ${args.counted('maxFulfillments', '# site', '# sites')} at most`,
      fr: (args) =>
        args.number('maxFulfillments') === 1
          ? 'expédier depuis un seul site'
          : `répartir sur ${args.counted('maxFulfillments', `#${NBSP}site`, `#${NBSP}sites`)} au plus`,
    },
  }),
  defineAction('source.when-short', {
    type: 'when-short',
    stages: ['source'],
    label: { en: 'When stock is short', fr: 'Quand le stock manque' },
    args: { handling: argument(z.enum(['partial', 'backorder', 'hold']), 'short-handling', 'Then', 'Alors') },
    say: {
      en: (args) => `when stock is short, ${HANDLING_CLAUSES[args.text('handling')]?.en ?? '…'}`,
      fr: (args) => `quand le stock manque, ${HANDLING_CLAUSES[args.text('handling')]?.fr ?? '…'}`,
    },
  }),
  defineAction('source.send-to', {
    type: 'send-to',
    stages: ['source'],
    label: { en: 'Ship from', fr: 'Expédier depuis' },
    args: { siteId: argument(scalars.code, 'site', 'Site', 'Site') },
    say: {
      en: (args) => `ship from ${args.site() ?? '…'}`,
      fr: (args) => `expédier depuis ${args.site() ?? '…'}`,
    },
  }),
  defineAction('source.prefer-sites', {
    type: 'preferred-sites',
    stages: ['source'],
    label: { en: 'Prefer sites', fr: 'Préférer des sites' },
    args: { siteIds: SITES, worthCents: WORTH },
    say: {
      en: (args) => `prefer ${args.sites('or')}${args.worth()}`,
      fr: (args) => `préférer ${args.sites('or')}${args.worth()}`,
    },
  }),
  defineAction('source.exclude-sites', {
    type: 'excluded-sites',
    adds: true,
    stages: ['source'],
    label: { en: 'Exclude sites', fr: 'Exclure des sites' },
    args: { siteIds: SITES },
    say: {
      en: (args) => `exclude ${args.sites('and')}`,
      fr: (args) => `exclure ${args.sites('and')}`,
    },
  }),
  defineAction('source.site-order', {
    type: 'site-order',
    stages: ['source'],
    label: { en: 'Take sites in this order', fr: 'Prendre les sites dans cet ordre' },
    args: { siteIds: SITES },
    say: {
      en: (args) => `take the sites in this order: ${args.sites('then')}`,
      fr: (args) => `prendre les sites dans cet ordre${NBSP}: ${args.sites('then')}`,
    },
  }),
]
