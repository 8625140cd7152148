import type { OrderState } from '../../../shared/domain/order.ts'
import { roleAllows } from '../../../shared/domain/role.ts'
import { wordsOf } from '../../lib/command-words.ts'
import { useKeyCommands } from '../../lib/keys.ts'
import { useMessages } from '../../lib/messages.ts'
import { useSession } from '../../lib/session.ts'
import { VERB_KEYS } from '../../lib/verb-keys.ts'
import { ORDER_ACTIONS, type OrderAction, VERB_OF_ACTION } from './use-order-actions.ts'

/**
 * What can be done with orders, each on the key of its verb: for the selected ones, else for the one under the cursor;
 * beside the list its panel has the keys, which knows how its order stands though it left the list.
 * `resume` shares its verb with `release`: which of them is meant, the state of the order says.
 */
export function useOrderVerbs(parts: {
  /** false: somebody else has the keys. */
  isOn: boolean
  /** Of the one under the cursor; null = none is. */
  state: OrderState | null
  targets: readonly string[]
  ask: (action: OrderAction, orderIds: readonly string[]) => void
}) {
  const { isOn, state, targets, ask } = parts
  const texts = useMessages('orders')
  const role = useSession((session) => session.role)
  const why = !roleAllows(role, 'lead') ? texts.needsLead : targets.length === 0 ? texts.noRow : null
  const isHeld = state === 'on-hold' || state === 'backordered'
  const onKey = (action: OrderAction) =>
    action === 'resume' ? isHeld : action === 'release' ? !isHeld : true
  useKeyCommands(
    (isOn ? ORDER_ACTIONS : []).map((action) => {
      const verb = VERB_OF_ACTION[action]
      return {
        id: `order.${action}`,
        label: texts.actions[action],
        group: texts.group,
        keys: onKey(action) ? [VERB_KEYS[verb]] : [],
        words: wordsOf((words) => words.verb[verb]),
        disabled: why,
        run: () => ask(action, targets),
      }
    }),
  )
}
