import { useCallback, useState } from 'react'
import type { ExceptionRow } from '../../../shared/contract/exceptions.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import { useSession } from '../../lib/session.ts'
import { useCommand } from '../../lib/use-command.ts'

/** Taking, giving back, snoozing and waking; for the row under the cursor or any other. */
export function useQueueActions(cursorRow: ExceptionRow | null, onGone: () => void) {
  const actor = useSession((session) => session.actor)
  const [snoozing, setSnoozing] = useState<ExceptionRow | null>(null)
  const { run: assign } = useCommand((client) => client.exceptions.assign)
  const { run: snooze, busy } = useCommand((client) => client.exceptions.snooze)

  const assignRow = useCallback(
    (row: ExceptionRow) => {
      const owner = row.record.owner === actor ? null : actor
      void assign({ exceptionId: row.record.id, owner })
    },
    [assign, actor],
  )

  const changeSnooze = useCallback(
    async (row: ExceptionRow, until: EpochMs | null) => {
      const outcome = await snooze({ exceptionId: row.record.id, until })
      if (outcome.kind !== 'done') return
      setSnoozing(null)
      onGone()
    },
    [snooze, onGone],
  )

  const snoozeRow = useCallback(
    (row: ExceptionRow) => {
      if (row.record.state === 'snoozed') void changeSnooze(row, null)
      else setSnoozing(row)
    },
    [changeSnooze],
  )

  return {
    snoozing,
    busy,
    assignRow,
    snoozeRow,
    assignCursor: () => {
      if (cursorRow !== null) assignRow(cursorRow)
    },
    snoozeCursor: () => {
      if (cursorRow !== null) snoozeRow(cursorRow)
    },
    snoozeUntil: (until: EpochMs) => {
      if (snoozing !== null) void changeSnooze(snoozing, until)
    },
    stopSnoozing: () => setSnoozing(null),
  }
}
