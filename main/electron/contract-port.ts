import type { AnyRouter } from '@orpc/server'
import { RPCHandler } from '@orpc/server/message-port'
import type { BrowserWindow } from 'electron'
import { CONNECT_MESSAGE } from '../../shared/contract/connect-message.ts'
import { LOCAL_ACTOR } from '../../shared/domain/actor.ts'
import type { Language } from '../../shared/lib/language.ts'
import { isSomebodyHere } from '../app/people/seat.ts'
import type { ControlRoom } from '../app/services/control-room-port.ts'
import type { ElectronApi } from './electron-api.ts'
import { isTrustedSender } from './hardening.ts'

/**
 * Serves the contract over each port that the window's own page hands over; a later load replaces the earlier. Answers
 * whether somebody with a role is at the window.
 */
export function servePorts(
  electron: ElectronApi,
  window: BrowserWindow,
  room: () => ControlRoom | null,
  language: Language,
) {
  let current: { close(): void } | null = null
  let here: object | null = null
  electron.ipcMain.on(CONNECT_MESSAGE, (event) => {
    const [port, ...others] = event.ports
    if (port === undefined) return
    if (others.length > 0 || !isTrustedSender(event.senderFrame, window.webContents.mainFrame)) {
      for (const refused of event.ports) refused.close()
      return
    }
    const open = room()
    current?.close()
    current = port
    here = null
    // The page tries again by itself until there is one.
    if (open === null) return port.close()
    const context = open.contextFor({ actor: LOCAL_ACTOR, role: 'manager', language })
    here = context
    new RPCHandler<object>(open.router as AnyRouter).upgrade(port, { context })
    port.start()
  })
  return { isSomebodyHere: async () => here !== null && isSomebodyHere(here) }
}
