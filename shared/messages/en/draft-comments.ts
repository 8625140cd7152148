import type { Definitions } from '../definition.ts'

/** What people say of a draft of rules. */
export const draftComments = {
  title: 'Comments',
  none: 'Nobody has said anything yet. Comments go with the draft: they end when it is published or discarded.',
  about: 'About',
  whole: 'The whole draft',
  say: 'Comment',
  send: 'Comment',
  blank: 'Write something first',
  notSaved: 'The draft is still being saved',
  takeBack: 'Take back',
  goneRule: 'a rule that is gone',
  count: ['{count, plural, one {# comment} other {# comments}}', { count: 'number' }],
  needsSharing: 'Others see them once the draft is shared.',
} as const satisfies Definitions
