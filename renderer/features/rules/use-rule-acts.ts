import { uuidv7 } from '../../../shared/lib/uuid.ts'
import type { Rule, Stage } from '../../../shared/rules/document.ts'
import { random } from '../../lib/client.ts'
import { useMessages } from '../../lib/messages.ts'
import { roomClock } from '../../lib/room-clock.ts'
import { useToasts } from '../../lib/toasts.ts'
import type { DraftStep } from './rule-draft.ts'

export interface RuleActs {
  open(id: string): void
  /** All on, or all off. */
  turn(rules: readonly Rule[], enabled: boolean): void
  move(id: string, by: -1 | 1): void
  /** Before or after another rule of its stage. */
  place(id: string, where: 'before' | 'after', other: string): void
  /** null = into none. */
  putInto(rules: readonly Rule[], folder: string | null): void
  duplicate(rules: readonly Rule[]): void
  remove(rules: readonly Rule[]): void
}

export const newRuleId = () => uuidv7(roomClock.now(), random)

/** What can be done with the rules of the list; each is one step of the draft. */
export function useRuleActs(list: {
  readonly openId: string | null
  readonly open: (id: string | null) => void
  readonly rules: readonly Rule[]
  readonly change: (step: DraftStep) => void
}): { readonly acts: RuleActs; addBlank(stage: Stage): void } {
  const { openId, open, change } = list
  const texts = useMessages('ruleEditor')
  const verbs = useMessages('verbs')
  const say = useToasts((toasts) => toasts.say)

  const acts: RuleActs = {
    open,
    turn: (rules, enabled) => change({ kind: 'switch', ids: idsOf(rules), enabled }),
    move: (id, by) => change({ kind: 'move', id, by }),
    place: (id, where, other) => change({ kind: 'place', id, where, other }),
    putInto: (rules, folder) => change({ kind: 'folder', ids: idsOf(rules), folder }),
    duplicate: (rules) =>
      change({
        kind: 'copy',
        copies: new Map(
          rules.map((rule) => [
            rule.id,
            { ...rule, id: newRuleId(), name: texts.copyOf({ name: rule.name }).slice(0, 120) },
          ]),
        ),
      }),
    remove(rules) {
      const removed = list.rules.flatMap((rule, index) => (rules.includes(rule) ? [{ rule, index }] : []))
      change({ kind: 'remove', ids: idsOf(rules) })
      if (rules.some(({ id }) => id === openId)) open(null)
      const [only] = rules
      const said =
        rules.length === 1 && only !== undefined
          ? texts.removed({ name: only.name })
          : texts.removedMany({ count: rules.length })
      say('neutral', said, { label: verbs.undo, run: () => change({ kind: 'restore', removed }) })
    },
  }

  function addBlank(stage: Stage) {
    const rule: Rule = {
      id: newRuleId(),
      name: texts.newName,
      enabled: true,
      stage,
      when: { kind: 'group', match: 'all', children: [] },
      actions: [],
      validity: null,
      stopsStage: false,
    }
    change({ kind: 'add', rules: [rule] })
    open(rule.id)
  }

  return { acts, addBlank }
}

function idsOf(rules: readonly Rule[]): readonly string[] {
  return rules.map(({ id }) => id)
}
