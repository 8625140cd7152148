import type { Definitions } from '../definition.ts'

/** Units that a desktop may hand out while it works alone. */
export const setAside = {
  title: 'Set aside for working alone',
  text: 'Units that a desktop may hand out over the counter when it cannot reach its hub. Nobody else sells them.',
  noDesktops: 'No desktop keeps a copy at a site: pair one under Settings > Stations.',
  needsManager: 'Only a manager can set units aside',
  desktop: 'Desktop',
  units: 'Units',
  keep: 'Set aside',
  takeBack: 'Take back',
  comingBack: [
    '{count, plural, one {# comes back} other {# come back}} when it is heard of',
    { count: 'number' },
  ],
  kept: [
    '{quantity, plural, one {# unit} other {# units}} of {sku} set aside for {desktop}',
    { sku: 'text', desktop: 'text', quantity: 'number' },
  ],
  asked: ['Units of {sku} come back from {desktop}', { sku: 'text', desktop: 'text' }],
  handOut: 'Hand out',
  note: 'For whom',
  noNote: 'Enter for whom they are',
  handedOut: [
    '{quantity, plural, one {# unit} other {# units}} of {sku} handed out',
    { sku: 'text', quantity: 'number' },
  ],
  noDesktop: 'Units are set aside for a desktop that keeps a copy at a site',
  elsewhere: ['{desktop} was at another site: take back what it has there first', { desktop: 'text' }],
  notFree: [
    '{free, plural, =0 {None are free there} one {Only # is free there} other {Only # are free there}}',
    { free: 'number' },
  ],
  none: 'Nothing of it was set aside for this desktop at this site',
  tooMany: [
    '{left, plural, =0 {None of those} one {Only # of those} other {Only # of those}} that were set aside for this desktop {left, plural, one {is} other {are}} left',
    { left: 'number' },
  ],
} as const satisfies Definitions
