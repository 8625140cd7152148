import { chmodSync, lstatSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Makes the data folder its owner's alone (folders 0700, files 0600), whatever the umask is and was when they were
 * made, and whatever this program and its threads make from here on. Links are left alone: what they lead to is not
 * ours. On Windows the folder inherits the rights of the user's profile.
 * @throws {Error} the folder cannot be made
 */
export function makeHomePrivate(home: string): void {
  process.umask(0o077)
  mkdirSync(home, { recursive: true, mode: 0o700 })
  if (process.platform !== 'win32') tighten(home)
}

function tighten(path: string) {
  const found = lstatSync(path)
  const mode = found.isDirectory() ? 0o700 : 0o600
  if (!found.isDirectory() && !found.isFile()) return
  if ((found.mode & 0o777) !== mode) tryChmod(path, mode)
  if (found.isDirectory()) for (const name of readdirSync(path)) tighten(join(path, name))
}

/** One that another user owns, such as a folder that was mounted there, stays as it is. */
function tryChmod(path: string, mode: number) {
  try {
    chmodSync(path, mode)
  } catch {
    return
  }
}
