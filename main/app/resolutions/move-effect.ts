import type { ExceptionCause } from '../../../shared/domain/exception.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import { message } from '../../../shared/messages/message.ts'
import type { MovePlan } from '../decide/stopped-work.ts'
import { type NameLookup, sentenceOf } from '../queries/name-lookup.ts'

const CAUSES_NAMED = 2

/** "15 of 18 can ship from Lille and Bordeaux, +€31.00, none late; 3 cannot: No site has TEI-101". */
export function moveEffect(
  { movable, stuck, held }: MovePlan,
  speech: NameLookup,
  currency: string,
): Message {
  const clauses: Message[] = []
  if (movable.length > 0) {
    const amount = movable.reduce((sum, { extraCents }) => sum + extraCents, 0)
    clauses.push(
      message('resolutions.canMove', {
        movable: movable.length,
        all: movable.length + stuck.length + held.length,
        sites: [...new Set(movable.flatMap(({ siteIds }) => siteIds))].map(speech.names.site),
        sign: amount > 0 ? 'plus' : 'none',
        extra: { amount, currency },
        late: movable.filter(({ isLate }) => isLate).length,
      }),
    )
  }
  if (stuck.length > 0) {
    const why = causesOf(
      stuck.map(({ cause }) => cause),
      speech,
    )
    clauses.push(message('resolutions.cannotMove', { stuck: stuck.length, why }))
  }
  if (held.length > 0)
    clauses.push(message('resolutions.cannotMove', { stuck: held.length, why: distinct(held) }))
  const [only] = clauses
  if (only === undefined) return message('resolutions.nothingToMove')
  return clauses.length === 1 ? only : message('resolutions.clauses', { clauses })
}

/** The causes that most orders have, each once. */
function causesOf(causes: readonly ExceptionCause[], speech: NameLookup): (Message | string)[] {
  return distinct(causes.map((cause) => sentenceOf(cause, speech)))
}

function distinct(all: readonly Message[]): (Message | string)[] {
  const same = Map.groupBy(all, (sentence) => JSON.stringify(sentence))
  const sentences = [...same.entries()]
    .toSorted(([a, many], [b, more]) => more.length - many.length || (a < b ? -1 : 1))
    .flatMap(([, [first]]) => first ?? [])
  const named = sentences.slice(0, CAUSES_NAMED)
  return sentences.length > CAUSES_NAMED ? [...named, '…'] : named
}
