import type { AnyRouter } from '@orpc/server'
import { RPCHandler } from '@orpc/server/message-port'
import type { BrowserWindow } from 'electron'

import { CONNECT_MESSAGE } from '../../shared/contract/connect-message.ts'
import type { Language } from '../../shared/lib/language.ts'
import type { ControlRoom } from '../app/control-room-port.ts'
import type { ElectronApi } from './electron-api.ts'
import { isTrustedSender } from './hardening.ts'

/** Serves the contract over each port that the window's own page hands over; a later load replaces the earlier. */
export function servePorts(
  electron: ElectronApi,
  window: BrowserWindow,
  room: ControlRoom,
  language: Language,
) {
  const handler = new RPCHandler<object>(room.router as AnyRouter)
  let current: { close(): void } | null = null
  electron.ipcMain.on(CONNECT_MESSAGE, (event) => {
    const [port, ...others] = event.ports
    if (port === undefined) return
    if (others.length > 0 || !isTrustedSender(event.senderFrame, window.webContents.mainFrame)) {
      for (const refused of event.ports) refused.close()
      return
    }
    current?.close()
    current = port
    const context = room.contextFor({ actor: 'local', role: 'manager', language })
    handler.upgrade(port, { context })
    port.start()
  })
}
