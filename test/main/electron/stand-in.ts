import { EventEmitter } from 'node:events'

import type { ElectronApi } from '../../../main/electron/electron-api.ts'

/** What the shell did to Electron, in order. */
export interface StandIn {
  electron: ElectronApi
  calls: [name: string, ...args: unknown[]][]
  app: EventEmitter
  ipcMain: EventEmitter
  /** Of the last window. */
  contents: EventEmitter & { mainFrame: object }
  window: EventEmitter
  windowOptions(): Record<string, unknown>
  handlers: {
    permissionRequest: ((...args: unknown[]) => void) | null
    permissionCheck: (() => boolean) | null
    device: (() => boolean) | null
    scheme: ((request: Request) => Promise<Response>) | null
    certificate: ((request: object, decide: (answer: number) => void) => void) | null
    windowOpen: ((details: { url: string }) => { action: string }) | null
  }
}

interface Circumstances {
  isFirstInstance: boolean
  isPackaged: boolean
  locale: string
  keyring: string
  /** Of the buttons of a question. */
  pressed: number
}

const USUAL: Circumstances = {
  isFirstInstance: true,
  isPackaged: false,
  locale: 'en-GB',
  keyring: 'gnome_libsecret',
  pressed: 0,
}

/** An Electron that remembers what is asked of it and lets a test raise its events. */
export function standInElectron(change: Partial<Circumstances> = {}): StandIn {
  const now = { ...USUAL, ...change }
  const calls: StandIn['calls'] = []
  const note =
    (name: string) =>
    (...args: unknown[]) => {
      calls.push([name, ...args])
    }
  const handlers: StandIn['handlers'] = {
    permissionRequest: null,
    permissionCheck: null,
    device: null,
    scheme: null,
    certificate: null,
    windowOpen: null,
  }
  const app = Object.assign(new EventEmitter(), {
    isPackaged: now.isPackaged,
    enableSandbox: note('enableSandbox'),
    setName: note('setName'),
    setPath: note('setPath'),
    quit: note('quit'),
    exit: note('exit'),
    getLocale: () => now.locale,
    requestSingleInstanceLock: () => now.isFirstInstance,
    whenReady: async () => calls.push(['ready']),
  })
  const contents = Object.assign(new EventEmitter(), {
    mainFrame: { origin: 'app://control-room' },
    reload: note('reload'),
    setWindowOpenHandler(handler: StandIn['handlers']['windowOpen']) {
      handlers.windowOpen = handler
    },
  })
  const window = Object.assign(new EventEmitter(), {
    webContents: contents,
    isMinimized: () => true,
    restore: note('restore'),
    focus: note('focus'),
    show: note('show'),
    loadURL: async (url: string) => note('loadURL')(url),
  })
  let windowOptions: Record<string, unknown> = {}
  const ipcMain = new EventEmitter()
  const electron = {
    app,
    ipcMain,
    BrowserWindow: class {
      constructor(options: Record<string, unknown>) {
        windowOptions = options
        calls.push(['BrowserWindow'])
        app.emit('web-contents-created', {}, contents)
        return window
      }
    },
    protocol: { registerSchemesAsPrivileged: note('registerSchemesAsPrivileged') },
    session: {
      defaultSession: {
        setPermissionRequestHandler: (handler: StandIn['handlers']['permissionRequest']) => {
          handlers.permissionRequest = handler
        },
        setPermissionCheckHandler: (handler: StandIn['handlers']['permissionCheck']) => {
          handlers.permissionCheck = handler
        },
        setDevicePermissionHandler: (handler: StandIn['handlers']['device']) => {
          handlers.device = handler
        },
        setCertificateVerifyProc: (handler: StandIn['handlers']['certificate']) => {
          handlers.certificate = handler
        },
        protocol: {
          handle(scheme: string, handler: StandIn['handlers']['scheme']) {
            calls.push(['handle', scheme])
            handlers.scheme = handler
          },
        },
      },
    },
    Menu: {
      buildFromTemplate: (template: unknown) => template,
      setApplicationMenu: note('setApplicationMenu'),
    },
    shell: { openExternal: async (url: string) => note('openExternal')(url) },
    dialog: {
      showErrorBox: note('showErrorBox'),
      async showMessageBox(options: object) {
        note('showMessageBox')(options)
        return { response: now.pressed }
      },
    },
    nativeTheme: { shouldUseDarkColors: true },
    safeStorage: {
      isAsyncEncryptionAvailable: async () => true,
      getSelectedStorageBackend: () => now.keyring,
      encryptStringAsync: async (text: string) => Buffer.from(`sealed ${text}`),
      decryptStringAsync: async (sealed: Buffer) => ({ result: sealed.toString().replace('sealed ', '') }),
    },
  }
  return {
    electron: electron as unknown as ElectronApi,
    calls,
    app,
    ipcMain,
    contents,
    window,
    windowOptions: () => windowOptions,
    handlers,
  }
}
