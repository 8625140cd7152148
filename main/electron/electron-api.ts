import type * as Electron from 'electron'

/**
 * The parts of Electron that the shell uses. Handed in by main.ts, so that a test can hand in a stand-in and
 * see what the shell asked of it.
 */
export interface ElectronApi {
  app: Electron.App
  protocol: Electron.Protocol
  session: typeof Electron.session
  ipcMain: Electron.IpcMain
  BrowserWindow: typeof Electron.BrowserWindow
  Menu: typeof Electron.Menu
  shell: Electron.Shell
  dialog: Electron.Dialog
  safeStorage: Electron.SafeStorage
  nativeTheme: Electron.NativeTheme
}
