import {
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
} from 'electron'

import { type JoinedOptions, openJoined } from './open-joined.ts'
import { openShell, type ShellOptions } from './open-shell.ts'

const ELECTRON = {
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
}

/** Opens the shell on the real Electron. */
export async function startShell(options: ShellOptions): Promise<void> {
  await openShell(ELECTRON, options)
}

/** Opens a window on another machine's control room. */
export async function startJoined(options: JoinedOptions): Promise<void> {
  await openJoined(ELECTRON, options)
}
