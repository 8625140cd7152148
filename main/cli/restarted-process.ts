import { type ChildProcess, spawn } from 'node:child_process'
import { type FSWatcher, watch } from 'node:fs'
import { createInterface } from 'node:readline'

interface RestartedProcess {
  /** Ends it for good; resolves once it is gone. */
  end(signal: NodeJS.Signals): Promise<void>
}

interface RestartOptions {
  /** A script for this Node, and what follows it. */
  readonly args: readonly string[]
  /** A change of a .ts file anywhere below these folders starts it again. */
  readonly folders: readonly string[]
  readonly onLine: (line: string) => void
}

/** An editor that saves several files, or one in several steps, makes one restart. */
const QUIET_MS = 150

/**
 * Keeps a program running that is started again when its sources change: told to end by SIGTERM, and begun anew once
 * it has. One that ended by itself waits for the next change. Not `node --watch`: it posts messages of its own
 * through the program's workers.
 */
export function runRestarted({ args, folders, onLine }: RestartOptions): RestartedProcess {
  let child: ChildProcess | null = null
  let isStale = false
  let isEnding = false
  let quiet: NodeJS.Timeout | undefined
  let gone = () => {}
  const allGone = new Promise<void>((resolve) => {
    gone = resolve
  })

  function start() {
    isStale = false
    const running = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
    child = running
    createInterface(running.stdout).on('line', onLine)
    running.once('close', (code, signal) => {
      child = null
      if (isEnding) gone()
      else if (isStale) start()
      else onLine(`Ended with ${signal ?? `code ${code}`}; started again when a file changes.`)
    })
  }

  function onChange() {
    if (isEnding) return
    onLine('A file changed: starting again ...')
    isStale = true
    if (child === null) start()
    else child.kill('SIGTERM')
  }

  const watchers = folders.map(
    (folder): FSWatcher =>
      watch(folder, { recursive: true }, (_event, file) => {
        if (file?.endsWith('.ts') !== true) return
        clearTimeout(quiet)
        quiet = setTimeout(onChange, QUIET_MS)
      }),
  )
  start()
  return {
    end(signal) {
      isEnding = true
      clearTimeout(quiet)
      for (const watcher of watchers) watcher.close()
      if (child === null) gone()
      else child.kill(signal)
      return allGone
    },
  }
}
