import type { Rule } from '../../../shared/rules/document.ts'
import { useHelp } from '../../lib/help.ts'
import { useKeyCommands } from '../../lib/keys.ts'
import { useMessages } from '../../lib/messages.ts'
import type { RuleActs } from './use-rule-acts.ts'

/**
 * The keys of the list of rules. `pointed`: the rule at the cursor; `picked`: those that are selected, which the keys
 * are about then; `why`: why nothing can be changed, null = it can.
 */
export function useRuleKeys(list: {
  readonly acts: RuleActs
  readonly pointed: Rule | null
  readonly picked: readonly Rule[]
  readonly why: string | null
  /** The one in force; 0 = none. */
  readonly version: number
  readonly hasDraft: boolean
  undo(): void
  redo(): void
  tryOut(): void
  addTemplate(): void
  publish(): void
  rollBack(version: number): void
  leave(): void
  folder(rules: readonly Rule[]): void
}): void {
  const { acts, pointed, picked, why, version } = list
  const texts = useMessages('ruleEditor')
  const verbs = useMessages('verbs')
  const replayTexts = useMessages('ruleReplay')
  const showHelp = useHelp((help) => help.show)
  const { group } = texts
  const onPointed = (run: (rule: Rule) => void) => () => {
    if (pointed !== null) run(pointed)
  }
  const onChosen = (run: (rules: readonly Rule[]) => void) => () => {
    const chosen = picked.length > 0 ? picked : pointed === null ? [] : [pointed]
    if (chosen.length > 0) run(chosen)
  }
  useKeyCommands([
    {
      id: 'rule.toggle',
      label: texts.toggle,
      group,
      footer: true,
      keys: ['t'],
      disabled: why,
      run: onChosen((rules) => acts.turn(rules, !rules.every(({ enabled }) => enabled))),
    },
    {
      id: 'rule.up',
      label: texts.up,
      group,
      footer: true,
      keys: ['Alt+ArrowUp'],
      disabled: why,
      run: onPointed((rule) => acts.move(rule.id, -1)),
    },
    {
      id: 'rule.down',
      label: texts.down,
      group,
      footer: true,
      keys: ['Alt+ArrowDown'],
      disabled: why,
      run: onPointed((rule) => acts.move(rule.id, 1)),
    },
    {
      id: 'rule.remove',
      label: texts.remove,
      group,
      keys: ['Delete'],
      disabled: why,
      run: onChosen(acts.remove),
    },
    {
      id: 'rule.template',
      label: texts.fromTemplate,
      group,
      keys: ['n'],
      disabled: why,
      run: list.addTemplate,
    },
    {
      id: 'rule.publish',
      label: texts.publish,
      group,
      keys: ['$mod+Enter'],
      disabled: list.hasDraft ? why : texts.publish,
      run: list.publish,
    },
    {
      id: 'rule.try',
      label: replayTexts.tryOn,
      group,
      footer: true,
      keys: ['p'],
      run: list.tryOut,
    },
    {
      id: 'rule.undo',
      label: texts.undo,
      group,
      keys: ['$mod+z'],
      disabled: why,
      run: list.undo,
    },
    {
      id: 'rule.redo',
      label: texts.redo,
      group,
      keys: ['$mod+Shift+z', '$mod+y'],
      disabled: why,
      run: list.redo,
    },
    {
      id: 'rule.duplicate',
      label: texts.duplicate,
      group,
      keys: ['d'],
      disabled: why,
      run: onChosen(acts.duplicate),
    },
    {
      id: 'rule.roll-back',
      label: texts.rollBack({ version: Math.max(0, version - 1) }),
      group,
      keys: ['r'],
      disabled: version < 2 ? texts.noDifference : why,
      run: () => list.rollBack(version - 1),
    },
    {
      id: 'rule.folder',
      label: texts.toFolder,
      group,
      keys: ['f'],
      disabled: why,
      run: onChosen(list.folder),
    },
    { id: 'rule.help', label: texts.how, group, keys: [], run: () => showHelp('rules') },
    {
      id: 'list.leave',
      label: verbs.close,
      group,
      quiet: true,
      keys: ['Escape'],
      run: list.leave,
    },
  ])
}
