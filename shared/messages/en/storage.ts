import type { Definitions } from '../definition.ts'

/** The data folder: copies, what was found when the store was opened, troubles of the disk. */
export const storage = {
  copyFailed: ['No copy could be made: {problem}. Earlier copies are unchanged', { problem: 'text' }],
  byDatabase: 'This workspace is in a PostgreSQL database: back it up and restore it there',
  copyGone: 'This copy no longer exists',
  copyUnsound: 'This copy is damaged. Choose another one; nothing was changed',
  wholePath: 'Enter the full path of the folder',
  insideDataFolder: 'This folder is inside the data folder. Choose one on another disk',
  notWritable: ['Switchyard cannot write to this folder: {problem}', { problem: 'text' }],
  backupFailed: ['No backup copy of the data could be made: {problem}', { problem: 'text' }],
  secondPlaceFailed: [
    'Backup copies cannot be stored in the second location: {problem}',
    { problem: 'text' },
  ],
  found: {
    restored: [
      'The data file was damaged and has been restored from the copy of {madeAt}. Anything recorded since may be missing; the channels are being read again',
      { madeAt: 'instant' },
    ],
    restoredEmpty:
      'The data file was damaged and no sound copy was found, so this workspace is empty. The damaged file has been kept next to it',
    damagedUnused: [
      'The data file is damaged in {pages, plural, one {# place} other {# places}}, in parts that are not in use. Check the disk; if anything looks wrong, restore an earlier copy in Settings > Data',
      { pages: 'number' },
    ],
    damaged: [
      'The data file is damaged in {pages, plural, one {# place} other {# places}}, so what is recorded there may be wrong. Check the disk; if anything looks wrong, restore an earlier copy in Settings > Data',
      { pages: 'number' },
    ],
    damagedTables: [
      'The data file is damaged in {pages, plural, one {# place} other {# places}} ({tables}), so what is recorded there may be wrong. Check the disk; if anything looks wrong, restore an earlier copy in Settings > Data',
      { pages: 'number', tables: 'list' },
    ],
    replaced:
      'The data file is not the one that Switchyard closed last: someone, or another program, has replaced it. Its contents are sound',
    lostCommands: [
      '{count, plural, one {# action} other {# actions}} confirmed between {since} and {until} {count, plural, one {is} other {are}} missing: the disk lost part of the data file’s log. Check what was done in that period; the channels are being read again',
      { count: 'number', since: 'instant', until: 'instant' },
    ],
    lostChanges: [
      '{count, plural, one {# change} other {# changes}} written between {since} and {until} {count, plural, one {is} other {are}} missing: the disk lost part of the data file’s log. Check what was done in that period; the channels are being read again',
      { count: 'number', since: 'instant', until: 'instant' },
    ],
    missing: 'The data of this workspace is gone. Restore a copy, or start from scratch',
  },
  restoreAsked: {
    done: [
      'The copy of {madeAt} has been restored as requested. The previous data is among the copies in Settings > Data',
      { madeAt: 'instant' },
    ],
    impossible:
      'The chosen copy could not be restored: it no longer exists, or is damaged. Nothing was changed',
  },
  broken: 'The data file is damaged. Restore a copy in Settings > Data, and check the disk',
  goneRescued: [
    'The data file was deleted or replaced while Switchyard is running, so nothing can be recorded any more. Everything recorded so far is in the copy {path}. Restart Switchyard',
    { path: 'text' },
  ],
  goneLost:
    'The data file was deleted or replaced while Switchyard is running, so nothing can be recorded any more. No copy of what was recorded could be made. Restart Switchyard',
  diskFull: [
    'The disk with the data folder is full. Nothing more can be saved; orders and labels are on hold. Everything saved so far is safe. Free up space on the disk of {folder}',
    { folder: 'text' },
  ],
  diskNearlyFull: [
    'Only {megabytes, number} MB are left on the disk with the data folder. Free up space on the disk of {folder} before work stops',
    { megabytes: 'number', folder: 'text' },
  ],
  logFailed: [
    'The log file cannot be written ({problem}). Work continues, but faults are not recorded',
    { problem: 'text' },
  ],
} as const satisfies Definitions
