import type { Definitions } from '../definition.ts'

/** What became of a rule between two sets. */
export const ruleDifferences = {
  added: ['new: {sentence}', { sentence: 'message' }],
  removed: 'deleted',
  renamed: ['renamed: “{before}” becomes “{after}”', { before: 'text', after: 'text' }],
  on: 'switched on',
  off: 'switched off',
  stage: ['stage: {before} becomes {after}', { before: 'message', after: 'message' }],
  stops: 'now stops its stage when it matches',
  stopsNoMore: 'no longer stops its stage',
  folder: ['now in the folder “{folder}”', { folder: 'text' }],
  noFolder: ['no longer in the folder “{folder}”', { folder: 'text' }],
  match: ['applies when: {before} becomes {after}', { before: 'message', after: 'message' }],
  value: ['{field}: {before} becomes {after}', { field: 'message', before: 'value', after: 'value' }],
  changed: ['{before}; now: {after}', { before: 'message', after: 'message' }],
  condition: ['condition added: {clause}', { clause: 'message' }],
  noCondition: ['condition removed: {clause}', { clause: 'message' }],
  action: ['action added: {clause}', { clause: 'message' }],
  noAction: ['action removed: {clause}', { clause: 'message' }],
  regrouped: 'conditions grouped otherwise',
  validity: ['in force: {before} becomes {after}', { before: 'message', after: 'message' }],
  moved: ['moved above “{rule}”', { rule: 'text' }],
  movedLast: 'moved to the end of its stage',
} as const satisfies Definitions
