import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserWindow } from 'electron'

import type { Language } from '../../shared/lib/language.ts'
import type { ControlRoom, DemoWish, OpenControlRoom } from '../app/services/control-room-port.ts'
import { openRestartable } from '../app/services/restartable-room.ts'
import { APP_ORIGIN, APP_SCHEME, answerApp } from './app-scheme.ts'
import { servePorts } from './contract-port.ts'
import type { ElectronApi } from './electron-api.ts'
import { confineContents, refusePermissions } from './hardening.ts'
import { keychainSecretBox } from './keychain-secret-box.ts'
import { menuTemplate } from './menu.ts'
import { PAGE_PREFERENCES } from './page-preferences.ts'

export interface ShellOptions {
  home: string
  demo: DemoWish | null
  /** The built renderer. */
  staticDir: string
  /** The preload, one CommonJS file. */
  preload: string
  platform: NodeJS.Platform
  openControlRoom: OpenControlRoom
}

/**
 * The Electron shell: a window on the page and a port to the control room. Call before the app is ready.
 * Resolves when the window is open, or when another instance has been asked to show its own.
 */
export async function openShell(electron: ElectronApi, options: ShellOptions): Promise<void> {
  const { app } = electron
  app.setName('Switchyard')
  const userData = join(options.home, 'window')
  mkdirSync(userData, { recursive: true, mode: 0o700 })
  app.setPath('userData', userData)
  app.enableSandbox()
  electron.protocol.registerSchemesAsPrivileged([APP_SCHEME])
  if (!app.requestSingleInstanceLock()) return app.quit()
  confineContents(electron, APP_ORIGIN)
  await app.whenReady()
  try {
    await openWindow(electron, options)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    electron.dialog.showErrorBox('Switchyard', message)
    app.exit(1)
  }
}

async function openWindow(electron: ElectronApi, options: ShellOptions) {
  const { app } = electron
  const uploadDir = join(options.home, 'uploads')
  rmSync(uploadDir, { recursive: true, force: true })
  mkdirSync(uploadDir, { recursive: true, mode: 0o700 })
  const { defaultSession } = electron.session
  refusePermissions(defaultSession)
  let ports: ReturnType<typeof servePorts> | null = null
  const isSomebodyHere = async () => ports !== null && ports.isSomebodyHere()
  defaultSession.protocol.handle('app', (request) =>
    answerApp(request, { ...options, uploadDir, isSomebodyHere }),
  )

  const language: Language = app.getLocale().toLowerCase().startsWith('fr') ? 'fr' : 'en'
  electron.Menu.setApplicationMenu(
    electron.Menu.buildFromTemplate(menuTemplate(language, options.platform, app.isPackaged)),
  )
  const secrets = await keychainSecretBox(electron.safeStorage, options.platform)
  let reload: () => void = () => undefined
  const room = await openRestartable(
    (restart) => options.openControlRoom({ home: options.home, demo: options.demo, secrets, restart }),
    {
      onRestart: () => undefined,
      onReady: () => reload(),
      onFault(fault) {
        electron.dialog.showErrorBox('Switchyard', fault instanceof Error ? fault.message : String(fault))
        app.exit(1)
      },
    },
  )
  closeRoomBeforeQuit(electron, room)

  const window = new electron.BrowserWindow({
    width: 1440,
    height: 900,
    minWidth: 960,
    minHeight: 600,
    show: false,
    title: 'Switchyard',
    backgroundColor: electron.nativeTheme.shouldUseDarkColors ? '#101214' : '#ffffff',
    webPreferences: {
      preload: options.preload,
      ...PAGE_PREFERENCES,
      devTools: !app.isPackaged,
    },
  })
  window.once('ready-to-show', () => window.show())
  // A crash of the page loses no work, which is all in the main process: the page is simply loaded again.
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit') window.webContents.reload()
  })
  app.on('second-instance', () => focus(window))
  app.on('window-all-closed', () => app.quit())
  ports = servePorts(electron, window, () => room.current(), language)
  // A page that holds a port to what was closed is loaded again, and hands over a new one.
  reload = () => window.webContents.reload()
  await window.loadURL(`${APP_ORIGIN}/`)
}

function focus(window: BrowserWindow) {
  if (window.isMinimized()) window.restore()
  window.focus()
}

/** The first wish to quit waits for the control room to finish what is under way. */
function closeRoomBeforeQuit(electron: ElectronApi, room: Pick<ControlRoom, 'close'>) {
  let closing = false
  electron.app.on('before-quit', (event) => {
    event.preventDefault()
    if (closing) return
    closing = true
    room.close().then(
      () => electron.app.exit(0),
      () => electron.app.exit(1),
    )
  })
}
