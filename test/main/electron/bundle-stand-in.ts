import { existsSync } from 'node:fs'
import { registerHooks } from 'node:module'

import { standInElectron } from './stand-in.ts'

/**
 * Loaded before the bundled program by `node --import`: hands it a stand-in as 'electron', and once its page
 * is asked for, prints as one line of JSON what Electron would have found, then asks it to quit.
 */
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron'
      ? { url: import.meta.url, format: 'module-typescript', shortCircuit: true }
      : next(specifier, context),
})

// As Electron does for a program that is not packaged.
Object.assign(process, { defaultApp: true })
const standIn = standInElectron()
const { electron, handlers } = standIn
Object.assign(electron.app, { exit: (code: number) => process.exit(code) })
Object.assign(standIn.window, {
  async loadURL(url: string) {
    const page = await handlers.scheme?.(new Request(url))
    const html = (await page?.text()) ?? ''
    const script = /src="([^"]+)"/.exec(html)?.[1] ?? ''
    const code = await handlers.scheme?.(new Request(new URL(script, url)))
    const { preload } = standIn.windowOptions()['webPreferences'] as { preload: string }
    const found = { page: page?.status, script: code?.status, preload: existsSync(preload) }
    process.stdout.write(`${JSON.stringify(found)}\n`)
    setImmediate(() => standIn.app.emit('before-quit', { preventDefault: () => undefined }))
  },
})

export const {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  protocol,
  safeStorage,
  session,
  shell,
} = electron
