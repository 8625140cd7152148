import { spawn } from 'node:child_process'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

type Script = 'commit-until-killed' | 'archive-until-killed'

/**
 * Runs a program that commits one command after another to the store at `path` (and notes how far it came in
 * `<path>-acknowledged`), kills it `afterMs` after its first answer, and returns the commands it answered for.
 */
export async function runAndKill(
  path: string,
  from: number,
  afterMs: number,
  script: Script = 'commit-until-killed',
): Promise<string[]> {
  const file = fileURLToPath(new URL(`../main/store/children/${script}.ts`, import.meta.url))
  const child = spawn(process.execPath, [file, path, String(from)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let output = ''
  const ended = new Promise((resolve) => child.once('close', resolve))
  child.stdout.setEncoding('utf8')
  await new Promise<void>((resolve) => {
    child.stdout.on('data', (text: string) => {
      output += text
      resolve()
    })
    void ended.then(() => resolve())
  })
  await delay(afterMs)
  child.kill('SIGKILL')
  await ended
  return output.split('\n').slice(0, -1)
}
