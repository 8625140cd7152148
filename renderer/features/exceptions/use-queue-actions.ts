import { useCallback, useState } from 'react'
import type { ExceptionRow } from '../../../shared/contract/exceptions.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import { useSession } from '../../lib/session.ts'
import { useCommand } from '../../lib/use-command.ts'

/** Taking, giving back, snoozing and waking; for the row under the cursor or any other. */
export function useQueueActions(cursorRow: ExceptionRow | null, onGone: () => void) {
  const actor = useSession((session) => session.actor)
  const [snoozing, setSnoozing] = useState<ExceptionRow | null>(null)
  const assigning = useCommand((client) => client.exceptions.assign)
  const snooze = useCommand((client) => client.exceptions.snooze)

  const assignRow = useCallback(
    (row: ExceptionRow) => {
      const owner = row.record.owner === actor ? null : actor
      void assigning.run({ exceptionId: row.record.id, owner })
    },
    [assigning.run, actor],
  )

  const changeSnooze = useCallback(
    async (row: ExceptionRow, until: EpochMs | null) => {
      const outcome = await snooze.run({ exceptionId: row.record.id, until })
      if (outcome.kind !== 'done') return
      setSnoozing(null)
      onGone()
    },
    [snooze.run, onGone],
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
    busy: snooze.busy,
    assignRow,
    snoozeRow,
    assign: () => {
      if (cursorRow !== null) assignRow(cursorRow)
    },
    snooze: () => {
      if (cursorRow !== null) snoozeRow(cursorRow)
    },
    snoozeUntil: (until: EpochMs) => {
      if (snoozing !== null) void changeSnooze(snoozing, until)
    },
    stopSnoozing: () => setSnoozing(null),
  }
}
