import type { Definitions } from '../definition.ts'

export const copies = {
  title: 'Backups',
  intro:
    'A full, verified backup is made every day, and what changed is added every 15 minutes. Kept: every point of the last two days, daily for two weeks, weekly for two months. A backup of an emptied workspace never replaces one that holds more.',
  byDatabase:
    'This workspace is in a PostgreSQL database. It is backed up and restored with PostgreSQL (pg_dump, or its provider’s backups), not from here.',
  processes: {
    title: 'Processes',
    intro:
      'Each of these serves screens, stations and other programs. One at a time decides orders, works with channels and carriers, and prints; if it ends, another takes over within seconds.',
    machine: 'Machine',
    since: 'Running since',
    devices: 'Devices',
    work: 'Does the work since',
    none: 'no',
    process: ['process {pid}', { pid: 'text' }],
    thisOne: 'this window',
  },
  none: 'No backups yet.',
  made: 'Made',
  holds: 'Contents',
  last: 'Last change',
  size: 'Size',
  place: {
    home: 'data folder',
    'second-place': 'second location',
  },
  contents: [
    '{orders} orders, {products} products, {sites} sites',
    { orders: 'text', products: 'text', sites: 'text' },
  ],
  unknown: 'not inspected yet',
  points: [
    '{count, plural, one {and # later point, {day} {time}} other {and # later points, until {day} {time}}}',
    { count: 'number', day: 'text', time: 'text' },
  ],
  point: 'Restore to',
  suspect: 'made while the data file was damaged',
  never: 'none',
  restore: 'Restore',
  restoreTitle: ['Restore the backup of {when}?', { when: 'text' }],
  restoreText:
    'The control room restarts with the contents of this backup. The current data is backed up first. Channels are asked again for anything newer.',
  restoring: 'Restoring: the control room is restarting',
  underWay: {
    pages: ['Checking the data file: {percent, number} %. You can work meanwhile', { percent: 'number' }],
    structure: 'Checking the data file: its structure. You can work meanwhile',
    copy: ['Writing the backup: {percent, number} %', { percent: 'number' }],
    verify: 'Verifying the backup',
  },
  checked: ['The data file was last checked on {day} at {time}: sound.', { day: 'text', time: 'text' }],
  copyNow: 'Back up now',
  copied: ['Backed up to {file}', { file: 'text' }],
  second: 'Second location',
  secondHelp:
    'A folder on another disk that receives every backup too, such as /mnt/nas/switchyard. Empty: none.',
  secondSaved: 'Saved: the next backup goes there too',
  save: 'Use this folder',
} as const satisfies Definitions
