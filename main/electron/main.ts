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

import { openShell, type ShellOptions } from './open-shell.ts'

/** Opens the shell on the real Electron. */
export async function startShell(options: ShellOptions): Promise<void> {
  await openShell(
    { app, BrowserWindow, dialog, ipcMain, Menu, nativeTheme, protocol, safeStorage, session, shell },
    options,
  )
}
