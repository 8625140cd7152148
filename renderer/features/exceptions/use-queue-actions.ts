import { useCallback, useState } from 'react'
import type { ExceptionRow } from '../../../shared/contract/exceptions.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import { useMessages } from '../../lib/messages.ts'
import { useSession } from '../../lib/session.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useUndo } from '../../lib/use-undo.ts'

const idsOf = (rows: readonly ExceptionRow[]) => rows.map(({ record }) => record.id)

/** Taking, giving back, snoozing and waking: the selected rows, else the one under the cursor, or any other. */
export function useQueueActions(
  cursorRow: ExceptionRow | null,
  selected: readonly ExceptionRow[],
  onGone: () => void,
) {
  const actor = useSession((session) => session.actor)
  const texts = useMessages('exceptionQueue')
  const undo = useUndo()
  const say = useToasts((toasts) => toasts.say)
  const [snoozing, setSnoozing] = useState<readonly ExceptionRow[]>([])
  const [assigning, setAssigning] = useState<readonly ExceptionRow[]>([])
  const { run: assign } = useCommand((client) => client.exceptions.assign)
  const { run: snooze, busy } = useCommand((client) => client.exceptions.snooze)
  const targets = selected.length > 0 ? selected : cursorRow === null ? [] : [cursorRow]

  const assignRows = useCallback(
    async (rows: readonly ExceptionRow[], owner: string | null) => {
      const outcome = await assign({ exceptionIds: idsOf(rows), owner })
      if (outcome.kind !== 'done') return
      const { changed, skipped, undo: steps } = outcome.value
      const count = changed.length
      if (skipped.length > 0) say('neutral', texts.bulkSkipped({ count: skipped.length }))
      if (count === 0) return
      const said =
        owner === null
          ? texts.givenBack({ count })
          : owner === actor
            ? texts.taken({ count })
            : texts.assignedTo({ count, name: owner })
      say('done', said, undo(outcome.commandId, steps))
    },
    [assign, actor, say, texts, undo],
  )
  /** Mine, and given back when they are. */
  const takeRows = useCallback(
    (rows: readonly ExceptionRow[]) => {
      const isMine = rows.every(({ record }) => record.owner === actor)
      void assignRows(rows, isMine ? null : actor)
    },
    [assignRows, actor],
  )

  const changeSnooze = useCallback(
    async (rows: readonly ExceptionRow[], until: EpochMs | null) => {
      const outcome = await snooze({ exceptionIds: idsOf(rows), until })
      if (outcome.kind !== 'done') return
      setSnoozing([])
      const { changed, skipped, undo: steps } = outcome.value
      if (skipped.length > 0) say('neutral', texts.bulkSkipped({ count: skipped.length }))
      if (changed.length === 0) return
      const said = (until === null ? texts.woken : texts.putOff)({ count: changed.length })
      say('done', said, undo(outcome.commandId, steps))
      onGone()
    },
    [snooze, onGone, say, texts, undo],
  )

  const snoozeRows = useCallback(
    (rows: readonly ExceptionRow[]) => {
      if (rows.length === 0) return
      if (rows.every(({ record }) => record.state === 'snoozed')) void changeSnooze(rows, null)
      else setSnoozing(rows)
    },
    [changeSnooze],
  )

  return {
    snoozing,
    busy,
    assignRow: (row: ExceptionRow) => takeRows([row]),
    snoozeRow: (row: ExceptionRow) => snoozeRows([row]),
    assignTargets: () => {
      if (targets.length > 0) takeRows(targets)
    },
    isAssigning: assigning.length > 0,
    askAssign: () => setAssigning(targets),
    assignTo(owner: string | null) {
      void assignRows(assigning, owner)
      setAssigning([])
    },
    stopAssigning: () => setAssigning([]),
    snoozeTargets: () => snoozeRows(targets),
    snoozeUntil: (until: EpochMs) => void changeSnooze(snoozing, until),
    stopSnoozing: () => setSnoozing([]),
  }
}
