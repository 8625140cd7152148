import { z } from 'zod'
import * as scalars from '../../domain/scalars.ts'
import { NBSP } from '../sentence/quantity.ts'
import { argument, defineAction } from './define-action.ts'

const points = z.int().min(-1000).max(1000)

/** What is decided of an order before its sources are looked for. */
export const CLASSIFY_ACTIONS = [
  defineAction('classify.tag', {
    type: 'tag',
    adds: true,
    stages: ['classify'],
    label: { en: 'Tag the order', fr: 'Étiqueter la commande' },
    args: { tag: argument(z.string().trim().min(1).max(60), 'tag', 'Tag', 'Étiquette') },
    say: {
      en: (args) => `tag the order ${args.quoted('tag')}`,
      fr: (args) => `étiqueter la commande ${args.quoted('tag')}`,
    },
  }),
  defineAction('classify.set-priority', {
    type: 'priority',
    stages: ['classify'],
    label: { en: 'Set the priority', fr: 'Fixer la priorité' },
    args: { points: argument(points, 'points', 'Points', 'Points') },
    say: {
      en: (args) => `set the priority to ${args.signed('points')}`,
      fr: (args) => `fixer la priorité à ${args.signed('points')}`,
    },
  }),
  defineAction('classify.add-priority', {
    type: 'priority-added',
    adds: true,
    stages: ['classify'],
    label: { en: 'Raise or lower the priority', fr: 'Monter ou baisser la priorité' },
    args: {
      points: argument(
        points.refine((value) => value !== 0),
        'points',
        'Points',
        'Points',
      ),
    },
    say: {
      en: (args) =>
        `${(args.number('points') ?? 0) < 0 ? 'lower' : 'raise'} the priority by ${args.signed('points')}`,
      fr: (args) =>
        `${(args.number('points') ?? 0) < 0 ? 'baisser' : 'monter'} la priorité de ${args.signed('points')}`,
    },
  }),
  defineAction('classify.protect-stock', {
    type: 'protected-stock',
    adds: true,
    stages: ['classify'],
    label: { en: 'Keep stock for a channel', fr: 'Garder du stock pour un canal' },
    args: {
      channelId: argument(scalars.code, 'channel', 'Channel', 'Canal'),
      units: argument(scalars.count.min(1), 'count', 'Units of each product', 'Unités de chaque article'),
      siteId: argument(scalars.code.nullable(), 'site-or-any', 'Site', 'Site'),
    },
    say: {
      en: (args) =>
        `keep ${args.counted('units', '# unit', '# units')} of each product for ${args.channel()} ${args.site() === null ? 'at every site' : `at ${args.site()}`}`,
      fr: (args) =>
        `garder ${args.counted('units', `#${NBSP}unité`, `#${NBSP}unités`)} de chaque article pour ${args.channel()} ${args.site() === null ? 'sur chaque site' : `à ${args.site()}`}`,
    },
  }),
  defineAction('classify.promise', {
    type: 'promise',
    stages: ['classify'],
    label: { en: 'Promise a date', fr: 'Promettre un délai' },
    args: {
      what: argument(z.enum(['ship', 'deliver']), 'ship-or-deliver', 'What', 'Quoi'),
      withinDays: argument(z.int().min(0).max(60), 'days', 'Working days', 'Jours ouvrés'),
    },
    say: {
      en: (args) =>
        `promise ${args.text('what') === 'ship' ? 'dispatch' : 'delivery'} within ${args.counted('withinDays', '# working day', '# working days')}`,
      fr: (args) =>
        `promettre ${args.text('what') === 'ship' ? 'l’expédition' : 'la livraison'} sous ${args.counted('withinDays', `#${NBSP}jour ouvré`, `#${NBSP}jours ouvrés`)}`,
    },
  }),
  defineAction('hold', {
    type: 'hold',
    stages: ['classify', 'source', 'ship'],
    label: { en: 'Hold for review', fr: 'Mettre en attente' },
    args: { note: argument(z.string().trim().min(1).max(300), 'note', 'Reason', 'Motif') },
    say: {
      en: (args) => `hold the order for review: ${args.quoted('note')}`,
      fr: (args) => `mettre la commande en attente${NBSP}: ${args.quoted('note')}`,
    },
  }),
]
