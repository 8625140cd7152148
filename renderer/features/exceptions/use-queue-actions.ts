import { useCallback, useState } from 'react'
import type { ExceptionRow } from '../../../shared/contract/exceptions.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import { useMessages } from '../../lib/messages.ts'
import { useSession } from '../../lib/session.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'

/** Taking, giving back, snoozing and waking: the selected rows, else the one under the cursor, or any other. */
export function useQueueActions(
  cursorRow: ExceptionRow | null,
  selected: readonly ExceptionRow[],
  onGone: () => void,
) {
  const actor = useSession((session) => session.actor)
  const texts = useMessages('exceptionQueue')
  const verbs = useMessages('verbs')
  const say = useToasts((toasts) => toasts.say)
  const [snoozing, setSnoozing] = useState<readonly ExceptionRow[]>([])
  const [assigning, setAssigning] = useState<readonly ExceptionRow[]>([])
  const { run: assign } = useCommand((client) => client.exceptions.assign)
  const { run: snooze, busy } = useCommand((client) => client.exceptions.snooze)
  const targets = selected.length > 0 ? selected : cursorRow === null ? [] : [cursorRow]

  const assignRows = useCallback(
    async (rows: readonly ExceptionRow[], owner: string | null) => {
      const done: ExceptionRow[] = []
      for (const row of rows)
        if ((await assign({ exceptionId: row.record.id, owner })).kind === 'done') done.push(row)
      const count = done.length
      if (count === 0) return
      const back = async () => {
        for (const { record } of done) await assign({ exceptionId: record.id, owner: record.owner })
      }
      const undo = { label: verbs.undo, isUndo: true, run: () => void back() }
      const said =
        owner === null
          ? texts.givenBack({ count })
          : owner === actor
            ? texts.taken({ count })
            : texts.assignedTo({ count, name: owner })
      say('done', said, undo)
    },
    [assign, actor, say, texts, verbs],
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
      const done: ExceptionRow[] = []
      for (const row of rows)
        if ((await snooze({ exceptionId: row.record.id, until })).kind === 'done') done.push(row)
      if (done.length === 0) return
      setSnoozing([])
      const back = async () => {
        for (const { record } of done)
          await snooze({
            exceptionId: record.id,
            until: record.state === 'snoozed' ? record.snoozedUntil : null,
          })
      }
      const undo = { label: verbs.undo, isUndo: true, run: () => void back() }
      say('done', (until === null ? texts.woken : texts.putOff)({ count: done.length }), undo)
      onGone()
    },
    [snooze, onGone, say, texts, verbs],
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
