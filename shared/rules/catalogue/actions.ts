import { z } from 'zod'
import { STRATEGIES } from '../../domain/policy.ts'
import * as scalars from '../../domain/scalars.ts'
import type { Translated } from '../../lib/language.ts'
import type { Stage } from '../document.ts'

/**
 * Actions of one type compete: of the rules that match, the first in the list wins it. `adds` says that the
 * actions of a type do not compete but add up.
 */
export type ActionType =
  | 'tag'
  | 'priority'
  | 'priority-added'
  | 'hold'
  | 'promise'
  | 'protected-stock'
  | 'strategy'
  | 'splits'
  | 'when-short'
  | 'send-to'
  | 'preferred-sites'
  | 'excluded-sites'
  | 'site-order'
  | 'chosen-service'
  | 'preferred-service'
  | 'excluded-services'
  | 'signature'
  | 'insurance'
  | 'relay-point'

export const ADDING_TYPES: ReadonlySet<ActionType> = new Set([
  'tag',
  'priority-added',
  'protected-stock',
  'excluded-sites',
  'excluded-services',
])

const note = z.string().trim().min(1).max(300)
const siteIds = z.array(scalars.code).min(1).max(200)
const weight = z.int().min(0).max(10)
const points = z.int().min(-1000).max(1000)

/** serviceId null = every service of the carrier. */
const service = z.object({ carrierId: scalars.code, serviceId: scalars.code.nullable() })

/** The arguments of every action; `code` is the discriminator. */
export const ruleAction = z.discriminatedUnion('code', [
  z.object({ code: z.literal('classify.tag'), tag: z.string().trim().min(1).max(60) }),
  z.object({ code: z.literal('classify.set-priority'), points }),
  z.object({ code: z.literal('classify.add-priority'), points: points.refine((value) => value !== 0) }),
  z.object({
    code: z.literal('classify.protect-stock'),
    channelId: scalars.code,
    units: scalars.count.min(1),
    siteId: scalars.code.nullable(),
  }),
  z.object({
    code: z.literal('classify.promise'),
    what: z.enum(['ship', 'deliver']),
    withinDays: z.int().min(0).max(60),
  }),
  z.object({ code: z.literal('hold'), note }),
  z.object({ code: z.literal('source.strategy'), strategy: z.enum(STRATEGIES) }),
  z
    .object({
      code: z.literal('source.weights'),
      cost: weight,
      speed: weight,
      distance: weight,
      balance: weight,
    })
    .refine((weights) => weights.cost + weights.speed + weights.distance + weights.balance > 0),
  z.object({ code: z.literal('source.splits'), maxFulfillments: z.int().min(1).max(10) }),
  z.object({ code: z.literal('source.when-short'), handling: z.enum(['partial', 'backorder', 'hold']) }),
  z.object({ code: z.literal('source.send-to'), siteId: scalars.code }),
  z.object({ code: z.literal('source.prefer-sites'), siteIds, worthCents: scalars.nonNegativeCents }),
  z.object({ code: z.literal('source.exclude-sites'), siteIds }),
  z.object({ code: z.literal('source.site-order'), siteIds }),
  z.object({ code: z.literal('ship.use-service'), ...service.shape }),
  z.object({
    code: z.literal('ship.prefer-service'),
    ...service.shape,
    worthCents: scalars.nonNegativeCents,
  }),
  z.object({ code: z.literal('ship.exclude-services'), services: z.array(service).min(1).max(200) }),
  z.object({ code: z.literal('ship.signature') }),
  z.object({ code: z.literal('ship.insure'), cents: scalars.nonNegativeCents.nullable() }),
  z.object({ code: z.literal('ship.relay-point') }),
])
export type RuleAction = z.infer<typeof ruleAction>
export type ActionCode = RuleAction['code']

/** How an argument is entered; the editor builds its form from these. */
export type ArgumentKind =
  | 'tag'
  | 'points'
  | 'channel'
  | 'site'
  | 'site-or-any'
  | 'sites'
  | 'carrier-service'
  | 'carrier-services'
  | 'cents'
  | 'cents-or-goods-value'
  | 'count'
  | 'days'
  | 'note'
  | 'strategy'
  | 'weight'
  | 'short-handling'
  | 'ship-or-deliver'

export interface ActionArgument {
  readonly name: string
  readonly kind: ArgumentKind
  readonly label: Translated<string>
}

export interface ActionEntry {
  readonly code: ActionCode
  readonly type: ActionType
  readonly stages: readonly Stage[]
  readonly label: Translated<string>
  readonly args: readonly ActionArgument[]
}

function argument(name: string, kind: ArgumentKind, en: string, fr: string): ActionArgument {
  return { name, kind, label: { en, fr } }
}

const SERVICE = argument('carrierId', 'carrier-service', 'Carrier or service', 'Transporteur ou service')
const SITES = argument('siteIds', 'sites', 'Sites', 'Sites')
const POINTS = argument('points', 'points', 'Points', 'Points')
const WORTH = argument('worthCents', 'cents', 'Up to so much dearer', 'Jusqu’à un surcoût de')

function entry(
  code: ActionCode,
  type: ActionType,
  stages: readonly Stage[],
  en: string,
  fr: string,
  args: readonly ActionArgument[],
): ActionEntry {
  return { code, type, stages, label: { en, fr }, args }
}

/** Every action there is, in the order the editor offers them. */
export const ACTIONS: readonly ActionEntry[] = [
  entry('classify.tag', 'tag', ['classify'], 'Tag the order', 'Étiqueter la commande', [
    argument('tag', 'tag', 'Tag', 'Étiquette'),
  ]),
  entry('classify.set-priority', 'priority', ['classify'], 'Set the priority', 'Fixer la priorité', [POINTS]),
  entry(
    'classify.add-priority',
    'priority-added',
    ['classify'],
    'Raise or lower the priority',
    'Monter ou baisser la priorité',
    [POINTS],
  ),
  entry(
    'classify.protect-stock',
    'protected-stock',
    ['classify'],
    'Keep stock for a channel',
    'Garder du stock pour un canal',
    [
      argument('channelId', 'channel', 'Channel', 'Canal'),
      argument('units', 'count', 'Units of each product', 'Unités de chaque article'),
      argument('siteId', 'site-or-any', 'Site', 'Site'),
    ],
  ),
  entry('classify.promise', 'promise', ['classify'], 'Promise a date', 'Promettre un délai', [
    argument('what', 'ship-or-deliver', 'What', 'Quoi'),
    argument('withinDays', 'days', 'Working days', 'Jours ouvrés'),
  ]),
  entry('hold', 'hold', ['classify', 'source', 'ship'], 'Hold for review', 'Mettre en attente', [
    argument('note', 'note', 'Reason', 'Motif'),
  ]),
  entry('source.strategy', 'strategy', ['source'], 'Choose by', 'Choisir selon', [
    argument('strategy', 'strategy', 'Strategy', 'Stratégie'),
  ]),
  entry(
    'source.weights',
    'strategy',
    ['source'],
    'Weigh cost, speed, distance and load',
    'Pondérer coût, délai, distance et charge',
    [
      argument('cost', 'weight', 'Cost', 'Coût'),
      argument('speed', 'weight', 'Speed', 'Délai'),
      argument('distance', 'weight', 'Distance', 'Distance'),
      argument('balance', 'weight', 'Even load', 'Charge équilibrée'),
    ],
  ),
  entry(
    'source.splits',
    'splits',
    ['source'],
    'Allow, limit or forbid splits',
    'Permettre, limiter ou interdire la scission',
    [argument('maxFulfillments', 'count', 'Shipments at most', 'Expéditions au plus')],
  ),
  entry('source.when-short', 'when-short', ['source'], 'When stock is short', 'Quand le stock manque', [
    argument('handling', 'short-handling', 'Then', 'Alors'),
  ]),
  entry('source.send-to', 'send-to', ['source'], 'Ship from', 'Expédier depuis', [
    argument('siteId', 'site', 'Site', 'Site'),
  ]),
  entry('source.prefer-sites', 'preferred-sites', ['source'], 'Prefer sites', 'Préférer des sites', [
    SITES,
    WORTH,
  ]),
  entry('source.exclude-sites', 'excluded-sites', ['source'], 'Exclude sites', 'Exclure des sites', [SITES]),
  entry(
    'source.site-order',
    'site-order',
    ['source'],
    'Take sites in this order',
    'Prendre les sites dans cet ordre',
    [SITES],
  ),
  entry('ship.use-service', 'chosen-service', ['ship'], 'Ship with', 'Expédier avec', [SERVICE]),
  entry('ship.prefer-service', 'preferred-service', ['ship'], 'Prefer', 'Préférer', [SERVICE, WORTH]),
  entry('ship.exclude-services', 'excluded-services', ['ship'], 'Exclude services', 'Exclure des services', [
    argument('services', 'carrier-services', 'Carriers and services', 'Transporteurs et services'),
  ]),
  entry('ship.signature', 'signature', ['ship'], 'Require a signature', 'Exiger une signature', []),
  entry('ship.insure', 'insurance', ['ship'], 'Insure', 'Assurer', [
    argument('cents', 'cents-or-goods-value', 'Amount', 'Montant'),
  ]),
  entry(
    'ship.relay-point',
    'relay-point',
    ['ship'],
    'Deliver to a pick-up point',
    'Livrer en point relais',
    [],
  ),
]

const byCode = new Map<string, ActionEntry>(ACTIONS.map((action) => [action.code, action]))

/** null when no such action exists. */
export function findAction(code: string): ActionEntry | null {
  return byCode.get(code) ?? null
}
