import type { Definitions } from '../definition.ts'

export const siteOutage = {
  closed: ['Closed: {reason}', { reason: 'text' }],
  outageText: 'Closed, it takes no orders; what is decided and not yet released goes elsewhere.',
  reason: 'Why',
  until: 'Until',
  untils: {
    open: 'I open it again',
    tonight: 'End of today',
    morning: 'Tomorrow 06:00',
  },
  shut: 'Close the site',
  reopen: 'Open again',
  shutDone: [
    '{site} is closed; {moved, plural, one {# order moved} other {# orders moved}}{stopped, plural, =0 {} other {. {stopped, plural, one {# released order waits} other {# released orders wait}} there: the exceptions have one way out for all}}',
    { site: 'text', moved: 'number', stopped: 'number' },
  ],
  reopened: [
    '{site} is open; {moved, plural, one {# order was decided anew} other {# orders were decided anew}}',
    { site: 'text', moved: 'number' },
  ],
} as const satisfies Definitions
