import { useCallback, useState } from 'react'
import type { ExceptionRow, Resolution } from '../../../shared/contract/exceptions.ts'
import { EXCEPTION_KINDS } from '../../../shared/domain/exception.ts'
import type { ResolutionCode } from '../../../shared/domain/exceptions/resolution-codes.ts'
import { message } from '../../../shared/messages/message.ts'
import { connection } from '../../lib/client.ts'
import { wordsOf } from '../../lib/command-words.ts'
import { type KeyCommand, useKeyCommands } from '../../lib/keys.ts'
import { useMessages, useSay } from '../../lib/messages.ts'
import { useToasts } from '../../lib/toasts.ts'
import { VERB_KEYS, VERB_OF, type Verb, WAY_VERBS } from '../../lib/verb-keys.ts'
import { shownFix } from './best-fixes.ts'
import type { Resolve } from './use-resolve.ts'

/** Several ways of one verb for one exception: three services, two sites. */
export interface Choice {
  readonly row: ExceptionRow
  readonly offers: readonly Resolution[]
}

/** The ways out of an exception that a verb stands for. */
function codesOf(row: ExceptionRow, verb: Verb): readonly ResolutionCode[] {
  return EXCEPTION_KINDS[row.record.cause.reason].resolutions.filter((code) => VERB_OF[code] === verb)
}

/**
 * The verbs of the queue, each on its key whatever the row: for the selected rows, else for the one under the cursor.
 * One that a row does not have says so; of several ways of one verb the person chooses, the best first.
 */
export function useVerbs(parts: {
  row: ExceptionRow | null
  selected: readonly ExceptionRow[]
  resolve: Resolve
  onMany: (rows: readonly ExceptionRow[], verb: Verb, label: string) => void
}) {
  const { row, selected, resolve, onMany } = parts
  const texts = useMessages('exceptionQueue')
  const words = useMessages('commandWords')
  const inWords = useSay()
  const say = useToasts((toasts) => toasts.say)
  const [choice, setChoice] = useState<Choice | null>(null)
  const { start } = resolve
  // Of lines, all that settles an exception is another product.
  const labelOf = useCallback(
    (verb: Verb) => (verb === 'lines' ? inWords(message('resolutions.label.substitute')) : words.verb[verb]),
    [words, inWords],
  )

  const take = useCallback(
    async (about: ExceptionRow, verb: Verb) => {
      const none = texts.notThisVerb({ verb: labelOf(verb) })
      if (codesOf(about, verb).length === 0) return say('neutral', none)
      const { resolutions } = await connection.client.exceptions.get({ exceptionId: about.record.id })
      const meant = resolutions.filter(({ code }) => VERB_OF[code] === verb)
      const offers = meant.filter(({ disabled }) => disabled === null)
      const [only] = offers
      if (only === undefined) return say('neutral', meant[0]?.disabled ? inWords(meant[0].disabled) : none)
      if (offers.length === 1) start(about, only)
      else setChoice({ row: about, offers })
    },
    [texts, labelOf, say, inWords, start],
  )

  const command = (verb: Verb): KeyCommand => ({
    id: `verb.${verb}`,
    label: labelOf(verb),
    group: texts.verbs,
    keys: [VERB_KEYS[verb]],
    words: wordsOf((all) => all.verb[verb]),
    disabled: row === null && selected.length === 0 ? texts.noRow : null,
    run: () => {
      if (selected.length > 0) onMany(selected, verb, labelOf(verb))
      else if (row !== null) void take(row, verb)
    },
  })
  useKeyCommands([
    {
      ...command('accept'),
      footer: true,
      run: () => {
        if (selected.length > 0) return onMany(selected, 'accept', labelOf('accept'))
        const fix = row === null ? null : shownFix(row)
        if (row !== null && fix !== null) start(row, fix)
        else say('neutral', texts.noBestFix)
      },
    },
    ...WAY_VERBS.map(command),
  ])

  return {
    choice,
    choose(offer: Resolution) {
      if (choice !== null) start(choice.row, offer)
      setChoice(null)
    },
    closeChoice: () => setChoice(null),
  }
}
