import type { Definitions } from '../definition.ts'

/** What became of a label at its printer, and why. */
export const printing = {
  testOf: ['Test of {printer}', { printer: 'text' }],
  faults: ['The printer reports: {faults}', { faults: 'list' }],

  refused: ['{device} refused the connection', { device: 'text' }],
  broken: ['{device} broke the connection', { device: 'text' }],
  unknownName: ['{device} is not a known name', { device: 'text' }],
  unreachable: ['{device} is not reachable', { device: 'text' }],
  noAnswer: ['{device} did not answer', { device: 'text' }],
  linkFailed: ['{device} failed: {said}', { device: 'text', said: 'text' }],
  linkStopped: ['The connection to {device} was stopped, because the program ends', { device: 'text' }],
  linkEnded: ['The connection to {device} has ended', { device: 'text' }],
  stalled: [
    '{device} stalled after {bytes, plural, one {# byte} other {# bytes}}',
    { device: 'text', bytes: 'number' },
  ],
  closed: [
    '{device} closed the connection after {bytes, plural, one {# byte} other {# bytes}}',
    { device: 'text', bytes: 'number' },
  ],
  notClosed: [
    '{device} took {bytes, plural, one {# byte} other {# bytes}} but did not close the connection',
    { device: 'text', bytes: 'number' },
  ],
  usbMissing: 'The USB printer is not plugged in or is switched off',
  usbNotHere: ['There is no USB here: {said}', { said: 'text' }],
  usbNotOpened: ['The USB printer cannot be opened: {said}', { said: 'text' }],
  usbStalled: [
    'The USB printer stalled after {bytes, plural, one {# byte} other {# bytes}}',
    { bytes: 'number' },
  ],
  usbStalledBy: [
    'The USB printer stalled after {bytes, plural, one {# byte} other {# bytes}}: {said}',
    { bytes: 'number', said: 'text' },
  ],
  windowsSpooler: 'Printing through the Windows spooler is not available in this version',
  folderNotWritable: ['The folder {folder} cannot be written: {said}', { folder: 'text', said: 'text' }],

  cupsSays: ['CUPS: {said}', { said: 'text' }],
  cupsMissing: ['CUPS is not installed: no program {program}', { program: 'text' }],
  cupsNotRun: ['{program}: {said}', { program: 'text', said: 'text' }],
  cupsStopped: ['The CUPS queue {queue} is stopped', { queue: 'text' }],
  cupsTook: ['CUPS gave {request} to the printer', { request: 'text' }],
  cupsStuck: [
    '{request} did not get through and is {where, select, withdrawn {withdrawn} other {still in CUPS}}',
    { request: 'text', where: ['withdrawn', 'kept'] },
  ],
  cupsStuckSaying: ['{stuck}: {said}', { stuck: 'message', said: 'text' }],

  silent: 'The printer is there but does not say how it is',
  done: 'The printer says that it is done',
  taken: 'The printer took the label and does not say whether it came out',
  takenThenSilent: 'The printer took the label and then fell silent',
  takenThenFaults: ['The printer took the label and then reported: {faults}', { faults: 'list' }],
  takenStillWaiting: [
    'The printer took the label but still has {waiting, plural, one {# label} other {# labels}} waiting',
    { waiting: 'number' },
  ],
  shown: 'The virtual printer shows the label',
  written: ['Written to {file}', { file: 'text' }],
  notWritten: ['The label cannot be written to {folder}: {said}', { folder: 'text', said: 'text' }],
  notDrawn: ['The label cannot be drawn: {said}', { said: 'text' }],
  noLabel: ['No label: {why}', { why: 'message' }],
  onlyPages: [
    '{printer} takes pages, and no labels in ZPL: choose a label printer for it',
    { printer: 'text' },
  ],
  noPagesHere: 'A virtual printer shows labels: set this one up as a label printer',
  otherDpi: [
    'The label was made for {made, number} dpi, the printer has {printer, number}',
    { made: 'number', printer: 'number' },
  ],
  tooLarge: [
    'The label is {label}, the paper of {printer} is {paper}',
    { label: 'text', printer: 'text', paper: 'text' },
  ],
  cutOff: [
    'The label is {label} and printed to its edge; on the paper of {printer}, {paper}, it would be cut off',
    { label: 'text', printer: 'text', paper: 'text' },
  ],
  severalPages: [
    'The label’s PDF has {pages, plural, =0 {no page} other {# pages}}; a label is one page. Print it from the carrier’s site, or ask the carrier for single labels',
    { pages: 'number' },
  ],
  encrypted: 'The label’s PDF is locked with a password. Ask the carrier for one without',
  damagedPdf: 'The label’s PDF is damaged and cannot be read. Fetch it from the carrier again',
  damagedPng: 'The label’s picture is damaged and cannot be read. Fetch it from the carrier again',
  noLabelFile: [
    'This is no label: it begins with “{start}”. ZPL, PDF and PNG can be printed',
    { start: 'text' },
  ],
  fileTooLarge: [
    'The label’s file has {size, number} MB; more than {limit, number} MB are not printed',
    { size: 'number', limit: 'number' },
  ],
  notKept: 'The carrier’s label is no longer kept here. Fetch it from the carrier',
  changedFile:
    'The kept label is damaged: its bytes are not those that the carrier sent. Fetch it from the carrier again',
  notLoaded: ['The kept label could not be read just now: {said}', { said: 'text' }],
  unexpected: ['Printing failed unexpectedly: {said}', { said: 'text' }],

  noReason: 'no reason is known',
  byHand: 'Ships with the carrier’s own label',
  programEnded: 'The program ended while the label was being sent',
  movedFrom: ['Moved here: {printer} printed nothing of it', { printer: 'text' }],
  waitedTooLong: [
    'It waited {minutes, plural, one {# minute} other {# minutes}} while the printer was off',
    { minutes: 'number' },
  ],
  cancelledBy: ['{operator}: {reason}', { operator: 'text', reason: 'message' }],
  releasedBy: ['Released by {operator}: {reason}', { operator: 'text', reason: 'message' }],
  cameOut: ['{operator}: it came out ({reason})', { operator: 'text', reason: 'message' }],
  didNotComeOut: ['{operator}: it did not come out ({reason})', { operator: 'text', reason: 'message' }],
  atStation: 'at the pack station',
  inQueue: 'in the exception queue',
  atItsStation: 'It is at its station, which prints by itself',
  stationAway: 'The station of this printer is away. What it has taken may have come out there',
  hubAway: 'The hub is not heard of: it prints on once it is back',
  withdrawn: 'Withdrawn at the station',
} as const satisfies Definitions
