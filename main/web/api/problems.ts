import type { Problem } from './problem.ts'

/** What a call is answered that reaches no procedure. */

export const UNKNOWN_KEY: Problem = {
  status: 401,
  code: 'unknown-key',
  title: 'Unknown key',
  detail:
    'Send Authorization: Bearer and a key that was not revoked. A manager makes keys under Settings > Programs.',
}
export const TOO_MANY: Problem = {
  status: 429,
  code: 'too-many-calls',
  title: 'Too many calls',
  detail: 'Wait as long as Retry-After says.',
}
export const TOO_LARGE: Problem = {
  status: 413,
  code: 'too-large',
  title: 'Too large',
  detail: 'A call may have at most 1 MB. Send fewer orders at once.',
}
export const NO_SUCH_CALL: Problem = {
  status: 404,
  code: 'no-such-call',
  title: 'No such call',
  detail: 'See /api/v1/ for what there is.',
}
export const OPENING: Problem = {
  status: 503,
  code: 'opening',
  title: 'Opening',
  detail: 'The control room is being opened again. Try again in a moment.',
}
export const FAULT: Problem = {
  status: 500,
  code: 'fault',
  title: 'The control room could not answer',
  detail: 'Its log says why.',
}
