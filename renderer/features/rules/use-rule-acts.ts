import { uuidv7 } from '../../../shared/lib/uuid.ts'
import type { Rule, Stage } from '../../../shared/rules/document.ts'
import { random } from '../../lib/client.ts'
import { useMessages } from '../../lib/messages.ts'
import { roomClock } from '../../lib/room-clock.ts'
import { useToasts } from '../../lib/toasts.ts'
import type { DraftStep } from './rule-draft.ts'
import type { RuleActs } from './rule-list.tsx'

export const newRuleId = () => uuidv7(roomClock.now(), random)

/** What can be done with the rules of the list; each is a step of the draft. */
export function useRuleActs(list: {
  readonly rules: readonly Rule[]
  readonly openId: string | null
  readonly open: (id: string | null) => void
  readonly change: (step: DraftStep) => void
}): { readonly acts: RuleActs; addBlank(stage: Stage): void } {
  const { rules, openId, open, change } = list
  const texts = useMessages('ruleEditor')
  const verbs = useMessages('verbs')
  const say = useToasts((toasts) => toasts.say)

  const acts: RuleActs = {
    open,
    toggle: (rule) => change({ kind: 'put', rule: { ...rule, enabled: !rule.enabled } }),
    move: (id, by) => change({ kind: 'move', id, by }),
    place: (id, where, other) => change({ kind: 'place', id, where, other }),
    duplicate(rule) {
      const copy = { ...rule, id: newRuleId(), name: texts.copyOf({ name: rule.name }).slice(0, 120) }
      change({ kind: 'add', rules: [copy] })
      change({ kind: 'place', id: copy.id, where: 'after', other: rule.id })
    },
    remove(rule) {
      const index = rules.indexOf(rule)
      change({ kind: 'remove', id: rule.id })
      if (openId === rule.id) open(null)
      say('neutral', texts.removed({ name: rule.name }), {
        label: verbs.undo,
        run: () => change({ kind: 'restore', rule, index }),
      })
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
