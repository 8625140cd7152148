import { execFile } from 'node:child_process'
import { cpSync, globSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** A copy of the project's borders without its code: its compiler projects and lint rules, and planted files. */
export interface PlantedProject {
  plant(file: string, source: string): void
  /** The compiler's errors by file. */
  compile(): Promise<Map<string, string[]>>
  /** The lint's errors by file. */
  lint(): Promise<Map<string, string[]>>
  remove(): void
}

export function plantedProject(): PlantedProject {
  const folder = mkdtempSync(join(tmpdir(), 'switchyard-borders-'))
  const configs = globSync(['tsconfig.json', '.oxlintrc.json', '{main,shared,renderer}/**/tsconfig.json'], {
    cwd: root,
  })
  for (const config of configs) cpSync(join(root, config), join(folder, config))
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction')

  async function errorsOf(program: string, args: readonly string[], line: RegExp) {
    const bin = join(root, 'node_modules/.bin', program)
    const { stdout } = await promisify(execFile)(bin, args, { cwd: folder, maxBuffer: 1e8 }).catch(
      (error: { stdout: string }) => error,
    )
    const found = new Map<string, string[]>()
    for (const text of stdout.split('\n')) {
      const [, file, message] = line.exec(text) ?? []
      if (file === undefined || message === undefined) continue
      found.set(file, [...(found.get(file) ?? []), message])
    }
    return found
  }

  return {
    plant(file, source) {
      mkdirSync(dirname(join(folder, file)), { recursive: true })
      writeFileSync(join(folder, file), source)
    },
    compile() {
      const projects = configs.filter((file) => file.includes('/')).map((file) => dirname(file))
      return errorsOf('tsc', ['-b', '--pretty', 'false', ...projects], /^([^()\s]+)\(\d+,\d+\): error (.*)$/)
    },
    lint: () => errorsOf('oxlint', ['-f', 'unix'], /^([^:\s]+):\d+:\d+: (.*)$/),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
