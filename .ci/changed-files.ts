import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

export interface Changes {
  /** What the working tree is compared with. */
  base: string
  /** Changed, added or not yet tracked, and still there. */
  files: string[]
}

/**
 * What differs from where this branch left the main one (its upstream, else `origin/main`, else `main`); on
 * the main branch itself, or with nothing changed, from the commit before the last. null: no git here.
 */
export function changedFiles(): Changes | null {
  const main = ['@{upstream}', 'origin/main', 'refs/heads/main'].find((name) =>
    git('rev-parse', '-q', '--verify', name),
  )
  const left = main === undefined ? null : git('merge-base', 'HEAD', main)?.[0]
  for (const base of [left, 'HEAD~1']) {
    if (base === null || base === undefined) continue
    const files = filesSince(base)
    if (files !== null && files.length > 0) return { base, files }
  }
  return null
}

function filesSince(base: string): string[] | null {
  const tracked = git('diff', '--name-only', base)
  const fresh = git('ls-files', '--others', '--exclude-standard')
  if (tracked === null || fresh === null) return null
  return [...tracked, ...fresh].filter((file) => existsSync(file))
}

/** The lines of its output; null when it fails. */
function git(...args: string[]): string[] | null {
  const { status, stdout } = spawnSync('git', args, { encoding: 'utf8' })
  return status === 0 ? stdout.split('\n').filter((line) => line !== '') : null
}
