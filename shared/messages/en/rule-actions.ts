import type { Definitions } from '../definition.ts'

const SITES = { sites: 'list' } as const
const SERVICE = { service: 'value' } as const

/**
 * The actions of rules by their codes: `label` in the editor, `clause` in the infinitive as the end of a sentence. What
 * is blank comes as '…'.
 */
export const ruleActions = {
  classify: {
    tag: { label: 'Tag the order', clause: ['tag the order {tag}', { tag: 'value' }] },
    'set-priority': {
      label: 'Set the priority',
      clause: ['set the priority to {points}', { points: 'value' }],
    },
    'add-priority': {
      label: 'Raise or lower the priority',
      clause: [
        '{way, select, lower {lower} other {raise}} the priority by {points}',
        { way: ['lower', 'raise'], points: 'value' },
      ],
    },
    'protect-stock': {
      label: 'Keep stock for a channel',
      clause: [
        'keep {units} of each product for {channel} at {site}',
        { units: 'value', channel: 'text', site: 'text' },
      ],
      everywhere: [
        'keep {units} of each product for {channel} at every site',
        { units: 'value', channel: 'text' },
      ],
    },
    promise: {
      label: 'Promise a date',
      clause: [
        '{what, select, ship {promise dispatch} other {promise delivery}} within {days}',
        { what: ['ship', 'deliver'], days: 'value' },
      ],
    },
    'ship-as': {
      label: 'Ship as',
      clause: [
        'ship it as {level, select, express {express} standard {standard} other {…}}, whatever was paid for',
        { level: ['express', 'standard', 'other'] },
      ],
    },
  },
  hold: { label: 'Hold for review', clause: ['hold the order for review: {note}', { note: 'value' }] },
  source: {
    strategy: {
      label: 'Choose by',
      clause: [
        '{strategy, select, cheapest {choose the cheapest way} fastest {choose the fastest way} nearest {ship from the nearest stock} balanced {balance cost, speed and the load of the sites} other {choose …}}',
        { strategy: ['cheapest', 'fastest', 'nearest', 'balanced', 'other'] },
      ],
    },
    weights: {
      label: 'Weigh cost, speed, distance and load',
      clause: [
        'weigh cost {cost}, speed {speed}, distance {distance} and even load {balance}',
        { cost: 'value', speed: 'value', distance: 'value', balance: 'value' },
      ],
    },
    splits: {
      label: 'Allow, limit or forbid splits',
      clause: ['split over {sites} at most', { sites: 'value' }],
      forbidden: 'ship from one site only',
    },
    'when-short': {
      label: 'When stock is short',
      clause: [
        'when stock is short, {handling, select, partial {ship what is in stock} backorder {wait for stock} hold {hold the order} other {…}}',
        { handling: ['partial', 'backorder', 'hold', 'other'] },
      ],
    },
    'send-to': { label: 'Ship from', clause: ['ship from {site}', { site: 'text' }] },
    'prefer-sites': {
      label: 'Prefer sites',
      clause: ['prefer {sites}', { sites: 'alternatives' }],
      upTo: ['prefer {sites} (up to {more} more)', { sites: 'alternatives', more: 'value' }],
    },
    'exclude-sites': { label: 'Exclude sites', clause: ['exclude {sites}', SITES] },
    'site-order': {
      label: 'Take sites in this order',
      clause: ['take the sites in this order: {sites}', { sites: 'sequence' }],
    },
    'share-sites': {
      label: 'Share the work between sites',
      clause: ['share the work of each day: {shares}', { shares: 'items' }],
    },
  },
  ship: {
    'use-service': { label: 'Ship with', clause: ['ship with {service}', SERVICE] },
    'prefer-service': {
      label: 'Prefer',
      clause: ['prefer {service}', SERVICE],
      upTo: ['prefer {service} (up to {more} more)', { service: 'value', more: 'value' }],
    },
    'exclude-services': { label: 'Exclude services', clause: ['exclude {services}', { services: 'list' }] },
    signature: { label: 'Require a signature', clause: 'require a signature' },
    insure: {
      label: 'Insure',
      clause: ['insure for {amount}', { amount: 'value' }],
      goods: 'insure for the value of the goods',
    },
    'not-on-days': { label: 'Not shipped on', clause: ['do not ship on {days}', { days: 'alternatives' }] },
    'not-before': { label: 'Not shipped before', clause: ['do not ship before {date}', { date: 'value' }] },
    'cut-off': {
      label: 'Earlier cut-off',
      clause: [
        'leave what is allocated from {time} on, on {days}, for a later day',
        { time: 'value', days: 'alternatives' },
      ],
    },
    'relay-point': { label: 'Deliver to a pick-up point', clause: 'deliver to a pick-up point' },
  },
} as const satisfies Definitions
