import type { Definitions } from '../definition.ts'

/** How many sites together. */
const COUNT = { count: 'number' } as const

/** Why a site or a service was not chosen. */
export const notChosen = {
  /** In a few words, in brackets; see SITE_REFUSALS and SERVICE_REFUSALS. */
  brief: {
    'no-stock': 'no stock',
    'partial-stock': 'not enough stock',
    'excluded-by-rule': 'excluded by a rule',
    'not-chosen-by-rule': 'a rule chose another',
    outage: 'closed for now',
    'at-capacity': 'at capacity',
    'no-service': 'no service from there',
    'too-late': 'too late',
    costlier: 'costlier',
    'lower-preference': 'less preferred',
    'wrong-level': 'not the level ordered',
    'no-rate': 'no rate for this destination',
    'too-heavy': 'too heavy',
    'too-long': 'too long',
    'excluded-flag': 'does not take such goods',
    suspended: 'suspended',
    'not-chosen-by-method': 'the shipping method stands for another',
    'not-chosen-by-person': 'a person chose another',
    'no-collection': 'customers do not collect there',
    'not-where-collected': 'not where it is collected',
    slower: 'slower',
    'daily-cap': 'daily cap reached',
    'not-taken-by-carrier': 'the carrier does not take it there',
    'refused-by-site': 'refused by the site that has it',
  },
  /** After the names of the sites. */
  site: {
    'no-stock': ['{count, plural, one {has none of the goods} other {have none of the goods}}', COUNT],
    'partial-stock': [
      '{count, plural, one {has only part of the goods} other {have only part of the goods}}',
      COUNT,
    ],
    'excluded-by-rule': [
      '{count, plural, one {is excluded by a rule} other {are excluded by a rule}}',
      COUNT,
    ],
    outage: ['{count, plural, one {is closed for now} other {are closed for now}}', COUNT],
    'at-capacity': [
      '{count, plural, one {is at capacity and gives way} other {are at capacity and give way}}',
      COUNT,
    ],
    'no-service': [
      '{count, plural, one {has no service that takes the parcel} other {have no service that takes the parcel}}',
      COUNT,
    ],
    'too-late': ['{count, plural, other {would deliver too late}}', COUNT],
    slower: ['{count, plural, other {would deliver later}}', COUNT],
    costlier: ['{count, plural, one {costs more} other {cost more}}', COUNT],
    'lower-preference': ['{count, plural, one {is less preferred} other {are less preferred}}', COUNT],
    'refused-by-site': ['{count, plural, other {refused the order}}', COUNT],
    'not-chosen-by-person': [
      '{count, plural, one {was not the site a person chose} other {were not the sites a person chose}}',
      COUNT,
    ],
    'no-collection': [
      '{count, plural, one {is no site where customers collect} other {are no sites where customers collect}}',
      COUNT,
    ],
    'not-where-collected': [
      '{count, plural, one {is not where the customer collects it} other {are not where the customer collects it}}',
      COUNT,
    ],
  },
  /** Of a service, on its own. */
  service: {
    'excluded-by-rule': 'excluded by a rule',
    'not-chosen-by-rule': 'a rule wants another one',
    'wrong-level': 'another service level',
    'no-rate': 'no rate to this address',
    'too-heavy': 'the parcel is too heavy',
    'too-long': 'the parcel is too long',
    'excluded-flag': 'does not take this kind of product',
    suspended: 'suspended',
    'daily-cap': 'its daily limit is reached',
    'too-late': 'would deliver too late',
    costlier: 'costs more',
    'lower-preference': 'less preferred',
    'not-chosen-by-person': 'a person chose another one',
    'not-chosen-by-method': 'the shipping method stands for another one',
    'not-taken-by-carrier': 'its carrier does not take it to this address',
  },
} as const satisfies Definitions
