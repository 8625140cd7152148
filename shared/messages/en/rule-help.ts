import type { Definitions } from '../definition.ts'

/** How rules work, in the order in which help shows it. */
export const ruleHelp = {
  stages: {
    title: 'Three stages',
    text: 'Rules run in three stages. “Classify” looks at the order: tags, priority, promise, stock kept for channels. “Source” chooses the sites, and sees their stock and load. “Ship” chooses the service of each shipment, and sees its parcels.',
  },
  firstWins: {
    title: 'The first match wins',
    text: 'Rules are looked at from top to bottom. When several that match decide the same thing, the first wins. Exclusions, tags, points of priority and stock kept for channels add up.',
  },
  stopping: {
    title: 'Stopping a stage',
    text: 'A rule may stop its stage: when it matches, the rules below it in that stage are not looked at. The next stage runs as usual.',
  },
  groups: {
    title: 'All, any, none',
    text: 'A group holds when all, at least one, or none of its conditions hold. Groups can hold groups. A rule without conditions is for every order.',
  },
  missing: {
    title: 'Missing values',
    text: 'A comparison with an unknown number is false, “is not” included; “is unknown” finds it. A missing text, such as no tier, counts as different from every value listed.',
  },
  parcels: {
    title: 'Orders and parcels',
    text: 'Conditions on the parcel see one parcel, never the whole order. A rule matches a shipment when it matches one of its parcels, and then applies once. Use the parcel’s weight for a carrier’s limits.',
  },
  time: {
    title: 'Time',
    text: 'The time of an order is the merchant’s, or that of the site nearest the customer where the condition says so. The days and hours of a rule are those of the decision, in the merchant’s time.',
  },
  trying: {
    title: 'Trying a draft',
    text: '“Try on past orders” decides orders of the past with the draft and with the published rules, each at the moment it came in, with today’s stock plus what these orders took. It lists what would differ, what that costs, and the rule that does it. Nothing is written.',
  },
  nothingLeft: {
    title: 'When nothing is left',
    text: 'Rules that leave no site or no service are never dropped: the order becomes an exception that names them.',
  },
  invalid: {
    title: 'Invalid rules',
    text: 'A rule with a blank or impossible part is set aside with its reasons; all others work. Drafts are checked for rules that can never match, are never reached, have no effect, contradict others, or depend on their order.',
  },
} as const satisfies Definitions
