import type { Definitions } from '../definition.ts'

/** Settings > Programs: addresses that are told what happened. */
export const webhooks = {
  title: 'Addresses that are told what happened',
  intro:
    'Each message names the orders it is about; the program then reads them with its key. Messages are signed (Standard Webhooks) and repeated until they are taken, however long an outage lasts, as far as the journal goes back.',
  add: 'Add an address',
  url: 'Address',
  urlHelp: 'https://…; http only for this machine or a host that was allowed',
  topics: {
    orders: 'Orders and shipments',
    exceptions: 'Exceptions',
    stock: 'Stock',
    channels: 'Channels',
    sites: 'Sites',
    rules: 'Rules',
  },
  topicColumn: 'Is told of',
  state: 'State',
  waiting: 'Nothing was sent yet',
  delivered: ['Last told {at}', { at: 'instant' }],
  failing: ['{problem}. Next try {at}', { problem: 'opening', at: 'instant' }],
  paused: ['Paused {at}', { at: 'instant' }],
  missed: [
    'Never told of {entries, plural, one {# entry} other {# entries}} that the journal had forgotten ({at}). Read everything anew there, or keep the journal longer',
    { entries: 'number', at: 'instant' },
  ],
  pause: 'Pause',
  resume: 'Resume',
  again: 'Send again',
  againTitle: 'Send again',
  againText:
    'What happened since then is sent once more. A receiver that goes by the numbers of events notices what it knows.',
  since: 'Since',
  spans: { hour: 'One hour ago', day: 'One day ago', week: 'One week ago' },
  sentAgain: ['{host} is told again', { host: 'text' }],
  remove: 'Remove',
  removeTitle: ['Stop telling {host}?', { host: 'text' }],
  removeText: 'Its secret is forgotten. If it is added again, it is told what happens from then on.',
  secret: 'The secret',
  secretHelp:
    'Copy it now and put it into the receiver, which checks signatures with it: it is not shown again',
  copy: 'Copy the secret',
  copied: 'The secret was copied',
  done: 'I have copied it',
  complete: 'Enter an address and choose at least one subject',
  tooMany: ['There are {most, number} addresses already', { most: 'number' }],
  exists: 'This address was added already',
  unknown: 'There is no such address any more',
  secretGone: 'Its secret cannot be read here: remove it and add it again',
  answered: ['{host} answered {status}', { host: 'text', status: 'text' }],
  noAnswer: ['{host} did not answer', { host: 'text' }],
} as const satisfies Definitions
