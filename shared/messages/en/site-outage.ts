import type { Definitions } from '../definition.ts'

export const siteOutage = {
  closed: ['Closed: {reason}', { reason: 'text' }],
  outageText: 'While closed it takes no orders; orders allocated to it and not yet released move elsewhere.',
  reason: 'Reason',
  until: 'Until',
  untils: {
    open: 'I reopen it',
    tonight: 'End of today',
    morning: 'Tomorrow 06:00',
  },
  shut: 'Close the site',
  reopen: 'Reopen',
  shutDone: [
    '{site} is closed; {moved, plural, one {# order moved} other {# orders moved}}{stopped, plural, =0 {} other {. {stopped, plural, one {# released order waits} other {# released orders wait}} there: resolve them together in the exceptions}}',
    { site: 'text', moved: 'number', stopped: 'number' },
  ],
  reopened: [
    '{site} is open; {moved, plural, one {# order reallocated} other {# orders reallocated}}',
    { site: 'text', moved: 'number' },
  ],
} as const satisfies Definitions
