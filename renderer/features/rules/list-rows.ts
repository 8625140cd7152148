import { plainText } from '../../../shared/lib/plain-text.ts'
import { type Rule, STAGES, type Stage } from '../../../shared/rules/document.ts'

/** What the list shows, line by line. */
export type ListRow =
  /** `count`: rules of the stage, all of them. */
  | { readonly kind: 'stage'; readonly key: string; readonly stage: Stage; readonly count: number }
  | {
      readonly kind: 'folder'
      readonly key: string
      readonly name: string
      /** Those that stand together here. */
      readonly rules: readonly Rule[]
      /** Others of the folder stand further up in the stage. */
      readonly isContinued: boolean
      readonly isClosed: boolean
    }
  | {
      readonly kind: 'rule'
      readonly key: string
      readonly rule: Rule
      readonly isFirst: boolean
      readonly isLast: boolean
    }

/**
 * The rules in the order in which they decide, with a line for each stage and for each run of one folder: a folder
 * never changes the order. `words`: what is looked for, in the name or what `saidOf` says; '' = everything.
 */
export function listRows(
  rules: readonly Rule[],
  { words, saidOf, closed }: { words: string; saidOf: (rule: Rule) => string; closed: ReadonlySet<string> },
): readonly ListRow[] {
  const wanted = plainText(words.trim())
  const isFound = (rule: Rule): boolean =>
    wanted === '' || plainText(`${rule.name} ${rule.folder ?? ''} ${saidOf(rule)}`).includes(wanted)
  return STAGES.flatMap((stage): ListRow[] => {
    const peers = rules.filter((rule) => rule.stage === stage)
    const found = peers.filter(isFound)
    if (wanted !== '' && found.length === 0) return []
    const head: ListRow = { kind: 'stage', key: `stage ${stage}`, stage, count: peers.length }
    const seen = new Set<string>()
    return [
      head,
      ...runsOf(found).flatMap(([folder, run]): ListRow[] => {
        const lines = run.map(
          (rule): ListRow => ({
            kind: 'rule',
            key: rule.id,
            rule,
            isFirst: rule === peers[0],
            isLast: rule === peers.at(-1),
          }),
        )
        if (folder === null) return lines
        const isClosed = closed.has(folder) && wanted === ''
        const isContinued = seen.has(folder)
        seen.add(folder)
        const key = `folder ${stage} ${run[0]?.id ?? ''}`
        const line: ListRow = { kind: 'folder', key, name: folder, rules: run, isContinued, isClosed }
        return isClosed ? [line] : [line, ...lines]
      }),
    ]
  })
}

/** Neighbours of one folder together. */
function runsOf(rules: readonly Rule[]): readonly (readonly [string | null, readonly Rule[]])[] {
  const runs: [string | null, Rule[]][] = []
  for (const rule of rules) {
    const folder = rule.folder ?? null
    const last = runs.at(-1)
    if (last !== undefined && last[0] === folder) last[1].push(rule)
    else runs.push([folder, [rule]])
  }
  return runs
}

export function foldersOf(rules: readonly Rule[]): readonly string[] {
  return [...new Set(rules.flatMap(({ folder }) => folder ?? []))].sort((a, b) => a.localeCompare(b))
}
