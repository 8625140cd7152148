import type { ControlRoom } from './control-room-port.ts'

/** The control room of a shell, which may be closed and opened again while the shell keeps running. */
export interface RestartableRoom {
  /** null while it is being opened again, and after a restart that failed. */
  current(): ControlRoom | null
  close(): Promise<void>
}

/**
 * Opens the control room; `restart`, which it is given, closes it and opens it again. `onRestart` is called when the
 * old one is about to close, `onReady` when the new one can be used, `onFault` when it could not be opened.
 */
export async function openRestartable(
  open: (restart: () => void) => Promise<ControlRoom>,
  hear: { onRestart(): void; onReady(): void; onFault(fault: unknown): void },
): Promise<RestartableRoom> {
  let isClosed = false
  let turn: Promise<void> = Promise.resolve()
  let room: ControlRoom | null = await open(restart)

  function restart() {
    turn = turn.then(async () => {
      if (isClosed) return
      const old = room
      room = null
      hear.onRestart()
      await old?.close()
      room = await open(restart)
      hear.onReady()
    })
    turn.catch(hear.onFault)
  }

  return {
    current: () => room,
    async close() {
      isClosed = true
      await turn.catch(() => undefined)
      await room?.close()
    },
  }
}
