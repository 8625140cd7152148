import type { Definitions } from '../definition.ts'

/** Columns of lists, and filters under a name. */
export const listViews = {
  group: 'Views',
  views: 'Views',
  whole: 'The whole list',
  showView: ['Show view {view}', { view: 'text' }],
  ofPerson: ['{view} ({person})', { view: 'text', person: 'text' }],
  save: 'Save as a view',
  change: ['Change view {view}', { view: 'text' }],
  columns: 'Columns',
  name: 'Name',
  keeps: 'It keeps the filter, the search, the sort and the columns as they are on screen.',
  shared: 'For everybody',
  remove: 'Remove view',
  needsName: 'Give it a name',
  notYours: ['This view is {person}’s: save it under another name', { person: 'text' }],
  asItCame: 'Reset columns',
  pin: ['Pin {column}', { column: 'text' }],
  narrower: ['{column}: narrower', { column: 'text' }],
  wider: ['{column}: wider', { column: 'text' }],
  earlier: ['{column}: move left', { column: 'text' }],
  later: ['{column}: move right', { column: 'text' }],
  first: 'It is the first',
  last: 'It is the last',
} as const satisfies Definitions
